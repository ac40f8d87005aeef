package org.northernconnections.app.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.northernconnections.app.MoveClock;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Applications;
import org.northernconnections.application.Release;
import org.northernconnections.application.Screen;
import org.northernconnections.application.Select;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Events;
import org.northernconnections.event.MakeTimetable;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Participants;
import org.northernconnections.event.PlanEvent;
import org.northernconnections.event.PublishTimetable;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Timetables;
import org.northernconnections.event.Wishing;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeReview;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.ledger.Changes;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;

/// Leads the demonstration to the morning of the Gothenburg day, by the deeds that people would do on the way:
/// selection, release, confirmations, wishes, a timetable of the engine, provisional and final.
public final class EventMorning {
    /// The day to which the story of the demonstration leads.
    public static final EventId EVENT = new EventId(SeedEvents.event("gothenburg-day"));
    private static final ChallengeId CHALLENGE = new ChallengeId(SeedLabs.challenge("hoppet"));
    private static final ChallengeId NEXT = new ChallengeId(SeedLabs.challenge("hoppet-playground"));

    private static final String FEEDBACK =
            "Many applications were strong. Yours lacked a reference that a preschool could visit; the next call asks for one as well.";

    /// As many as presented on the real day.
    private static final int PRESENTERS = 27;

    private static final int NEXT_CALL_DAYS = 45;

    private static final int WAITING_MAX = 8;
    private static final int HOSTS_EACH = 4;
    private static final int SECONDS = 6;
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private final Function<Class<?>, Object> parts;
    private final MoveClock clock;
    private final Changes changes;

    /// @param parts gives each part of the running program
    public EventMorning(Function<Class<?>, Object> parts, MoveClock clock, Changes changes) {
        this.parts = parts;
        this.clock = clock;
        this.changes = changes;
    }

    private <T> T part(Class<T> kind) {
        return kind.cast(parts.apply(kind));
    }

    /// Leads there, unless the day was planned before.
    ///
    /// @param progress hears what is being done, in a few words
    public void prepare(Consumer<String> progress) {
        Event event = part(Events.class).get(EVENT);
        if (event.state() == EventState.COLLECTING_WISHES) {
            clock.to(at(event, event.day().minusDays(10), LocalTime.NOON));
            select(progress);
            confirmAndCome(progress);
            wish(progress);
            openNextCall(event, progress);
            clock.to(at(event, event.day().minusDays(5), LocalTime.NOON));
            plan(progress);
        }
        clock.to(at(event, event.day(), MORNING));
        progress.accept("the morning of " + event.name() + ", " + event.day());
    }

    private static Instant at(Event event, LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(event.zone()).toInstant();
    }

    private Viewer viewer(AccountId account) {
        return part(People.class).viewer(part(People.class).get(account), clock.today());
    }

    private Viewer owner() {
        return viewer(new AccountId(Keys.person("karin-lindqvist")));
    }

    private Viewer organiser() {
        return viewer(new AccountId(Keys.person("mette-dahlgaard")));
    }

    private void as(Viewer viewer, Runnable deed) {
        changes.run(viewer.actor(), "", deed);
    }

    private void select(Consumer<String> progress) {
        Viewer owner = owner();
        Challenge challenge = part(Challenges.class).get(CHALLENGE);
        Release release = part(Release.class);
        for (Application application : applications()) {
            if (application.state() == ApplicationState.SUBMITTED && application.pending() == null) {
                as(
                        owner,
                        () -> part(Screen.class)
                                .judge(
                                        owner,
                                        challenge,
                                        application,
                                        true,
                                        "Complete, and within the constraints.",
                                        "",
                                        null));
            }
        }
        as(owner, () -> part(Select.class).keep(owner, challenge, clock.today(), WAITING_MAX));
        makeRoom(owner, challenge);
        refuseUnscored(owner, challenge);
        as(
                owner,
                () -> release.preview(owner, challenge)
                        .withoutFeedback()
                        .forEach(application -> release.saveFeedback(owner, challenge, application, FEEDBACK, null)));
        as(owner, () -> release.release(owner, challenge, null));
        progress.accept("the selection of Hoppet, released at once");
    }

    /// The proven best of the places, and as many more as the day has room for, by the owner's hand.
    private void makeRoom(Viewer owner, Challenge challenge) {
        long chosen = applications().stream().filter(EventMorning::shortlisted).count();
        applications().stream()
                .filter(application -> application.state() == ApplicationState.ELIGIBLE && !shortlisted(application))
                .filter(application ->
                        !part(People.class).listOf(application.company()).isEmpty())
                .limit(Math.max(0, PRESENTERS - chosen))
                .forEach(application -> as(
                        owner,
                        () -> part(Select.class)
                                .overrule(
                                        owner,
                                        challenge,
                                        application,
                                        Application.Decision.SHORTLISTED,
                                        "The day has room for twenty-seven",
                                        null)));
    }

    /// What no reviewer has scored is no candidate of the selection, and nothing is released while it is undecided.
    private void refuseUnscored(Viewer owner, Challenge challenge) {
        applications().stream()
                .filter(application ->
                        application.state() == ApplicationState.ELIGIBLE && application.pending() == null)
                .forEach(application -> as(
                        owner,
                        () -> part(Select.class)
                                .overrule(
                                        owner,
                                        challenge,
                                        application,
                                        Application.Decision.NOT_SELECTED,
                                        "It came late, and no reviewer has scored it",
                                        null)));
    }

    private static boolean shortlisted(Application application) {
        return application.pending() == Application.Decision.SHORTLISTED;
    }

    private List<Application> applications() {
        return part(Applications.class).listOf(CHALLENGE);
    }

    private void confirmAndCome(Consumer<String> progress) {
        int confirmed = 0;
        for (Application application : applications()) {
            List<Viewer> people = part(People.class).listOf(application.company()).stream()
                    .map(account -> viewer(account.id()))
                    .toList();
            if (application.state() == ApplicationState.SHORTLISTED && !people.isEmpty()) {
                as(people.getFirst(), () -> part(Release.class).answer(people.getFirst(), application, true));
                confirmed++;
            }
        }
        for (Participant seat : part(Participants.class).list(EVENT)) {
            if (seat.coming() == Coming.INVITED && seat.account() != null) {
                Viewer viewer = viewer(seat.account());
                as(viewer, () -> part(Attend.class).answer(viewer, seat, Coming.COMING, 0, null, Set.of()));
            }
        }
        progress.accept(confirmed + " companies that present, and their answers");
    }

    /// Each company wishes to meet some of the hosts in turn, who wish the same.
    private void wish(Consumer<String> progress) {
        List<Participant> companies = new ArrayList<>();
        List<Participant> hosts = new ArrayList<>();
        for (Participant seat : part(Participants.class).list(EVENT)) {
            if (seat.coming() == Coming.COMING && seat.account() != null) {
                boolean company =
                        part(Organisations.class).get(seat.organisation()).kind() == OrganisationKind.COMPANY;
                (company ? companies : hosts).add(seat);
            }
        }
        int agreed = 0;
        for (int i = 0; i < companies.size(); i++) {
            for (int j = 0; j < HOSTS_EACH; j++) {
                Participant host = hosts.get((i + j * 5) % hosts.size());
                wish(companies.get(i), host);
                wish(host, companies.get(i));
                agreed++;
            }
        }
        progress.accept(agreed + " meetings that both sides wish");
    }

    private void wish(Participant from, Participant about) {
        Viewer viewer = viewer(java.util.Objects.requireNonNull(from.account()));
        as(viewer, () -> part(Wishing.class).choose(viewer, EVENT, about.id(), Wishing.Choice.LIKE, ""));
    }

    /// The secretariat approves the challenge that waits for its review, and its owner opens the call for teams to be
    /// found on the day.
    private void openNextCall(Event event, Consumer<String> progress) {
        MoveChallenge move = part(MoveChallenge.class);
        Challenge waiting = part(Challenges.class).get(NEXT);
        if (waiting.state() == ChallengeState.IN_REVIEW) {
            as(
                    organiser(),
                    () -> move.review(
                            organiser(),
                            waiting,
                            ChallengeReview.Verdict.APPROVED,
                            "Clear, and without a solution in it."));
            Challenge approved = part(Challenges.class).get(NEXT);
            as(
                    owner(),
                    () -> move.open(
                            owner(), approved, at(event, event.day().plusDays(NEXT_CALL_DAYS), LocalTime.NOON)));
            progress.accept("the next call, open: " + approved.title());
        }
    }

    private void plan(Consumer<String> progress) {
        Viewer organiser = organiser();
        if (part(Events.class).get(EVENT).state() == EventState.COLLECTING_WISHES) {
            as(organiser, () -> part(PlanEvent.class).step(organiser, EVENT, EventState.WISHES_CLOSED));
        }
        MakeTimetable make = part(MakeTimetable.class);
        make.start(organiser, EVENT, SECONDS);
        while (make.running(EVENT)) {
            pause();
        }
        for (Timetable.Kind kind : List.of(Timetable.Kind.PROVISIONAL, Timetable.Kind.FINAL)) {
            int version = part(Timetables.class)
                    .findWorking(EVENT)
                    .orElseThrow(() -> new IllegalStateException("The timetable of the demonstration was not made."))
                    .version();
            as(organiser, () -> part(PublishTimetable.class).publish(organiser, EVENT, kind, version));
        }
        progress.accept("the timetable, provisional and final");
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Planning was interrupted.", e);
        }
    }
}
