package org.northernconnections.postgres.application;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Applications;
import org.northernconnections.application.BatchId;
import org.northernconnections.application.Presenter;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Applications in SQL. Every list takes two statements, however long it is.
public final class PostgresApplications implements Applications, MoveChallenge.Calls {
    static final String SELECT = """
            select a.id, a.challenge_id, v.title, a.company_id, o.name as company_name, o.country, a.state, a.language,
                   a.pitch, a.offer, a.team_with, a.submitted_at, a.eligibility, a.pending_decision, a.feedback,
                   case when a.state = 'waiting'
                        then (select count(*)::int from application w
                               where w.challenge_id = a.challenge_id and w.state = 'waiting'
                                 and (w.waiting_rank, w.id) <= (a.waiting_rank, a.id))
                   end as waiting_rank,
                   a.pending_rank, a.answer_by, a.version
              from application a
              join organisation o on o.id = a.company_id
              join challenge c on c.id = a.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
            """;

    private static final String FIND = SELECT + " where a.id = :id";

    private static final String FIND_OF =
            SELECT + " where a.challenge_id = :challenge and a.company_id = :company and a.state <> 'withdrawn'";

    private static final String LIST_OF =
            SELECT + " where a.challenge_id = :challenge and a.submitted_at is not null order by o.name, a.id";

    private static final String LIST_DRAFTS =
            SELECT + " where a.challenge_id = :challenge and a.state = 'draft' order by o.name, a.id";

    private static final String LIST_OF_COMPANIES = SELECT + """
             where a.company_id = any(cast(:companies as text[]))
             order by a.created_at desc, a.id
            """;

    private static final String ANSWERS = """
            select application_id, position, answer from application_answer
             where application_id = any(cast(:ids as text[]))
             order by application_id, position
            """;

    private static final String ADD = """
            insert into application (id, challenge_id, company_id, state, language, pitch, offer, team_with, created_at)
            values (:id, :challenge, :company, 'draft', :language, :pitch, :offer, :team, :at)
            """;

    private static final String SAVE = """
            update application
               set language = :language, pitch = :pitch, offer = :offer, team_with = :team, version = version + 1
             where id = :id and version = :version
            """;

    private static final String ADD_ANSWER =
            "insert into application_answer (application_id, position, answer) values (:id, :position, :answer)";

    private static final String SUBMIT =
            "update application set state = 'submitted', submitted_at = :at, version = version + 1 where id = :id";

    private static final String STEP = """
            update application
               set state = :state, pending_decision = null, pending_rank = null, pending_by_hand = false,
                   version = version + 1
             where id = :id
            """;

    private static final String JUDGE = """
            update application
               set state = case when cast(:eligible as boolean) then 'eligible' else state end,
                   pending_decision = case when cast(:eligible as boolean) then null else 'not eligible' end,
                   eligibility = :grounds, feedback = :feedback, version = version + 1
             where id = :id and state = 'submitted'
               and (cast(:seen as text) is null or coalesce(pending_decision, '') = :seen)
            """;

    private static final String DECIDE = """
            update application set pending_decision = :decision, pending_rank = :rank, pending_by_hand = :hand
             where id = :id and state in ('eligible', 'waiting')
               and (cast(:seen as text) is null or coalesce(pending_decision, '') = :seen)
            """;

    private static final String LIST_BY_HAND = """
            select id from application
             where challenge_id = :challenge and state = 'eligible' and pending_decision is not null and pending_by_hand
            """;

    private static final String LOCK_OPEN = """
            select id from application
             where challenge_id = :challenge and state in ('submitted', 'eligible', 'waiting')
             order by id
               for no key update
            """;

    private static final String ADD_BATCH = """
            insert into release_batch (id, challenge_id, released_at, released_by) values (:id, :challenge, :at, :by)
            """;

    private static final String RELEASE = """
            update application
               set state = pending_decision, pending_decision = null, batch_id = :batch, version = version + 1,
                   waiting_rank = case when pending_decision = 'waiting' then pending_rank end,
                   answer_by = case when pending_decision = 'shortlisted' then cast(:by as timestamptz) end,
                   pending_rank = null, pending_by_hand = false
             where challenge_id = :challenge and pending_decision is not null
               and state in ('submitted', 'eligible', 'waiting')
            """;

    private static final String MOVE_UP = """
            update application
               set state = 'shortlisted', waiting_rank = null, pending_decision = null, pending_rank = null,
                   pending_by_hand = false, answer_by = :by, version = version + 1
             where id = :id
            """;

    private static final String COUNT_STATES = """
            select state, count(*) as number from application
             where challenge_id = :challenge and (submitted_at is not null or state = 'draft')
             group by state
            """;

    /// Whoever came and left again, is noted as missing as well, but has been seen.
    private static final String PRESENT = """
            update application set state = 'presented', version = version + 1
             where challenge_id = :challenge and state = 'confirmed'
               and company_id not in (
                   select s.organisation_id
                     from challenge c
                     join event e on e.lab_id = c.lab_id and e.state in ('running', 'closed')
                     join participant s on s.event_id = e.id
                     left join presence p on p.id = s.id
                    where c.id = :challenge
                    group by s.organisation_id
                   having bool_and(s.coming = 'not coming' or coalesce(p.state, '') = 'absent')
                      and not bool_or(exists (select from ledger_line l
                                               where l.kind = 'presence' and l.object_id = s.id and l.to_state = 'here')))
            """;

    private static final String DROP_INVITATIONS = """
            update application
               set pending_decision = null, pending_rank = null, pending_by_hand = false, version = version + 1
             where challenge_id = :challenge and state in ('eligible', 'waiting') and pending_decision = 'shortlisted'
            """;

    private static final String UNDECIDED = """
            select exists (select from application
                            where challenge_id = :challenge
                              and (state in ('submitted', 'eligible') or pending_decision is not null))
            """;

    private static final String LIST_DRAFTING =
            "select company_id from application where challenge_id = :challenge and state = 'draft' order by company_id";

    private static final String LIST_CONFIRMED = """
            select distinct on (a.company_id) a.company_id, b.id as by_id
              from application a
              join challenge c on c.id = a.challenge_id
              left join ledger_line l on l.kind = 'application' and l.object_id = a.id and l.to_state = 'confirmed'
              left join account b on 'account:' || b.id = l.actor
             where c.lab_id = :lab and c.state in ('in selection', 'at event') and a.state = 'confirmed'
             order by a.company_id, l.id desc
            """;

    private static final String COUNT_PENDING = """
            select challenge_id, count(*) as number
              from application
             where challenge_id = any(cast(:challenges as text[])) and pending_decision is not null and state <> 'draft'
             group by challenge_id
            """;

    private static final String COUNT_UNDECIDED = """
            select challenge_id, count(*) as number
              from application
             where challenge_id = any(cast(:challenges as text[])) and state in ('submitted', 'eligible')
               and pending_decision is null
             group by challenge_id
            """;

    private static final String COUNT_WAITING = """
            select challenge_id, count(*) as number
              from application
             where challenge_id = any(cast(:challenges as text[])) and state = 'waiting' and pending_decision is null
             group by challenge_id
            """;

    private static final String EVENT_BEGUN = """
            select exists (select from challenge c join event e on e.lab_id = c.lab_id
                            where c.id = :challenge and e.state in ('running', 'closed')
                              and e.on_day >= cast(c.opened_at as date))
            """;

    private static final String COUNT_OVERDUE = """
            select challenge_id, count(*) as number
              from application
             where challenge_id = any(cast(:challenges as text[])) and state = 'shortlisted' and answer_by < :now
             group by challenge_id
            """;

    private final JdbcClient sql;

    public PostgresApplications(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        return complete(sql.sql(FIND).param("id", id.value())).stream().findFirst();
    }

    @Override
    public Application get(ApplicationId id) {
        return find(id).orElseThrow();
    }

    @Override
    public Optional<Application> findOf(ChallengeId challenge, OrganisationId company) {
        return complete(sql.sql(FIND_OF).param("challenge", challenge.value()).param("company", company.value()))
                .stream()
                .findFirst();
    }

    @Override
    public List<Application> listOf(ChallengeId challenge) {
        return complete(sql.sql(LIST_OF).param("challenge", challenge.value()));
    }

    @Override
    public List<Application> listDrafts(ChallengeId challenge) {
        return complete(sql.sql(LIST_DRAFTS).param("challenge", challenge.value()));
    }

    @Override
    public List<Application> listOfCompanies(Collection<OrganisationId> companies) {
        return complete(sql.sql(LIST_OF_COMPANIES)
                .param(
                        "companies",
                        Columns.array(
                                companies.stream().map(OrganisationId::value).toList())));
    }

    @Override
    public void add(Application draft, Instant time) {
        words(ADD, draft)
                .param("challenge", draft.challenge().value())
                .param("company", draft.company().value())
                .param("at", at(time))
                .update();
        saveAnswers(draft);
    }

    @Override
    public Saved<Application> save(Application application) {
        int kept =
                words(SAVE, application).param("version", application.version()).update();
        if (kept == 0) {
            return new Saved.Conflict<>(get(application.id()));
        }
        sql.sql("delete from application_answer where application_id = :id")
                .param("id", application.id().value())
                .update();
        saveAnswers(application);
        return new Saved.Kept<>(get(application.id()));
    }

    private JdbcClient.StatementSpec words(String statement, Application application) {
        return sql.sql(statement)
                .param("id", application.id().value())
                .param("language", application.language().code())
                .param("pitch", application.pitch())
                .param("offer", application.offer())
                .param("team", application.teamWith());
    }

    private void saveAnswers(Application application) {
        application
                .answers()
                .forEach((position, answer) -> sql.sql(ADD_ANSWER)
                        .param("id", application.id().value())
                        .param("position", position)
                        .param("answer", answer)
                        .update());
    }

    @Override
    public void submit(ApplicationId id, Instant time) {
        sql.sql(SUBMIT).param("id", id.value()).param("at", at(time)).update();
    }

    @Override
    public void step(ApplicationId id, ApplicationState to) {
        sql.sql(STEP).param("id", id.value()).param("state", Word.of(to)).update();
    }

    @Override
    public boolean judge(ApplicationId id, boolean eligible, String grounds, String feedback, @Nullable String seen) {
        return sql.sql(JUDGE)
                        .param("id", id.value())
                        .param("eligible", eligible)
                        .param("grounds", grounds)
                        .param("feedback", feedback)
                        .param("seen", seen, Types.VARCHAR)
                        .update()
                == 1;
    }

    @Override
    public boolean decide(
            ApplicationId id,
            Application.@Nullable Decision pending,
            @Nullable Integer rank,
            boolean byHand,
            @Nullable String seen) {
        return sql.sql(DECIDE)
                        .param("id", id.value())
                        .param("decision", pending == null ? null : Word.of(pending))
                        .param("rank", rank)
                        .param("hand", byHand)
                        .param("seen", seen, Types.VARCHAR)
                        .update()
                == 1;
    }

    @Override
    public Set<ApplicationId> listDecidedByHand(ChallengeId challenge) {
        return sql.sql(LIST_BY_HAND)
                .param("challenge", challenge.value())
                .query((row, _) -> new ApplicationId(Columns.text(row, "id")))
                .set();
    }

    @Override
    public boolean saveFeedback(ApplicationId id, String feedback, @Nullable String seen) {
        return sql.sql("""
                        update application set feedback = :feedback
                         where id = :id and pending_decision is not null
                           and (cast(:seen as text) is null or btrim(feedback) in (btrim(:seen), :feedback))
                        """)
                        .param("id", id.value())
                        .param("feedback", feedback)
                        .param("seen", seen, Types.VARCHAR)
                        .update()
                == 1;
    }

    @Override
    public void lockOpen(ChallengeId challenge) {
        sql.sql(LOCK_OPEN)
                .param("challenge", challenge.value())
                .query(String.class)
                .list();
    }

    @Override
    public int release(BatchId batch, ChallengeId challenge, Instant time, String by, Instant answerBy) {
        sql.sql(ADD_BATCH)
                .param("id", batch.value())
                .param("challenge", challenge.value())
                .param("at", at(time))
                .param("by", by)
                .update();
        return sql.sql(RELEASE)
                .param("batch", batch.value())
                .param("challenge", challenge.value())
                .param("by", at(answerBy))
                .update();
    }

    @Override
    public void moveUp(ApplicationId id, Instant answerBy) {
        sql.sql(MOVE_UP).param("id", id.value()).param("by", at(answerBy)).update();
    }

    @Override
    public boolean undecided(ChallengeId challenge) {
        return sql.sql(UNDECIDED)
                .param("challenge", challenge.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<OrganisationId> listDrafting(ChallengeId challenge) {
        return sql.sql(LIST_DRAFTING)
                .param("challenge", challenge.value())
                .query((row, _) -> new OrganisationId(Columns.text(row, "company_id")))
                .list();
    }

    @Override
    public int dropInvitations(ChallengeId challenge) {
        return sql.sql(DROP_INVITATIONS).param("challenge", challenge.value()).update();
    }

    @Override
    public void present(ChallengeId challenge) {
        sql.sql(PRESENT).param("challenge", challenge.value()).update();
    }

    @Override
    public Map<ApplicationState, Integer> countStates(ChallengeId challenge) {
        var counts = new EnumMap<ApplicationState, Integer>(ApplicationState.class);
        sql.sql(COUNT_STATES).param("challenge", challenge.value()).query(row -> {
            counts.put(Word.parse(ApplicationState.class, Columns.text(row, "state")), row.getInt("number"));
        });
        return counts;
    }

    @Override
    public List<Presenter> listConfirmed(LabId lab) {
        return sql.sql(LIST_CONFIRMED)
                .param("lab", lab.value())
                .query((row, _) -> new Presenter(
                        new OrganisationId(Columns.text(row, "company_id")),
                        Optional.ofNullable(row.getString("by_id")).map(AccountId::new)))
                .list();
    }

    @Override
    public Map<ChallengeId, Integer> countPending(Collection<ChallengeId> challenges) {
        return count(sql.sql(COUNT_PENDING), challenges);
    }

    @Override
    public Map<ChallengeId, Integer> countUndecided(Collection<ChallengeId> challenges) {
        return count(sql.sql(COUNT_UNDECIDED), challenges);
    }

    @Override
    public Map<ChallengeId, Integer> countWaiting(Collection<ChallengeId> challenges) {
        return count(sql.sql(COUNT_WAITING), challenges);
    }

    @Override
    public boolean eventBegun(ChallengeId challenge) {
        return sql.sql(EVENT_BEGUN)
                .param("challenge", challenge.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<ChallengeId, Integer> countOverdue(Collection<ChallengeId> challenges, Instant now) {
        return count(sql.sql(COUNT_OVERDUE).param("now", at(now)), challenges);
    }

    private static Map<ChallengeId, Integer> count(
            JdbcClient.StatementSpec statement, Collection<ChallengeId> challenges) {
        var counts = new HashMap<ChallengeId, Integer>();
        statement
                .param(
                        "challenges",
                        Columns.array(
                                challenges.stream().map(ChallengeId::value).toList()))
                .query(row -> {
                    counts.put(new ChallengeId(Columns.text(row, "challenge_id")), row.getInt("number"));
                });
        return counts;
    }

    private List<Application> complete(JdbcClient.StatementSpec statement) {
        List<Application> bare =
                statement.query(PostgresApplications::application).list();
        if (bare.isEmpty()) {
            return bare;
        }
        Map<String, Map<Integer, String>> answers = new HashMap<>();
        sql.sql(ANSWERS)
                .param(
                        "ids",
                        Columns.array(bare.stream()
                                .map(application -> application.id().value())
                                .toList()))
                .query(row -> {
                    answers.computeIfAbsent(Columns.text(row, "application_id"), _ -> new TreeMap<>())
                            .put(row.getInt("position"), Columns.text(row, "answer"));
                });
        return bare.stream()
                .map(application ->
                        with(application, answers.getOrDefault(application.id().value(), Map.of())))
                .toList();
    }

    private static Application with(Application bare, Map<Integer, String> answers) {
        return new Application(
                bare.id(),
                bare.challenge(),
                bare.challengeTitle(),
                bare.company(),
                bare.companyName(),
                bare.country(),
                bare.state(),
                bare.language(),
                bare.pitch(),
                bare.offer(),
                bare.teamWith(),
                answers,
                bare.submittedAt(),
                bare.eligibility(),
                bare.pending(),
                bare.feedback(),
                bare.waitingRank(),
                bare.answerBy(),
                bare.version());
    }

    /// An application without its answers. Before the release its rank is the one that was decided.
    static Application application(ResultSet row, int number) throws SQLException {
        String pending = Columns.textOrNull(row, "pending_decision");
        Integer rank = Columns.numberOrNull(row, "waiting_rank");
        return new Application(
                new ApplicationId(Columns.text(row, "id")),
                new ChallengeId(Columns.text(row, "challenge_id")),
                Columns.text(row, "title"),
                new OrganisationId(Columns.text(row, "company_id")),
                Columns.text(row, "company_name"),
                Columns.text(row, "country"),
                Word.parse(ApplicationState.class, Columns.text(row, "state")),
                Language.parse(Columns.text(row, "language")),
                Columns.text(row, "pitch"),
                Columns.text(row, "offer"),
                Columns.text(row, "team_with"),
                Map.of(),
                Columns.instantOrNull(row, "submitted_at"),
                Columns.text(row, "eligibility"),
                pending == null ? null : Word.parse(Application.Decision.class, pending),
                Columns.text(row, "feedback"),
                rank == null ? Columns.numberOrNull(row, "pending_rank") : rank,
                Columns.instantOrNull(row, "answer_by"),
                row.getInt("version"));
    }
}
