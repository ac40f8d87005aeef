package org.northernconnections.web.match;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
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
import org.northernconnections.matching.reach.Reach;
import org.northernconnections.partnership.Companies;
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
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
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
    /// @param newcomers not empty for those alone who have never presented
    /// @param own not empty for members of the viewer's own clusters alone
    public record Filter(String order, String country, String newcomers, String own) {
        public Filter {
            order = Typed.text(order);
            country = Typed.text(country);
            newcomers = Typed.text(newcomers);
            own = Typed.text(own);
        }

        boolean fair() {
            return !order.equals(BY_FIT);
        }

        public boolean narrows() {
            return !country.isEmpty() || !newcomers.isEmpty() || !own.isEmpty();
        }

        boolean keeps(CompanyBrief company, boolean ownMember) {
            return (country.isEmpty() || country.equals(company.country()))
                    && (newcomers.isEmpty() || company.newcomer())
                    && (own.isEmpty() || ownMember);
        }

        /// The same companies in the other order.
        String turned() {
            var query = new StringJoiner("&", "?", "").setEmptyValue("");
            if (fair()) {
                query.add("order=" + BY_FIT);
            }
            if (!country.isEmpty()) {
                query.add("country=" + URLEncoder.encode(country, StandardCharsets.UTF_8));
            }
            if (!newcomers.isEmpty()) {
                query.add("newcomers=yes");
            }
            if (!own.isEmpty()) {
                query.add("own=yes");
            }
            return query.toString();
        }
    }

    /// @param own it is a member of a cluster that the viewer speaks for
    /// @param reached a cluster gave its word for it, or it applied; null for those who may not know
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

    /// @param teams and `reach`: of all that fit, whatever the list is narrowed to; for people, as programs read them
    /// from the rows
    public record CompaniesPage(
            Page page,
            Challenge challenge,
            Filter filter,
            List<CompanyRow> rows,
            List<Together.TeamMatch> teams,
            Together.WhomItReaches reach)
            implements ForPrograms<Items<FitShape.OfCompany>> {
        @Override
        public Items<FitShape.OfCompany> shape() {
            return Items.all(rows, FitShape::of);
        }

        /// Newcomers get their share of places; else the order is by fit alone.
        public boolean fair() {
            return filter.fair();
        }

        /// The same list in the other order.
        public String turned() {
            return "/challenges/%s/companies-that-may-fit%s".formatted(challenge.id(), filter.turned());
        }

        /// Where companies fit, and the country that was asked for.
        public List<String> countries() {
            return Stream.concat(
                            reach.byCountry().stream().map(Reach.Part::name),
                            Stream.of(filter.country()).filter(country -> !country.isEmpty()))
                    .distinct()
                    .sorted(Comparator.comparing(page::country))
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

    public record SearchPage(Page page, String q, Companies.Listed companies, List<Challenge> challenges)
            implements ForPrograms<FitShape.Found> {
        @Override
        public FitShape.Found shape() {
            return new FitShape.Found(
                    companies.companies().stream()
                            .map(one -> new Choice(one.id().value(), one.name()))
                            .toList(),
                    companies.total(),
                    challenges.stream().map(ChallengeLineShape::of).toList());
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
        List<Matches.Fitting> listed = filter.narrows()
                ? matches.companiesFor(viewer, company -> filter.keeps(company, own(viewer, company)), challenge, limit)
                : fitting;
        List<Exposure.Placed> shown = exposure.order(listed, filter.fair(), COMPANIES_MAX);
        if (!filter.narrows()) { // whom a reader chose to look for is nobody's merit
            exposure.book(viewer, challenge, listed, shown, filter.fair());
        }
        Optional<Set<OrganisationId>> reached = together.reached(viewer, challenge);
        List<CompanyRow> rows = shown.stream()
                .map(placed -> new CompanyRow(
                        placed,
                        own(viewer, placed.match().company()),
                        reached.map(all -> all.contains(placed.match().id())).orElse(null)))
                .toList();
        return page.show(
                whole ? "match/companies" : "match/companiesList",
                new CompaniesPage(
                        page,
                        challenge,
                        filter,
                        rows,
                        whole ? together.teamsFor(challenge, fitting, TEAMS_MAX) : List.of(),
                        whole ? together.reach(viewer, challenge, fitting) : Together.WhomItReaches.NOT_COUNTED));
    }

    /// Before it opens, a challenge is its owner's and the secretariat's; then clusters look for members too.
    static void requireMayAsk(Viewer viewer, Challenge challenge) {
        boolean published = challenge.state().published();
        boolean may = viewer.secretariat()
                || viewer.speaksFor(challenge.owner(), Role.OWNER)
                || (published && viewer.is(Role.CLUSTER));
        if (!may) {
            throw published ? NotAllowed.toDo("see which companies may fit") : NotAllowed.toKnow();
        }
    }

    private static boolean own(Viewer viewer, CompanyBrief company) {
        return company.clusters().stream().anyMatch(cluster -> viewer.speaksFor(cluster.id(), Role.CLUSTER));
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

    @Api(SearchPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/search")
    ModelAndView search(Page page, @RequestParam(defaultValue = "") String q, HttpServletRequest call) {
        String words = q.strip().substring(0, Math.min(q.strip().length(), WORDS_LENGTH_MAX));
        if (words.isEmpty()) {
            return page.show("match/search", new SearchPage(page, "", new Companies.Listed(List.of(), 0), List.of()));
        }
        limits.requireSearchAllowed(page.viewer(), call);
        String language = page.language().code();
        return page.show(
                "match/search",
                new SearchPage(
                        page,
                        words,
                        matches.searchCompanies(page.viewer(), words, language, FOUND_MAX),
                        matches.searchChallenges(words, language, FOUND_MAX)));
    }
}
