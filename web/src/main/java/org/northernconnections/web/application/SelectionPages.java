package org.northernconnections.web.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.ApplicationRules;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Applications;
import org.northernconnections.application.BalanceRule;
import org.northernconnections.application.BalanceRuleId;
import org.northernconnections.application.BalanceRules;
import org.northernconnections.application.Release;
import org.northernconnections.application.Screening;
import org.northernconnections.application.Select;
import org.northernconnections.application.Standing;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.selection.Selection;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Selection under balance rules, decisions by hand, and the release as one batch.
@Controller
public final class SelectionPages {
    /// What the form sends to take a decision back.
    private static final String UNDECIDED = "undecided";

    private static final int PLACES_MAX = 200;

    private final Applications applications;
    private final Select select;
    private final Release release;
    private final BalanceRules rules;
    private final Screening screening;
    private final Challenges challenges;
    private final Organisations organisations;
    private final NewIds ids;

    public SelectionPages(
            Applications applications,
            Select select,
            Release release,
            BalanceRules rules,
            Screening screening,
            Challenges challenges,
            Organisations organisations,
            NewIds ids) {
        this.applications = applications;
        this.select = select;
        this.release = release;
        this.rules = rules;
        this.screening = screening;
        this.challenges = challenges;
        this.organisations = organisations;
        this.ids = ids;
    }

    /// @param clusters of which new rules can speak
    /// @param named the names of all clusters of which rules speak, by tag: also of those that have left
    public record SelectionPage(
            Page page,
            Challenge challenge,
            Select.Preview preview,
            List<String> countries,
            List<Organisation> clusters,
            Map<String, String> named,
            Problems problems)
            implements ForPrograms<SelectionShape> {
        @Override
        public SelectionShape shape() {
            return SelectionShape.of(this);
        }

        /// Every eligible application, those with a quality first: also what nobody has scored is decided by hand.
        public List<Standing> eligible() {
            return Stream.concat(preview.candidates().stream(), preview.unscored().stream())
                    .toList();
        }

        public boolean mayChangePlaces() {
            return Select.mayChangePlaces(challenge, preview.over());
        }

        /// What can be decided by hand about this application.
        public List<Application.Decision> decisions(Application application) {
            return Select.decisions(challenge, application);
        }

        /// The application's company, for ids that the engine names.
        public String name(String application) {
            return eligible().stream()
                    .filter(standing -> standing.application().id().value().equals(application))
                    .findFirst()
                    .map(standing -> standing.application().companyName())
                    .orElse("–");
        }

        /// Is it chosen under the rules in use?
        public boolean chosen(Standing standing) {
            return preview.selection() instanceof Selection.Chosen chosen
                    && chosen.chosen().contains(standing.application().id().value());
        }

        /// A rule in words.
        public String words(BalanceRule rule) {
            String what = tag(rule.tag());
            return page.t("application.rule." + Word.key(rule.kind()), rule.number(), what);
        }

        private String tag(String tag) {
            if (tag.startsWith("country:")) {
                return page.t("application.rule.from", page.country(tag.substring("country:".length())));
            }
            if (tag.startsWith("cluster:")) {
                return page.t("application.rule.member", named.getOrDefault(tag, "–"));
            }
            return page.t("application.rule." + tag.replace(' ', '_'));
        }
    }

    /// Feedback that was typed while somebody else saved another one.
    public record Clash(ApplicationId application, String typed) {}

    /// @param drafts of feedback from the reviewers' reasons, by application
    /// @param clash null unless somebody else was faster
    /// @param changed something else would be released than the viewer looked at
    public record ReleasePage(
            Page page,
            Challenge challenge,
            Release.Preview preview,
            Map<ApplicationId, String> drafts,
            @Nullable Clash clash,
            boolean changed)
            implements ForPrograms<ReleaseShape> {
        @Override
        public ReleaseShape shape() {
            return ReleaseShape.of(this);
        }

        @Override
        public @Nullable ReleaseShape theirShape() {
            return changed || clash != null ? shape() : null;
        }

        /// Did somebody else save feedback for this application while this viewer typed?
        public boolean clashes(Application application) {
            return clash != null && clash.application().equals(application.id());
        }

        /// What was typed for an application whose decision has been released or taken back meanwhile; empty if none
        /// was.
        public String tooLate() {
            return clash == null || preview.decided().stream().anyMatch(this::clashes) ? "" : clash.typed();
        }

        /// Where somebody decides about an application without a decision: first whether it is eligible.
        public String decideAt(Application application) {
            return application.state() == ApplicationState.ELIGIBLE
                    ? "/challenges/%s/selection#of-%s".formatted(challenge.id(), application.id())
                    : "/challenges/%s/screening".formatted(challenge.id());
        }

        /// What stands in the field.
        public String text(Application application) {
            return clash != null && clashes(application) ? clash.typed() : drafts.getOrDefault(application.id(), "");
        }
    }

    @Api(SelectionPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/selection")
    ModelAndView selection(Page page, @PathVariable ChallengeId id) {
        return page.show("application/selection", shown(page, owned(page.viewer(), id), Problems.none()));
    }

    private SelectionPage shown(Page page, Challenge challenge, Problems problems) {
        Select.Preview preview = select.preview(page.viewer(), challenge, page.today());
        return new SelectionPage(
                page,
                challenge,
                preview,
                organisations.listPartners(page.today()).stream()
                        .map(Partner::organisation)
                        .map(Organisation::country)
                        .distinct()
                        .sorted()
                        .toList(),
                organisations.listClusters(),
                named(preview),
                problems);
    }

    private Map<String, String> named(Select.Preview preview) {
        var named = new HashMap<String, String>();
        for (Select.Priced priced : preview.rules()) {
            String tag = priced.rule().tag();
            if (tag.startsWith("cluster:")) {
                organisations
                        .find(new OrganisationId(tag.substring("cluster:".length())))
                        .ifPresent(cluster -> named.put(tag, cluster.name()));
            }
        }
        return named;
    }

    /// The challenge of something that only its owner knows of; for anybody else it is as if there were nothing.
    private Challenge ownedIfAny(Viewer viewer, ChallengeId id) {
        Challenge challenge = challenges.find(id).orElseThrow(NotAllowed::toKnow);
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw NotAllowed.toKnow();
        }
        return challenge;
    }

    private Challenge owned(Viewer viewer, ChallengeId id) {
        Challenge challenge = challenges.find(id).orElseThrow(NotAllowed::toKnow);
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw challenge.state().published() ? NotAllowed.toDo("select for this challenge") : NotAllowed.toKnow();
        }
        return challenge;
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/selection/rules")
    ModelAndView addRule(
            Page page,
            @PathVariable ChallengeId id,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "1") String number) {
        Challenge challenge = owned(page.viewer(), id);
        BalanceRule.Kind demand = Word.parse(BalanceRule.Kind.class, kind);
        String about = demand == BalanceRule.Kind.ALL_PRESENT ? "country" : tag;
        var problems = new Problems()
                .require(
                        about.matches(
                                        "country:[A-Z]{2}|cluster:[0-9a-z]{12}|newcomer|recommended|not recommended|country")
                                && (demand == BalanceRule.Kind.ALL_PRESENT) == about.equals("country"),
                        "tag",
                        "form.required")
                .require(number.matches("\\d{1,3}"), "number", "form.number");
        if (problems.any()) {
            return page.refuse("application/selection", shown(page, challenge, problems));
        }
        select.addRule(
                page.viewer(),
                challenge,
                new BalanceRule(new BalanceRuleId(ids.next()), id, demand, about, Integer.parseInt(number), false));
        return page.go("/challenges/" + id + "/selection", "application.rule.added");
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/balance-rules/{id}")
    ModelAndView useRule(Page page, @PathVariable BalanceRuleId id, @RequestParam String to) {
        BalanceRule rule = rules.find(id).orElseThrow(NotAllowed::toKnow);
        Challenge challenge = ownedIfAny(page.viewer(), rule.challenge());
        if (to.equals("remove")) {
            select.removeRule(page.viewer(), challenge, rule);
        } else {
            select.use(page.viewer(), challenge, rule, to.equals("use"));
        }
        return page.go("/challenges/" + challenge.id() + "/selection", "application.rule.changed");
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/places")
    ModelAndView places(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "") String places) {
        Challenge challenge = owned(page.viewer(), id);
        int number = places.matches("\\d{1,3}") ? Integer.parseInt(places) : 0;
        if (number < 1 || number > PLACES_MAX) {
            var problems = new Problems().require(false, "places", "lab.form.places");
            return page.refuse("application/selection", shown(page, challenge, problems));
        }
        select.changePlaces(page.viewer(), challenge, number);
        return page.go("/challenges/" + id + "/selection", "application.places.changed");
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/selection")
    ModelAndView keep(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "5") String waiting) {
        Challenge challenge = owned(page.viewer(), id);
        int max = waiting.matches("\\d{1,3}") ? Integer.parseInt(waiting) : 0;
        select.keep(page.viewer(), challenge, page.today(), max);
        return page.go("/challenges/" + id + "/release", "application.selection.kept");
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/applications/{id}/decision")
    ModelAndView overrule(
            Page page,
            @PathVariable ApplicationId id,
            @RequestParam String decision,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(required = false) @Nullable String seen) {
        Application application = applications.find(id).orElseThrow(NotAllowed::toKnow);
        Challenge challenge = ownedIfAny(page.viewer(), application.challenge());
        if (why.isBlank()) {
            var problems = new Problems().require(false, "why", "application.selection.why_missing");
            return page.refuse("application/selection", shown(page, challenge, problems));
        }
        if (decision.equals(UNDECIDED)) {
            return select.undecide(page.viewer(), challenge, application, why.strip(), seen)
                    ? page.go("/challenges/" + challenge.id() + "/selection", "application.selection.undecided")
                    : clash(page, challenge, application, page.t("application.selection.undecide"), why);
        }
        Application.Decision decided = Word.parse(Application.Decision.class, decision);
        if (!select.overrule(page.viewer(), challenge, application, decided, why.strip(), seen)) {
            return clash(page, challenge, application, page.t("application.pending." + Word.key(decided)), why);
        }
        return page.go("/challenges/" + challenge.id() + "/selection", "application.selection.overruled");
    }

    private ModelAndView clash(Page page, Challenge challenge, Application application, String wanted, String why) {
        var problems = new Problems()
                .require(
                        false,
                        "",
                        "application.conflict.decided",
                        application.companyName(),
                        stands(page, application.id()),
                        wanted,
                        why.strip());
        return page.conflict("application/selection", shown(page, challenge, problems));
    }

    /// The decision that stands now, in words.
    private String stands(Page page, ApplicationId id) {
        Application now = applications.get(id);
        return now.pending() == null
                ? page.word("application.state", now.state())
                : page.t("application.pending." + Word.key(now.pending()));
    }

    @Api(ReleasePage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/release")
    ModelAndView preview(Page page, @PathVariable ChallengeId id) {
        return page.show("application/release", release(page, owned(page.viewer(), id), null, false));
    }

    private ReleasePage release(Page page, Challenge challenge, @Nullable Clash clash, boolean changed) {
        ChallengeId id = challenge.id();
        Release.Preview preview = release.preview(page.viewer(), challenge);
        Map<ApplicationId, List<Screening.Score>> scores = screening.scoresThatCount(id);
        Map<ApplicationId, String> drafts = preview.decided().stream()
                .filter(Application::refused)
                .collect(Collectors.toMap(
                        Application::id,
                        application -> application.feedback().isBlank()
                                ? draft(scores.getOrDefault(application.id(), List.of()))
                                : application.feedback()));
        return new ReleasePage(page, challenge, preview, drafts, clash, changed);
    }

    /// The reviewers' reasons for the lowest scores, as a start: the owner edits and keeps it.
    private static String draft(List<Screening.Score> scores) {
        return scores.stream()
                .sorted(java.util.Comparator.comparingInt(Screening.Score::score))
                .limit(2)
                .map(Screening.Score::reason)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/applications/{id}/feedback")
    ModelAndView feedback(
            Page page,
            @PathVariable ApplicationId id,
            @RequestParam(defaultValue = "") String feedback,
            @RequestParam(required = false) @Nullable String seen) {
        Application application = applications.find(id).orElseThrow(NotAllowed::toKnow);
        Challenge challenge = ownedIfAny(page.viewer(), application.challenge());
        if (!release.saveFeedback(page.viewer(), challenge, application, feedback, seen)) {
            return page.conflict("application/release", release(page, challenge, new Clash(id, feedback), false));
        }
        boolean enough = feedback.strip().length() >= Application.FEEDBACK_LENGTH_MIN;
        return page.goWith(
                "/challenges/" + challenge.id() + "/release",
                enough ? "good" : "warning",
                enough ? "application.feedback.kept" : "application.feedback.short",
                Application.FEEDBACK_LENGTH_MIN);
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/release")
    ModelAndView release(
            Page page, @PathVariable ChallengeId id, @RequestParam(required = false) @Nullable String seen) {
        Challenge challenge = owned(page.viewer(), id);
        OptionalInt released = release.release(page.viewer(), challenge, seen);
        return released.isPresent()
                ? page.go("/challenges/" + id + "/screening", "application.release.done", released.getAsInt())
                : page.conflict("application/release", release(page, challenge, null, true));
    }

    /// Gives a place to the next in line where a company has not answered in time.
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/applications/{id}/take-back")
    ModelAndView takeBack(Page page, @PathVariable ApplicationId id) {
        Application application = applications.find(id).orElseThrow(NotAllowed::toKnow);
        Challenge challenge = ownedIfAny(page.viewer(), application.challenge());
        release.takeBack(page.viewer(), challenge, application);
        return page.go(
                "/challenges/" + challenge.id() + "/screening", "application.taken_back", application.companyName());
    }
}
