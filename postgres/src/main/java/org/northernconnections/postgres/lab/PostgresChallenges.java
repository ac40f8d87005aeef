package org.northernconnections.postgres.lab;

import static org.northernconnections.postgres.ledger.Columns.at;
import static org.northernconnections.postgres.ledger.Columns.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.Criterion;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.Need;
import org.northernconnections.lab.Wording;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Challenges in SQL. Every list takes three statements, however long it is, and one of headlines a single one.
public final class PostgresChallenges implements Challenges {
    private static final String WORDING = """
            v.number, v.language, v.title, v.summary, v.success, v.constraints, v.after_event, v.budget_min,
            v.budget_max, v.currency, v.created_at as written_at, v.created_by, v.why
            """;

    private static final String SELECT = """
            select c.id, c.lab_id, l.name as lab_name, c.owner_id, o.name as owner_name, c.contact_id, c.state,
                   c.places, c.recommendations_max, c.opened_at, c.closes_at, c.version, %s
              from challenge c
              join lab l on l.id = c.lab_id
              join organisation o on o.id = c.owner_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
            """.formatted(WORDING);

    private static final String HEADLINES = """
            select c.id, c.state, v.language, v.title, v.summary, c.lab_id, l.name as lab_name, c.owner_id,
                   o.name as owner_name, c.opened_at, c.closes_at
              from challenge c
              join lab l on l.id = c.lab_id
              join organisation o on o.id = c.owner_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
            """;

    private static final String FIND = SELECT + " where c.id = :id";

    private static final String BY_CLOSING = " order by c.closes_at nulls last, c.created_at desc, c.id ";

    private static final String LIST =
            SELECT + " where c.state = any(cast(:states as text[])) " + BY_CLOSING + " limit :count";

    private static final String LIST_TAKING =
            HEADLINES + " where c.state = 'open' and c.closes_at > :at " + BY_CLOSING + " limit :count";

    private static final String LIST_OWNED = HEADLINES + """
             where c.owner_id = any(cast(:owners as text[])) and c.state = any(cast(:states as text[]))
            """ + BY_CLOSING;

    private static final String LIST_THESE = SELECT + " where c.id = any(cast(:ids as text[]))";

    private static final String VERSIONS =
            "select id, version from challenge where state = any(cast(:states as text[]))";

    private static final String COUNT_BY_LAB =
            "select lab_id, count(*) as challenges from challenge where state = :state group by lab_id";

    private static final String LIST_OF_LAB = SELECT + " where c.lab_id = :lab order by c.created_at desc, c.id";

    private static final String NEEDS = """
            select challenge_id, number, position, need, weight
              from challenge_need
             where challenge_id = any(cast(:ids as text[]))
             order by challenge_id, number, position
            """;

    private static final String CRITERIA = """
            select challenge_id, number, position, name, description, weight
              from challenge_criterion
             where challenge_id = any(cast(:ids as text[]))
             order by challenge_id, number, position
            """;

    private static final String ADD = """
            insert into challenge (id, lab_id, owner_id, contact_id, state, places, recommendations_max, created_at)
            values (:id, :lab, :owner, :contact, :state, :places, :recommendations, :at)
            """;

    private static final String ADD_WORDING = """
            insert into challenge_version (challenge_id, number, language, title, summary, success, constraints,
                                           after_event, budget_min, budget_max, currency, created_at, created_by, why)
            values (:id, :number, :language, :title, :summary, :success, :constraints,
                    :after, :min, :max, :currency, :at, :by, :why)
            """;

    private static final String ADD_NEED = """
            insert into challenge_need (challenge_id, number, position, need, weight)
            values (:id, :number, :position, :need, :weight)
            """;

    private static final String ADD_CRITERION = """
            insert into challenge_criterion (challenge_id, number, position, name, description, weight)
            values (:id, :number, :position, :name, :description, :weight)
            """;

    private static final String NEXT_WORDING =
            "update challenge set current_version = :number, version = version + 1 where id = :id and version = :version";

    private static final String SAVE = """
            update challenge
               set contact_id = :contact, places = :places, recommendations_max = :recommendations,
                   opened_at = :opened, closes_at = :closes, version = version + 1
             where id = :id and version = :version
            """;

    private static final String STEP = "update challenge set state = :state, version = version + 1 where id = :id";

    private static final String LIST_WORDINGS = "select v.challenge_id, " + WORDING
            + " from challenge_version v where v.challenge_id = :id order by v.number";

    private final JdbcClient sql;

    public PostgresChallenges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Challenge> find(ChallengeId id) {
        return complete(sql.sql(FIND)
                        .param("id", id.value())
                        .query(PostgresChallenges::challenge)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public Challenge get(ChallengeId id) {
        return find(id).orElseThrow();
    }

    @Override
    public List<Challenge> list(Set<ChallengeState> states) {
        return list(states, Integer.MAX_VALUE);
    }

    @Override
    public List<Challenge> list(Set<ChallengeState> states, int count) {
        return complete(sql.sql(LIST)
                .param("states", words(states))
                .param("count", count)
                .query(PostgresChallenges::challenge)
                .list());
    }

    private static String[] words(Set<ChallengeState> states) {
        return Columns.array(states.stream().map(Word::of).toList());
    }

    @Override
    public List<Challenge.Headline> listTaking(Instant time, int count) {
        return sql.sql(LIST_TAKING)
                .param("at", at(time))
                .param("count", count)
                .query(PostgresChallenges::headline)
                .list();
    }

    @Override
    public List<Challenge.Headline> listOwned(Collection<OrganisationId> owners, Set<ChallengeState> states) {
        return sql.sql(LIST_OWNED)
                .param(
                        "owners",
                        Columns.array(owners.stream().map(OrganisationId::value).toList()))
                .param("states", words(states))
                .query(PostgresChallenges::headline)
                .list();
    }

    @Override
    public List<Challenge> listOf(Collection<ChallengeId> ids) {
        return complete(sql.sql(LIST_THESE)
                .param("ids", Columns.array(ids.stream().map(ChallengeId::value).toList()))
                .query(PostgresChallenges::challenge)
                .list());
    }

    @Override
    public Map<ChallengeId, Integer> versions(Set<ChallengeState> states) {
        var versions = new HashMap<ChallengeId, Integer>();
        sql.sql(VERSIONS).param("states", words(states)).query(row -> {
            versions.put(new ChallengeId(Columns.text(row, "id")), row.getInt("version"));
        });
        return versions;
    }

    @Override
    public Map<LabId, Long> countByLab(ChallengeState state) {
        var counts = new HashMap<LabId, Long>();
        sql.sql(COUNT_BY_LAB).param("state", Word.of(state)).query(row -> {
            counts.put(new LabId(Columns.text(row, "lab_id")), row.getLong("challenges"));
        });
        return counts;
    }

    @Override
    public List<Challenge> listOf(LabId lab) {
        return complete(sql.sql(LIST_OF_LAB)
                .param("lab", lab.value())
                .query(PostgresChallenges::challenge)
                .list());
    }

    @Override
    public void add(Challenge draft, Instant time) {
        sql.sql(ADD)
                .param("id", draft.id().value())
                .param("lab", draft.lab().value())
                .param("owner", draft.owner().value())
                .param("contact", text(draft.contact()))
                .param("state", Word.of(draft.state()))
                .param("places", draft.places())
                .param("recommendations", draft.recommendationsMax())
                .param("at", at(time))
                .update();
        addWording(draft.id(), draft.wording());
    }

    @Override
    public Saved<Challenge> reword(Challenge challenge, Wording wording) {
        int kept = sql.sql(NEXT_WORDING)
                .param("id", challenge.id().value())
                .param("version", challenge.version())
                .param("number", wording.number())
                .update();
        if (kept == 0) {
            return new Saved.Conflict<>(get(challenge.id()));
        }
        addWording(challenge.id(), wording);
        return new Saved.Kept<>(get(challenge.id()));
    }

    private void addWording(ChallengeId id, Wording wording) {
        sql.sql(ADD_WORDING)
                .param("id", id.value())
                .param("number", wording.number())
                .param("language", wording.language().code())
                .param("title", wording.title())
                .param("summary", wording.summary())
                .param("success", wording.success())
                .param("constraints", wording.constraints())
                .param("after", wording.afterEvent())
                .param("min", wording.budget().min())
                .param("max", wording.budget().max())
                .param("currency", wording.budget().currency())
                .param("at", at(wording.writtenAt()))
                .param("by", wording.writtenBy())
                .param("why", wording.why())
                .update();
        for (Need need : wording.needs()) {
            sql.sql(ADD_NEED)
                    .param("id", id.value())
                    .param("number", wording.number())
                    .param("position", need.position())
                    .param("need", need.text())
                    .param("weight", need.weight())
                    .update();
        }
        for (Criterion criterion : wording.criteria()) {
            sql.sql(ADD_CRITERION)
                    .param("id", id.value())
                    .param("number", wording.number())
                    .param("position", criterion.position())
                    .param("name", criterion.name())
                    .param("description", criterion.description())
                    .param("weight", criterion.weight())
                    .update();
        }
    }

    @Override
    public List<Wording> listWordings(ChallengeId id) {
        var parts = new Parts(List.of(id.value()));
        return sql.sql(LIST_WORDINGS)
                .param("id", id.value())
                .query((row, _) -> wording(row, Columns.text(row, "challenge_id"), parts))
                .list();
    }

    @Override
    public Saved<Challenge> save(Challenge challenge) {
        int kept = sql.sql(SAVE)
                .param("id", challenge.id().value())
                .param("version", challenge.version())
                .param("contact", text(challenge.contact()))
                .param("places", challenge.places())
                .param("recommendations", challenge.recommendationsMax())
                .param("opened", atOrNull(challenge.openedAt()))
                .param("closes", atOrNull(challenge.closesAt()))
                .update();
        Challenge now = get(challenge.id());
        return kept == 1 ? new Saved.Kept<>(now) : new Saved.Conflict<>(now);
    }

    @Override
    public void lock(ChallengeId id) {
        sql.sql("select id from challenge where id = :id for no key update")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    @Override
    public void step(ChallengeId id, ChallengeState to) {
        sql.sql(STEP).param("id", id.value()).param("state", Word.of(to)).update();
    }

    /// The needs and criteria of all wordings of some challenges.
    private final class Parts {
        private final Map<String, List<Need>> needs = new HashMap<>();
        private final Map<String, List<Criterion>> criteria = new HashMap<>();

        Parts(Collection<String> ids) {
            sql.sql(NEEDS).param("ids", Columns.array(ids)).query(row -> {
                needs.computeIfAbsent(key(row), _ -> new ArrayList<>())
                        .add(new Need(row.getInt("position"), Columns.text(row, "need"), row.getInt("weight")));
            });
            sql.sql(CRITERIA).param("ids", Columns.array(ids)).query(row -> {
                criteria.computeIfAbsent(key(row), _ -> new ArrayList<>())
                        .add(new Criterion(
                                row.getInt("position"),
                                Columns.text(row, "name"),
                                Columns.text(row, "description"),
                                row.getInt("weight")));
            });
        }

        private static String key(ResultSet row) throws SQLException {
            return Columns.text(row, "challenge_id") + "/" + row.getInt("number");
        }

        List<Need> needs(String challenge, int number) {
            return needs.getOrDefault(challenge + "/" + number, List.of());
        }

        List<Criterion> criteria(String challenge, int number) {
            return criteria.getOrDefault(challenge + "/" + number, List.of());
        }
    }

    private List<Challenge> complete(List<Challenge> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        var parts =
                new Parts(bare.stream().map(challenge -> challenge.id().value()).toList());
        return bare.stream().map(challenge -> with(challenge, parts)).toList();
    }

    private static Challenge with(Challenge bare, Parts parts) {
        Wording wording = bare.wording();
        var whole = new Wording(
                wording.number(),
                wording.language(),
                wording.title(),
                wording.summary(),
                parts.needs(bare.id().value(), wording.number()),
                wording.success(),
                wording.constraints(),
                wording.afterEvent(),
                wording.budget(),
                parts.criteria(bare.id().value(), wording.number()),
                wording.writtenAt(),
                wording.writtenBy(),
                wording.why());
        return new Challenge(
                bare.id(),
                bare.lab(),
                bare.labName(),
                bare.owner(),
                bare.ownerName(),
                bare.contact(),
                bare.state(),
                whole,
                bare.places(),
                bare.recommendationsMax(),
                bare.openedAt(),
                bare.closesAt(),
                bare.version());
    }

    /// A challenge whose wording has no needs and criteria yet.
    private static Challenge.Headline headline(ResultSet row, int number) throws SQLException {
        return new Challenge.Headline(
                new ChallengeId(Columns.text(row, "id")),
                Word.parse(ChallengeState.class, Columns.text(row, "state")),
                Language.parse(Columns.text(row, "language")),
                Columns.text(row, "title"),
                Columns.text(row, "summary"),
                new LabId(Columns.text(row, "lab_id")),
                Columns.text(row, "lab_name"),
                new OrganisationId(Columns.text(row, "owner_id")),
                Columns.text(row, "owner_name"),
                Columns.instantOrNull(row, "opened_at"),
                Columns.instantOrNull(row, "closes_at"));
    }

    private static Challenge challenge(ResultSet row, int number) throws SQLException {
        String contact = Columns.textOrNull(row, "contact_id");
        return new Challenge(
                new ChallengeId(Columns.text(row, "id")),
                new LabId(Columns.text(row, "lab_id")),
                Columns.text(row, "lab_name"),
                new OrganisationId(Columns.text(row, "owner_id")),
                Columns.text(row, "owner_name"),
                contact == null ? null : new AccountId(contact),
                Word.parse(ChallengeState.class, Columns.text(row, "state")),
                wording(row, "", null),
                row.getInt("places"),
                row.getInt("recommendations_max"),
                Columns.instantOrNull(row, "opened_at"),
                Columns.instantOrNull(row, "closes_at"),
                row.getInt("version"));
    }

    private static Wording wording(ResultSet row, String challenge, @Nullable Parts parts) throws SQLException {
        int number = row.getInt("number");
        return new Wording(
                number,
                Language.parse(Columns.text(row, "language")),
                Columns.text(row, "title"),
                Columns.text(row, "summary"),
                parts == null ? List.of() : parts.needs(challenge, number),
                Columns.text(row, "success"),
                Columns.text(row, "constraints"),
                Columns.text(row, "after_event"),
                new Budget(
                        Columns.longOrNull(row, "budget_min"),
                        Columns.longOrNull(row, "budget_max"),
                        Columns.text(row, "currency")),
                parts == null ? List.of() : parts.criteria(challenge, number),
                Columns.instant(row, "written_at"),
                Columns.text(row, "created_by"),
                Columns.text(row, "why"));
    }

    private static @Nullable String text(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }
}
