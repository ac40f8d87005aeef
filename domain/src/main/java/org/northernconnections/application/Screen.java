package org.northernconnections.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Criterion;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Screens applications: who reviews which, whether they are eligible, and how good they are.
public final class Screen {
    private final Applications applications;
    private final Screening screening;
    private final People people;
    private final Post post;
    private final Ledger ledger;
    private final Clock clock;

    public Screen(
            Applications applications, Screening screening, People people, Post post, Ledger ledger, Clock clock) {
        this.applications = applications;
        this.screening = screening;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    private static final Set<ChallengeState> SCREENED = Set.of(ChallengeState.CLOSED, ChallengeState.IN_SELECTION);

    /// Who can be named as a reviewer: everybody of the challenge's owner, and of other partners those who own
    /// challenges, speak for a cluster, or keep the books. Those who are named already are left out.
    public List<Account> listPossibleReviewers(Challenge challenge) {
        List<Account> named = screening.listReviewers(challenge.id());
        return eligibleReviewers(challenge)
                .filter(account -> !named.contains(account))
                .toList();
    }

    private Stream<Account> eligibleReviewers(Challenge challenge) {
        return Stream.of(
                        people.listWith(Role.CLUSTER),
                        people.listWith(Role.SECRETARIAT),
                        people.listWith(Role.OWNER),
                        people.listOf(challenge.owner()))
                .flatMap(List::stream)
                .distinct();
    }

    /// Names somebody who reviews for this challenge.
    public void addReviewer(Viewer viewer, Challenge challenge, Account reviewer) {
        requireOwner(viewer, challenge);
        if (eligibleReviewers(challenge).noneMatch(reviewer::equals)) {
            throw new TooLate("application.screening.no_reviewer");
        }
        screening.addReviewer(challenge.id(), reviewer.id(), clock.instant());
        ledger.note(
                "challenge",
                challenge.id().value(),
                "named a reviewer",
                reviewer.id().value());
    }

    /// Takes a reviewer out: whatever he or she has not scored yet is given back, and scores that were given stay.
    public void removeReviewer(Viewer viewer, Challenge challenge, AccountId reviewer) {
        requireOwner(viewer, challenge);
        if (screening.listReviewers(challenge.id()).stream().map(Account::id).noneMatch(reviewer::equals)) {
            throw new TooLate("application.screening.removed_already");
        }
        screening.removeReviewer(challenge.id(), reviewer);
        ledger.note("challenge", challenge.id().value(), "removed a reviewer", reviewer.value());
    }

    /// Gives each eligible or undecided application `each` reviewers, as evenly as conflicts allow.
    ///
    /// Reviews with scores stay where they are, except where a conflict has come up since: those scores go.
    ///
    /// @return applications that get fewer than `each`, as there are too many conflicts
    public List<Application> assign(Viewer viewer, Challenge challenge, int each) {
        requireOwner(viewer, challenge);
        if (!screens(challenge)) {
            throw new TooLate("application.too_late.not_screened");
        }
        List<Application> open = applications.listOf(challenge.id()).stream()
                .filter(Screen::open)
                .toList();
        Map<ApplicationId, List<AccountId>> before = screening.assignments(challenge.id());
        Map<OrganisationId, Set<AccountId>> conflicts = conflicts(challenge);
        Map<String, Set<String>> assigned = FairAssignment.of(
                open.stream().map(application -> application.id().value()).toList(),
                may(challenge, open, conflicts),
                scored(challenge, open, conflicts),
                each);
        var fewer = new ArrayList<Application>();
        var newly = new HashSet<AccountId>();
        for (Application application : open) {
            Set<String> now = assigned.getOrDefault(application.id().value(), Set.of());
            newly.addAll(keep(application, before.getOrDefault(application.id(), List.of()), now));
            if (now.size() < each) {
                fewer.add(application);
            }
        }
        ledger.note("challenge", challenge.id().value(), "assigned reviewers", each + " each");
        tellReviewers(challenge, newly);
        return fewer;
    }

    /// Is it the time of the screening, from the end of the call until the last decision is released?
    public static boolean screens(Challenge challenge) {
        return SCREENED.contains(challenge.state());
    }

    /// Can it still be reviewed?
    public static boolean open(Application application) {
        return (application.state() == ApplicationState.SUBMITTED && application.pending() == null)
                || application.state() == ApplicationState.ELIGIBLE;
    }

    private Map<OrganisationId, Set<AccountId>> conflicts(Challenge challenge) {
        Map<OrganisationId, Set<AccountId>> conflicts = new HashMap<>();
        screening
                .listConflicts(challenge.id())
                .forEach(conflict -> conflicts
                        .computeIfAbsent(conflict.company(), _ -> new HashSet<>())
                        .add(conflict.reviewer()));
        return conflicts;
    }

    /// Who has given up every role by which reviewers are named gets no new review.
    private Map<String, Set<String>> may(
            Challenge challenge, List<Application> open, Map<OrganisationId, Set<AccountId>> conflicts) {
        Set<Account> eligible = eligibleReviewers(challenge).collect(Collectors.toSet());
        List<AccountId> reviewers = screening.listReviewers(challenge.id()).stream()
                .filter(eligible::contains)
                .map(Account::id)
                .toList();
        var may = new HashMap<String, Set<String>>();
        for (Application application : open) {
            Set<AccountId> excluded = conflicts.getOrDefault(application.company(), Set.of());
            var free = new TreeSet<String>();
            reviewers.stream()
                    .filter(reviewer -> !excluded.contains(reviewer))
                    .forEach(reviewer -> free.add(reviewer.value()));
            may.put(application.id().value(), free);
        }
        return may;
    }

    private Map<String, Set<String>> scored(
            Challenge challenge, List<Application> open, Map<OrganisationId, Set<AccountId>> conflicts) {
        Map<ApplicationId, List<Screening.Score>> scores = screening.scores(challenge.id());
        var scored = new HashMap<String, Set<String>>();
        for (Application application : open) {
            Set<AccountId> excluded = conflicts.getOrDefault(application.company(), Set.of());
            scored.put(
                    application.id().value(),
                    scores.getOrDefault(application.id(), List.of()).stream()
                            .map(Screening.Score::reviewer)
                            .filter(reviewer -> !excluded.contains(reviewer))
                            .map(AccountId::value)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return scored;
    }

    /// @return who reviews this application from now on, and did not before
    private List<AccountId> keep(Application application, List<AccountId> before, Set<String> now) {
        before.stream()
                .filter(reviewer -> !now.contains(reviewer.value()))
                .forEach(reviewer -> screening.unassign(application.id(), reviewer));
        List<AccountId> added = now.stream()
                .map(AccountId::new)
                .filter(reviewer -> !before.contains(reviewer))
                .toList();
        added.forEach(reviewer -> screening.assign(application.id(), reviewer, clock.instant()));
        return added;
    }

    /// Writes to those who have something new to review, each time anew.
    private void tellReviewers(Challenge challenge, Set<AccountId> newly) {
        for (Account reviewer : screening.listReviewers(challenge.id())) {
            if (newly.contains(reviewer.id())) {
                post.send(Message.to(
                        reviewer,
                        "reviews_assigned",
                        "reviews:%s:%s:%s".formatted(challenge.id(), reviewer.id(), clock.instant()),
                        "/reviews",
                        challenge.title()));
            }
        }
    }

    /// Says whether an application may be judged at all. A refusal needs feedback that the company can use, and
    /// stays a pending decision until the release.
    ///
    /// @param seen the pending decision that the viewer saw, as a word; empty for none, null to ask nothing
    /// @return false if another one stands by now
    public boolean judge(
            Viewer viewer,
            Challenge challenge,
            Application application,
            boolean eligible,
            String grounds,
            String feedback,
            @Nullable String seen) {
        requireOwner(viewer, challenge);
        if (!screens(challenge) || application.state() != ApplicationState.SUBMITTED) {
            throw new TooLate("application.too_late.step");
        }
        if (!eligible && feedback.strip().length() < Application.FEEDBACK_LENGTH_MIN) {
            throw new TooLate("application.feedback.short", Application.FEEDBACK_LENGTH_MIN);
        }
        if (!applications.judge(application.id(), eligible, grounds.strip(), feedback.strip(), seen)) {
            return false;
        }
        if (!eligible) {
            ledger.note("application", application.id().value(), "judged not eligible", grounds.strip());
        }
        return true;
    }

    /// A reviewer's own word that he or she must not judge this company; every review of it is given back.
    public void declareConflict(Viewer viewer, Application application, String grounds) {
        AccountId reviewer = viewer.getAccount().id();
        requireAssigned(viewer, application);
        screening.listAssigned(reviewer).stream()
                .filter(own -> own.company().equals(application.company()))
                .forEach(own -> screening.unassign(own.id(), reviewer));
        screening.declareConflict(reviewer, application.company(), grounds.strip(), clock.instant());
        ledger.note("application", application.id().value(), "declared a conflict of interest", grounds.strip());
    }

    /// Keeps a reviewer's scores, one a criterion, each with its reason.
    public void score(Viewer viewer, Challenge challenge, Application application, List<Screening.Score> scores) {
        AccountId reviewer = viewer.getAccount().id();
        requireAssigned(viewer, application);
        if (conflicts(challenge).getOrDefault(application.company(), Set.of()).contains(reviewer)) {
            throw new TooLate("application.too_late.conflict");
        }
        if (!screens(challenge) || !open(application)) {
            throw new TooLate("application.too_late.scores");
        }
        Set<Integer> known = new HashSet<>();
        challenge.wording().criteria().stream().map(Criterion::position).forEach(known::add);
        if (!scores.stream().allMatch(score -> known.contains(score.criterion()))) {
            throw new TooLate("application.too_late.criteria");
        }
        screening.score(application.id(), reviewer, scores, clock.instant());
        ledger.note("application", application.id().value(), "scored", "");
    }

    /// Does this person review this application, and still take part in the partnership?
    public boolean reviews(Viewer viewer, Application application) {
        return viewer.partner()
                && viewer.findAccountId()
                        .filter(account -> screening.reviews(account, application.id()))
                        .isPresent();
    }

    private void requireAssigned(Viewer viewer, Application application) {
        if (!reviews(viewer, application)) {
            throw NotAllowed.toKnow();
        }
    }

    private static void requireOwner(Viewer viewer, Challenge challenge) {
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw NotAllowed.toDo("screen applications to this challenge");
        }
    }
}
