package org.northernconnections.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.selection.Candidate;
import org.northernconnections.selection.NextInLine;
import org.northernconnections.selection.Selection;
import org.northernconnections.selection.SelectionEngine;
import org.northernconnections.selection.SelectionProblem;

/// Makes decisions known, as one batch; and moves the waiting list up when somebody declines.
public final class Release {
    private static final Duration ANSWER_TIME = Duration.ofDays(7);

    private final Applications applications;
    private final Challenges challenges;
    private final Standings standings;
    private final BalanceRules rules;
    private final Select select;
    private final SelectionEngine engine;
    private final People people;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;
    private final Confirmations confirmations;

    /// Hears that a company has confirmed that it presents.
    public interface Confirmations {
        void confirmed(Challenge challenge, OrganisationId company);
    }

    public Release(
            Applications applications,
            Challenges challenges,
            Standings standings,
            BalanceRules rules,
            Select select,
            SelectionEngine engine,
            People people,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock,
            Confirmations confirmations) {
        this.applications = applications;
        this.challenges = challenges;
        this.standings = standings;
        this.rules = rules;
        this.select = select;
        this.engine = engine;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.confirmations = confirmations;
    }

    /// What a release would do.
    ///
    /// @param decided applications with a pending decision, by decision and name
    /// @param withoutFeedback refused ones without feedback that can be used: as long as there are any, nothing
    /// is released
    /// @param undecided eligible ones without a decision
    /// @param unreachable decided ones for which nobody can be written to
    /// @param letters every mail as it would be written
    public record Preview(
            List<Application> decided,
            List<Application> withoutFeedback,
            List<Application> undecided,
            List<Application> unreachable,
            List<Letter> letters) {
        /// May it be released?
        public boolean ready() {
            return !decided.isEmpty() && withoutFeedback.isEmpty() && undecided.isEmpty();
        }
    }

    /// Shows every mail and its recipient before anything is sent.
    public Preview preview(Viewer viewer, Challenge challenge) {
        requireOwner(viewer, challenge);
        List<Application> all = applications.listOf(challenge.id());
        List<Application> decided = all.stream()
                .filter(application -> application.pending() != null)
                .sorted(Comparator.comparing((Application application) -> Objects.requireNonNull(application.pending()))
                        .thenComparing(Application::companyName))
                .toList();
        var letters = new ArrayList<Letter>();
        var unreachable = new ArrayList<Application>();
        for (Application application : decided) {
            List<Message> messages = messages(application, clock.instant().plus(ANSWER_TIME));
            if (messages.isEmpty()) {
                unreachable.add(application);
            }
            messages.forEach(message -> letters.add(post.compose(message)));
        }
        return new Preview(
                decided,
                decided.stream()
                        .filter(application -> application.pending() == Application.Decision.NOT_SELECTED
                                && !application.hasFeedback())
                        .toList(),
                all.stream()
                        .filter(application ->
                                (application.state() == ApplicationState.ELIGIBLE && application.pending() == null)
                                        || application.state() == ApplicationState.SUBMITTED)
                        .toList(),
                unreachable,
                letters);
    }

    private List<Message> messages(Application application, Instant answerBy) {
        return people.listOf(application.company(), Role.COMPANY).stream()
                .map(person -> message(person, application, answerBy))
                .toList();
    }

    private static Message message(Account person, Application application, Instant answerBy) {
        Application.Decision decision = Objects.requireNonNull(application.pending());
        String kind = switch (decision) {
            case SHORTLISTED -> "shortlisted";
            case WAITING -> "waiting_list";
            case NOT_SELECTED -> "not_selected";
        };
        return Message.to(
                person,
                kind,
                "release:%s:%s:%s".formatted(application.id(), kind, person.id()),
                "/applications/" + application.id(),
                application.challengeTitle(),
                application.companyName(),
                decision == Application.Decision.NOT_SELECTED ? application.feedback() : java.util.Date.from(answerBy),
                application.waitingRank() == null ? 0 : application.waitingRank());
    }

    /// Keeps the feedback that a refused company will read.
    public void saveFeedback(Viewer viewer, Challenge challenge, Application application, String feedback) {
        requireOwner(viewer, challenge);
        applications.saveFeedback(application.id(), feedback.strip());
        ledger.note("application", application.id().value(), "feedback written", "");
    }

    /// Makes all pending decisions known at once: states move, mails are written, once a cause.
    public int release(Viewer viewer, Challenge challenge) {
        Preview preview = preview(viewer, challenge);
        if (!preview.ready()) {
            throw new TooLate("application.release.not_ready");
        }
        Instant answerBy = clock.instant().plus(ANSWER_TIME);
        preview.decided().forEach(application -> messages(application, answerBy).forEach(post::send));
        applications.release(
                new BatchId(ids.next()),
                challenge.id(),
                clock.instant(),
                viewer.getAccount().id().value(),
                answerBy);
        return preview.decided().size();
    }

    /// A shortlisted company says yes or no. If it says no, the next in line moves up by itself.
    public void answer(Viewer viewer, Application application, boolean yes) {
        if (!ApplicationRules.mayApplyFor(viewer, application.company())) {
            throw NotAllowed.toDo("answer for this company");
        }
        ApplicationState to = yes ? ApplicationState.CONFIRMED : ApplicationState.DECLINED;
        if (!ApplicationState.STEPS.allow(application.state(), to)) {
            throw new TooLate("application.too_late.step");
        }
        applications.step(application.id(), to);
        Challenge challenge = challenges.get(application.challenge());
        if (yes) {
            confirmations.confirmed(challenge, application.company());
        } else {
            moveUp(challenge);
        }
    }

    /// Fills a free place from the waiting list: the first with whom all rules in use hold, otherwise the first.
    void moveUp(Challenge challenge) {
        List<Standing> all = standings.of(challenge);
        List<Standing> in = all.stream()
                .filter(standing -> standing.application().state() == ApplicationState.SHORTLISTED
                        || standing.application().state() == ApplicationState.CONFIRMED)
                .toList();
        List<Standing> waiting = all.stream()
                .filter(standing -> standing.application().state() == ApplicationState.WAITING)
                .sorted(Comparator.comparingInt((Standing standing) -> {
                    Integer rank = standing.application().waitingRank();
                    return rank == null ? Integer.MAX_VALUE : rank;
                }))
                .toList();
        if (waiting.isEmpty() || in.size() >= challenge.places()) {
            return;
        }
        Application next = firstThatFits(challenge, in, waiting).application();
        Instant answerBy = clock.instant().plus(ANSWER_TIME);
        applications.moveUp(next.id(), answerBy);
        for (Account person : people.listOf(next.company(), Role.COMPANY)) {
            post.send(Message.to(
                    person,
                    "moved_up",
                    "moved-up:%s:%s".formatted(next.id(), person.id()),
                    "/applications/" + next.id(),
                    challenge.title(),
                    next.companyName(),
                    java.util.Date.from(answerBy)));
        }
    }

    /// The waiting are tried in their order, each as one who has just declined would be replaced.
    private Standing firstThatFits(Challenge challenge, List<Standing> in, List<Standing> waiting) {
        var today = java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        var used = rules.listOf(challenge.id()).stream()
                .filter(BalanceRule::inUse)
                .map(rule -> select.rule(rule, today))
                .toList();
        var candidates = new ArrayList<Candidate>();
        in.forEach(standing -> candidates.add(candidate(standing, 0)));
        for (int i = 0; i < waiting.size(); i++) {
            candidates.add(candidate(waiting.get(i), waiting.size() - i));
        }
        var gone = new Candidate("gone", 0, java.util.Set.of(), Candidate.Place.OPEN);
        candidates.add(gone);
        var chosen = new ArrayList<String>();
        in.forEach(standing -> chosen.add(standing.application().id().value()));
        chosen.add(gone.id());
        var problem = new SelectionProblem(candidates, challenge.places(), used);
        var selection = new Selection.Chosen(
                chosen,
                0,
                true,
                waiting.stream()
                        .map(standing -> standing.application().id().value())
                        .toList(),
                List.of());
        return switch (engine.nextAfterDecline(problem, selection, gone.id())) {
            case NextInLine.Invite(String id) ->
                waiting.stream()
                        .filter(standing -> standing.application().id().value().equals(id))
                        .findFirst()
                        .orElseThrow();
            case NextInLine.Nobody _ -> waiting.getFirst();
        };
    }

    private static Candidate candidate(Standing standing, double quality) {
        return new Candidate(standing.application().id().value(), quality, standing.tags(), Candidate.Place.OPEN);
    }

    private static void requireOwner(Viewer viewer, Challenge challenge) {
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw NotAllowed.toDo("release decisions of this challenge");
        }
    }
}
