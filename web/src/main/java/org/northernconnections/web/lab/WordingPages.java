package org.northernconnections.web.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.Coach;
import org.northernconnections.lab.Differences;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabRules;
import org.northernconnections.lab.Labs;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.lab.Wording;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The wordings of challenges: the form with its coach, the versions, and what changed between two of them.
@Controller
public final class WordingPages {
    private final Labs labs;
    private final Challenges challenges;
    private final WordChallenge word;
    private final People people;
    private final NewIds ids;

    public WordingPages(Labs labs, Challenges challenges, WordChallenge word, People people, NewIds ids) {
        this.labs = labs;
        this.challenges = challenges;
        this.word = word;
        this.people = people;
        this.ids = ids;
    }

    /// @param id null for a challenge that is not there yet
    /// @param contacts who can answer for it
    /// @param theirs as somebody else saved it in the meantime; null if nobody did
    /// @param changes from their wording to this one; empty if nobody was faster
    public record EditPage(
            Page page,
            ChallengeForm form,
            Problems problems,
            @Nullable ChallengeId id,
            Lab lab,
            List<Account> contacts,
            List<Coach.Remark> remarks,
            @Nullable Challenge theirs,
            List<Changed> changes)
            implements ForPrograms<ChallengeForm> {
        @Override
        public ChallengeForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : ChallengeForm.of(theirs);
        }
    }

    public record CoachPart(Page page, List<Coach.Remark> remarks) implements ForPrograms<Items<Coach.Remark>> {
        @Override
        public Items<Coach.Remark> shape() {
            return Items.all(remarks, remark -> remark);
        }
    }

    /// @param wordings newest first
    public record VersionsPage(Page page, Challenge challenge, List<Wording> wordings)
            implements ForPrograms<Items<WordingShape>> {
        @Override
        public Items<WordingShape> shape() {
            return Items.all(wordings, WordingShape::of);
        }
    }

    /// One part of a challenge in two versions.
    public record Changed(String label, List<Differences.Part> parts) {}

    public record DifferencesPage(Page page, Challenge challenge, Wording before, Wording after, List<Changed> changes)
            implements ForPrograms<DifferencesShape> {
        @Override
        public DifferencesShape shape() {
            return DifferencesShape.of(this);
        }
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/new")
    ModelAndView draft(Page page, @RequestParam LabId lab) {
        Lab in = wordable(page.viewer(), lab);
        var form = ChallengeForm.empty(page.language().code());
        return page.show("lab/word", edit(page, form, Problems.none(), null, in, null));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges")
    ModelAndView draft(Page page, @RequestParam LabId lab, @ModelAttribute ChallengeForm form) {
        Lab in = wordable(page.viewer(), lab);
        if (!form.more().isEmpty()) {
            return page.show("lab/word", edit(page, form, Problems.none(), null, in, null));
        }
        Problems problems = form.check(contacts(in.owner()), false, 0);
        if (problems.any()) {
            return page.refuse("lab/word", edit(page, form, problems, null, in, null));
        }
        Challenge draft = form.toNew(new ChallengeId(ids.next()), in, page.now(), author(page));
        word.draft(page.viewer(), draft);
        return page.go("/challenges/" + draft.id(), "lab.drafted");
    }

    @Api(EditPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/edit")
    ModelAndView edit(Page page, @PathVariable ChallengeId id) {
        Challenge challenge = editable(page.viewer(), id);
        Lab lab = labs.get(challenge.lab());
        return page.show("lab/word", edit(page, ChallengeForm.of(challenge), Problems.none(), id, lab, null));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/edit")
    ModelAndView save(Page page, @PathVariable ChallengeId id, @ModelAttribute ChallengeForm form) {
        Challenge before = editable(page.viewer(), id);
        Lab lab = labs.get(before.lab());
        if (!form.more().isEmpty()) {
            return page.show("lab/word", edit(page, form, Problems.none(), id, lab, null));
        }
        Problems problems = form.check(contacts(lab.owner()), !before.state().beingWorded(), needsKept(before));
        if (problems.any()) {
            return page.refuse("lab/word", edit(page, form, problems, id, lab, null));
        }
        return switch (word.reword(page.viewer(), form.toChanged(before, page.now(), author(page)))) {
            case Saved.Kept<Challenge>(Challenge now) ->
                page.go("/challenges/" + id, "lab.reworded", now.wording().number());
            case Saved.Conflict<Challenge>(Challenge theirs) ->
                page.conflict("lab/word", edit(page, form, problems, id, lab, theirs));
        };
    }

    /// What the coach remarks about a form that is being typed; nothing is kept.
    @Api(CoachPart.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/coach")
    ModelAndView coach(Page page, @ModelAttribute ChallengeForm form) {
        return page.show("lab/coach", new CoachPart(page, remarks(page, form)));
    }

    private static List<Coach.Remark> remarks(Page page, ChallengeForm form) {
        return Coach.read(form.wording(1, page.now(), ""), !form.contact().isEmpty());
    }

    private static int needsKept(Challenge challenge) {
        return challenge.state().published() ? challenge.wording().needs().size() : 0;
    }

    /// As the ledger names who acts: an id, which names nobody once the account is erased.
    private static String author(Page page) {
        return page.viewer().actor().word();
    }

    private Lab wordable(Viewer viewer, LabId id) {
        Lab lab = labs.get(id);
        if (!LabRules.mayWord(viewer, lab)) {
            throw NotAllowed.toDo("word a challenge of this lab");
        }
        return lab;
    }

    private Challenge editable(Viewer viewer, ChallengeId id) {
        Challenge challenge = word.get(viewer, id);
        if (!LabRules.owns(viewer, challenge)) {
            throw NotAllowed.toDo("word this challenge");
        }
        if (!word.mayReword(viewer, challenge)) {
            throw new TooLate("lab.too_late.worded");
        }
        return challenge;
    }

    private EditPage edit(
            Page page,
            ChallengeForm form,
            Problems problems,
            @Nullable ChallengeId id,
            Lab lab,
            @Nullable Challenge theirs) {
        return new EditPage(
                page,
                form,
                problems,
                id,
                lab,
                contacts(lab.owner()),
                remarks(page, form),
                theirs,
                theirs == null
                        ? List.of()
                        : changes(
                                page,
                                theirs.wording(),
                                form.wording(theirs.wording().number() + 1, page.now(), "")));
    }

    private List<Account> contacts(OrganisationId owner) {
        return people.listOf(owner, Role.OWNER);
    }

    @Api(VersionsPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/{id}/versions")
    ModelAndView versions(Page page, @PathVariable ChallengeId id) {
        Challenge challenge = word.get(page.viewer(), id);
        List<Wording> newestFirst = wordings(page.viewer(), challenge).reversed();
        return page.show("lab/versions", new VersionsPage(page, challenge, newestFirst));
    }

    /// Drafts before the wording with which the call was opened are known to insiders alone.
    private List<Wording> wordings(Viewer viewer, Challenge challenge) {
        boolean inside = LabRules.owns(viewer, challenge) || LabRules.mayReview(viewer, challenge);
        List<Wording> all = challenges.listWordings(challenge.id());
        if (inside || challenge.openedAt() == null) {
            return all;
        }
        int opened = all.stream()
                .filter(wording -> !wording.writtenAt().isAfter(challenge.openedAt()))
                .mapToInt(Wording::number)
                .max()
                .orElse(1);
        return all.stream().filter(wording -> wording.number() >= opened).toList();
    }

    @Api(DifferencesPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/{id}/versions/{a}/{b}")
    ModelAndView differences(Page page, @PathVariable ChallengeId id, @PathVariable int a, @PathVariable int b) {
        Challenge challenge = word.get(page.viewer(), id);
        List<Wording> all = wordings(page.viewer(), challenge);
        Wording before = numbered(all, a);
        Wording after = numbered(all, b);
        return page.show(
                "lab/differences", new DifferencesPage(page, challenge, before, after, changes(page, before, after)));
    }

    private static Wording numbered(List<Wording> all, int number) {
        return all.stream()
                .filter(wording -> wording.number() == number)
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
    }

    private static List<Changed> changes(Page page, Wording before, Wording after) {
        var changes = new ArrayList<Changed>();
        changed(changes, "lab.form.title", before.title(), after.title());
        changed(changes, "lab.form.summary", before.summary(), after.summary());
        changed(changes, "lab.form.needs", needs(page, before), needs(page, after));
        changed(changes, "lab.form.success", before.success(), after.success());
        changed(changes, "lab.form.constraints", before.constraints(), after.constraints());
        changed(changes, "lab.form.after", before.afterEvent(), after.afterEvent());
        changed(changes, "lab.form.budget.title", LabWords.budget(page, before), LabWords.budget(page, after));
        changed(changes, "lab.form.criteria", criteria(before), criteria(after));
        return changes;
    }

    private static void changed(List<Changed> changes, String label, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Changed(label, Differences.between(before, after)));
        }
    }

    private static String needs(Page page, Wording wording) {
        return String.join(
                "\n",
                wording.needs().stream()
                        .map(need -> "%d. %s (%s)"
                                .formatted(need.position(), need.text(), page.t("lab.form.weight." + need.weight())))
                        .toList());
    }

    private static String criteria(Wording wording) {
        return String.join(
                "\n",
                wording.criteria().stream()
                        .map(criterion -> "%s (%d) %s"
                                .formatted(criterion.name(), criterion.weight(), criterion.description())
                                .strip())
                        .toList());
    }
}
