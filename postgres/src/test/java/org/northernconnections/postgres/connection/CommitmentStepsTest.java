package org.northernconnections.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.CommitmentState;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.server.TestDatabase;

class CommitmentStepsTest {
    @Test
    void theStepsOfAPromiseAreTheDatabasesSteps() {
        List<String> inCode = new ArrayList<>();
        CommitmentState.STEPS.starts().forEach(state -> inCode.add(">" + Word.of(state)));
        for (CommitmentState from : CommitmentState.values()) {
            CommitmentState.STEPS.after(from).forEach(to -> inCode.add(Word.of(from) + ">" + Word.of(to)));
        }
        try (var database = TestDatabase.fresh()) {
            assertThat(database.sql()
                            .sql("select from_state || '>' || to_state from state_step where machine = 'commitment'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrderElementsOf(inCode);
        }
    }
}
