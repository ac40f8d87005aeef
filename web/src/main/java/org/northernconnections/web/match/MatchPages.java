package org.northernconnections.web.match;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.match.Exposure;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Together;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.knowledge.Region;
import org.northernconnections.matching.knowledge.Regions;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.CompanyRules;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.lab.ChallengeLineShape;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Paging;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.partnership.RegionField;
import org.northernconnections.web.security.RateLimits;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What fits: each list is a page by itself, and a part of other pages when htmx asks for it.
@Controller
public final class MatchPages {
    /// Leaves out the fair order for one list.
    private static final String BY_FIT = "fit";

    private static final int COMPANIES_MAX = 30;
    private static final int CHALLENGES_MAX = 30;
    private static final int TEAMS_MAX = 3;
    private static final int FOUND_MAX = 50;
    private static final int WORDS_LENGTH_MAX = 200;

    private final Matches matches;
    private final Together together;
    private final Exposure exposure;
    private final Challenges challenges;
    private final KeepCompanies companies;
    private final RateLimits limits;

    public MatchPages(
            Matches matches,
            Together together,
            Exposure exposure,
            Challenges challenges,
            KeepCompanies companies,
            RateLimits limits) {
        this.matches = matches;
        this.together = together;
        this.exposure = exposure;
        this.challenges = challenges;
        this.companies = companies;
        this.limits = limits;
    }

    /// What a list is narrowed to, as the reader typed it.
    ///
    /// @param order `fit` leaves out the fair order
    /// @param country code of the only country; empty for all
    /// @param region code or name of a region in which they lie; empty for all
    /// @param newcomers not empty for those alone who have never presented
    /// @param own not empty for members of the viewer's own clusters alone
    /// @param cluster name of the only cluster, of those in which the viewer counts; empty for all
    /// @param unreached not empty for those alone of whom the viewer knows that they have not been reached
    /// @param p which page of a narrowed list
    public record Filter(
            String order,
            String country,
            String region,
            String newcomers,
            String own,
            String cluster,
            String unreached,
            String p) {
        public Filter {
            order = Typed.text(order);
            country = Typed.text(country);
            region = Typed.text(region);
            newcomers = Typed.text(newcomers);
            own = Typed.text(own);
            cluster = Typed.text(cluster);
            unreached = Typed.text(unreached);
            p = Typed.text(p);
        }

        boolean fair() {
            return !order.equals(BY_FIT);
        }

        public boolean narrows() {
            return !country.isEmpty()
                    || !region.isEmpty()
                    || !newcomers.isEmpty()
                    || !own.isEmpty()
                    || !cluster.isEmpty()
                    || !unreached.isEmpty();
        }

        /// Which companies it keeps.
        Predicate<CompanyBrief> keeps(Together.Heard heard) {
            List<String> regions = RegionField.asked(region);
            return company -> keeps(company, heard)
                    && (regions == null
                            || regions.stream().anyMatch(whole -> Regions.isWithin(company.region(), whole)));
        }

        private boolean keeps(CompanyBrief company, Together.Heard heard) {
            return (country.isEmpty() || country.equals(company.country()))
                    && (newcomers.isEmpty() || company.newcomer())
                    && (own.isEmpty() || heard.ownMember(company))
                    && (cluster.isEmpty() || heard.clusters(company).contains(cluster))
                    && (unreached.isEmpty() || Boolean.FALSE.equals(heard.of(company)));
        }

        /// The same companies in the other order.
        String turned() {
            return new Filter(fair() ? BY_FIT : "", country, region, newcomers, own, cluster, unreached, "").query();
        }

        /// In the same order those of a country or cluster.
        Filter only(String onlyCountry, String onlyCluster, boolean notYet) {
            return new Filter(order, onlyCountry, "", "", "", onlyCluster, notYet ? "yes" : "", "");
        }

        String query() {
            var query = new StringJoiner("&", "?", "").setEmptyValue("");
            add(query, "order", order);
            add(query, "country", country);
            add(query, "region", region);
            add(query, "newcomers", newcomers);
            add(query, "own", own);
            add(query, "cluster", cluster);
            add(query, "unreached", unreached);
            return query.toString();
        }

        private static void add(StringJoiner query, String name, String value) {
            if (!value.isEmpty()) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }

    /// @param own it is a member of a cluster that the viewer speaks for
    /// @param reached for those who select: a cluster gave its word for it, or it applied; for a cluster of its own
    /// members: by its own word; null for those who may not know
    public record CompanyRow(
            Exposure.Placed placed, boolean own, @Nullable Boolean reached) {
        public boolean notYetReached() {
            return Boolean.FALSE.equals(reached);
        }

        public CompanyBrief company() {
            return placed.match().company();
        }

        public Fit fit() {
            return placed.match().ranked().fit();
        }
    }

    /// @param selects whether the viewer selects, and so knows of everybody whom the challenge has reached
    /// @param paging of a narrowed list; a whole one is a page of the best
    /// @param teams and `reach`: of all that fit, whatever the list is narrowed to; for people, as programs
    /// read them from the rows
    public record CompaniesPage(
            Page page,
            Challenge challenge,
            Filter filter,
            boolean selects,
            List<CompanyRow> rows,
            Paging paging,
            List<Together.TeamMatch> teams,
            Together.WhomItReaches reach)
            implements ForPrograms<Items<FitShape.OfCompany>> {
        @Override
        public Items<FitShape.OfCompany> shape() {
            return Items.of(rows, paging, FitShape::of);
        }

        /// Newcomers get their share of places; else the order is by fit alone.
        public boolean fair() {
            return filter.fair();
        }

        /// The same list in the other order.
        public String turned() {
            return address(filter.turned());
        }

        /// Those of this country alone, or of them those who have not been reached.
        public String ofCountry(String country, boolean notYet) {
            return address(filter.only(country, "", notYet).query());
        }

        /// Those of this cluster alone, or of them those who have not been reached.
        public String ofCluster(String cluster, boolean notYet) {
            return address(filter.only("", cluster, notYet).query());
        }

        private String address(String query) {
            return "/challenges/%s/companies-that-may-fit%s".formatted(challenge.id(), query);
        }

        /// Where companies fit or may fit, and the country that was asked for.
        public List<String> countries() {
            return Stream.concat(
                            reach.countries().stream(),
                            Stream.of(filter.country()).filter(country -> !country.isEmpty()))
                    .distinct()
                    .sorted(Comparator.comparing(page::country))
                    .toList();
        }

        /// The regions that the filter offers.
        public List<Region> regions() {
            return RegionField.offered(filter.country(), countries());
        }

        /// What is wrong with what the list is narrowed to.
        @Override
        public Problems problems() {
            return RegionField.check(filter.region());
        }

        /// The clusters in which the viewer counts, and the one that was asked for.
        public List<String> clusters() {
            return Stream.concat(
                            reach.clusters().stream(),
                            Stream.of(filter.cluster()).filter(cluster -> !cluster.isEmpty()))
                    .distinct()
                    .sorted()
                    .toList();
        }

        /// The viewer has members of a cluster to look for.
        public boolean hasMembers() {
            return page.viewer().is(Role.CLUSTER);
        }
    }

    public record ChallengesPage(Page page, Company company, List<Matches.ChallengeMatch> rows)
            implements ForPrograms<Items<FitShape.OfChallenge>> {
        @Override
        public Items<FitShape.OfChallenge> shape() {
            return Items.all(
                    rows,
                    row -> new FitShape.OfChallenge(ChallengeLineShape.of(row.challenge()), FitShape.of(row.fit())));
        }
    }

    /// @param paging of the companies; of the challenges the best are shown
    public record SearchPage(
            Page page, String q, Matches.Found<Company> companies, Matches.Found<Challenge> challenges, Paging paging)
            implements ForPrograms<FitShape.Found> {
        @Override
        public FitShape.Found shape() {
            return new FitShape.Found(
                    companies.page().stream()
                            .map(one -> new Choice(one.id().value(), one.name()))
                            .toList(),
                    companies.total(),
                    challenges.page().stream().map(ChallengeLineShape::of).toList(),
                    challenges.total(),
                    Stream.concat(
                                    challenges.page().stream()
                                            .filter(challenges.otherWords()::contains)
                                            .map(one -> one.id().value()),
                                    companies.page().stream()
                                            .filter(companies.otherWords()::contains)
                                            .map(one -> one.id().value()))
                            .toList(),
                    companies.all() && challenges.all());
        }
    }

    @Api(CompaniesPage.class)
    @Allowed({Who.OWNER, Who.CLUSTER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/companies-that-may-fit")
    ModelAndView companies(Page page, @PathVariable ChallengeId id, @ModelAttribute Filter filter) {
        Challenge challenge = challenges.find(id).orElseThrow(NotAllowed::toKnow);
        Viewer viewer = page.viewer();
        requireMayAsk(viewer, challenge);
        boolean whole = page.part().isEmpty();
        int limit = whole ? Together.FITTING_MAX : COMPANIES_MAX;
        List<Matches.Fitting> fitting = matches.companiesFor(viewer, challenge, limit);
        Together.Heard heard = together.heard(viewer, challenge);
        Shown shown = filter.narrows()
                ? narrowed(page, challenge, filter, heard)
                : best(viewer, challenge, fitting, filter.fair());
        List<CompanyRow> rows = shown.placed().stream()
                .map(placed -> new CompanyRow(
                        placed,
                        heard.ownMember(placed.match().company()),
                        heard.of(placed.match().company())))
                .toList();
        return page.show(
                whole ? "match/companies" : "match/companiesList",
                new CompaniesPage(
                        page,
                        challenge,
                        filter,
                        heard.selects(),
                        rows,
                        shown.paging(),
                        whole ? together.teamsFor(challenge, fitting, TEAMS_MAX) : List.of(),
                        whole ? together.reach(heard, fitting, page.today()) : Together.WhomItReaches.NOT_COUNTED));
    }

    private record Shown(List<Exposure.Placed> placed, Paging paging) {}

    /// The best of all that fit, on one page, which is booked.
    private Shown best(Viewer viewer, Challenge challenge, List<Matches.Fitting> fitting, boolean fair) {
        List<Exposure.Placed> placed = exposure.order(fitting, fair, COMPANIES_MAX);
        exposure.book(viewer, challenge, fitting, placed, fair);
        return new Shown(placed, Paging.of("", COMPANIES_MAX).with(placed.size(), ""));
    }

    /// A page of those that the reader looks for. Nothing is booked: whom a reader chose to look for is nobody's
    /// merit.
    private Shown narrowed(Page page, Challenge challenge, Filter filter, Together.Heard heard) {
        List<Matches.Fitting> listed =
                matches.companiesFor(page.viewer(), filter.keeps(heard), challenge, Together.FITTING_MAX);
        Paging paging = Paging.of(filter.p(), COMPANIES_MAX).with(listed.size(), page.path());
        List<Exposure.Placed> placed = exposure.order(listed, filter.fair(), Together.FITTING_MAX).stream()
                .skip(paging.skip())
                .limit(COMPANIES_MAX)
                .toList();
        return new Shown(placed, paging);
    }

    /// Before it opens, a challenge is its owner's and the secretariat's; then clusters look for members too.
    static void requireMayAsk(Viewer viewer, Challenge challenge) {
        if (!mayAsk(viewer, challenge)) {
            throw challenge.state().published() ? NotAllowed.toDo("see which companies may fit") : NotAllowed.toKnow();
        }
    }

    static boolean mayAsk(Viewer viewer, Challenge challenge) {
        return viewer.secretariat()
                || viewer.speaksFor(challenge.owner(), Role.OWNER)
                || (challenge.state().published() && viewer.is(Role.CLUSTER));
    }

    @Api(ChallengesPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/companies/{id}/challenges-for-you")
    ModelAndView challenges(Page page, @PathVariable OrganisationId id) {
        Company company = companies.get(page.viewer(), id);
        if (!CompanyRules.mayEdit(page.viewer(), company)) {
            throw NotAllowed.toDo("see this company's challenges");
        }
        return page.show(
                page.part().isEmpty() ? "match/challenges" : "match/challengesList",
                new ChallengesPage(page, company, matches.challengesFor(company, CHALLENGES_MAX)));
    }

    /// @param p which page of the companies
    @Api(SearchPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/search")
    ModelAndView search(
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String p,
            HttpServletRequest call) {
        String words = q.strip().substring(0, Math.min(q.strip().length(), WORDS_LENGTH_MAX));
        if (words.isEmpty()) {
            return page.show(
                    "match/search",
                    new SearchPage(
                            page, "", Matches.Found.nothing(), Matches.Found.nothing(), Paging.of("", FOUND_MAX)));
        }
        limits.requireSearchAllowed(page.viewer(), call);
        String language = page.language().code();
        Paging paging = Paging.of(p, FOUND_MAX);
        Matches.Found<Company> found =
                matches.searchCompanies(page.viewer(), words, language, paging.skip(), FOUND_MAX);
        return page.show(
                "match/search",
                new SearchPage(
                        page,
                        words,
                        found,
                        matches.searchChallenges(words, language, FOUND_MAX),
                        paging.with(found.total(), page.path())));
    }
}
