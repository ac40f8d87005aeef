package org.northernconnections.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.NoteAnswer;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// A cluster's word for a company: asked for, given, declined, accepted, withdrawn.
public final class Recommend {
    private static final Set<ChallengeState> CLOSED_OR_LATER =
            EnumSet.range(ChallengeState.CLOSED, ChallengeState.ENDED_WITHOUT_RESULT);

    private final Recommendations recommendations;
    private final Challenges challenges;
    private final Companies companies;
    private final People people;
    private final Post post;
    private final NoteAnswer noteAnswer;
    private final NewIds ids;
    private final Clock clock;

    public Recommend(
            Recommendations recommendations,
            Challenges challenges,
            Companies companies,
            People people,
            Post post,
            NoteAnswer noteAnswer,
            NewIds ids,
            Clock clock) {
        this.recommendations = recommendations;
        this.challenges = challenges;
        this.companies = companies;
        this.people = people;
        this.post = post;
        this.noteAnswer = noteAnswer;
        this.ids = ids;
        this.clock = clock;
    }

    /// The recommendation, if this viewer may know of it; otherwise it is as if there were none.
    public Recommendation get(Viewer viewer, RecommendationId id) {
        Recommendation recommendation = recommendations.find(id).orElseThrow(NotAllowed::toKnow);
        if (!ApplicationRules.mayKnow(viewer, recommendation, challenges.get(recommendation.challenge()))) {
            throw NotAllowed.toKnow();
        }
        return recommendation;
    }

    /// How many words this cluster may still give for a challenge.
    public int left(Challenge challenge, OrganisationId cluster) {
        return Math.max(0, challenge.recommendationsMax() - recommendations.countStanding(challenge.id(), cluster));
    }

    /// Has this cluster been asked for its word for this company, or given it, besides in `asked`?
    public boolean spoken(
            ChallengeId challenge, OrganisationId cluster, OrganisationId company, @Nullable Recommendation asked) {
        return recommendations
                .find(challenge, cluster, company)
                .filter(known -> asked == null || !known.id().equals(asked.id()))
                .isPresent();
    }

    /// The clusters that have been asked about their members for a challenge and not answered yet.
    public Set<OrganisationId> awaited(Challenge challenge) {
        return recommendations.listOf(challenge.id()).stream()
                .filter(known -> known.company() == null && known.state() == RecommendationState.ASKED)
                .map(Recommendation::cluster)
                .collect(Collectors.toSet());
    }

    /// The owner or the secretariat asks a cluster, about one company or for members in general.
    public void ask(
            Viewer viewer,
            Challenge challenge,
            OrganisationId cluster,
            @Nullable OrganisationId company,
            String words) {
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw NotAllowed.toDo("ask clusters about this challenge");
        }
        requireOpen(challenge);
        var id = new RecommendationId(ids.next());
        recommendations.ask(
                id, challenge.id(), cluster, company, viewer.getAccount().id(), words, clock.instant());
        for (Account manager : people.listOf(cluster, Role.CLUSTER)) {
            post.send(Message.to(
                    manager,
                    "recommendation_asked",
                    "recommendation-asked:%s:%s".formatted(id, manager.id()),
                    "/recommendations/" + id,
                    challenge.title(),
                    challenge.ownerName(),
                    words));
        }
    }

    /// The word that was asked for as it stands now; until the change ends nobody else gives one for this challenge.
    ///
    /// @param asked null for a word that nobody asked for
    /// @return null for null
    public @Nullable Recommendation hold(Challenge challenge, @Nullable Recommendation asked) {
        challenges.lock(challenge.id());
        return asked == null ? null : recommendations.find(asked.id()).orElseThrow();
    }

    /// A cluster gives its word, asked or unasked.
    ///
    /// @param asked the recommendation that was asked for; null if nobody asked
    /// @return the recommendation's id
    public RecommendationId give(
            Viewer viewer, Challenge challenge, Recommendations.Given given, @Nullable Recommendation asked) {
        if (!viewer.speaksFor(given.cluster(), Role.CLUSTER)) {
            throw NotAllowed.toDo("recommend for this cluster");
        }
        requireOpen(challenge);
        Company company = companies.find(given.company()).orElseThrow(NotAllowed::toKnow);
        if (company.clusters().stream().noneMatch(member -> member.id().equals(given.cluster()))) {
            throw NotAllowed.toDo("recommend a company that is not a member");
        }
        if (left(challenge, given.cluster()) == 0) {
            throw new TooLate("application.recommend.none_left", challenge.recommendationsMax());
        }
        RecommendationId id = asked == null ? new RecommendationId(ids.next()) : asked.id();
        if (asked == null) {
            recommendations.give(id, given, viewer.getAccount().id(), clock.instant());
        } else {
            requireStep(asked, RecommendationState.GIVEN);
            recommendations.answer(id, given, viewer.getAccount().id(), clock.instant());
            note(asked, challenge);
        }
        tellCompany(challenge, company, id);
        return id;
    }

    private void tellCompany(Challenge challenge, Company company, RecommendationId id) {
        for (Account person : people.listOf(company.id(), Role.COMPANY)) {
            post.send(Message.to(
                    person,
                    "recommended",
                    "recommended:%s:%s".formatted(id, person.id()),
                    "/challenges/" + challenge.id(),
                    challenge.title(),
                    company.name()));
        }
    }

    /// Takes a step that needs no more words: a cluster declines or withdraws, a company accepts.
    public void step(Viewer viewer, Recommendation recommendation, RecommendationState to) {
        requireStep(recommendation, to);
        boolean cluster = viewer.speaksFor(recommendation.cluster(), Role.CLUSTER);
        boolean company = recommendation.company() != null && viewer.speaksFor(recommendation.company(), Role.COMPANY);
        boolean allowed = switch (to) {
            case DECLINED, WITHDRAWN -> cluster;
            case ACCEPTED_BY_THE_COMPANY -> company;
            case ASKED, GIVEN, LAPSED, OUTCOME_KNOWN -> false;
        };
        if (!allowed) {
            throw NotAllowed.toDo("take this step with the recommendation");
        }
        if (to == RecommendationState.WITHDRAWN && recommendations.isFollowedUp(recommendation.id())) {
            throw new TooLate("rule.word_followed_up");
        }
        recommendations.step(recommendation.id(), to);
        if (to == RecommendationState.DECLINED) {
            note(recommendation, challenges.get(recommendation.challenge()));
        }
    }

    /// To decline is an answer too.
    private void note(Recommendation asked, Challenge challenge) {
        Instant at = asked.at();
        if (at != null) {
            noteAnswer.answered(
                    asked.id().value(),
                    challenge.owner(),
                    asked.cluster(),
                    asked.clusterName(),
                    LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
    }

    /// Can the word be taken back? Once owner and company have met, what comes of it belongs to the cluster's record.
    public boolean canWithdraw(Recommendation recommendation) {
        return RecommendationState.STEPS.allow(recommendation.state(), RecommendationState.WITHDRAWN)
                && !recommendations.isFollowedUp(recommendation.id());
    }

    /// What was asked for and not given when the call closed lapses. For a job.
    public void lapse() {
        for (Challenge challenge : challenges.list(CLOSED_OR_LATER)) {
            recommendations.listOf(challenge.id()).stream()
                    .filter(recommendation -> recommendation.state() == RecommendationState.ASKED)
                    .forEach(recommendation -> recommendations.step(recommendation.id(), RecommendationState.LAPSED));
        }
    }

    private void requireOpen(Challenge challenge) {
        if (!challenge.takesApplications(clock.instant())) {
            throw new TooLate("application.recommend.closed");
        }
    }

    private static void requireStep(Recommendation recommendation, RecommendationState to) {
        if (!RecommendationState.STEPS.allow(recommendation.state(), to)) {
            throw new TooLate("application.too_late.step");
        }
    }

    /// This year, the last in which a company can be known since.
    public int thisYear() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    }
}
