package org.northernconnections.postgres.application;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Recommendation;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.application.RecommendationState;
import org.northernconnections.application.Recommendations;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Recommendations in SQL.
public final class PostgresRecommendations implements Recommendations {
    private static final String SELECT = """
            select r.id, r.challenge_id, v.title, r.company_id, o.name as company_name, r.cluster_id,
                   cl.name as cluster_name, r.state, r.reason, r.known_since, r.conflict, r.sure_percent,
                   r.asked_words, coalesce(r.given_at, r.asked_at) as at, r.version
              from recommendation r
              join organisation cl on cl.id = r.cluster_id
              join challenge c on c.id = r.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
              left join organisation o on o.id = r.company_id
            """;

    private static final String FIND_WORD = SELECT + """
             where r.challenge_id = :challenge and r.cluster_id = :cluster and r.company_id = :company
               and r.state not in ('declined', 'lapsed', 'withdrawn')
            """;

    private static final String LIST_OF =
            SELECT + " where r.challenge_id = :challenge order by cl.name, o.name nulls first, r.id";

    private static final String LIST_OF_CLUSTERS = SELECT + """
             where r.cluster_id = any(cast(:clusters as text[]))
             order by coalesce(r.given_at, r.asked_at) desc, r.id
            """;

    private static final String LIST_ABOUT = SELECT + """
             where r.company_id = any(cast(:companies as text[])) and r.given_at is not null
             order by r.given_at desc, r.id
            """;

    private static final String ASK = """
            insert into recommendation (id, challenge_id, cluster_id, company_id, state, asked_by, asked_at, asked_words)
            values (:id, :challenge, :cluster, :company, 'asked', :by, :at, :words)
            """;

    private static final String GIVE = """
            insert into recommendation (id, challenge_id, cluster_id, company_id, state, reason, known_since, conflict,
                                        sure_percent, given_by, given_at)
            values (:id, :challenge, :cluster, :company, 'given', :reason, :since, :conflict, :sure, :by, :at)
            """;

    private static final String ANSWER = """
            update recommendation
               set company_id = :company, state = 'given', reason = :reason, known_since = :since,
                   conflict = :conflict, sure_percent = :sure, given_by = :by, given_at = :at, version = version + 1
             where id = :id and challenge_id = :challenge and cluster_id = :cluster
            """;

    private static final String STEP = "update recommendation set state = :state, version = version + 1 where id = :id";

    private static final String IS_FOLLOWED_UP = "select word_is_followed_up(:id)";

    private static final String COUNT_STANDING = """
            select count(*) from recommendation
             where challenge_id = :challenge and cluster_id = :cluster
               and state in ('given', 'accepted by the company', 'outcome known')
            """;

    private final JdbcClient sql;

    public PostgresRecommendations(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Recommendation> find(RecommendationId id) {
        return sql.sql(SELECT + " where r.id = :id")
                .param("id", id.value())
                .query(PostgresRecommendations::recommendation)
                .optional();
    }

    @Override
    public Optional<Recommendation> find(ChallengeId challenge, OrganisationId cluster, OrganisationId company) {
        return sql.sql(FIND_WORD)
                .param("challenge", challenge.value())
                .param("cluster", cluster.value())
                .param("company", company.value())
                .query(PostgresRecommendations::recommendation)
                .optional();
    }

    @Override
    public List<Recommendation> listOf(ChallengeId challenge) {
        return sql.sql(LIST_OF)
                .param("challenge", challenge.value())
                .query(PostgresRecommendations::recommendation)
                .list();
    }

    @Override
    public List<Recommendation> listOfClusters(Collection<OrganisationId> clusters) {
        return sql.sql(LIST_OF_CLUSTERS)
                .param("clusters", ids(clusters))
                .query(PostgresRecommendations::recommendation)
                .list();
    }

    @Override
    public List<Recommendation> listAbout(Collection<OrganisationId> companies) {
        return sql.sql(LIST_ABOUT)
                .param("companies", ids(companies))
                .query(PostgresRecommendations::recommendation)
                .list();
    }

    private static String[] ids(Collection<OrganisationId> organisations) {
        return Columns.array(organisations.stream().map(OrganisationId::value).toList());
    }

    @Override
    public void ask(
            RecommendationId id,
            ChallengeId challenge,
            OrganisationId cluster,
            @Nullable OrganisationId company,
            AccountId by,
            String words,
            Instant time) {
        sql.sql(ASK)
                .param("id", id.value())
                .param("challenge", challenge.value())
                .param("cluster", cluster.value())
                .param("company", company == null ? null : company.value())
                .param("by", by.value())
                .param("at", at(time))
                .param("words", words)
                .update();
    }

    @Override
    public void give(RecommendationId id, Given given, AccountId by, Instant time) {
        word(GIVE, id, given, by, time);
    }

    @Override
    public void answer(RecommendationId asked, Given given, AccountId by, Instant time) {
        word(ANSWER, asked, given, by, time);
    }

    private void word(String statement, RecommendationId id, Given given, AccountId by, Instant time) {
        sql.sql(statement)
                .param("id", id.value())
                .param("challenge", given.challenge().value())
                .param("cluster", given.cluster().value())
                .param("company", given.company().value())
                .param("reason", given.reason())
                .param("since", given.knownSince())
                .param("conflict", given.conflict())
                .param("sure", given.surePercent())
                .param("by", by.value())
                .param("at", at(time))
                .update();
    }

    @Override
    public void step(RecommendationId id, RecommendationState to) {
        sql.sql(STEP).param("id", id.value()).param("state", Word.of(to)).update();
    }

    @Override
    public boolean isFollowedUp(RecommendationId id) {
        return sql.sql(IS_FOLLOWED_UP)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public int countStanding(ChallengeId challenge, OrganisationId cluster) {
        return sql.sql(COUNT_STANDING)
                .param("challenge", challenge.value())
                .param("cluster", cluster.value())
                .query(Integer.class)
                .single();
    }

    private static Recommendation recommendation(ResultSet row, int number) throws SQLException {
        String company = Columns.textOrNull(row, "company_id");
        return new Recommendation(
                new RecommendationId(Columns.text(row, "id")),
                new ChallengeId(Columns.text(row, "challenge_id")),
                Columns.text(row, "title"),
                company == null ? null : new OrganisationId(company),
                Columns.textOrEmpty(row, "company_name"),
                new OrganisationId(Columns.text(row, "cluster_id")),
                Columns.text(row, "cluster_name"),
                Word.parse(RecommendationState.class, Columns.text(row, "state")),
                Columns.text(row, "reason"),
                Columns.numberOrNull(row, "known_since"),
                Columns.text(row, "conflict"),
                Columns.numberOrNull(row, "sure_percent"),
                Columns.text(row, "asked_words"),
                Columns.instantOrNull(row, "at"),
                row.getInt("version"));
    }
}
