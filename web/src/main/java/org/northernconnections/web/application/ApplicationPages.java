package org.northernconnections.web.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.ApplicationRules;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Applications;
import org.northernconnections.application.Apply;
import org.northernconnections.application.Recommendation;
import org.northernconnections.application.Recommendations;
import org.northernconnections.application.Release;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.RateLimits;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// A company's applications: writing, handing in, changing, withdrawing, answering the invitation.
@Controller
public final class ApplicationPages {
    private final Applications applications;
    private final Apply apply;
    private final Release release;
    private final WordChallenge challenges;
    private final Companies companies;
    private final Recommendations recommendations;
    private final RateLimits limits;
    private final NewIds ids;

    public ApplicationPages(
            Applications applications,
            Apply apply,
            Release release,
            WordChallenge challenges,
            Companies companies,
            Recommendations recommendations,
            RateLimits limits,
            NewIds ids) {
        this.applications = applications;
        this.apply = apply;
        this.release = release;
        this.challenges = challenges;
        this.companies = companies;
        this.recommendations = recommendations;
        this.limits = limits;
        this.ids = ids;
    }

    /// @param companies for which the viewer can apply
    /// @param application what has been written so far; null if nothing has
    /// @param theirs as a colleague saved it in the meantime; null if nobody did
    /// @param missing before it can be handed in
    public record ApplyPage(
            Page page,
            Challenge challenge,
            List<Company> companies,
            ApplicationForm form,
            Problems problems,
            @Nullable Application application,
            @Nullable Application theirs,
            List<String> missing)
            implements ForPrograms<ApplicationForm> {
        @Override
        public ApplicationForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null
                    ? null
                    : ApplicationForm.of(theirs, challenge.wording().needs());
        }
    }

    public record ListPage(Page page, List<Application> applications)
            implements ForPrograms<Items<ApplicationLineShape>> {
        @Override
        public Items<ApplicationLineShape> shape() {
            return Items.all(applications, ApplicationLineShape::of);
        }
    }

    /// @param mine the viewer is of the applying company, and sees what is released only
    /// @param profile of the company, for whoever selects; null for others
    /// @param words of clusters about the company, for whoever selects
    public record ShowPage(
            Page page,
            Challenge challenge,
            Application application,
            boolean mine,
            boolean mayEdit,
            boolean owner,
            @Nullable Company profile,
            List<Recommendation> words)
            implements ForPrograms<ApplicationShape> {
        @Override
        public ApplicationShape shape() {
            return ApplicationShape.of(application, mine, words);
        }
    }

    @Api(ApplyPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/challenges/{id}/apply")
    ModelAndView apply(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "") String company) {
        Challenge challenge = challenges.get(page.viewer(), id);
        List<Company> own = own(page.viewer());
        if (own.isEmpty()) {
            return page.goWith("/companies/new?to=/challenges/" + id + "/apply", "info", "application.profile_first");
        }
        if (!challenge.takesApplications(page.now())) {
            throw new TooLate("application.too_late.closed");
        }
        Company chosen = own.stream()
                .filter(possible -> possible.id().value().equals(company))
                .findFirst()
                .orElse(own.getFirst());
        Optional<Application> written = apply.find(page.viewer(), challenge, chosen.id());
        ApplicationForm form = written.map(application ->
                        ApplicationForm.of(application, challenge.wording().needs()))
                .orElseGet(() -> ApplicationForm.empty(chosen, page.language()));
        return page.show(
                "application/apply", shown(page, challenge, own, form, Problems.none(), written.orElse(null), null));
    }

    private List<Company> own(Viewer viewer) {
        return companies.listOf(viewer.organisations(Role.COMPANY));
    }

    private static ApplyPage shown(
            Page page,
            Challenge challenge,
            List<Company> own,
            ApplicationForm form,
            Problems problems,
            @Nullable Application application,
            @Nullable Application theirs) {
        return new ApplyPage(
                page,
                challenge,
                own,
                form,
                problems,
                application,
                theirs,
                application == null ? List.of() : Apply.missing(application));
    }

    /// Keeps the draft; the button `submit` hands it in as well.
    @Api
    @Allowed(Who.COMPANY)
    @PostMapping("/challenges/{id}/apply")
    ModelAndView save(
            Page page,
            @PathVariable ChallengeId id,
            @ModelAttribute ApplicationForm form,
            @RequestParam(defaultValue = "") String submit) {
        Viewer viewer = page.viewer();
        Challenge challenge = challenges.get(viewer, id);
        List<Company> own = own(viewer);
        Company company = own.stream()
                .filter(possible -> possible.id().value().equals(form.company()))
                .findFirst()
                .orElseThrow(() -> NotAllowed.toDo("apply for this company"));
        Optional<Application> written = apply.find(viewer, challenge, company.id());
        Problems problems = form.check();
        boolean handedIn = written.isPresent() && written.get().state() == ApplicationState.SUBMITTED;
        problems.require(!handedIn || !form.pitch().isBlank(), "pitch", "application.missing.pitch");
        if (problems.any()) {
            return page.refuse(
                    "application/apply", shown(page, challenge, own, form, problems, written.orElse(null), null));
        }
        if (!limits.allowsSending(viewer)) {
            problems.require(false, "", "application.too_often");
            return page.tooOften(
                    "application/apply", shown(page, challenge, own, form, problems, written.orElse(null), null));
        }
        Saved<Application> saved = written.isPresent()
                ? apply.save(viewer, challenge, form.toChanged(written.get(), challenge))
                : added(viewer, challenge, form.toNew(new ApplicationId(ids.next()), challenge, company));
        return switch (saved) {
            case Saved.Conflict<Application>(Application theirs) ->
                page.conflict("application/apply", shown(page, challenge, own, form, problems, theirs, theirs));
            case Saved.Kept<Application>(Application now) -> kept(page, challenge, own, form, now, submit);
        };
    }

    private Saved<Application> added(Viewer viewer, Challenge challenge, Application draft) {
        apply.draft(viewer, challenge, draft);
        return new Saved.Kept<>(applications.get(draft.id()));
    }

    private ModelAndView kept(
            Page page, Challenge challenge, List<Company> own, ApplicationForm form, Application now, String submit) {
        if (submit.isEmpty()) {
            boolean draft = now.state() == ApplicationState.DRAFT;
            return page.go(
                    "/challenges/" + challenge.id() + "/apply?company=" + now.company(),
                    draft ? "application.drafted" : "application.changed");
        }
        if (!Apply.missing(now).isEmpty()) {
            var problems = new Problems();
            Apply.missing(now).forEach(part -> problems.require(false, part, "application.missing." + part));
            return page.refuse(
                    "application/apply", shown(page, challenge, own, withVersion(form, now), problems, now, null));
        }
        apply.submit(page.viewer(), challenge, now);
        return page.go("/applications/" + now.id(), "application.submitted");
    }

    /// The draft was kept although it could not be handed in, so the form goes on from its new version.
    private static ApplicationForm withVersion(ApplicationForm form, Application now) {
        return new ApplicationForm(
                form.company(),
                form.language(),
                form.pitch(),
                form.offer(),
                form.teamWith(),
                form.answer(),
                now.version());
    }

    @Api(ListPage.class)
    @Allowed(Who.COMPANY)
    @GetMapping("/applications")
    ModelAndView list(Page page) {
        return page.show("application/list", new ListPage(page, apply.listOwn(page.viewer())));
    }

    @Api(byte[].class)
    @Allowed(Who.COMPANY)
    @GetMapping("/applications/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(Page page, @PathVariable String kind) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("challenge", "company", "state", "submitted", "answer by"));
        for (Application application : apply.listOwn(page.viewer())) {
            rows.add(List.of(
                    application.challengeTitle(),
                    application.companyName(),
                    Word.of(application.state()),
                    application.submittedAt() == null
                            ? ""
                            : application.submittedAt().toString(),
                    application.answerBy() == null ? "" : application.answerBy().toString()));
        }
        return Sheet.download("applications", kind, rows);
    }

    @Api(ShowPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/applications/{id}")
    ModelAndView show(Page page, @PathVariable ApplicationId id) {
        Viewer viewer = page.viewer();
        Application application = apply.get(viewer, id);
        Challenge challenge = challenges.get(viewer, application.challenge());
        boolean owner = ApplicationRules.maySelect(viewer, challenge);
        return page.show(
                "application/show",
                new ShowPage(
                        page,
                        challenge,
                        application,
                        ApplicationRules.mayApplyFor(viewer, application.company()),
                        ApplicationRules.mayEdit(viewer, application, challenge, page.now()),
                        owner,
                        owner && ApplicationRules.profileGoesAlong(application)
                                ? companies.find(application.company()).orElse(null)
                                : null,
                        owner
                                ? ApplicationRules.wordsAbout(
                                        viewer, application, challenge, false, recommendations.listOf(challenge.id()))
                                : List.of()));
    }

    @Api
    @Allowed(Who.COMPANY)
    @PostMapping("/applications/{id}/withdraw")
    ModelAndView withdraw(Page page, @PathVariable ApplicationId id) {
        apply.withdraw(page.viewer(), apply.get(page.viewer(), id));
        return page.go("/applications", "application.withdrawn");
    }

    @Api
    @Allowed(Who.COMPANY)
    @PostMapping("/applications/{id}/answer")
    ModelAndView answer(Page page, @PathVariable ApplicationId id, @RequestParam String answer) {
        boolean yes = answer.equals("yes");
        release.answer(page.viewer(), apply.get(page.viewer(), id), yes);
        return page.go("/applications/" + id, yes ? "application.confirmed" : "application.declined");
    }
}
