package org.northernconnections.postgres.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.RecommendationState;
import org.northernconnections.connection.CommitmentState;
import org.northernconnections.event.EventState;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.OutcomeState;
import org.northernconnections.event.PresenceState;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.LabState;
import org.northernconnections.ledger.Steps;
import org.northernconnections.ledger.Word;
import org.northernconnections.match.PairingState;
import org.northernconnections.postgres.server.TestDatabase;

/// The steps that the code takes and those that the database lets through are the same.
class StepsAgreeTest {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void stepsOfLabsAgree() {
        assertThat(inDatabase("lab")).isEqualTo(inCode(LabState.STEPS, LabState.values()));
    }

    @Test
    void stepsOfChallengesAgree() {
        assertThat(inDatabase("challenge")).isEqualTo(inCode(ChallengeState.STEPS, ChallengeState.values()));
    }

    @Test
    void stepsOfApplicationsAgree() {
        assertThat(inDatabase("application")).isEqualTo(inCode(ApplicationState.STEPS, ApplicationState.values()));
    }

    @Test
    void stepsOfRecommendationsAgree() {
        assertThat(inDatabase("recommendation"))
                .isEqualTo(inCode(RecommendationState.STEPS, RecommendationState.values()));
    }

    @Test
    void stepsOfOutcomesAgree() {
        assertThat(inDatabase("outcome")).isEqualTo(inCode(OutcomeState.STEPS, OutcomeState.values()));
    }

    @Test
    void stepsOfPresencesAgree() {
        assertThat(inDatabase("presence")).isEqualTo(inCode(PresenceState.STEPS, PresenceState.values()));
    }

    @Test
    void stepsOfFollowUpsAgree() {
        assertThat(inDatabase("follow up")).isEqualTo(inCode(FollowUpState.STEPS, FollowUpState.values()));
    }

    @Test
    void stepsOfPairingsAgree() {
        assertThat(inDatabase("pairing")).isEqualTo(inCode(PairingState.STEPS, PairingState.values()));
    }

    @Test
    void stepsOfMeetingsAgree() {
        assertThat(inDatabase("meeting")).isEqualTo(inCode(MeetingState.STEPS, MeetingState.values()));
    }

    @Test
    void stepsOfTimetablesAgree() {
        assertThat(inDatabase("timetable")).isEqualTo(inCode(EventState.STEPS, EventState.values()));
    }

    @Test
    void stepsOfPromisesAgree() {
        assertThat(inDatabase("commitment")).isEqualTo(inCode(CommitmentState.STEPS, CommitmentState.values()));
    }

    /// A machine that is new in the database gets its test here.
    @Test
    void noOtherThingTakesSteps() {
        assertThat(database.sql()
                        .sql("select distinct machine from state_step")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "lab",
                        "challenge",
                        "recommendation",
                        "application",
                        "meeting",
                        "timetable",
                        "presence",
                        "outcome",
                        "follow up",
                        "pairing",
                        "commitment");
    }

    private static Set<String> inDatabase(String machine) {
        return new TreeSet<>(database.sql()
                .sql("select from_state || ' > ' || to_state from state_step where machine = :machine order by 1")
                .param("machine", machine)
                .query(String.class)
                .list());
    }

    private static <S extends Enum<S>> Set<String> inCode(Steps<S> steps, S[] states) {
        var all = new TreeSet<String>();
        steps.starts().forEach(start -> all.add(" > " + Word.of(start)));
        for (S from : states) {
            steps.after(from).forEach(to -> all.add(Word.of(from) + " > " + Word.of(to)));
        }
        return all;
    }
}
