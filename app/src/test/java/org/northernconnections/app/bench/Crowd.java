package org.northernconnections.app.bench;

import java.util.List;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes a demonstration large: as many companies, challenges and applications as a benchmark asks for.
///
/// Companies say two statements each, taken in turn from those of the demonstration, so that words have their
/// usual frequencies. Challenges are worded like those of the demonstration; two in three are open, the others
/// in selection. Applications go to them in turn. The same every time.
public final class Crowd {
    private static final String ADD_ORGANISATIONS = """
            insert into organisation (id, name, kind, country, seat, latitude, longitude, valid_from)
            select 'k' || lpad(i::text, 11, '0'), 'Company ' || i || ' (invented)', 'company',
                   (array['DK', 'NO', 'SE', 'DE', 'NL', 'BE', 'GB'])[1 + i % 7], 'Harbour', 51 + i % 100 / 10.0,
                   2 + i % 90 / 10.0, '2019-01-01'
              from generate_series(1, :more) i
            """;

    private static final String ADD_COMPANIES = """
            insert into company (organisation_id, summary, proof, readiness, employees, founded, languages, visibility,
                                 consent_at)
            select id, 'What ' || name || ' does, in one sentence.', 'Two pilots, one paying city.', 5 + n % 5, 1 + n % 200,
                   1990 + n % 30, '{en}', (array['public', 'partnership'])[1 + n % 2], '2024-01-01'
              from (select id, name, substr(id, 2)::int as n from organisation where id ~ '^k0') o
            """;

    private static final String ADD_CAPABILITIES = """
            with known as (
                select statement, language, row_number() over (order by id) - 1 as n, count(*) over () as known
                  from capability where company_id !~ '^k0')
            insert into capability (id, company_id, position, language, statement)
            select 'c' || p.position || substr(o.id, 3), o.id, p.position, k.language, k.statement
              from organisation o
             cross join (values (1, 7), (2, 11)) p (position, step)
              join known k on k.n = substr(o.id, 2)::int * p.step % k.known
             where o.id ~ '^k0'
            """;

    private static final String ADD_CHALLENGES = """
            insert into challenge (id, lab_id, owner_id, contact_id, state, created_at)
            select 'h' || lpad(i::text, 11, '0'), c.lab_id, c.owner_id, c.contact_id, 'draft', c.created_at
              from generate_series(1, :more) i
              join (select *, row_number() over (order by id) - 1 as n, count(*) over () as known from challenge
                     where opened_at is not null and id !~ '^h0'
                       and lab_id in (select id from lab where state in ('chosen', 'running'))) c on c.n = i % c.known
            """;

    /// Which wording of the demonstration each new challenge is like: that of the first opened one of its lab.
    private static final String CHOOSE_WORDINGS = """
            create temporary table alike on commit drop as
            select distinct on (h.id) h.id, c.id as like_id, c.current_version as like_number
              from challenge h join challenge c on c.lab_id = h.lab_id
             where h.id ~ '^h0' and c.id !~ '^h0' and c.opened_at is not null
             order by h.id, c.id
            """;

    private static final String ADD_WORDINGS = """
            insert into challenge_version (challenge_id, number, language, title, summary, success, constraints, after_event,
                                           budget_min, budget_max, currency, created_at, created_by)
            select a.id, 1, v.language, v.title || ' ' || substr(a.id, 8), v.summary, v.success, v.constraints,
                   v.after_event, v.budget_min, v.budget_max, v.currency, v.created_at, v.created_by
              from alike a join challenge_version v on v.challenge_id = a.like_id and v.number = a.like_number
            """;

    private static final String ADD_NEEDS = """
            insert into challenge_need (challenge_id, number, position, need, weight)
            select a.id, 1, n.position, n.need, n.weight
              from alike a join challenge_need n on n.challenge_id = a.like_id and n.number = a.like_number
            """;

    private static final String ADD_CRITERIA = """
            insert into challenge_criterion (challenge_id, number, position, name, description, weight)
            select a.id, 1, n.position, n.name, n.description, n.weight
              from alike a join challenge_criterion n on n.challenge_id = a.like_id and n.number = a.like_number
            """;

    private static final List<String> OPEN = List.of(
            "update challenge set state = 'in review' where id ~ '^h0'",
            "update challenge set state = 'approved' where id ~ '^h0'",
            """
            update challenge set state = 'open', opened_at = now() - interval '40 days',
                                 closes_at = now() + interval '20 days' where id ~ '^h0'
            """,
            "update challenge set state = 'closed', closes_at = now() - interval '1 day' where id ~ '^h0' and id ~ '[0369]$'",
            "update challenge set state = 'in selection' where id ~ '^h0' and state = 'closed'");

    private static final String ADD_APPLICATIONS = """
            insert into application (id, challenge_id, company_id, state, pitch, offer, created_at)
            select 'a' || lpad(i::text, 11, '0'), 'h' || lpad((1 + i % :challenges)::text, 11, '0'),
                   'k' || lpad((1 + i * 7 % :companies)::text, 11, '0'), 'draft',
                   'We have done this in two cities and can show it.', 'A pilot in spring.', now() - interval '30 days'
              from generate_series(1, :more) i
            """;

    private static final String HAND_IN =
            "update application set state = 'submitted', submitted_at = now() - interval '20 days' where id ~ '^a0'";

    private final JdbcClient sql;
    private final Changes changes;

    public Crowd(JdbcClient sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    /// Adds what is missing to so many of each.
    public void grow(int companies, int challenges, int applications) {
        changes.run(Actor.system("benchmark"), "", () -> {
            int moreCompanies = companies - count("company");
            int moreChallenges = challenges - count("challenge");
            sql.sql(ADD_ORGANISATIONS).param("more", moreCompanies).update();
            sql.sql(ADD_COMPANIES).update();
            sql.sql(ADD_CAPABILITIES).update();
            sql.sql(ADD_CHALLENGES).param("more", moreChallenges).update();
            List.of(CHOOSE_WORDINGS, ADD_WORDINGS, ADD_NEEDS, ADD_CRITERIA)
                    .forEach(statement -> sql.sql(statement).update());
            OPEN.forEach(statement -> sql.sql(statement).update());
            sql.sql(ADD_APPLICATIONS)
                    .param("challenges", moreChallenges)
                    .param("companies", moreCompanies)
                    .param("more", applications - count("application"))
                    .update();
            sql.sql(HAND_IN).update();
        });
        sql.sql("analyze").update();
    }

    public int count(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
