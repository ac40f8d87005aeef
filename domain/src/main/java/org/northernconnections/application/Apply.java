package org.northernconnections.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.Follows;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// A company applies: a draft that is kept, submitted, changed until the call closes, withdrawn.
public final class Apply {
    private static final List<Duration> REMINDERS = List.of(Duration.ofDays(7), Duration.ofDays(1));

    private final Applications applications;
    private final Challenges challenges;
    private final Follows follows;
    private final WaitingList waitingList;
    private final People people;
    private final Post post;
    private final Clock clock;

    public Apply(
            Applications applications,
            Challenges challenges,
            Follows follows,
            WaitingList waitingList,
            People people,
            Post post,
            Clock clock) {
        this.applications = applications;
        this.challenges = challenges;
        this.follows = follows;
        this.waitingList = waitingList;
        this.people = people;
        this.post = post;
        this.clock = clock;
    }

    /// The application as far as this viewer may know it; if it may not be known at all, it is as if there were none.
    public Application get(Viewer viewer, ApplicationId id) {
        Application application = applications.find(id).orElseThrow(NotAllowed::toKnow);
        Challenge challenge = challenges.get(application.challenge());
        if (!ApplicationRules.mayKnow(viewer, application, challenge)) {
            throw NotAllowed.toKnow();
        }
        return ApplicationRules.told(viewer, application, challenge);
    }

    /// What this company has written for the challenge so far.
    public Optional<Application> find(Viewer viewer, Challenge challenge, OrganisationId company) {
        return ApplicationRules.mayApplyFor(viewer, company)
                ? applications
                        .findOf(challenge.id(), company)
                        .map(application -> ApplicationRules.told(viewer, application, challenge))
                : Optional.empty();
    }

    /// Everything of the companies that the viewer speaks for, newest first, as far as they may know it.
    public List<Application> listOwn(Viewer viewer) {
        return applications.listOfCompanies(viewer.organisations(Role.COMPANY)).stream()
                .map(application -> told(viewer, application))
                .toList();
    }

    /// Looks the challenge up for those alone who might own it, so that nobody else can tell states apart by the time
    /// that a list takes.
    private Application told(Viewer viewer, Application application) {
        return viewer.secretariat() || viewer.is(Role.OWNER)
                ? ApplicationRules.told(viewer, application, challenges.get(application.challenge()))
                : application.asToldToItsCompany();
    }

    /// Keeps a first draft; from now on its people hear of the challenge.
    public void draft(Viewer viewer, Challenge challenge, Application draft) {
        requireOwn(viewer, draft);
        requireOpen(challenge);
        if (applications.findOf(challenge.id(), draft.company()).isPresent()) {
            throw new TooLate("application.too_late.applied");
        }
        applications.add(draft, clock.instant());
        follows.follow(viewer.getAccount().id(), challenge.id(), clock.instant());
    }

    /// Keeps what was written, unless somebody else saved it in the meantime.
    public Saved<Application> save(Viewer viewer, Challenge challenge, Application application) {
        requireOwn(viewer, application);
        if (!ApplicationRules.mayEdit(viewer, applications.get(application.id()), challenge, clock.instant())) {
            throw new TooLate("application.too_late.edit");
        }
        return applications.save(application);
    }

    /// What is missing before it can be submitted, as the last parts of message keys.
    public static List<String> missing(Application application) {
        var missing = new ArrayList<String>();
        if (application.pitch().isBlank()) {
            missing.add("pitch");
        }
        if (application.answers().isEmpty()) {
            missing.add("answers");
        }
        return missing;
    }

    /// Hands it in.
    public void submit(Viewer viewer, Challenge challenge, Application application) {
        requireOwn(viewer, application);
        requireOpen(challenge);
        if (application.state() != ApplicationState.DRAFT) {
            throw new TooLate("application.too_late.submitted");
        }
        if (!missing(application).isEmpty()) {
            throw new TooLate("application.too_late.incomplete");
        }
        applications.submit(application.id(), clock.instant());
        for (Account person : people.listOf(application.company(), Role.COMPANY)) {
            post.send(Message.to(
                    person,
                    "application_submitted",
                    "submitted:%s:%s".formatted(application.id(), person.id()),
                    "/applications/" + application.id(),
                    challenge.title(),
                    application.companyName()));
        }
    }

    /// Takes it back, at any time before the end. If it had a place, the next in line moves up.
    public void withdraw(Viewer viewer, Application application) {
        requireOwn(viewer, application);
        if (!application.state().hasPlace()) {
            // Whoever releases decisions meanwhile may give it one.
            challenges.lock(application.challenge());
        }
        ApplicationState state = applications.get(application.id()).state();
        if (!ApplicationState.STEPS.allow(state, ApplicationState.WITHDRAWN)) {
            throw new TooLate("application.too_late.step");
        }
        applications.step(application.id(), ApplicationState.WITHDRAWN);
        if (state.hasPlace()) {
            waitingList.placeFreed(challenges.get(application.challenge()), application);
        }
    }

    /// Reminds those with drafts a week and a day before their call closes, once each. For a job.
    public void remindDrafts() {
        Instant now = clock.instant();
        for (Challenge challenge : challenges.list(Set.of(ChallengeState.OPEN))) {
            Instant closes = challenge.closesAt();
            if (closes == null || !challenge.takesApplications(now)) {
                continue;
            }
            REMINDERS.stream()
                    .filter(before -> !now.isBefore(closes.minus(before)))
                    .min(Duration::compareTo)
                    .ifPresent(before -> remind(challenge, closes, before));
        }
    }

    private void remind(Challenge challenge, Instant closes, Duration before) {
        for (Application draft : applications.listDrafts(challenge.id())) {
            for (Account person : people.listOf(draft.company(), Role.COMPANY)) {
                post.send(Message.to(
                        person,
                        "draft_reminder",
                        "draft:%s:%d:%d:%s"
                                .formatted(draft.id(), closes.getEpochSecond(), before.toDays(), person.id()),
                        "/challenges/%s/apply".formatted(challenge.id()),
                        challenge.title(),
                        draft.companyName()));
            }
        }
    }

    private static void requireOwn(Viewer viewer, Application application) {
        if (!ApplicationRules.mayApplyFor(viewer, application.company())) {
            throw NotAllowed.toDo("apply for this company");
        }
    }

    private void requireOpen(Challenge challenge) {
        if (!challenge.takesApplications(clock.instant())) {
            throw new TooLate("application.too_late.closed");
        }
    }
}
