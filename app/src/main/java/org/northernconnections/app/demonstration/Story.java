package org.northernconnections.app.demonstration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happened in the partnership, gathered room by room and told in the order of time.
///
/// Each moment is made in the name of who did it and on its own date: that is how it stands in the ledger.
/// Moments of the same time keep the order in which they were gathered.
final class Story {
    private static final String ACT = """
            select set_config('northern.actor', :actor, true),
                   set_config('northern.why', :why, true),
                   set_config('northern.at', :at, true)
            """;

    private final List<Moment> moments = new ArrayList<>();

    private record Moment(Instant at, String actor, String why, Runnable deed) {}

    /// @param actor as the ledger names it, see [Keys#actor]
    void then(Instant at, String actor, String why, Runnable deed) {
        moments.add(new Moment(at, actor, why, deed));
    }

    void then(Instant at, String actor, Runnable deed) {
        then(at, actor, "", deed);
    }

    void tell(JdbcClient sql) {
        moments.sort(Comparator.comparing(Moment::at));
        for (Moment moment : moments) {
            sql.sql(ACT)
                    .param("actor", moment.actor())
                    .param("why", moment.why())
                    .param("at", moment.at().toString())
                    .query((_, _) -> true)
                    .single();
            moment.deed().run();
        }
    }
}
