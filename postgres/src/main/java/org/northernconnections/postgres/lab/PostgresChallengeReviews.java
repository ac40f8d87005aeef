package org.northernconnections.postgres.lab;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.time.Instant;
import java.util.List;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeReview;
import org.northernconnections.lab.ChallengeReviews;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reviews of challenges in SQL.
public final class PostgresChallengeReviews implements ChallengeReviews {
    private static final String LIST_OF = """
            select r.number, coalesce(nullif(a.name, ''), '–') as reviewer, r.verdict, r.comment, r.at
              from challenge_review r join account a on a.id = r.account_id
             where r.challenge_id = :challenge
             order by r.at, r.id
            """;

    private static final String ADD = """
            insert into challenge_review (id, challenge_id, number, account_id, verdict, comment, at)
            values (:id, :challenge, :number, :account, :verdict, :comment, :at)
            """;

    private final JdbcClient sql;
    private final NewIds ids;

    public PostgresChallengeReviews(JdbcClient sql, NewIds ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public List<ChallengeReview> listOf(ChallengeId challenge) {
        return sql.sql(LIST_OF)
                .param("challenge", challenge.value())
                .query((row, _) -> new ChallengeReview(
                        row.getInt("number"),
                        Columns.text(row, "reviewer"),
                        Word.parse(ChallengeReview.Verdict.class, Columns.text(row, "verdict")),
                        Columns.text(row, "comment"),
                        Columns.instant(row, "at")))
                .list();
    }

    @Override
    public void add(
            ChallengeId challenge,
            int number,
            AccountId reviewer,
            ChallengeReview.Verdict verdict,
            String comment,
            Instant time) {
        sql.sql(ADD)
                .param("id", ids.next())
                .param("challenge", challenge.value())
                .param("number", number)
                .param("account", reviewer.value())
                .param("verdict", Word.of(verdict))
                .param("comment", comment)
                .param("at", at(time))
                .update();
    }
}
