package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.postgres.server.TestDatabase;
import org.northernconnections.web.security.RateLimits.Limit;

class SharedRateLimitsTest {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static SharedRateLimits node() throws SQLException {
        return new SharedRateLimits(database.pool().unwrap(HikariDataSource.class));
    }

    @Test
    void severalNodesCountTogether() throws SQLException {
        try (SharedRateLimits one = node();
                SharedRateLimits other = node()) {
            for (int i = 0; i < Limit.SIGN_IN.times(); i++) {
                assertThat((i % 2 == 0 ? one : other).allows(Limit.SIGN_IN, "a@company.example"))
                        .isTrue();
            }

            assertThat(one.allows(Limit.SIGN_IN, "a@company.example")).isFalse();
            assertThat(other.allows(Limit.SIGN_IN, "a@company.example")).isFalse();
            assertThat(other.allows(Limit.SIGN_IN, "b@company.example")).isTrue();
            assertThat(other.allows(Limit.APPLICATION, "a@company.example")).isTrue();
        }
    }

    @Test
    void callsAtTheSameTimeGetNoMoreThanIsAllowed() throws Exception {
        var allowed = new AtomicInteger();
        try (SharedRateLimits node = node()) {
            var threads = new Thread[20];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = Thread.ofVirtual().start(() -> {
                    if (node.allows(Limit.SIGN_IN, "crowd")) {
                        allowed.incrementAndGet();
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(allowed).hasValue(Limit.SIGN_IN.times());
    }

    @Test
    void whoseTriesTheyAreIsKeptAsAHashAndExpires() throws SQLException {
        try (SharedRateLimits node = node()) {
            node.allows(Limit.SIGN_IN_MACHINE, "192.0.2.7");
        }

        assertThat(database.sql()
                        .sql("select id from rate_limit where expires_at is not null")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(id -> id.contains("192.0.2.7"));
    }
}
