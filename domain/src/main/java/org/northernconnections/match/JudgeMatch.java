package org.northernconnections.match;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.northernconnections.lab.Challenge;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.matching.Cover;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Proof;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Takes what people say of a match, need by need, and takes it back again.
///
/// The owner's people and the reviewers of the challenge may judge; nobody judges a company of the own organisation, a
/// member of the own cluster, or one with a declared conflict. What the engine saw is kept with the verdict, so that
/// it can learn from it later.
public final class JudgeMatch {
    private final Matches matches;
    private final MatchJudgements judgements;
    private final Ledger ledger;
    private final Clock clock;

    public JudgeMatch(Matches matches, MatchJudgements judgements, Ledger ledger, Clock clock) {
        this.matches = matches;
        this.judgements = judgements;
        this.ledger = ledger;
        this.clock = clock;
    }

    public boolean mayJudge(Viewer viewer, Challenge challenge, Company company) {
        return judges(viewer, challenge)
                && !judgements.conflict(viewer.getAccount().id(), company.id());
    }

    /// Is the viewer one of the owner's people or a reviewer?
    public boolean judges(Viewer viewer, Challenge challenge) {
        return viewer.speaksFor(challenge.owner(), Role.OWNER) || reviews(viewer, challenge);
    }

    /// Does the viewer review applications to this challenge?
    public boolean reviews(Viewer viewer, Challenge challenge) {
        return viewer.signedIn()
                && judgements.reviewer(challenge.id(), viewer.getAccount().id());
    }

    /// What the viewer said under the present wording of the statements that answer now, by the need's place from 1.
    public Map<Integer, Verdict> own(Viewer viewer, Challenge challenge, Company company, Fit fit) {
        Map<Integer, MatchJudgements.Said> said = judgements.own(
                challenge.id(),
                challenge.wording().number(),
                company.id(),
                viewer.getAccount().id());
        Map<Integer, Verdict> own = new TreeMap<>();
        for (Cover cover : fit.covers()) {
            MatchJudgements.Said of = said.get(cover.needIndex() + 1);
            if (of != null && of.statement().equals(statement(cover))) {
                own.put(cover.needIndex() + 1, of.verdict());
            }
        }
        return own;
    }

    /// The statement that answers; empty where none does.
    public static String statement(Cover cover) {
        Proof proof = cover.proof();
        return proof == null ? "" : proof.statement().text();
    }

    /// @param wording the number of the wording that the viewer read
    /// @param statement that the viewer read as the company's answer; empty for none
    /// @param need its place in the wording, from 1
    /// @throws TooLate if the challenge was worded anew in the meantime, or another statement answers now
    public void judge(
            Viewer viewer,
            Challenge challenge,
            int wording,
            Company company,
            String statement,
            int need,
            Verdict verdict) {
        requireMayJudge(viewer, challenge, company);
        if (wording != challenge.wording().number()) {
            throw new TooLate("match.too_late.reworded");
        }
        Matches.Explained seen = matches.explain(challenge, company);
        Cover cover = cover(seen.fit(), need);
        if (!statement(cover).lines().toList().equals(statement.lines().toList())) { // forms send other line ends
            throw new TooLate("match.too_late.restated");
        }
        judgements.save(new MatchJudgements.Judgement(
                challenge.id(),
                need,
                company.id(),
                viewer.getAccount().id(),
                challenge.wording().number(),
                verdict,
                statement(cover),
                cover.likeWords(),
                cover.likeMeaning(),
                seen.encoder(),
                clock.instant()));
        ledger.note("match", challenge.id().value(), "judged", "");
    }

    private static Cover cover(Fit fit, int need) {
        return fit.covers().stream()
                .filter(cover -> cover.needIndex() == need - 1)
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
    }

    /// Takes a judgement back; returns whether there was one.
    ///
    /// @param wording the number of the wording under which it was said
    public boolean withdraw(Viewer viewer, Challenge challenge, int wording, Company company, int need) {
        requireMayJudge(viewer, challenge, company);
        boolean was = judgements.withdraw(
                challenge.id(), wording, need, company.id(), viewer.getAccount().id());
        if (was) {
            ledger.note("match", challenge.id().value(), "judgement withdrawn", "");
        }
        return was;
    }

    private void requireMayJudge(Viewer viewer, Challenge challenge, Company company) {
        if (!mayJudge(viewer, challenge, company)) {
            throw NotAllowed.toDo("judge this match");
        }
    }
}
