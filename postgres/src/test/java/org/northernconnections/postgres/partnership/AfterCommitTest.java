package org.northernconnections.postgres.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.postgres.server.TestDatabase;

class AfterCommitTest {
    @Test
    void aWatcherHearsOfWhatIsCommittedAndOfNothingThatIsTakenBack() {
        List<String> heard = new ArrayList<>();
        var after = new AfterCommit(company -> heard.add(company.name()));
        try (var database = TestDatabase.fresh()) {
            database.change(() -> {
                after.changed(company("Kept"));
                assertThat(heard).as("before the commit").isEmpty();
            });
            assertThat(heard).containsExactly("Kept");

            assertThatThrownBy(() -> database.change(() -> {
                        after.changed(company("Taken back"));
                        throw new IllegalStateException("A later row is refused.");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(heard).containsExactly("Kept");

            after.changed(company("At once"));
            assertThat(heard).containsExactly("Kept", "At once");
        }
    }

    private static Company company(String name) {
        return TestCompanies.company("aaaaaaaaaaaa", name, "DK", "", Visibility.PUBLIC, Instant.EPOCH, List.of());
    }
}
