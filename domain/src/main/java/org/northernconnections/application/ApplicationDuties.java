package org.northernconnections.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// What waits for people about applications, recommendations and reviews.
public final class ApplicationDuties implements Duties {
    private static final ChallengeState SELECTING = ChallengeState.IN_SELECTION;
    private static final ChallengeState LAST = ChallengeState.ENDED_WITHOUT_RESULT;

    private final Applications applications;
    private final Recommendations recommendations;
    private final Screening screening;
    private final Challenges challenges;
    private final Clock clock;

    public ApplicationDuties(
            Applications applications,
            Recommendations recommendations,
            Screening screening,
            Challenges challenges,
            Clock clock) {
        this.applications = applications;
        this.recommendations = recommendations;
        this.screening = screening;
        this.challenges = challenges;
        this.clock = clock;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        var duties = new ArrayList<Duty>();
        if (viewer.is(Role.COMPANY)) {
            ofCompany(viewer, duties);
        }
        if (viewer.is(Role.CLUSTER)) {
            recommendations.listOfClusters(viewer.organisations(Role.CLUSTER)).stream()
                    .filter(recommendation -> recommendation.state() == RecommendationState.ASKED)
                    .forEach(recommendation -> duties.add(new Duty(
                            "application.duty.recommend",
                            List.of(recommendation.challengeTitle()),
                            "/recommendations/" + recommendation.id(),
                            null)));
        }
        ofReviewer(viewer, duties);
        if (viewer.is(Role.OWNER)) {
            ofOwner(viewer, duties);
        }
        return duties;
    }

    private void ofOwner(Viewer viewer, List<Duty> duties) {
        List<Challenge.Headline> own =
                challenges.listOwned(viewer.organisations(Role.OWNER), EnumSet.range(SELECTING, LAST));
        if (own.isEmpty()) {
            return;
        }
        List<ChallengeId> ids = own.stream().map(Challenge.Headline::id).toList();
        Map<ChallengeId, Integer> pending = applications.countPending(ids);
        Map<ChallengeId, Integer> undecided = applications.countUndecided(ids);
        Map<ChallengeId, Integer> overdue = applications.countOverdue(ids, clock.instant());
        Map<ChallengeId, Integer> waiting = applications.countWaiting(ids);
        for (Challenge.Headline challenge : own) {
            boolean selecting = challenge.state() == SELECTING;
            int decided = pending.getOrDefault(challenge.id(), 0);
            if (decided > 0) {
                duties.add(new Duty(
                        "application.duty.release",
                        List.of(decided, challenge.title()),
                        "/challenges/%s/release".formatted(challenge.id()),
                        null));
            } else if (selecting && undecided.containsKey(challenge.id())) {
                duties.add(new Duty(
                        "application.duty.select",
                        List.of(challenge.title()),
                        "/challenges/%s/selection".formatted(challenge.id()),
                        null));
            }
            int left = waiting.getOrDefault(challenge.id(), 0);
            if (left > 0 && challenge.state().eventOver()) {
                duties.add(new Duty(
                        "application.duty.waiting",
                        List.of(left, challenge.title()),
                        "/challenges/%s/selection#waiting-list".formatted(challenge.id()),
                        null));
            }
            int silent = overdue.getOrDefault(challenge.id(), 0);
            if (silent > 0 && !challenge.state().eventOver()) {
                duties.add(new Duty(
                        "application.duty.overdue",
                        List.of(silent, challenge.title()),
                        "/challenges/%s/screening?stage=invited#applications".formatted(challenge.id()),
                        null));
            }
        }
    }

    private void ofCompany(Viewer viewer, List<Duty> duties) {
        for (Application application : applications.listOfCompanies(viewer.organisations(Role.COMPANY))) {
            if (application.state() == ApplicationState.DRAFT) {
                ofDraft(application, duties);
            } else if (application.state() == ApplicationState.SHORTLISTED
                    && !challenges.get(application.challenge()).state().eventOver()) {
                duties.add(new Duty(
                        "application.duty.confirm",
                        List.of(application.challengeTitle()),
                        "/applications/" + application.id(),
                        application.answerBy()));
            }
        }
        recommendations.listAbout(viewer.organisations(Role.COMPANY)).stream()
                .filter(recommendation -> recommendation.state() == RecommendationState.GIVEN)
                .filter(recommendation ->
                        !challenges.get(recommendation.challenge()).state().eventOver())
                .forEach(recommendation -> duties.add(new Duty(
                        "application.duty.accept",
                        List.of(recommendation.clusterName(), recommendation.challengeTitle()),
                        "/recommendations/" + recommendation.id(),
                        null)));
    }

    /// What was not handed in while the call was open waits for nobody any more.
    private void ofDraft(Application application, List<Duty> duties) {
        Challenge challenge = challenges.get(application.challenge());
        if (challenge.state() == ChallengeState.OPEN) {
            duties.add(new Duty(
                    "application.duty.submit",
                    List.of(application.challengeTitle()),
                    "/challenges/%s/apply".formatted(application.challenge()),
                    challenge.closesAt()));
        }
    }

    private void ofReviewer(Viewer viewer, List<Duty> duties) {
        if (!viewer.partner()) {
            return;
        }
        int waiting = screening.countUnscored(viewer.getAccount().id());
        if (waiting > 0) {
            duties.add(new Duty("application.duty.review", List.of(waiting), "/reviews", null));
        }
    }
}
