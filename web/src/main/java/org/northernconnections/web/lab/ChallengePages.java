package org.northernconnections.web.lab;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.northernconnections.lab.Follows;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabRules;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.lab.Need;
import org.northernconnections.lab.Question;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Paging;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.RateLimits;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Challenges: the list, and the page of one, which is the public page of the call once it is open.
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
    private final Organisations organisations;
    private final Ledger ledger;

    private final RateLimits limits;

    public ChallengePages(
            Labs labs,
            Challenges challenges,
            WordChallenge word,
            MoveChallenge move,
            AskAndAnswer questions,
            ChallengeReviews reviews,
            Follows follows,
            People people,
            Organisations organisations,
            RateLimits limits,
            Ledger ledger) {
        this.labs = labs;
        this.challenges = challenges;
        this.word = word;
        this.move = move;
        this.questions = questions;
        this.reviews = reviews;
        this.follows = follows;
        this.limits = limits;
        this.people = people;
        this.organisations = organisations;
        this.ledger = ledger;
    }

    /// What the list is narrowed to, as the reader typed it.
    public record Filter(String q, String state, String country, String p) {
        public Filter {
            q = Typed.text(q);
            state = Typed.text(state);
            country = Typed.text(country);
            p = Typed.text(p);
        }
    }

    /// @param states that the viewer can filter by
    /// @param countries in which there are labs
    /// @param labs in which the viewer may word a challenge
    public record ListPage(
            Page page,
            Filter filter,
            List<Challenge> challenges,
            Paging paging,
            List<ChallengeState> states,
            List<String> countries,
            List<Lab> labs)
            implements ForPrograms<Items<ChallengeLineShape>> {
        @Override
        public Items<ChallengeLineShape> shape() {
            return Items.of(challenges, paging, ChallengeLineShape::of);
        }
    }

    /// What the viewer may do with a challenge as things stand.
    ///
    /// @param reviewer may review it at one time or another
    /// @param mayMatch may see which companies may fit
    public record Rights(
            boolean owner,
            boolean reviewer,
            boolean mayReview,
            boolean mayReword,
            boolean mayMatch,
            boolean mayApply) {}

    /// What was typed into one of the forms of a challenge and not kept.
    ///
    /// @param part of the page: `question`, `comment`, or `answer-` with the id of a question
    /// @param late somebody else was faster
    public record Unkept(String part, String words, boolean late) {
        static final Unkept NOTHING = new Unkept("", "", false);
    }

    /// @param unkept what was typed and not kept
    /// @param heldBy the state of its lab, as long as that lets no call open; null otherwise and once it has opened
    /// @param missing before a review can be asked for
    /// @param remarks of the coach, while it is being worded
    /// @param reviews for those who may read them
    public record ShowPage(
            Page page,
            Challenge challenge,
            @Nullable Account contact,
            List<Question> questions,
            Problems problems,
            Unkept unkept,
            Rights rights,
            boolean follows,
            int followers,
            List<ChallengeState> steps,
            @Nullable LabState heldBy,
            List<String> missing,
            List<Coach.Remark> remarks,
            List<ChallengeReview> reviews,
            List<Told> history)
            implements ForPrograms<ChallengeShape> {
        @Override
        public ChallengeShape shape() {
            return ChallengeShape.of(this);
        }

        @Override
        public @Nullable Object theirShape() {
            if (late("comment")) {
                return reviews.getLast();
            }
            return questions.stream()
                    .filter(question -> late("answer-" + question.id()))
                    .findFirst()
                    .map(ChallengeShape.Question::of)
                    .orElse(null);
        }

        /// What was typed into this part and not kept; empty for nothing.
        public String typed(String part) {
            return unkept.part().equals(part) ? unkept.words() : "";
        }

        /// Was somebody else faster here?
        public boolean late(String part) {
            return unkept.late() && unkept.part().equals(part);
        }

        /// Does the call take applications now?
        public boolean takesApplications() {
            return challenge.takesApplications(page.now());
        }

        /// Is there anything for this viewer to do but read?
        public boolean concerned() {
            return rights.owner() || rights.reviewer();
        }

        /// The closing time that is proposed: twelve weeks from now, at noon.
        public String closesProposed() {
            return page.today().plusWeeks(12).atTime(12, 0).toString();
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/challenges")
    ModelAndView list(Page page, @ModelAttribute Filter filter, HttpServletRequest call) {
        Viewer viewer = page.viewer();
        Map<LabId, Lab> all = byId();
        List<Challenge> found = found(viewer, filter, all, call);
        Paging paging = Paging.of(filter.p(), ROWS);
        return page.show(
                "lab/challenges",
                new ListPage(
                        page,
                        filter,
                        found.stream().skip(paging.skip()).limit(ROWS).toList(),
                        paging.with(found.size(), page.path()),
                        states(viewer),
                        all.values().stream()
                                .map(Lab::country)
                                .distinct()
                                .sorted()
                                .toList(),
                        viewer.partner()
                                ? all.values().stream()
                                        .filter(lab -> LabRules.mayWord(viewer, lab))
                                        .toList()
                                : List.of()));
    }

    private Map<LabId, Lab> byId() {
        var all = new LinkedHashMap<LabId, Lab>();
        labs.list().forEach(lab -> all.put(lab.id(), lab));
        return all;
    }

    private static List<ChallengeState> states(Viewer viewer) {
        return EnumSet.allOf(ChallengeState.class).stream()
                .filter(state -> state.published() || viewer.partner())
                .toList();
    }

    private List<Challenge> found(Viewer viewer, Filter filter, Map<LabId, Lab> all, HttpServletRequest call) {
        if (!filter.q().isBlank()) {
            limits.requireSearchAllowed(viewer, call);
        }
        Set<ChallengeState> wanted = EnumSet.noneOf(ChallengeState.class);
        wanted.addAll(states(viewer));
        if (!filter.state().isEmpty()) {
            wanted.retainAll(Set.of(Word.parse(ChallengeState.class, filter.state())));
        }
        return challenges.list(wanted).stream()
                .filter(challenge -> LabRules.mayKnow(viewer, challenge))
                .filter(challenge ->
                        filter.country().isEmpty() || filter.country().equals(country(all, challenge)))
                .filter(challenge -> speaksOf(challenge, filter.q()))
                .sorted(Comparator.comparingInt(
                        (Challenge challenge) -> challenge.state() == ChallengeState.OPEN ? 0 : 1))
                .toList();
    }

    private static String country(Map<LabId, Lab> all, Challenge challenge) {
        Lab lab = all.get(challenge.lab());
        return lab == null ? "" : lab.country();
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

    @Api(byte[].class)
    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(
            Page page, @PathVariable String kind, @ModelAttribute Filter filter, HttpServletRequest call) {
        Map<LabId, Lab> all = byId();
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of("title", "lab", "country", "owner", "state", "opened", "closes", "budget", "needs", "address"));
        for (Challenge challenge : found(page.viewer(), filter, all, call)) {
            rows.add(List.of(
                    challenge.title(),
                    challenge.labName(),
                    country(all, challenge),
                    challenge.ownerName(),
                    Word.of(challenge.state()),
                    challenge.openedAt() == null ? "" : challenge.openedAt().toString(),
                    challenge.closesAt() == null ? "" : challenge.closesAt().toString(),
                    LabWords.budget(page, challenge.wording()),
                    String.join(
                            " | ",
                            challenge.wording().needs().stream().map(Need::text).toList()),
                    "/challenges/" + challenge.id()));
        }
        return Sheet.download("challenges", kind, rows);
    }

    @Api(ShowPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/challenges/{id}")
    ModelAndView show(Page page, @PathVariable ChallengeId id) {
        return page.show("lab/challenge", shown(page, word.get(page.viewer(), id), Problems.none(), Unkept.NOTHING));
    }

    /// The page of a challenge, with what was not accepted still in its forms.
    ShowPage shown(Page page, Challenge challenge, Problems problems, Unkept unkept) {
        Viewer viewer = page.viewer();
        Rights rights = rights(page, challenge);
        boolean worded = rights.owner() && challenge.state().beingWorded();
        return new ShowPage(
                page,
                challenge,
                Optional.ofNullable(challenge.contact()).flatMap(people::find).orElse(null),
                questions.list(viewer, challenge),
                problems,
                unkept,
                rights,
                viewer.findAccountId()
                        .filter(account -> follows.follows(account, challenge.id()))
                        .isPresent(),
                rights.owner() ? follows.count(challenge.id()) : 0,
                move.steps(viewer, challenge),
                heldBy(challenge),
                worded ? MoveChallenge.missing(challenge) : List.of(),
                worded ? Coach.read(challenge.wording(), challenge.contact() != null) : List.of(),
                rights.owner() || rights.reviewer() ? reviews.listOf(challenge.id()) : List.of(),
                viewer.partner()
                        ? Told.about(
                                page,
                                ledger,
                                people,
                                organisations,
                                "challenge",
                                challenge.id().value(),
                                "lab.challenge.state")
                        : List.of());
    }

    private @Nullable LabState heldBy(Challenge challenge) {
        if (challenge.state().published()) {
            return null;
        }
        LabState state = labs.get(challenge.lab()).state();
        return state.opensCalls() ? null : state;
    }

    private Rights rights(Page page, Challenge challenge) {
        Viewer viewer = page.viewer();
        boolean owner = LabRules.owns(viewer, challenge);
        return new Rights(
                owner,
                LabRules.mayReview(viewer, challenge),
                move.mayReviewNow(viewer, challenge),
                word.mayReword(viewer, challenge),
                owner || (challenge.state().published() && viewer.is(Role.CLUSTER)),
                challenge.takesApplications(page.now()) && (!viewer.partner() || viewer.is(Role.COMPANY)));
    }
}
