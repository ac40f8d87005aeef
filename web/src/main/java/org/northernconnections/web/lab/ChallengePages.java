package org.northernconnections.web.lab;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.AskAndAnswer;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeReview;
import org.northernconnections.lab.ChallengeReviews;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.Coach;
import org.northernconnections.lab.Differences;
import org.northernconnections.lab.Follows;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabRules;
import org.northernconnections.lab.Labs;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.lab.Need;
import org.northernconnections.lab.Question;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.lab.Wording;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Paging;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Challenges: the list, the public page of the call, the form with its coach, and the versions.
@Controller
public final class ChallengePages {
    private static final int ROWS = 20;

    private final Labs labs;
    private final Challenges challenges;
    private final WordChallenge word;
    private final MoveChallenge move;
    private final AskAndAnswer questions;
    private final ChallengeReviews reviews;
    private final Follows follows;
    private final People people;
    private final Ledger ledger;
    private final NewIds ids;

    public ChallengePages(
            Labs labs,
            Challenges challenges,
            WordChallenge word,
            MoveChallenge move,
            AskAndAnswer questions,
            ChallengeReviews reviews,
            Follows follows,
            People people,
            Ledger ledger,
            NewIds ids) {
        this.labs = labs;
        this.challenges = challenges;
        this.word = word;
        this.move = move;
        this.questions = questions;
        this.reviews = reviews;
        this.follows = follows;
        this.people = people;
        this.ledger = ledger;
        this.ids = ids;
    }

    /// What the list is narrowed to, as the reader typed it.
    public record Filter(String q, String state, String country, String p) {
        @SuppressWarnings("NullAway") // What is missing in a call is bound as null, whatever the type says.
        public Filter {
            q = q == null ? "" : q.strip();
            state = state == null ? "" : state;
            country = country == null ? "" : country;
            p = p == null ? "" : p;
        }
    }

    /// @param states that the viewer can filter by
    /// @param labs in which the viewer may word a challenge
    public record ListPage(
            Page page,
            Filter filter,
            List<Challenge> challenges,
            Paging paging,
            List<ChallengeState> states,
            List<Lab> labs) {}

    /// @param missing before a review can be asked for
    /// @param reviews for those who may read them
    public record ShowPage(
            Page page,
            Challenge challenge,
            @Nullable Account contact,
            List<Question> questions,
            Problems problems,
            String asked,
            boolean owner,
            boolean mayReview,
            boolean mayReword,
            boolean follows,
            int followers,
            List<ChallengeState> steps,
            List<String> missing,
            List<ChallengeReview> reviews,
            List<LedgerLine> history) {
        /// Does the call take applications now?
        public boolean takesApplications() {
            return challenge.takesApplications(page.now());
        }
    }

    /// @param id null for a challenge that is not there yet
    /// @param contacts who can answer for it
    /// @param theirs as somebody else saved it in the meantime; null if nobody did
    public record EditPage(
            Page page,
            ChallengeForm form,
            Problems problems,
            @Nullable ChallengeId id,
            Lab lab,
            List<Account> contacts,
            List<Coach.Remark> remarks,
            @Nullable Challenge theirs) {}

    public record CoachPart(Page page, List<Coach.Remark> remarks) {}

    public record VersionsPage(Page page, Challenge challenge, List<Wording> wordings) {}

    /// One part of a challenge in two versions.
    public record Changed(String label, List<Differences.Part> parts) {}

    public record DifferencesPage(
            Page page, Challenge challenge, Wording before, Wording after, List<Changed> changes) {}

    @Allowed(Who.ANYONE)
    @GetMapping("/challenges")
    ModelAndView list(Page page, @ModelAttribute Filter filter) {
        List<Challenge> found = found(page.viewer(), filter);
        Paging paging = Paging.of(filter.p(), ROWS);
        Viewer viewer = page.viewer();
        List<Lab> wordable = viewer.partner()
                ? labs.list().stream()
                        .filter(lab -> LabRules.mayWord(viewer, lab))
                        .toList()
                : List.of();
        return page.show(
                "lab/challenges",
                new ListPage(
                        page,
                        filter,
                        found.stream().skip(paging.skip()).limit(ROWS).toList(),
                        paging.with(found.size(), page.path()),
                        states(viewer),
                        wordable));
    }

    private static List<ChallengeState> states(Viewer viewer) {
        return EnumSet.allOf(ChallengeState.class).stream()
                .filter(state -> state.published() || viewer.partner())
                .toList();
    }

    private List<Challenge> found(Viewer viewer, Filter filter) {
        Set<ChallengeState> wanted = EnumSet.noneOf(ChallengeState.class);
        for (ChallengeState state : states(viewer)) {
            if (filter.state().isEmpty() || filter.state().equals(Word.key(state))) {
                wanted.add(state);
            }
        }
        Set<LabId> inCountry = new java.util.HashSet<>();
        labs.list().stream()
                .filter(lab -> filter.country().isEmpty() || lab.country().equals(filter.country()))
                .forEach(lab -> inCountry.add(lab.id()));
        return challenges.list(wanted).stream()
                .filter(challenge -> LabRules.mayKnow(viewer, challenge))
                .filter(challenge -> inCountry.contains(challenge.lab()))
                .filter(challenge -> speaksOf(challenge, filter.q()))
                .sorted(java.util.Comparator.comparingInt(
                        (Challenge challenge) -> challenge.state() == ChallengeState.OPEN ? 0 : 1))
                .toList();
    }

    private static boolean speaksOf(Challenge challenge, String words) {
        String text = (challenge.title() + " " + challenge.wording().summary() + " " + challenge.labName() + " "
                        + String.join(
                                " ",
                                challenge.wording().needs().stream()
                                        .map(Need::text)
                                        .toList()))
                .toLowerCase(Locale.ROOT);
        return List.of(words.toLowerCase(Locale.ROOT).split("\\s+")).stream().allMatch(text::contains);
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(Page page, @PathVariable String kind, @ModelAttribute Filter filter) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("title", "lab", "owner", "state", "opened", "closes", "needs", "address"));
        for (Challenge challenge : found(page.viewer(), filter)) {
            rows.add(List.of(
                    challenge.title(),
                    challenge.labName(),
                    challenge.ownerName(),
                    Word.of(challenge.state()),
                    challenge.openedAt() == null ? "" : challenge.openedAt().toString(),
                    challenge.closesAt() == null ? "" : challenge.closesAt().toString(),
                    String.join(
                            " | ",
                            challenge.wording().needs().stream().map(Need::text).toList()),
                    "/challenges/" + challenge.id()));
        }
        return Sheet.download("challenges", kind, rows);
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/{id}")
    ModelAndView show(Page page, @PathVariable ChallengeId id) {
        return page.show("lab/challenge", shown(page, word.get(page.viewer(), id), Problems.none(), ""));
    }

    /// The page of a challenge, with a question that was not accepted still in its form.
    ShowPage shown(Page page, Challenge challenge, Problems problems, String asked) {
        Viewer viewer = page.viewer();
        boolean owner = LabRules.owns(viewer, challenge);
        boolean reviewer = LabRules.mayReview(viewer, challenge);
        return new ShowPage(
                page,
                challenge,
                challenge.contact() == null
                        ? null
                        : people.find(challenge.contact()).orElse(null),
                questions.list(viewer, challenge),
                problems,
                asked,
                owner,
                reviewer && challenge.state() == ChallengeState.IN_REVIEW,
                word.mayReword(viewer, challenge),
                viewer.findAccountId()
                        .filter(account -> follows.follows(account, challenge.id()))
                        .isPresent(),
                owner ? follows.count(challenge.id()) : 0,
                move.steps(viewer, challenge),
                owner ? MoveChallenge.missing(challenge) : List.of(),
                owner || reviewer ? reviews.listOf(challenge.id()) : List.of(),
                viewer.partner() ? ledger.listAbout("challenge", challenge.id().value()) : List.of());
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/new")
    ModelAndView draft(Page page, @RequestParam LabId lab) {
        Lab in = wordable(page.viewer(), lab);
        var form = ChallengeForm.empty(page.language().code());
        return page.show("lab/word", edit(page, form, Problems.none(), null, in, null));
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges")
    ModelAndView draft(Page page, @RequestParam LabId lab, @ModelAttribute ChallengeForm form) {
        Lab in = wordable(page.viewer(), lab);
        Problems problems = form.check();
        if (problems.any()) {
            return page.refuse("lab/word", edit(page, form, problems, null, in, null));
        }
        Challenge draft = form.toNew(new ChallengeId(ids.next()), in, page.now(), author(page));
        word.draft(page.viewer(), draft);
        return page.go("/challenges/" + draft.id(), "lab.drafted");
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/challenges/{id}/edit")
    ModelAndView edit(Page page, @PathVariable ChallengeId id) {
        Challenge challenge = editable(page.viewer(), id);
        Lab lab = labs.get(challenge.lab());
        return page.show("lab/word", edit(page, ChallengeForm.of(challenge), Problems.none(), id, lab, null));
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/edit")
    ModelAndView save(Page page, @PathVariable ChallengeId id, @ModelAttribute ChallengeForm form) {
        Challenge before = editable(page.viewer(), id);
        Lab lab = labs.get(before.lab());
        Problems problems = form.check();
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
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/coach")
    ModelAndView coach(Page page, @ModelAttribute ChallengeForm form) {
        return page.show("lab/coach", new CoachPart(page, remarks(page, form)));
    }

    private static List<Coach.Remark> remarks(Page page, ChallengeForm form) {
        return Coach.read(form.wording(1, page.now(), ""), !form.contact().isEmpty());
    }

    private static String author(Page page) {
        return page.viewer().getAccount().shownName();
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
        return new EditPage(page, form, problems, id, lab, contacts(lab.owner()), remarks(page, form), theirs);
    }

    private List<Account> contacts(OrganisationId owner) {
        return people.listOf(owner, Role.OWNER);
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/{id}/versions")
    ModelAndView versions(Page page, @PathVariable ChallengeId id) {
        Challenge challenge = word.get(page.viewer(), id);
        return page.show("lab/versions", new VersionsPage(page, challenge, wordings(page.viewer(), challenge)));
    }

    /// Drafts before the first opened wording are known to the owner and the reviewers alone.
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

    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/{id}/versions/{a}/{b}")
    ModelAndView differences(Page page, @PathVariable ChallengeId id, @PathVariable int a, @PathVariable int b) {
        Challenge challenge = word.get(page.viewer(), id);
        List<Wording> all = wordings(page.viewer(), challenge);
        Wording before = numbered(all, a);
        Wording after = numbered(all, b);
        var changes = new ArrayList<Changed>();
        changed(changes, "lab.form.title", before.title(), after.title());
        changed(changes, "lab.form.summary", before.summary(), after.summary());
        changed(changes, "lab.form.needs", needs(before), needs(after));
        changed(changes, "lab.form.success", before.success(), after.success());
        changed(changes, "lab.form.constraints", before.constraints(), after.constraints());
        changed(changes, "lab.form.after", before.afterEvent(), after.afterEvent());
        changed(changes, "lab.form.budget.title", LabWords.budget(page, before), LabWords.budget(page, after));
        changed(changes, "lab.form.criteria", criteria(before), criteria(after));
        return page.show("lab/differences", new DifferencesPage(page, challenge, before, after, changes));
    }

    private static Wording numbered(List<Wording> all, int number) {
        return all.stream()
                .filter(wording -> wording.number() == number)
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
    }

    private static void changed(List<Changed> changes, String label, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Changed(label, Differences.between(before, after)));
        }
    }

    private static String needs(Wording wording) {
        return String.join(
                "\n",
                wording.needs().stream()
                        .map(need -> need.text() + " (" + need.weight() + ")")
                        .toList());
    }

    private static String criteria(Wording wording) {
        return String.join(
                "\n",
                wording.criteria().stream()
                        .map(criterion -> criterion.name() + " (" + criterion.weight() + ") " + criterion.description())
                        .toList());
    }
}
