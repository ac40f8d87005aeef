package org.northernconnections.postgres.partnership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationEvent;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.partnership.Point;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Organisations in SQL.
public final class PostgresOrganisations implements Organisations {
    private static final String COLUMNS = """
            o.id, o.name, o.name_english, o.kind, o.country, o.seat, o.region, o.latitude, o.longitude, o.website,
            o.valid_from, o.valid_until, o.successor_id, o.version
            """;

    private static final String FIND = "select " + COLUMNS + " from organisation o where o.id = :id";

    private static final String ADD = """
            insert into organisation (id, name, name_english, kind, country, seat, region, latitude, longitude,
                                      website, valid_from, valid_until)
            values (:id, :name, :english, :kind, :country, :seat, :region, :latitude, :longitude, :website, :from,
                    :until)
            """;

    private static final String ADD_EVENT = """
            insert into organisation_event (organisation_id, kind, on_day, name_before, name_after, other_id, why)
            values (:id, :kind, :day, :before, :after, :other, :why)
            """;

    private static final String SAVE = """
            update organisation
               set name = :name, name_english = :english, seat = :seat, region = :region, latitude = :latitude,
                   longitude = :longitude, website = :website, country = :country, version = version + 1
             where id = :id and version = :version
            """;

    private static final String JOIN =
            "insert into partner (organisation_id, level, lead, joined) values (:id, :level, :lead, :day)";

    private static final String LIST_PARTNERS = """
            select %s, p.level, p.lead, p.joined, p.left_on
              from partner p join organisation o on o.id = p.organisation_id
             where cast(:day as date) is null or (p.joined <= :day and (p.left_on is null or p.left_on >= :day))
             order by o.country, o.name
            """.formatted(COLUMNS);

    private static final String LIST_BY_ROLE = """
            select %s
              from organisation o
             where exists (select from membership m
                            where m.organisation_id = o.id and m.role = :role and m.until is null)
               and o.valid_until is null
             order by o.name
            """.formatted(COLUMNS);

    private static final String LIST_HISTORY = """
            select organisation_id, kind, on_day, name_before, name_after, other_id, why
              from organisation_event
             where organisation_id = :id
             order by on_day, id
            """;

    private static final String LIST_PREDECESSORS =
            "select " + COLUMNS + " from organisation o where o.successor_id = :id order by o.name";

    private static final String END = """
            update organisation set valid_until = greatest(valid_from, cast(:day as date) - 1), successor_id = :successor,
                                    version = version + 1
             where id = :id and valid_until is null
            """;

    private static final String LEAVE_PARTNERSHIP = """
            update partner set left_on = greatest(joined, cast(:day as date) - 1), lead = false
             where organisation_id = :id and left_on is null
            """;

    private static final String OPEN_WORK = """
            select exists (select from lab where owner_id = :id and state <> 'ended')
                or exists (select from challenge where owner_id = :id and state not in ('answered', 'ended without result'))
            """;

    private static final String PARTNERSHIP_HELD =
            "select level, lead from partner where organisation_id = :id and left_on is null";

    private static final String TAKE_OVER_PARTNERSHIP = """
            insert into partner (organisation_id, level, lead, joined)
            values (:successor, :level, :lead, :day)
            on conflict (organisation_id) do update set lead = partner.lead or excluded.lead
            """;

    private static final String HAND_OVER_MEMBERS = """
            insert into cluster_member (cluster_id, company_id, since)
            select distinct :successor, company_id, cast(:day as date) from cluster_member
             where cluster_id = :id and until is null
               and company_id not in (select company_id from cluster_member where cluster_id = :successor and until is null)
            """;

    private static final String END_MEMBERS = """
            update cluster_member set until = greatest(since, cast(:day as date))
             where cluster_id = :id and until is null
            """;

    private static final String HAND_OVER_PEOPLE = """
            insert into membership (account_id, organisation_id, role, since)
            select account_id, :successor, role, :day from membership where organisation_id = :id and until is null
            on conflict (account_id, organisation_id, role) do update set until = null
            """;

    private static final String END_PEOPLE = """
            update membership set until = greatest(since, cast(:day as date))
             where organisation_id = :id and until is null
            """;

    private static final String HAND_OVER_LABS =
            "update lab set owner_id = :successor, version = version + 1 where owner_id = :id and state <> 'ended'";

    private static final String HAND_OVER_CHALLENGES = """
            update challenge set owner_id = :successor, version = version + 1
             where owner_id = :id and state not in ('answered', 'ended without result')
            """;

    /// A word for a company that the successor has also recommended stays where it was given.
    private static final String HAND_OVER_RECOMMENDATIONS = """
            update recommendation r set cluster_id = :successor, version = version + 1
             where r.cluster_id = :id and r.state in ('asked', 'given', 'accepted by the company')
               and not exists (select from recommendation other
                                where other.cluster_id = :successor and other.challenge_id = r.challenge_id
                                  and other.company_id is not distinct from r.company_id
                                  and other.state not in ('declined', 'lapsed', 'withdrawn'))
            """;

    /// Of two that become the same rule one is left, and rather the one in use.
    private static final String DROP_SAME_RULES = """
            delete from balance_rule r using balance_rule other
             where other.challenge_id = r.challenge_id and other.kind = r.kind
               and ((r.tag = 'cluster:' || :id and other.tag = 'cluster:' || :successor
                     and (other.in_use or not r.in_use))
                 or (r.tag = 'cluster:' || :successor and other.tag = 'cluster:' || :id
                     and other.in_use and not r.in_use))
            """;

    private static final String HAND_OVER_RULES =
            "update balance_rule set tag = 'cluster:' || :successor where tag = 'cluster:' || :id";

    private static final String HAND_OVER_PROMISES_MADE = """
            update commitment set by_id = :successor
             where by_id = :id and to_id <> :successor and state in ('proposed', 'agreed')
            """;

    private static final String HAND_OVER_PROMISES_RECEIVED = """
            update commitment set to_id = :successor
             where to_id = :id and by_id <> :successor and state in ('proposed', 'agreed')
            """;

    /// As long as words on the meetings of an event can be written ([org.northernconnections.event.NoteOutcome]).
    private static final String HAND_OVER_SEATS = """
            update participant p set organisation_id = :successor, version = p.version + 1
              from event e
             where p.organisation_id = :id and e.id = p.event_id and e.on_day >= cast(:day as date) - 90
            """;

    /// One that was stopped goes along while a side is still asked of it. The smaller id stands first; a pair that has
    /// a follow-up of the same event already keeps that one.
    private static final String HAND_OVER_FOLLOW_UPS = """
            update follow_up f
               set one_id = least(:successor, side.stays), other_id = greatest(:successor, side.stays),
                   one_reader = case when side.stays < :successor then side.reader else side.own end,
                   other_reader = case when side.stays < :successor then side.own else side.reader end,
                   version = version + 1
              from (select id, case when one_id = :id then other_id else one_id end as stays,
                           case when one_id = :id then other_reader else one_reader end as reader,
                           case when one_id = :id then one_reader else other_reader end as own
                      from follow_up where :id in (one_id, other_id)) as side
             where f.id = side.id and side.stays <> :successor
               and (f.state <> 'stopped' or exists (select from follow_up_ask a
                                                     where a.follow_up_id = f.id and a.answered_at is null))
               and not exists (select from follow_up other
                                where other.event_id = f.event_id
                                  and other.one_id = least(:successor, side.stays)
                                  and other.other_id = greatest(:successor, side.stays))
            """;

    private static final String HAND_OVER_QUESTIONS = """
            update follow_up_ask a set organisation_id = :successor
             where a.organisation_id = :id
               and exists (select from follow_up f
                            where f.id = a.follow_up_id and :successor in (f.one_id, f.other_id))
               and not exists (select from follow_up_ask other
                                where other.follow_up_id = a.follow_up_id and other.organisation_id = :successor
                                  and other.month = a.month)
            """;

    private static final String HAND_OVER_LINKS =
            "update follow_up_link set organisation_id = :successor where organisation_id = :id";

    private static final List<String> MERGER = List.of(
            HAND_OVER_MEMBERS,
            END_MEMBERS,
            HAND_OVER_PEOPLE,
            END_PEOPLE,
            HAND_OVER_LABS,
            HAND_OVER_CHALLENGES,
            HAND_OVER_RECOMMENDATIONS,
            DROP_SAME_RULES,
            HAND_OVER_RULES,
            HAND_OVER_PROMISES_MADE,
            HAND_OVER_PROMISES_RECEIVED,
            HAND_OVER_SEATS,
            HAND_OVER_FOLLOW_UPS,
            HAND_OVER_QUESTIONS,
            HAND_OVER_LINKS,
            END);

    private final JdbcClient sql;
    private final Ledger ledger;

    public PostgresOrganisations(JdbcClient sql, Ledger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return sql.sql(FIND)
                .param("id", id.value())
                .query(PostgresOrganisations::organisation)
                .optional();
    }

    @Override
    public Organisation get(OrganisationId id) {
        return find(id).orElseThrow();
    }

    @Override
    public void add(Organisation organisation) {
        sql.sql(ADD)
                .param("id", organisation.id().value())
                .param("name", organisation.name())
                .param("english", organisation.nameEnglish())
                .param("kind", Word.of(organisation.kind()))
                .param("country", organisation.country())
                .param("seat", organisation.seat())
                .param("region", organisation.region())
                .param("latitude", latitude(organisation))
                .param("longitude", longitude(organisation))
                .param("website", organisation.website())
                .param("from", organisation.validFrom())
                .param("until", organisation.validUntil())
                .update();
        note(
                organisation.id(),
                OrganisationEvent.Kind.FOUNDED,
                organisation.validFrom(),
                "",
                organisation.name(),
                null,
                "");
    }

    @Override
    public void join(OrganisationId id, Level level, boolean lead, LocalDate on) {
        sql.sql(JOIN)
                .param("id", id.value())
                .param("level", Word.of(level))
                .param("lead", lead)
                .param("day", on)
                .update();
        String name = get(id).name();
        note(id, OrganisationEvent.Kind.JOINED, on, name, name, null, "");
        ledger.note("organisation", id.value(), "joined", "");
    }

    @Override
    public List<Partner> listPartners(LocalDate on) {
        return sql.sql(LIST_PARTNERS)
                .param("day", on)
                .query(PostgresOrganisations::partner)
                .list();
    }

    @Override
    public List<Partner> listPartnersEver() {
        return sql.sql(LIST_PARTNERS)
                .param("day", null)
                .query(PostgresOrganisations::partner)
                .list();
    }

    @Override
    public List<Organisation> listOwners() {
        return listByRole("owner");
    }

    @Override
    public List<Organisation> listClusters() {
        return listByRole("cluster");
    }

    private List<Organisation> listByRole(String role) {
        return sql.sql(LIST_BY_ROLE)
                .param("role", role)
                .query(PostgresOrganisations::organisation)
                .list();
    }

    @Override
    public Saved<Organisation> save(Organisation organisation) {
        int kept = sql.sql(SAVE)
                .param("id", organisation.id().value())
                .param("version", organisation.version())
                .param("name", organisation.name())
                .param("english", organisation.nameEnglish())
                .param("country", organisation.country())
                .param("seat", organisation.seat())
                .param("region", organisation.region())
                .param("latitude", latitude(organisation))
                .param("longitude", longitude(organisation))
                .param("website", organisation.website())
                .update();
        Organisation now = get(organisation.id());
        return kept == 1 ? new Saved.Kept<>(now) : new Saved.Conflict<>(now);
    }

    @Override
    public Saved<Organisation> rename(
            Organisation organisation, String name, String nameEnglish, LocalDate on, String why) {
        Saved<Organisation> saved = save(organisation.withName(name, nameEnglish));
        if (saved instanceof Saved.Kept<Organisation>) {
            note(organisation.id(), OrganisationEvent.Kind.RENAMED, on, organisation.name(), name, null, why);
            ledger.note("organisation", organisation.id().value(), "renamed", why);
        }
        return saved;
    }

    @Override
    public void merge(List<OrganisationId> merged, OrganisationId successor, LocalDate on, String why) {
        Organisation heir = get(successor);
        for (OrganisationId id : merged) {
            Organisation old = get(id);
            handOverPartnership(id, successor, on);
            for (String step : MERGER) {
                change(step, id, successor, on);
            }
            note(id, OrganisationEvent.Kind.MERGED_INTO, on, old.name(), heir.name(), successor, why);
            note(successor, OrganisationEvent.Kind.TOOK_OVER, on, old.name(), heir.name(), id, why);
            ledger.note("organisation", id.value(), "merged", why);
        }
    }

    @Override
    public boolean hasOpenWork(OrganisationId id) {
        return sql.sql(OPEN_WORK).param("id", id.value()).query(Boolean.class).single();
    }

    @Override
    public void leave(OrganisationId id, LocalDate on, String why) {
        String name = get(id).name();
        for (String step : List.of(LEAVE_PARTNERSHIP, END_MEMBERS, END_PEOPLE)) {
            sql.sql(step).param("id", id.value()).param("day", on).update();
        }
        note(id, OrganisationEvent.Kind.LEFT, on, name, name, null, why);
        ledger.note("organisation", id.value(), "left", why);
    }

    private void handOverPartnership(OrganisationId id, OrganisationId successor, LocalDate on) {
        // The lead passes on only after it was given up, as there may be but one.
        record Place(String level, boolean lead) {}
        Optional<Place> place = sql.sql(PARTNERSHIP_HELD)
                .param("id", id.value())
                .query((row, _) -> new Place(Columns.text(row, "level"), row.getBoolean("lead")))
                .optional();
        change(LEAVE_PARTNERSHIP, id, successor, on);
        place.ifPresent(held -> sql.sql(TAKE_OVER_PARTNERSHIP)
                .param("successor", successor.value())
                .param("level", held.level())
                .param("lead", held.lead())
                .param("day", on)
                .update());
    }

    private void change(String statement, OrganisationId id, OrganisationId successor, LocalDate on) {
        sql.sql(statement)
                .param("id", id.value())
                .param("successor", successor.value())
                .param("day", on)
                .update();
    }

    @Override
    public List<OrganisationEvent> listHistory(OrganisationId id) {
        return sql.sql(LIST_HISTORY)
                .param("id", id.value())
                .query(PostgresOrganisations::event)
                .list();
    }

    @Override
    public List<Organisation> listPredecessors(OrganisationId id) {
        return sql.sql(LIST_PREDECESSORS)
                .param("id", id.value())
                .query(PostgresOrganisations::organisation)
                .list();
    }

    private void note(
            OrganisationId id,
            OrganisationEvent.Kind kind,
            LocalDate day,
            String before,
            String after,
            @Nullable OrganisationId other,
            String why) {
        sql.sql(ADD_EVENT)
                .param("id", id.value())
                .param("kind", Word.of(kind))
                .param("day", day)
                .param("before", before)
                .param("after", after)
                .param("other", other == null ? null : other.value())
                .param("why", why)
                .update();
    }

    private static @Nullable Double latitude(Organisation organisation) {
        return organisation.place() == null ? null : organisation.place().latitude();
    }

    private static @Nullable Double longitude(Organisation organisation) {
        return organisation.place() == null ? null : organisation.place().longitude();
    }

    /// An organisation from a row with the columns of the table `organisation`.
    static Organisation organisation(ResultSet row, int number) throws SQLException {
        double latitude = row.getDouble("latitude");
        boolean placed = !row.wasNull();
        String successor = Columns.textOrNull(row, "successor_id");
        return new Organisation(
                new OrganisationId(Columns.text(row, "id")),
                Columns.text(row, "name"),
                Columns.text(row, "name_english"),
                Word.parse(OrganisationKind.class, Columns.text(row, "kind")),
                Columns.text(row, "country"),
                Columns.text(row, "seat"),
                Columns.text(row, "region"),
                placed ? new Point(latitude, row.getDouble("longitude")) : null,
                Columns.text(row, "website"),
                Columns.day(row, "valid_from"),
                Columns.dayOrNull(row, "valid_until"),
                successor == null ? null : new OrganisationId(successor),
                row.getInt("version"));
    }

    private static Partner partner(ResultSet row, int number) throws SQLException {
        return new Partner(
                organisation(row, number),
                Word.parse(Level.class, Columns.text(row, "level")),
                row.getBoolean("lead"),
                Columns.day(row, "joined"),
                Columns.dayOrNull(row, "left_on"));
    }

    private static OrganisationEvent event(ResultSet row, int number) throws SQLException {
        String other = Columns.textOrNull(row, "other_id");
        return new OrganisationEvent(
                new OrganisationId(Columns.text(row, "organisation_id")),
                Word.parse(OrganisationEvent.Kind.class, Columns.text(row, "kind")),
                Columns.day(row, "on_day"),
                Columns.text(row, "name_before"),
                Columns.text(row, "name_after"),
                other == null ? null : new OrganisationId(other),
                Columns.text(row, "why"));
    }
}
