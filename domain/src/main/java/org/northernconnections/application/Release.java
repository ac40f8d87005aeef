package org.northernconnections.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.Viewer;

/// Makes decisions known, as one batch, and keeps what the shortlisted answer.
public final class Release {
    private final Applications applications;
    private final Challenges challenges;
    private final WaitingList waitingList;
    private final Presenters presenters;
    private final People people;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public Release(
            Applications applications,
            Challenges challenges,
            WaitingList waitingList,
            Presenters presenters,
            People people,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.applications = applications;
        this.challenges = challenges;
        this.waitingList = waitingList;
        this.presenters = presenters;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a release would do.
    ///
    /// @param decided applications with a pending decision, by decision and name
    /// @param withoutFeedback refused ones without feedback that can be used: as long as there are any, nothing
    /// is released
    /// @param undecided eligible ones without a decision
    /// @param unreachable decided ones for which nobody can be written to
    /// @param letters every mail as it would be written
    /// @param free places that stay free although companies wait; 0 once the event is over
    public record Preview(
            List<Application> decided,
            List<Application> withoutFeedback,
            List<Application> undecided,
            List<Application> unreachable,
            List<Letter> letters,
            int free) {
        /// May it be released?
        public boolean ready() {
            return !decided.isEmpty() && withoutFeedback.isEmpty() && undecided.isEmpty();
        }

        /// What is decided about whom, with which rank and feedback, as 64 hexadecimal digits: whoever has looked at
        /// this preview releases this and nothing else.
        public String seen() {
            return SigningIn.hash(decided.stream()
                    .flatMap(application -> Stream.of(
                            application.id().value(),
                            decision(application).name(),
                            String.valueOf(application.waitingRank()),
                            application.feedback()))
                    .map(part -> part.length() + ":" + part)
                    .collect(Collectors.joining()));
        }
    }

    /// Shows every mail and its recipient before anything is sent.
    public Preview preview(Viewer viewer, Challenge challenge) {
        requireOwner(viewer, challenge);
        List<Application> all = applications.listOf(challenge.id());
        List<Application> decided = all.stream()
                .filter(Release::decided)
                .sorted(Comparator.comparing(Release::decision).thenComparing(Application::companyName))
                .toList();
        var letters = new ArrayList<Letter>();
        var unreachable = new ArrayList<Application>();
        Instant answerBy = waitingList.answerBy(challenge);
        for (Application application : decided) {
            List<Message> messages = messages(application, answerBy);
            if (messages.isEmpty()) {
                unreachable.add(application);
            }
            messages.forEach(message -> letters.add(post.compose(message)));
        }
        return new Preview(
                decided,
                decided.stream()
                        .filter(application -> application.refused() && !application.hasFeedback())
                        .toList(),
                all.stream()
                        .filter(application -> application.pending() == null
                                && (application.state() == ApplicationState.ELIGIBLE
                                        || application.state() == ApplicationState.SUBMITTED))
                        .toList(),
                unreachable,
                letters,
                free(challenge, all));
    }

    private static int free(Challenge challenge, List<Application> all) {
        boolean waits = all.stream()
                .anyMatch(application -> application.pending() == Application.Decision.WAITING
                        || (application.pending() == null && application.state() == ApplicationState.WAITING));
        long taken = all.stream()
                .filter(application -> application.state().hasPlace()
                        || (decided(application) && application.pending() == Application.Decision.SHORTLISTED))
                .count();
        return waits && !challenge.state().eventOver() ? Math.max(0, challenge.places() - (int) taken) : 0;
    }

    private static boolean decided(Application application) {
        return application.pending() != null
                && switch (application.state()) {
                    case SUBMITTED, ELIGIBLE, WAITING -> true;
                    case DRAFT, NOT_ELIGIBLE, SHORTLISTED, NOT_SELECTED, CONFIRMED, DECLINED, PRESENTED, WITHDRAWN ->
                        false;
                };
    }

    private static Application.Decision decision(Application application) {
        return Objects.requireNonNull(application.pending());
    }

    private List<Message> messages(Application application, Instant answerBy) {
        return people.listOf(application.company(), Role.COMPANY).stream()
                .map(person -> message(person, application, answerBy))
                .toList();
    }

    private static Message message(Account person, Application application, Instant answerBy) {
        Application.Decision decision = decision(application);
        String kind = switch (decision) {
            case SHORTLISTED -> "shortlisted";
            case WAITING -> "waiting_list";
            case NOT_SELECTED -> "not_selected";
            case NOT_ELIGIBLE -> "not_eligible";
        };
        return Message.to(
                person,
                kind,
                "release:%s:%s:%s".formatted(application.id(), kind, person.id()),
                "/applications/" + application.id(),
                application.challengeTitle(),
                application.companyName(),
                decision.refuses() ? application.feedback() : Date.from(answerBy),
                application.waitingRank() == null ? 0 : application.waitingRank());
    }

    /// Keeps the feedback that a refused company will read.
    ///
    /// @param seen the feedback that the viewer saw; null to ask nothing
    /// @return false if another one stands by now, or none can be kept as the decision is released or taken back
    public boolean saveFeedback(
            Viewer viewer, Challenge challenge, Application application, String feedback, @Nullable String seen) {
        requireOwner(viewer, challenge);
        if (!applications.saveFeedback(application.id(), feedback.strip(), seen)) {
            return false;
        }
        ledger.note("application", application.id().value(), "feedback written", "");
        return true;
    }

    /// Makes all pending decisions known at once: states move, mails are written, once a cause.
    ///
    /// @param seen the preview that the viewer looked at, as [Preview#seen] tells it; null to ask nothing
    /// @return how many; empty if something else would be released by now
    public OptionalInt release(Viewer viewer, Challenge challenge, @Nullable String seen) {
        requireOwner(viewer, challenge);
        // Whoever decides, judges, rewrites or withdraws meanwhile waits here, and then finds it released.
        challenges.lock(challenge.id());
        applications.lockOpen(challenge.id());
        Preview preview = preview(viewer, challenges.get(challenge.id()));
        if (seen != null && !seen.equals(preview.seen())) {
            return OptionalInt.empty();
        }
        if (!preview.ready()) {
            throw new TooLate("application.release.not_ready");
        }
        Instant answerBy = waitingList.answerBy(challenge);
        preview.decided().forEach(application -> messages(application, answerBy).forEach(post::send));
        int released = applications.release(
                new BatchId(ids.next()),
                challenge.id(),
                clock.instant(),
                viewer.getAccount().id().value(),
                answerBy);
        if (released != preview.decided().size()) {
            throw new TooLate("application.release.not_ready");
        }
        return OptionalInt.of(released);
    }

    /// A shortlisted company says yes or no. If it says no, the next in line moves up by itself.
    public void answer(Viewer viewer, Application application, boolean yes) {
        if (!ApplicationRules.mayApplyFor(viewer, application.company())) {
            throw NotAllowed.toDo("answer for this company");
        }
        ApplicationState to = yes ? ApplicationState.CONFIRMED : ApplicationState.DECLINED;
        Challenge challenge = challenges.get(application.challenge());
        if (!ApplicationState.STEPS.allow(application.state(), to)
                || challenge.state().eventOver()) {
            throw new TooLate("application.too_late.step");
        }
        applications.step(application.id(), to);
        if (yes) {
            presenters.confirmed(
                    challenge, application.company(), viewer.getAccount().id());
        } else {
            waitingList.placeFreed(challenge, application);
        }
    }

    /// The owner takes a place back that a company has not answered for in time; the next in line moves up by itself.
    public void takeBack(Viewer viewer, Challenge challenge, Application application) {
        requireOwner(viewer, challenge);
        if (!overdue(application, clock.instant())) {
            throw new TooLate("application.too_late.step");
        }
        applications.step(application.id(), ApplicationState.DECLINED);
        for (Account person : people.listOf(application.company(), Role.COMPANY)) {
            post.send(Message.to(
                    person,
                    "place_taken_back",
                    "taken-back:%s:%s".formatted(application.id(), person.id()),
                    "/applications/" + application.id(),
                    application.challengeTitle(),
                    application.companyName()));
        }
        waitingList.placeFreed(challenge, application);
    }

    /// Has this company a place and not said in time whether it comes?
    public static boolean overdue(Application application, Instant now) {
        Instant answerBy = application.answerBy();
        return application.state() == ApplicationState.SHORTLISTED && answerBy != null && now.isAfter(answerBy);
    }

    private static void requireOwner(Viewer viewer, Challenge challenge) {
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw NotAllowed.toDo("release decisions of this challenge");
        }
    }
}
