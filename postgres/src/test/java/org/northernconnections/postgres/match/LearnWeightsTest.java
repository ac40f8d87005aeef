package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.MatchJudgements;
import org.northernconnections.match.Verdict;
import org.northernconnections.matching.Mixing;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.server.TestDatabase;

class LearnWeightsTest {
    private static final String ENCODER = "static-test";
    private static final OrganisationId COMPANY = new OrganisationId("company00000");
    private static final AccountId PERSON = new AccountId("account00000");
    private static final int CHALLENGES = 40;
    private static final int NEEDS = 6;

    private TestDatabase database;
    private MatchJudgements judgements;
    private LearnWeights weights;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        judgements = new PostgresMatchJudgements(database.sql());
        weights = new LearnWeights(judgements, Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));
        database.change(() -> {
            database.sql().sql("""
                            insert into organisation (id, name, kind, country, valid_from)
                            values ('company00000', 'C', 'company', 'SE', '2020-01-01')
                            """).update();
            database.sql().sql("""
                            insert into account (id, email, name, language, created_at)
                            values ('account00000', 'a@b.example', 'A', 'en', now())
                            """).update();
            database.sql().sql("""
                            insert into lab (id, name, owner_id, city, country, state)
                            values ('lab000000000', 'L', 'company00000', '', 'SE', 'named')
                            """).update();
            for (int i = 0; i < CHALLENGES; i++) {
                database.sql().sql("""
                                insert into challenge (id, lab_id, owner_id, state, created_at)
                                values (?, 'lab000000000', 'company00000', 'draft', now())
                                """).params(challenge(i).value()).update();
                database.sql().sql("""
                                insert into challenge_version (challenge_id, number, language, title, created_at,
                                                               created_by)
                                values (?, 1, 'en', 'T', now(), 'test')
                                """).params(challenge(i).value()).update();
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ChallengeId challenge(int number) {
        return new ChallengeId("c%011d".formatted(number));
    }

    /// People of whom so many in a hundred look at the meaning alone, and the others at nothing.
    private void judge(int challenges, int whoLook) {
        var random = new Random(3);
        database.change(() -> {
            for (int i = 0; i < challenges; i++) {
                for (int need = 1; need <= NEEDS; need++) {
                    double words = random.nextDouble();
                    double meaning = 0.9 * random.nextDouble();
                    boolean looks = random.nextInt(100) < whoLook;
                    boolean fits = looks ? meaning > 0.45 : random.nextBoolean();
                    judgements.save(new MatchJudgements.Judgement(
                            challenge(i),
                            need,
                            COMPANY,
                            PERSON,
                            1,
                            fits ? Verdict.FITS : Verdict.NOT,
                            "S",
                            words,
                            meaning,
                            ENCODER,
                            Instant.parse("2026-01-01T12:00:00Z").plusSeconds(86_400L * i)));
                }
            }
        });
    }

    private void refit() {
        database.change(() -> weights.refit(ENCODER));
    }

    @Test
    void enoughJudgementsTeachAndTooFewDoNot() {
        judge(5, 100);
        refit();
        assertThat(weights.now(ENCODER)).isEqualTo(Mixing.FIXED);
        assertThat(weights.used(ENCODER).why()).isEqualTo(LearnWeights.Why.FEW);

        judge(CHALLENGES, 100);
        refit();

        assertThat(weights.now(ENCODER)).isInstanceOf(Mixing.Fitted.class);
        Mixing.Fitted fitted = (Mixing.Fitted) weights.now(ENCODER);
        assertThat(fitted.meaning()).isGreaterThan(3 * fitted.words());
        assertThat(weights.used(ENCODER).why()).isEqualTo(LearnWeights.Why.FITTED);
        assertThat(weights.used(ENCODER).judgements()).isEqualTo(CHALLENGES * NEEDS);
        assertThat(weights.now("another")).isEqualTo(Mixing.FIXED);
    }

    @Test
    void judgementsByChanceChangeNothing() {
        judge(CHALLENGES, 0);
        refit();

        assertThat(weights.now(ENCODER)).isEqualTo(Mixing.FIXED);
        assertThat(weights.used(ENCODER).why()).isEqualTo(LearnWeights.Why.NO_BETTER);
    }

    @Test
    void withdrawnJudgementsAreForgottenAndTheRuleComesBack() {
        judge(CHALLENGES, 100);
        refit();
        refit();
        assertThat(count()).isEqualTo(1);
        database.change(() -> {
            for (int i = 10; i < CHALLENGES; i++) {
                for (int need = 1; need <= NEEDS; need++) {
                    assertThat(judgements.withdraw(challenge(i), 1, need, COMPANY, PERSON))
                            .isTrue();
                }
            }
        });
        refit();

        assertThat(weights.now(ENCODER)).isEqualTo(Mixing.FIXED);
        assertThat(weights.used(ENCODER).why()).isEqualTo(LearnWeights.Why.FEW);
        assertThat(count()).isEqualTo(2);
        assertThatThrownBy(() -> database.change(() -> database.sql()
                        .sql("update match_weights set used = true")
                        .update()))
                .hasMessageContaining("append-only");
    }

    private int count() {
        return database.sql()
                .sql("select count(*) from match_weights")
                .query(Integer.class)
                .single();
    }
}
