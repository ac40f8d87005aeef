package org.northernconnections.postgres.partnership;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the tables hold about one person. A new table that names people adds its line here.
public final class PostgresPersonalData implements PersonalData {
    /// Each part of the file and the rows in it.
    private static final Map<String, String> PARTS = parts();

    private static final List<String> FORGET = List.of(
            "delete from sign_in_link where email = (select email from account where id = :account)",
            "delete from company_import where account_id = :account",
            "delete from challenge_follow where account_id = :account",
            "delete from follow_up_link where account_id = :account",
            "delete from match_judgement where account_id = :account",
            "delete from event_helper where account_id = :account",
            "delete from api_token where account_id = :account",
            """
            update mail set to_address = '', subject = '', body = '', calendar = '', calendar_method = '',
                            account_id = null, sent_at = coalesce(sent_at, now()),
                            lapsed_at = null
             where account_id = :account or to_address = (select email from account where id = :account)
            """,
            "update participant set name = '' where account_id = :account");

    private final JdbcClient sql;

    public PostgresPersonalData(JdbcClient sql) {
        this.sql = sql;
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("account", "select id, email, name, language, created_at from account where id = :account");
        parts.put("speaks_for", """
                select o.name as organisation, m.role, m.since, m.until
                  from membership m join organisation o on o.id = m.organisation_id
                 where m.account_id = :account order by m.since, o.name
                """);
        parts.put("keys", """
                select name, created_at, expires_at, revoked_at from api_token
                 where account_id = :account order by created_at
                """);
        parts.put(
                "follows",
                "select challenge_id, since from challenge_follow where account_id = :account order by since");
        parts.put("questions", """
                select challenge_id, question, asked_at from question where asked_by = :account order by asked_at
                """);
        parts.put("answers", """
                select challenge_id, question, answer, answered_at from question
                 where answered_by = :account order by answered_at
                """);
        parts.put("wordings", """
                select challenge_id, number, title, why, created_at from challenge_version
                 where created_by = 'account:' || :account order by created_at
                """);
        parts.put("recommendations", """
                select r.challenge_id, c.name as cluster, o.name as company, r.state, r.asked_words, r.asked_at,
                       r.reason, r.known_since, r.conflict, r.sure_percent, r.given_at,
                       coalesce(r.asked_by = :account, false) as asked, coalesce(r.given_by = :account, false) as given
                  from recommendation r join organisation c on c.id = r.cluster_id
                  left join organisation o on o.id = r.company_id
                 where :account in (r.asked_by, r.given_by) order by coalesce(r.given_at, r.asked_at), r.id
                """);
        parts.put("shy_questions", """
                select c.name as cluster, q.question, q.answer, q.at
                  from shy_question q join organisation c on c.id = q.cluster_id
                 where q.asked_by = :account order by q.at
                """);
        parts.put("contact_for", "select id as challenge_id from challenge where contact_id = :account order by id");
        parts.put("challenge_reviews", """
                select challenge_id, verdict, comment, at from challenge_review
                 where account_id = :account order by at
                """);
        parts.put("conflicts_declared", """
                select o.name as company, d.grounds, d.declared_at
                  from declared_conflict d join organisation o on o.id = d.company_id
                 where d.account_id = :account order by d.declared_at
                """);
        parts.put("reviewer_of", "select challenge_id, since from reviewer where account_id = :account order by since");
        parts.put("reviews_assigned", """
                select application_id, assigned_at from review_assignment
                 where account_id = :account order by assigned_at, application_id
                """);
        parts.put("scores", """
                select application_id, criterion, score, reason, scored_at from score
                 where account_id = :account order by scored_at, application_id, criterion
                """);
        parts.put("match_judgements", """
                select j.challenge_id, j.wording, j.need, o.name as company, j.statement, j.verdict, j.at
                  from match_judgement j join organisation o on o.id = j.company_id
                 where j.account_id = :account order by j.at
                """);
        parts.put("events", """
                select e.name as event, e.on_day, p.name, p.coming, p.meetings_min, p.meetings_max
                  from participant p join event e on e.id = p.event_id
                 where p.account_id = :account order by e.on_day
                """);
        parts.put("helps_at", """
                select e.name as event, e.on_day from event_helper h join event e on e.id = h.event_id
                 where h.account_id = :account order by e.on_day
                """);
        parts.put("handed_in", """
                select e.name as event, n.phone, n.number, n.at from handed_in n join event e on e.id = n.event_id
                 where n.account_id = :account order by n.at, n.number
                """);
        parts.put("present", """
                select e.name as event, p.state, p.at
                  from presence p join participant s on s.id = p.id join event e on e.id = s.event_id
                 where s.account_id = :account order by p.at
                """);
        parts.put("wishes", """
                select w.meeting_id, w.strength, w.words, w.wished_at
                  from wish w join participant p on p.id = w.from_id
                 where p.account_id = :account order by w.wished_at
                """);
        parts.put("rather_not", """
                select r.about_id from rather_not r join participant p on p.id = r.from_id
                 where p.account_id = :account order by r.about_id
                """);
        parts.put("outcomes", """
                select o.meeting_id, o.came, o.next_step, o.next_by, o.next_due, o.how, o.words, o.reply, o.written_at
                  from outcome o join participant p on p.id = o.from_id
                 where p.account_id = :account order by o.written_at
                """);
        parts.put("follow_ups", """
                select follow_up_id, state, value, why, words, at from follow_up_answer
                 where account_id = :account order by at, id
                """);
        parts.put("mails", """
                select subject, case when secret then '' else body end as body, written_at, sent_at from mail
                 where account_id = :account order by written_at
                """);
        parts.put("deeds", """
                select at, kind, object_id, deed, from_state, to_state, why from ledger_line
                 where actor = 'account:' || :account order by id
                """);
        return parts;
    }

    @Override
    public String export(AccountId account) {
        var file = new StringBuilder("{");
        PARTS.forEach((name, rows) -> {
            file.append(file.length() == 1 ? "\n" : ",\n");
            file.append('"').append(name).append("\": ").append(json(rows, account));
        });
        return file.append("\n}\n").toString();
    }

    private String json(String rows, AccountId account) {
        return sql.sql("select coalesce(json_agg(part), '[]')::text from (" + rows + ") as part")
                .param("account", account.value())
                .query(String.class)
                .single();
    }

    @Override
    public void forget(AccountId account) {
        for (String statement : FORGET) {
            sql.sql(statement).param("account", account.value()).update();
        }
    }
}
