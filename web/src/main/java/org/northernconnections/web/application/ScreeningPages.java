package org.northernconnections.web.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.ApplicationRules;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Applications;
import org.northernconnections.application.Recommendation;
import org.northernconnections.application.Recommendations;
import org.northernconnections.application.Screen;
import org.northernconnections.application.Screening;
import org.northernconnections.application.Standing;
import org.northernconnections.application.Standings;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.Criterion;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.home.Funnel;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Screening: the owner's table of applications, who reviews which, eligibility, and a reviewer's own scores.
@Controller
public final class ScreeningPages {
    private static final int REVIEWS_MAX = 9;

    private final Applications applications;
    private final Standings standings;
    private final Screening screening;
    private final Screen screen;
    private final Recommendations recommendations;
    private final Companies companies;
    private final Challenges challenges;
    private final People people;

    public ScreeningPages(
            Applications applications,
            Standings standings,
            Screening screening,
            Screen screen,
            Recommendations recommendations,
            Companies companies,
            Challenges challenges,
            People people) {
        this.applications = applications;
        this.standings = standings;
        this.screening = screening;
        this.screen = screen;
        this.recommendations = recommendations;
        this.companies = companies;
        this.challenges = challenges;
        this.people = people;
    }

    /// @param reviewers with how many reviews each has
    /// @param former reviewers who were taken out and whose scores stay
    /// @param conflicts how many applications each of them may not judge
    /// @param candidates who could be named as reviewers
    /// @param counts applications by state
    /// @param recommendations given and asked for, by cluster
    /// @param stage that the list is narrowed to
    public record ScreeningPage(
            Page page,
            Challenge challenge,
            List<Standing> standings,
            List<Account> reviewers,
            List<Account> former,
            Map<AccountId, Long> loads,
            Map<AccountId, Long> conflicts,
            List<Account> candidates,
            Map<ApplicationState, Integer> counts,
            List<Recommendation> recommendations,
            ScreeningStage stage,
            Problems problems)
            implements ForPrograms<ScreeningShape> {
        @Override
        public ScreeningShape shape() {
            return ScreeningShape.of(this);
        }

        /// The applications that have come as far as the stage that is looked at.
        public List<Standing> rows() {
            return standings.stream().filter(stage::reachedBy).toList();
        }

        /// How many have come how far; each stage opens its applications.
        public Funnel funnel() {
            return new Funnel(Stream.of(ScreeningStage.values())
                    .map(each -> new Funnel.Stage(
                            page.word("application.stage", each),
                            standings.stream().filter(each::reachedBy).count(),
                            "/challenges/%s/screening?stage=%s#applications".formatted(challenge.id(), Word.key(each))))
                    .toList());
        }

        public String reviewer(AccountId id) {
            return Stream.concat(reviewers.stream(), former.stream())
                    .filter(reviewer -> reviewer.id().equals(id))
                    .findFirst()
                    .map(Account::shownName)
                    .orElse("–");
        }

        /// Whose scores do not count, by name.
        public String leftOut(Standing standing) {
            return standing.leftOut().stream().map(this::reviewer).collect(Collectors.joining(", "));
        }

        public long scored() {
            return standings.stream()
                    .filter(standing -> standing.quality() != null)
                    .count();
        }
    }

    public record ReviewsPage(Page page, List<Application> open, List<Application> done)
            implements ForPrograms<ReviewShape.Lists> {
        @Override
        public ReviewShape.Lists shape() {
            return new ReviewShape.Lists(
                    open.stream().map(ApplicationLineShape::of).toList(),
                    done.stream().map(ApplicationLineShape::of).toList());
        }
    }

    /// @param profile of the company; null once it has withdrawn
    /// @param words of clusters about the company, as far as the reviewer may know them
    /// @param linked the reviewer may open them as well
    /// @param opensFit the reviewer may open why the company fits: whoever was taken out since judges no
    /// matches any more
    /// @param scores the reviewer's own, by criterion
    /// @param others of the other reviewers; empty until the own are given
    public record ReviewPage(
            Page page,
            Challenge challenge,
            Application application,
            @Nullable Company profile,
            List<Recommendation> words,
            boolean linked,
            boolean opensFit,
            Map<Integer, Screening.Score> scores,
            List<Screening.Score> others,
            Problems problems)
            implements ForPrograms<ReviewShape> {
        @Override
        public ReviewShape shape() {
            return ReviewShape.of(this);
        }
    }

    @Api(ScreeningPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/screening")
    ModelAndView screening(
            Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "handed in") String stage) {
        Challenge challenge = owned(page.viewer(), id);
        return page.show(
                "application/screening",
                shown(page, challenge, Word.parse(ScreeningStage.class, stage), Problems.none()));
    }

    private ScreeningPage shown(Page page, Challenge challenge, ScreeningStage stage, Problems problems) {
        List<Account> reviewers = screening.listReviewers(challenge.id());
        Map<AccountId, Long> loads = screening.assignments(challenge.id()).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<AccountId, Long> conflicts = screening.listConflicts(challenge.id()).stream()
                .collect(Collectors.groupingBy(Screening.Conflict::reviewer, Collectors.counting()));
        return new ScreeningPage(
                page,
                challenge,
                standings.of(challenge),
                reviewers,
                screening.listFormerReviewers(challenge.id()),
                loads,
                conflicts,
                screen.listPossibleReviewers(challenge),
                applications.countStates(challenge.id()),
                recommendations.listOf(challenge.id()),
                stage,
                problems);
    }

    private Challenge owned(Viewer viewer, ChallengeId id) {
        Challenge challenge = challenges.find(id).orElseThrow(NotAllowed::toKnow);
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw challenge.state().published() ? NotAllowed.toDo("screen for this challenge") : NotAllowed.toKnow();
        }
        return challenge;
    }

    @Api(byte[].class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/screening/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(
            Page page,
            @PathVariable ChallengeId id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "handed in") String stage) {
        List<Standing> all = standings.of(owned(page.viewer(), id));
        ScreeningStage narrowed = Word.parse(ScreeningStage.class, stage);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("company", "country", "state", "newcomer", "recommended by", "reviews", "quality", "spread"));
        for (Standing standing : all.stream().filter(narrowed::reachedBy).toList()) {
            Double quality = standing.quality();
            rows.add(List.of(
                    standing.application().companyName(),
                    standing.application().country(),
                    Word.of(standing.application().state()),
                    standing.newcomer() ? "yes" : "no",
                    String.join("; ", standing.recommendedBy()),
                    standing.totals().size() + "/" + standing.reviewers().size(),
                    quality == null ? "" : String.format(java.util.Locale.ROOT, "%.2f", quality),
                    String.format(java.util.Locale.ROOT, "%.2f", standing.spread())));
        }
        return Sheet.download("screening", kind, rows);
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/screening/reviewers")
    ModelAndView addReviewer(
            Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "") List<AccountId> reviewer) {
        Challenge challenge = owned(page.viewer(), id);
        reviewer.forEach(account -> screen.addReviewer(page.viewer(), challenge, people.get(account)));
        return page.go("/challenges/" + id + "/screening", "application.screening.reviewers_named", reviewer.size());
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/screening/reviewers/{account}/remove")
    ModelAndView removeReviewer(Page page, @PathVariable ChallengeId id, @PathVariable AccountId account) {
        Challenge challenge = owned(page.viewer(), id);
        screen.removeReviewer(page.viewer(), challenge, account);
        return page.go(
                "/challenges/" + id + "/screening",
                "application.screening.reviewer_removed",
                people.get(account).shownName());
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/screening/assign")
    ModelAndView assign(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "2") String each) {
        Challenge challenge = owned(page.viewer(), id);
        int reviews = each.matches("[1-9]") ? Math.min(Integer.parseInt(each), REVIEWS_MAX) : 2;
        List<Application> fewer = screen.assign(page.viewer(), challenge, reviews);
        String back = "/challenges/" + id + "/screening";
        return fewer.isEmpty()
                ? page.go(back, "application.screening.assigned", reviews)
                : page.goWith(
                        back,
                        "warning",
                        "application.screening.assigned_fewer",
                        reviews,
                        fewer.stream().map(Application::companyName).collect(Collectors.joining(", ")));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/applications/{id}/eligibility")
    ModelAndView judge(
            Page page,
            @PathVariable ApplicationId id,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String grounds,
            @RequestParam(defaultValue = "") String feedback,
            @RequestParam(required = false) @Nullable String seen) {
        Application application = applications.find(id).orElseThrow(NotAllowed::toKnow);
        Challenge challenge = challenges.find(application.challenge()).orElseThrow(NotAllowed::toKnow);
        if (!ApplicationRules.maySelect(page.viewer(), challenge)) {
            throw NotAllowed.toKnow();
        }
        boolean eligible = verdict.equals("eligible");
        if (!screen.judge(page.viewer(), challenge, application, eligible, grounds, feedback, seen)) {
            Application now = applications.get(id);
            var problems = new Problems()
                    .require(
                            false,
                            "",
                            "application.conflict.judged",
                            application.companyName(),
                            now.feedback(),
                            String.join(" ", grounds, feedback).strip());
            return page.conflict("application/screening", shown(page, challenge, ScreeningStage.HANDED_IN, problems));
        }
        return page.go("/challenges/" + challenge.id() + "/screening", "application.screening.judged");
    }

    @Api(ReviewsPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/reviews")
    ModelAndView reviews(Page page) {
        if (!page.viewer().partner()) {
            return page.show("application/reviews", new ReviewsPage(page, List.of(), List.of()));
        }
        AccountId reviewer = page.viewer().getAccount().id();
        var scored = new HashMap<ChallengeId, Map<ApplicationId, List<Screening.Score>>>();
        Map<Boolean, List<Application>> byDone = screening.listAssigned(reviewer).stream()
                .collect(Collectors.partitioningBy(application -> scored
                        .computeIfAbsent(application.challenge(), screening::scores)
                        .getOrDefault(application.id(), List.of())
                        .stream()
                        .anyMatch(score -> score.reviewer().equals(reviewer))));
        List<Application> open = byDone.getOrDefault(false, List.of()).stream()
                .filter(Screen::open)
                .toList();
        return page.show("application/reviews", new ReviewsPage(page, open, byDone.getOrDefault(true, List.of())));
    }

    @Api(ReviewPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/applications/{id}/review")
    ModelAndView review(Page page, @PathVariable ApplicationId id) {
        Application application = reviewed(page.viewer(), id);
        return page.show("application/review", shown(page, application, Map.of(), Problems.none()));
    }

    private Application reviewed(Viewer viewer, ApplicationId id) {
        Application application = applications.find(id).orElseThrow(NotAllowed::toKnow);
        if (!screen.reviews(viewer, application)) {
            throw NotAllowed.toKnow();
        }
        return application;
    }

    private ReviewPage shown(
            Page page, Application application, Map<Integer, Screening.Score> typed, Problems problems) {
        AccountId reviewer = page.viewer().getAccount().id();
        List<Screening.Score> all = screening.scores(application.challenge()).getOrDefault(application.id(), List.of());
        Map<Integer, Screening.Score> own = all.stream()
                .filter(score -> score.reviewer().equals(reviewer))
                .collect(Collectors.toMap(Screening.Score::criterion, Function.identity()));
        Challenge challenge = challenges.get(application.challenge());
        return new ReviewPage(
                page,
                challenge,
                application,
                ApplicationRules.profileGoesAlong(application)
                        ? companies.find(application.company()).orElse(null)
                        : null,
                ApplicationRules.wordsAbout(
                        page.viewer(), application, challenge, true, recommendations.listOf(challenge.id())),
                ApplicationRules.maySelect(page.viewer(), challenge),
                ApplicationRules.maySelect(page.viewer(), challenge)
                        || screening.listReviewers(challenge.id()).stream()
                                .map(Account::id)
                                .anyMatch(reviewer::equals),
                typed.isEmpty() ? own : typed,
                own.isEmpty()
                        ? List.of()
                        : all.stream()
                                .filter(score -> !score.reviewer().equals(reviewer))
                                .toList(),
                problems);
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/applications/{id}/review")
    ModelAndView score(Page page, @PathVariable ApplicationId id, @RequestParam Map<String, String> fields) {
        Application application = reviewed(page.viewer(), id);
        Challenge challenge = challenges.get(application.challenge());
        AccountId reviewer = page.viewer().getAccount().id();
        var problems = new Problems();
        var typed = new HashMap<Integer, Screening.Score>();
        for (Criterion criterion : challenge.wording().criteria()) {
            String score = Objects.requireNonNullElse(fields.get("score-" + criterion.position()), "");
            String reason = Objects.requireNonNullElse(fields.get("reason-" + criterion.position()), "")
                    .strip();
            problems.require(score.matches("[0-5]"), "score-" + criterion.position(), "application.review.score")
                    .require(!reason.isEmpty(), "reason-" + criterion.position(), "application.review.reason");
            int number = score.matches("[0-5]") ? Integer.parseInt(score) : -1;
            typed.put(criterion.position(), new Screening.Score(reviewer, criterion.position(), number, reason));
        }
        if (problems.any()) {
            return page.refuse("application/review", shown(page, application, typed, problems));
        }
        screen.score(page.viewer(), challenge, application, List.copyOf(typed.values()));
        return page.go("/reviews", "application.review.done", application.companyName());
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/applications/{id}/conflict")
    ModelAndView conflict(Page page, @PathVariable ApplicationId id, @RequestParam(defaultValue = "") String grounds) {
        Application application = reviewed(page.viewer(), id);
        if (grounds.isBlank()) {
            var problems = new Problems().require(false, "grounds", "form.required");
            return page.refuse("application/review", shown(page, application, Map.of(), problems));
        }
        screen.declareConflict(page.viewer(), application, grounds);
        return page.go("/reviews", "application.conflict.declared");
    }

    /// The score typed for a criterion, if there is one.
    public static Optional<Screening.Score> score(ReviewPage it, int criterion) {
        return Optional.ofNullable(it.scores().get(criterion));
    }
}
