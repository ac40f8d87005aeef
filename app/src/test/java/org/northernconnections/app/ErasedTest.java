package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a person can take along, and what is left of him or her when the account is erased.
class ErasedTest {
    private static final String NAME = "Karin Lindqvist";
    private static final String EMAIL = "karin.lindqvist@goteborg-premises.example";

    /// The parts of a person's file, and the columns that name an account, whose rows they show.
    private static final Map<String, List<String>> SHOWN = Map.ofEntries(
            Map.entry("speaks_for", List.of("membership.account_id")),
            Map.entry("keys", List.of("api_token.account_id")),
            Map.entry("follows", List.of("challenge_follow.account_id")),
            Map.entry("contact_for", List.of("challenge.contact_id")),
            Map.entry("questions", List.of("question.asked_by")),
            Map.entry("answers", List.of("question.answered_by")),
            Map.entry("recommendations", List.of("recommendation.asked_by", "recommendation.given_by")),
            Map.entry("shy_questions", List.of("shy_question.asked_by")),
            Map.entry("challenge_reviews", List.of("challenge_review.account_id")),
            Map.entry("conflicts_declared", List.of("declared_conflict.account_id")),
            Map.entry("reviewer_of", List.of("reviewer.account_id")),
            Map.entry("reviews_assigned", List.of("review_assignment.account_id")),
            Map.entry("scores", List.of("score.account_id")),
            Map.entry("match_judgements", List.of("match_judgement.account_id")),
            Map.entry("events", List.of("participant.account_id")),
            Map.entry("helps_at", List.of("event_helper.account_id")),
            Map.entry("handed_in", List.of("handed_in.account_id")),
            Map.entry("follow_ups", List.of("follow_up_answer.account_id")),
            Map.entry("mails", List.of("mail.account_id")));

    /// Columns that name an account whose rows are in no file, each with its reason.
    private static final Map<String, String> NOT_SHOWN = Map.of(
            "company_import.account_id", "a sheet of companies, kept for a day",
            "follow_up_link.account_id", "a hash that answers once in the person's name",
            "follow_up.one_reader", "whom to ask on one side; what was said is in follow_ups",
            "follow_up.other_reader", "whom to ask on the other side");

    private RunningProgram program;
    private String karin;

    @BeforeEach
    void start() {
        program = RunningProgram.demonstration();
        program.goToTheMorning();
        karin = one("select id from account where email = '" + EMAIL + "'");
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private String one(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    @Test
    void anErasedPersonIsNamedNowhere() {
        TestBrowser browser = program.browser();
        browser.signIn(EMAIL);
        writeAChallenge(browser);
        assertThat(browser.post("/account/tokens", "name", "Tables of " + NAME).status())
                .isEqualTo(200);
        Map<String, Integer> before = whereNamed("");
        assertThat(before.keySet()).contains("account.name", "account.email", "participant.name", "mail.body");
        int others = namingMailsOfOthers();
        assertThat(others).as("mails to others that name her").isPositive();

        assertThat(browser.post("/account/erase", "email", EMAIL).status()).isEqualTo(200);

        assertThat(whereNamed(" and not (account_id is not null and account_id <> '" + karin + "')"))
                .isEmpty();
        assertThat(namingMailsOfOthers())
                .as("what others were told stays as it was sent")
                .isEqualTo(others);
        assertThat(browser.get("/home").path()).isEqualTo("/sign-in");
        assertThat(one("select created_by from challenge_version where title = 'A quay without diesel'"))
                .isEqualTo("account:" + karin);
    }

    @Test
    void theFileHoldsEveryRowThatNamesThePerson() {
        for (String email : List.of(
                EMAIL,
                "mette.dahlgaard@aalborg-kommune.example",
                "elin.hampusson@hampavagg.example",
                one("select a.email from account a join score s on s.account_id = a.id order by 1 limit 1"),
                one("select a.email from account a join recommendation r on r.given_by = a.id order by 1 limit 1"))) {
            String account = one("select id from account where email = '" + email + "'");
            TestBrowser browser = program.browser();
            browser.signIn(email);
            JsonNode file = JsonMapper.shared()
                    .readTree(browser.get("/account/data.json").body());

            assertThat(file.at("/account/0/email").asString()).isEqualTo(email);
            SHOWN.forEach((part, columns) -> assertThat(file.path(part).size())
                    .as("%s of %s", part, email)
                    .isEqualTo(rows(columns, account)));
            assertThat(file.path("deeds").size())
                    .as("deeds of %s", email)
                    .isEqualTo(count("select count(*) from ledger_line where actor = 'account:" + account + "'"));
        }
    }

    @Test
    void everyColumnThatNamesAnAccountIsInTheFileOrSaysWhyNot() {
        var known = new TreeSet<String>(NOT_SHOWN.keySet());
        SHOWN.values().forEach(known::addAll);

        assertThat(program.sql().sql("""
                                select cl.relname || '.' || att.attname
                                  from pg_constraint con
                                  join pg_class cl on cl.oid = con.conrelid
                                  join pg_attribute att on att.attrelid = con.conrelid and att.attnum = any(con.conkey)
                                 where con.contype = 'f' and con.confrelid = 'account'::regclass
                                 union
                                select table_name || '.' || column_name from information_schema.columns
                                  join information_schema.tables using (table_schema, table_name)
                                 where table_schema = 'public' and table_type = 'BASE TABLE'
                                   and column_name = 'account_id'
                                """).query(String.class).list()).containsExactlyInAnyOrderElementsOf(known);
    }

    private int rows(List<String> columns, String account) {
        String table = columns.getFirst().replaceAll("\\..*", "");
        String names = String.join(
                " or ",
                columns.stream()
                        .map(column -> column.replaceAll(".*\\.", "") + " = '" + account + "'")
                        .toList());
        return count("select count(*) from " + table + " where " + names);
    }

    private int count(String query) {
        return program.sql().sql(query).query(Integer.class).single();
    }

    private void writeAChallenge(TestBrowser browser) {
        String lab = one(
                "select l.id from lab l join membership m on m.organisation_id = l.owner_id where l.state = 'running' and m.role = 'owner' and m.until is null and m.account_id = '"
                        + karin + "' order by 1 limit 1");
        assertThat(browser.post(
                                "/challenges",
                                "lab",
                                lab,
                                "version",
                                "0",
                                "language",
                                "en",
                                "title",
                                "A quay without diesel",
                                "summary",
                                "Ships lie there for a night.",
                                "need",
                                "Power for ships that lie at the quay",
                                "needWeight",
                                "3",
                                "currency",
                                "SEK",
                                "places",
                                "12",
                                "recommendationsMax",
                                "3")
                        .path())
                .matches("/challenges/[0-9a-z]{12}");
    }

    private int namingMailsOfOthers() {
        return count("""
                select count(*) from mail
                 where account_id <> '%s' and position('%s' in subject || body || calendar) > 0
                """.formatted(karin, NAME));
    }

    /// How often the name or the address stands in each column of text, of whatever type, of all tables.
    ///
    /// @param mails which of the outbox are looked at, besides
    private Map<String, Integer> whereNamed(String mails) {
        var found = new TreeMap<String, Integer>();
        columns().forEach((table, columns) -> {
            for (String column : columns) {
                int times = program.sql()
                        .sql("""
                                select count(*) from "%s"
                                 where (position(lower(:name) in lower("%s"::text)) > 0
                                        or position(lower(:email) in lower("%2$s"::text)) > 0) %s
                                """.formatted(table, column, table.equals("mail") ? mails : ""))
                        .param("name", NAME)
                        .param("email", EMAIL)
                        .query(Integer.class)
                        .single();
                if (times > 0) {
                    found.put(table + "." + column, times);
                }
            }
        });
        return found;
    }

    private Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        program.sql()
                .sql("""
                        select c.table_name, string_agg(c.column_name, ',' order by c.ordinal_position)
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                         where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
                           and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY',
                                               'tsvector', 'USER-DEFINED')
                         group by c.table_name order by c.table_name
                        """)
                .query((row, _) ->
                        Map.entry(row.getString(1), List.of(row.getString(2).split(","))))
                .list()
                .forEach(entry -> columns.put(entry.getKey(), entry.getValue()));
        assertThat(columns).hasSizeGreaterThan(40);
        return columns;
    }
}
