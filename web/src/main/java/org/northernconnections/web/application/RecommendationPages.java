package org.northernconnections.web.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.ApplicationRules;
import org.northernconnections.application.Recommend;
import org.northernconnections.application.Recommendation;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.application.RecommendationState;
import org.northernconnections.application.Recommendations;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.RateLimits;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Recommendations: asked for, given, declined, accepted, withdrawn.
@Controller
public final class RecommendationPages {
    private static final int YEAR_MIN = 1900;

    private final Recommendations recommendations;
    private final Recommend recommend;
    private final WordChallenge challenges;
    private final Organisations organisations;
    private final Companies companies;
    private final RateLimits limits;

    public RecommendationPages(
            Recommendations recommendations,
            Recommend recommend,
            WordChallenge challenges,
            Organisations organisations,
            Companies companies,
            RateLimits limits) {
        this.recommendations = recommendations;
        this.recommend = recommend;
        this.challenges = challenges;
        this.organisations = organisations;
        this.companies = companies;
        this.limits = limits;
    }

    /// A word as it is typed.
    public record GiveForm(
            String cluster, String company, String reason, String knownSince, String conflict, String sure) {
        public GiveForm {
            cluster = Typed.text(cluster);
            company = Typed.text(company);
            reason = Typed.text(reason);
            knownSince = Typed.text(knownSince);
            conflict = Typed.text(conflict);
            sure = Typed.text(sure);
        }
    }

    /// @param asked null for a word that nobody asked for
    /// @param left how many words the cluster may still give
    /// @param theirs what a colleague answered while this viewer typed; null for nothing
    public record GivePage(
            Page page,
            Challenge challenge,
            @Nullable Recommendation asked,
            List<Membership> clusters,
            List<Company> members,
            GiveForm form,
            Problems problems,
            int left,
            @Nullable Recommendation theirs)
            implements ForPrograms<RecommendationShape.Giving> {
        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : RecommendationShape.of(theirs);
        }

        @Override
        public RecommendationShape.Giving shape() {
            return RecommendationShape.Giving.of(this);
        }
    }

    /// @param chosen the ids of the clusters that are ticked
    /// @param words as they were typed
    public record AskPage(
            Page page,
            Challenge challenge,
            List<Organisation> clusters,
            List<String> chosen,
            String words,
            Problems problems)
            implements ForPrograms<Items<Choice>> {
        @Override
        public Items<Choice> shape() {
            return Items.all(clusters, cluster -> new Choice(cluster.id().value(), cluster.name()));
        }
    }

    public record ListPage(Page page, List<Recommendation> given, List<Recommendation> about)
            implements ForPrograms<RecommendationShape.Lists> {
        @Override
        public RecommendationShape.Lists shape() {
            return new RecommendationShape.Lists(
                    given.stream().map(RecommendationShape::of).toList(),
                    about.stream().map(RecommendationShape::of).toList());
        }
    }

    /// @param followedUp the viewer speaks for the cluster, and it is too late to take the word back
    public record ShowPage(
            Page page,
            Recommendation recommendation,
            boolean cluster,
            boolean company,
            boolean mayGive,
            boolean mayWithdraw,
            boolean followedUp)
            implements ForPrograms<RecommendationShape> {
        @Override
        public RecommendationShape shape() {
            return RecommendationShape.of(recommendation);
        }
    }

    @Api(ListPage.class)
    @Allowed({Who.CLUSTER, Who.COMPANY})
    @GetMapping("/recommendations")
    ModelAndView list(Page page) {
        Viewer viewer = page.viewer();
        return page.show(
                "application/recommendations",
                new ListPage(
                        page,
                        recommendations.listOfClusters(viewer.organisations(Role.CLUSTER)),
                        recommendations.listAbout(viewer.organisations(Role.COMPANY))));
    }

    @Api(ShowPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/recommendations/{id}")
    ModelAndView show(Page page, @PathVariable RecommendationId id) {
        Recommendation recommendation = recommend.get(page.viewer(), id);
        Viewer viewer = page.viewer();
        boolean cluster = viewer.speaksFor(recommendation.cluster(), Role.CLUSTER);
        boolean open = recommend.canWithdraw(recommendation);
        boolean ever = RecommendationState.STEPS.allow(recommendation.state(), RecommendationState.WITHDRAWN);
        return page.show(
                "application/recommendation",
                new ShowPage(
                        page,
                        recommendation,
                        cluster,
                        recommendation.company() != null && viewer.speaksFor(recommendation.company(), Role.COMPANY),
                        cluster && recommendation.state() == RecommendationState.ASKED,
                        cluster && open,
                        cluster && ever && !open));
    }

    @Api
    @Allowed({Who.CLUSTER, Who.COMPANY})
    @PostMapping("/recommendations/{id}/step")
    ModelAndView step(Page page, @PathVariable RecommendationId id, @RequestParam String to) {
        RecommendationState state = Word.parse(RecommendationState.class, to);
        recommend.step(page.viewer(), recommend.get(page.viewer(), id), state);
        return page.go("/recommendations/" + id, "application.recommend.stepped");
    }

    @Api(GivePage.class)
    @Allowed(Who.CLUSTER)
    @GetMapping("/challenges/{id}/recommend")
    ModelAndView give(
            Page page,
            @PathVariable ChallengeId id,
            @RequestParam(defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String company) {
        Challenge challenge = challenges.get(page.viewer(), id);
        Recommendation wanted = asked.isEmpty() ? null : recommend.get(page.viewer(), new RecommendationId(asked));
        String cluster = wanted == null
                ? page.viewer().organisations(Role.CLUSTER).getFirst().value()
                : wanted.cluster().value();
        String about = wanted == null || wanted.company() == null
                ? company
                : wanted.company().value();
        var form = new GiveForm(cluster, about, "", "", "", "70");
        return page.show("application/recommend", shown(page, challenge, wanted, form, Problems.none(), null));
    }

    private GivePage shown(
            Page page,
            Challenge challenge,
            @Nullable Recommendation asked,
            GiveForm form,
            Problems problems,
            @Nullable Recommendation theirs) {
        var cluster = new OrganisationId(form.cluster());
        List<Company> members = new ArrayList<>();
        page.viewer().organisations(Role.CLUSTER).forEach(own -> members.addAll(companies.listMembers(own)));
        return new GivePage(
                page,
                challenge,
                asked,
                page.viewer().memberships().stream()
                        .filter(membership -> membership.role() == Role.CLUSTER)
                        .toList(),
                members.stream().distinct().toList(),
                form,
                problems,
                recommend.left(challenge, cluster),
                theirs);
    }

    @Api
    @Allowed(Who.CLUSTER)
    @PostMapping("/challenges/{id}/recommend")
    ModelAndView give(
            Page page,
            @PathVariable ChallengeId id,
            @ModelAttribute GiveForm form,
            @RequestParam(defaultValue = "") String asked) {
        Viewer viewer = page.viewer();
        Challenge challenge = challenges.get(viewer, id);
        Recommendation known = asked.isEmpty() ? null : recommend.get(viewer, new RecommendationId(asked));
        if (!viewer.speaksFor(new OrganisationId(form.cluster()), Role.CLUSTER)) {
            throw NotAllowed.toDo("recommend for this cluster");
        }
        if (known != null && !known.challenge().equals(id)) {
            throw NotAllowed.toKnow();
        }
        // Whoever gives a word beside this call waits here, and then sees this one.
        Recommendation wanted = recommend.hold(challenge, known);
        if (wanted != null && wanted.state() != RecommendationState.ASKED && challenge.takesApplications(page.now())) {
            return page.conflict(
                    "application/recommend", shown(page, challenge, wanted, form, Problems.none(), wanted));
        }
        var problems = new Problems()
                .require(
                        wanted == null || wanted.cluster().value().equals(form.cluster()),
                        "cluster",
                        "application.recommend.other_cluster")
                .require(isId(form.company()), "company", "form.required")
                .require(
                        form.company().isEmpty() || isMember(form.cluster(), form.company()),
                        "company",
                        "application.recommend.no_member")
                .require(!isId(form.company()) || !spoken(id, form, wanted), "company", "application.recommend.already")
                .requireText(form.reason(), "reason")
                .require(
                        within(form.knownSince(), YEAR_MIN, recommend.thisYear()),
                        "knownSince",
                        "application.recommend.year",
                        recommend.thisYear())
                .require(within(form.sure(), 0, 100), "sure", "application.recommend.percent");
        if (problems.any()) {
            return page.refuse("application/recommend", shown(page, challenge, wanted, form, problems, null));
        }
        if (!limits.allowsSending(viewer)) {
            problems.require(false, "", "application.too_often");
            return page.tooOften("application/recommend", shown(page, challenge, wanted, form, problems, null));
        }
        var given = new Recommendations.Given(
                id,
                new OrganisationId(form.cluster()),
                new OrganisationId(form.company()),
                form.reason(),
                Integer.parseInt(form.knownSince()),
                form.conflict(),
                Integer.parseInt(form.sure()));
        RecommendationId kept = recommend.give(viewer, challenge, given, wanted);
        return page.go("/recommendations/" + kept, "application.recommend.given");
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-z]{12}");
    }

    private boolean spoken(ChallengeId challenge, GiveForm form, @Nullable Recommendation asked) {
        return recommend.spoken(
                challenge, new OrganisationId(form.cluster()), new OrganisationId(form.company()), asked);
    }

    private boolean isMember(String cluster, String company) {
        return companies.listMembers(new OrganisationId(cluster)).stream()
                .anyMatch(member -> member.id().value().equals(company));
    }

    private static boolean within(String text, int min, int max) {
        return text.matches("\\d{1,4}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max;
    }

    @Api(AskPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/ask-cluster")
    ModelAndView ask(Page page, @PathVariable ChallengeId id) {
        Challenge challenge = owned(page.viewer(), id);
        return page.show("application/ask", asked(page, challenge, List.of(), "", Problems.none()));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/ask-cluster")
    ModelAndView ask(
            Page page,
            @PathVariable ChallengeId id,
            @RequestParam(defaultValue = "") List<String> cluster,
            @RequestParam(defaultValue = "") String words) {
        Challenge challenge = owned(page.viewer(), id);
        List<String> chosen = cluster.stream().distinct().toList();
        Problems problems = askable(challenge, chosen);
        if (problems.any()) {
            return page.refuse("application/ask", asked(page, challenge, chosen, words, problems));
        }
        if (!chosen.stream().allMatch(_ -> limits.allowsSending(page.viewer()))) {
            problems.require(false, "", "application.too_often");
            return page.tooOften("application/ask", asked(page, challenge, chosen, words, problems));
        }
        chosen.forEach(one -> recommend.ask(page.viewer(), challenge, new OrganisationId(one), null, words.strip()));
        return page.go("/challenges/" + id, "application.ask.done", chosen.size());
    }

    private AskPage asked(Page page, Challenge challenge, List<String> chosen, String words, Problems problems) {
        return new AskPage(page, challenge, organisations.listClusters(), chosen, words, problems);
    }

    /// What is wrong with asking these: none of them, no cluster, or one that has not answered yet.
    private Problems askable(Challenge challenge, List<String> chosen) {
        var problems = new Problems().require(!chosen.isEmpty(), "cluster", "application.ask.none");
        var clusters = new HashMap<String, Organisation>();
        organisations.listClusters().forEach(known -> clusters.put(known.id().value(), known));
        problems.require(clusters.keySet().containsAll(chosen), "cluster", "application.ask.no_cluster");
        if (!problems.any()) {
            Set<OrganisationId> awaited = recommend.awaited(challenge);
            for (String one : chosen) {
                Organisation cluster = Objects.requireNonNull(clusters.get(one));
                problems.require(!awaited.contains(cluster.id()), "cluster", "application.ask.already", cluster.name());
            }
        }
        return problems;
    }

    private Challenge owned(Viewer viewer, ChallengeId id) {
        Challenge challenge = challenges.get(viewer, id);
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw NotAllowed.toDo("ask clusters about this challenge");
        }
        return challenge;
    }
}
