package org.northernconnections.match;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// What people said of matches, and the weights fitted to it.
public interface MatchJudgements {
    /// @param need its place in the wording, from 1
    /// @param wording the number of the wording
    /// @param statement that was judged; empty where none answered
    /// @param likeWords how alike its words were
    /// @param likeMeaning how alike its meaning was
    /// @param encoder by which the meaning was compared
    record Judgement(
            ChallengeId challenge,
            int need,
            OrganisationId company,
            AccountId by,
            int wording,
            Verdict verdict,
            String statement,
            double likeWords,
            double likeMeaning,
            String encoder,
            Instant at) {}

    /// Weights that were fitted, and whether they are used.
    ///
    /// @param newest the newest judgement among them
    /// @param before mean log loss of the fixed rule on the later challenges
    /// @param after that of the fitted weights
    record Fitting(
            Instant at,
            String encoder,
            int judgements,
            int challenges,
            @Nullable Instant newest,
            boolean used,
            double bias,
            double words,
            double meaning,
            double before,
            double after) {}

    /// Does this person review applications to this challenge?
    boolean reviewer(ChallengeId challenge, AccountId account);

    /// Must this person not judge this company: its own, a member of its own cluster, or declared?
    boolean conflict(AccountId account, OrganisationId company);

    /// Keeps a judgement in the place of an earlier one of the same person on the same need, wording and company.
    void save(Judgement judgement);

    /// Forgets a judgement under this wording; returns whether there was one.
    boolean withdraw(ChallengeId challenge, int wording, int need, OrganisationId company, AccountId by);

    /// @param statement of which it was said; empty where none answered
    record Said(Verdict verdict, String statement) {}

    /// What this person said of a company under this wording, by the need's place: what was said of other words is
    /// no verdict on these.
    Map<Integer, Said> own(ChallengeId challenge, int wording, OrganisationId company, AccountId by);

    /// All judgements that rest on this encoder, by time.
    List<Judgement> list(String encoder);

    int count(String encoder);

    /// The last fitting for this encoder.
    Optional<Fitting> findLast(String encoder);

    void add(Fitting fitting);
}
