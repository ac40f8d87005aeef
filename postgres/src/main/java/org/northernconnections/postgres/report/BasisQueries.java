package org.northernconnections.postgres.report;

import org.northernconnections.report.Figure;

/// What stands behind one record, in SQL.
///
/// Each query gives the columns of a [org.northernconnections.report.Basis] for the record `:id`, in any order. A pair
/// has the ids of its two sides with a dash between. What was done by whoever has merged stands behind its heir.
final class BasisQueries {
    private static final String FOLLOW_UP = """
            select f.since as on_day, 'met' as what, null as said, l.name as label,
                   '/events/' || e.id as address
              from follow_up f join event e on e.id = f.event_id join lab l on l.id = e.lab_id
             where f.id = :id
             union all
            select k.asked_at::date, 'asked', null, o.name, ''
              from follow_up_ask k join organisation o on o.id = k.organisation_id
             where k.follow_up_id = :id
             union all
            select w.at::date, 'said', w.state, o.name, ''
              from standing_answer w join organisation o on o.id = w.organisation_id
             where w.follow_up_id = :id
            """;

    private static final String FIRST = "split_part(:id, '-', 1)";

    private static final String SECOND = "split_part(:id, '-', 2)";

    private static final String COOPERATES = """
            select e.on_day, 'met' as what, null as said, x.name as label,
                   '/events/' || e.id as address
              from organisation o
              join participant p on %1$s
              join meeting m on p.id in (m.a_id, m.b_id)
              join participant q on q.id in (m.a_id, m.b_id) and q.id <> p.id
              left join heir h on h.id = q.organisation_id
              join organisation x on x.id = coalesce(h.heir_id, q.organisation_id) and x.country <> o.country
              join event e on e.id = m.event_id
             where o.id = :id and %2$s
             union all
            select f.since, 'followed up', null, x.name, '/status/records/followed_up/' || f.id
              from follow_up f
              left join heir one on one.id = f.one_id
              left join heir other on other.id = f.other_id
              cross join lateral (values (coalesce(one.heir_id, f.one_id), coalesce(other.heir_id, f.other_id)),
                                         (coalesce(other.heir_id, f.other_id), coalesce(one.heir_id, f.one_id)))
                      as side(own, theirs)
              join organisation o on o.id = side.own
              join organisation x on x.id = side.theirs and x.country <> o.country
             where o.id = :id and not f.not_held
            """.formatted(isOrWas("p.organisation_id", ":id"), FigureQueries.HELD);

    private static final String FIRST_MEETING = """
            (select e.on_day, 'met' as what, null as said, l.name as label,
                    '/events/' || e.id as address
               from meeting m
               join event e on e.id = m.event_id
               join lab l on l.id = e.lab_id
               join participant p on p.id in (m.a_id, m.b_id) and %s
               join participant q on q.id in (m.a_id, m.b_id) and %s
              where %s
              order by e.on_day, m.id limit 1)
            """.formatted(
                    isOrWas("p.organisation_id", FIRST), isOrWas("q.organisation_id", SECOND), FigureQueries.HELD);

    private static final String FIRST_PILOT = """
            (select w.at::date as on_day, 'said' as what, w.state as said, o.name as label,
                    '/status/records/followed_up/' || f.id as address
               from follow_up f
               join standing_answer w on w.follow_up_id = f.id
               join organisation o on o.id = w.organisation_id
              where (%s and %s or %s and %s)
                and w.state in (%s)
              order by w.at, w.id limit 1)
            """.formatted(
                    isOrWas("f.one_id", FIRST),
                    isOrWas("f.other_id", SECOND),
                    isOrWas("f.one_id", SECOND),
                    isOrWas("f.other_id", FIRST),
                    FigureQueries.PILOT_OR_FURTHER);

    private static final String PROMISE = """
            select c.made_day as on_day, 'promised' as what, null as said, b.name || ', ' || t.name as label,
                   '' as address
              from commitment c join organisation b on b.id = c.by_id join organisation t on t.id = c.to_id
             where c.id = :id
             union all
            select due_day, 'due', null, '', '' from commitment where id = :id
            """;

    private BasisQueries() {}

    /// A column that names an organisation, or what has become part of it.
    private static String isOrWas(String column, String organisation) {
        return "(%1$s = %2$s or %1$s in (select id from heir where heir_id = %2$s))".formatted(column, organisation);
    }

    /// @param column of who begins the id of the pair
    private static String firstWord(String column) {
        return """
            (select r.given_at::date as on_day, 'recommended' as what, null as said, cl.name || ': ' || v.title as label,
                    '/challenges/' || c.id as address
               from recommendation r
               join organisation cl on cl.id = r.cluster_id
               join challenge c on c.id = r.challenge_id
               join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
              where %s and %s and %s
              order by r.given_at, r.id limit 1)
            """.formatted(FigureQueries.STANDS, isOrWas(column, FIRST), isOrWas("c.owner_id", SECOND));
    }

    /// Empty for records that are shown in their own room.
    static String of(Figure figure) {
        return switch (figure) {
            case FOLLOWED_UP -> FOLLOW_UP;
            case RCO_87 -> COOPERATES;
            case DAYS_TO_FIRST_WORD -> FIRST_MEETING + " union all " + firstWord("r.cluster_id");
            case DAYS_TO_RESULT -> firstWord("r.company_id") + " union all " + FIRST_PILOT;
            case LATE_PROMISES -> PROMISE;
            default -> "";
        };
    }
}
