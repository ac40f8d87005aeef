package org.northernconnections.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTest {
    @TempDir
    Path folder;

    @Test
    void everyRowComesBackAsItWas() throws Exception {
        try (TestDatabase from = TestDatabase.fresh();
                TestDatabase to = TestDatabase.empty()) {
            fill(from);

            long written = new Backup(from.pool()).write(folder.resolve("all.zip"));
            long restored = new Backup(to.pool()).restore(folder.resolve("all.zip"));

            assertThat(restored).isEqualTo(written).isGreaterThan(5);
            for (String table : List.of(
                    "organisation", "organisation_event", "lab", "challenge", "challenge_version", "ledger_line")) {
                assertThat(rows(to, table))
                        .as(table)
                        .isEqualTo(rows(from, table))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theLedgerGoesOnWhereItStopped() throws Exception {
        try (TestDatabase from = TestDatabase.fresh();
                TestDatabase to = TestDatabase.empty()) {
            fill(from);
            new Backup(from.pool()).write(folder.resolve("all.zip"));
            new Backup(to.pool()).restore(folder.resolve("all.zip"));
            long before = lines(to);

            to.change(() -> to.sql().sql("update lab set state = 'specified'").update());

            assertThat(lines(to)).isEqualTo(before + 1);
            assertThatThrownBy(() -> to.sql().sql("delete from ledger_line").update())
                    .hasStackTraceContaining("append-only");
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyIsLeftAlone() throws Exception {
        try (TestDatabase from = TestDatabase.fresh();
                TestDatabase to = TestDatabase.fresh()) {
            fill(from);
            fill(to);
            new Backup(from.pool()).write(folder.resolve("all.zip"));

            assertThatThrownBy(() -> new Backup(to.pool()).restore(folder.resolve("all.zip")))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("not empty");
        }
    }

    @Test
    void anotherFileIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Good day");

        try (TestDatabase to = TestDatabase.empty()) {
            assertThatThrownBy(() -> new Backup(to.pool()).restore(file))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("not a backup");
        }
    }

    private static void fill(TestDatabase database) {
        database.change(() -> {
            JdbcClient sql = database.sql();
            sql.sql("""
                    insert into organisation (id, name, kind, country, valid_from)
                    values ('aaaaaaaaaaaa', E'Göteborgs\\tstad\\nund \\\\ mehr', 'city', 'SE', '1621-06-04')
                    """).update();
            sql.sql("""
                    insert into organisation_event (organisation_id, kind, on_day)
                    values ('aaaaaaaaaaaa', 'founded', '1621-06-04')
                    """).update();
            sql.sql("""
                    insert into lab (id, name, owner_id, city, country, state)
                    values ('bbbbbbbbbbbb', 'Hoppet', 'aaaaaaaaaaaa', 'Göteborg', 'SE', 'named')
                    """).update();
            sql.sql("""
                    insert into challenge (id, lab_id, owner_id, state, created_at)
                    values ('cccccccccccc', 'bbbbbbbbbbbb', 'aaaaaaaaaaaa', 'draft', now())
                    """).update();
            sql.sql("""
                    insert into challenge_version (challenge_id, number, language, title, created_at, created_by)
                    values ('cccccccccccc', 1, 'en', 'A preschool without fossils', now(), 'test')
                    """).update();
        });
    }

    private static String rows(TestDatabase database, String table) {
        return database.sql()
                .sql("select coalesce(string_agg(t::text, '|' order by t::text), '') from " + table + " t")
                .query(String.class)
                .single();
    }

    private static long lines(TestDatabase database) {
        return database.sql()
                .sql("select count(*) from ledger_line")
                .query(Long.class)
                .single();
    }
}
