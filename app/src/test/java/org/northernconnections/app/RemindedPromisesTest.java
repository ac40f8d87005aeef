package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.Promise;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Who promised hears of it a week before the day, and who was promised once the day has passed; what is not taken up
/// lapses.
class RemindedPromisesTest {
    @Test
    void eachSideIsToldOnceWhenItIsItsTurn() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            List<OrganisationId> partners = partners(program);
            Account one = program.person("one@promise.example", partners.get(0), Role.OWNER);
            Account other = program.person("other@promise.example", partners.get(1), Role.CLUSTER);
            MoveClock clock = program.part(MoveClock.class);
            LocalDate due = clock.today().plusDays(10);
            program.change(() -> {
                People people = program.part(People.class);
                Promise promise = program.part(Promise.class);
                Commitment made = promise.propose(
                        people.viewer(one, clock.today()), partners.get(0), partners.get(1), "An offer", due);
                promise.agree(people.viewer(other, clock.today()), made.id());
            });

            clock.by(Duration.ofDays(2));
            assertThat(letters(program)).isEmpty();
            clock.by(Duration.ofDays(1));
            clock.by(Duration.ofDays(1));
            assertThat(letters(program)).containsExactly("one@promise.example commitment_soon");
            clock.by(Duration.ofDays(7));
            clock.by(Duration.ofDays(1));
            assertThat(letters(program))
                    .containsExactly("one@promise.example commitment_soon", "other@promise.example commitment_due");
        }
    }

    @Test
    void whoHasLeftIsRemindedOfItsOwnPromise() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            List<OrganisationId> partners = partners(program);
            Account one = program.person("one@promise.example", partners.get(0), Role.OWNER);
            Account other = program.person("other@promise.example", partners.get(1), Role.CLUSTER);
            MoveClock clock = program.part(MoveClock.class);
            program.change(() -> {
                People people = program.part(People.class);
                Promise promise = program.part(Promise.class);
                Commitment made = promise.propose(
                        people.viewer(one, clock.today()),
                        partners.get(0),
                        partners.get(1),
                        "An offer",
                        clock.today().plusDays(5));
                promise.agree(people.viewer(other, clock.today()), made.id());
                program.sql()
                        .sql("update membership set until = :today where organisation_id = :id and until is null")
                        .param("today", clock.today())
                        .param("id", partners.get(0).value())
                        .update();
                program.sql()
                        .sql("update partner set left_on = :today where organisation_id = :id")
                        .param("today", clock.today())
                        .param("id", partners.get(0).value())
                        .update();
            });

            clock.by(Duration.ofDays(1));

            assertThat(letters(program)).contains("one@promise.example commitment_soon");
        }
    }

    /// What nobody takes up is recalled once after two weeks, and lapses after a month: who reads it late still can.
    @Test
    void whatIsNeverTakenUpIsRecalledOnceAndLapses() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            List<OrganisationId> partners = partners(program);
            Account one = program.person("one@promise.example", partners.get(0), Role.OWNER);
            program.person("other@promise.example", partners.get(1), Role.CLUSTER);
            MoveClock clock = program.part(MoveClock.class);
            LocalDate due = clock.today().plusDays(20);
            program.change(() -> program.part(Promise.class)
                    .propose(
                            program.part(People.class).viewer(one, clock.today()),
                            partners.get(0),
                            partners.get(1),
                            "Keys to the roof",
                            due));

            clock.by(Duration.ofDays(13));
            assertThat(letters(program)).isEmpty();
            clock.by(Duration.ofDays(1));
            clock.by(Duration.ofDays(16));
            assertThat(clock.today()).as("its day has passed").isAfter(due);
            assertThat(letters(program)).containsExactly("other@promise.example commitment_waits");
            assertThat(state(program)).isEqualTo("proposed");
            clock.by(Duration.ofDays(1));
            assertThat(letters(program))
                    .containsExactly("other@promise.example commitment_waits", "one@promise.example commitment_lapsed");
            assertThat(state(program)).isEqualTo("released");
        }
    }

    private static String state(RunningProgram program) {
        return program.sql()
                .sql("select state from commitment where promise = 'Keys to the roof'")
                .query(String.class)
                .single();
    }

    private static List<OrganisationId> partners(RunningProgram program) {
        return program
                .sql()
                .sql("select organisation_id from partner where left_on is null order by 1 limit 2")
                .query(String.class)
                .list()
                .stream()
                .map(OrganisationId::new)
                .toList();
    }

    private static List<String> letters(RunningProgram program) {
        return program.sql().sql("""
                        select to_address || ' ' || split_part(cause, ':', 1) from mail
                         where to_address like '%@promise.example'
                           and split_part(cause, ':', 2) in (select id from commitment
                                                              where promise in ('An offer', 'Keys to the roof'))
                           and split_part(cause, ':', 1) in ('commitment_soon', 'commitment_due', 'commitment_waits', 'commitment_lapsed')
                         order by written_at, id
                        """).query(String.class).list();
    }
}
