package org.northernconnections.postgres.event;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.northernconnections.event.EventId;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Meetings;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.RatherNot;
import org.northernconnections.event.Wish;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Meetings and wishes in SQL.
public final class PostgresMeetings implements Meetings {
    private static final String SELECT = """
            select m.id, m.event_id, m.a_id, m.b_id, m.state, m.cancelled_because, m.missed_by, m.version from meeting m
            """;

    private static final String FIND = SELECT + "where m.id = :id";

    private static final String HOLD = FIND + " for update";

    private static final String FIND_PAIR = SELECT
            + "where m.a_id = least(cast(:one as text), :other) and m.b_id = greatest(cast(:one as text), :other)";

    private static final String LIST = SELECT + "where m.event_id = :event order by m.id";

    private static final String LIST_OF = SELECT + """
             where m.a_id = :participant or m.b_id = :participant
             order by (select max(wished_at) from wish where meeting_id = m.id) desc nulls last, m.id
            """;

    private static final String WISHES = """
            select meeting_id, from_id, strength, words, wished_at
              from wish
             where meeting_id = any(cast(:ids as text[]))
             order by meeting_id, wished_at, from_id
            """;

    private static final String ADD = """
            insert into meeting (id, event_id, a_id, b_id, state, cancelled_because)
            values (:id, :event, :a, :b, :state, :because)
            """;

    private static final String WISH = """
            insert into wish (meeting_id, from_id, strength, words, wished_at)
            values (:meeting, :from, :strength, :words, :at)
            on conflict (meeting_id, from_id)
            do update set strength = excluded.strength, words = excluded.words, wished_at = excluded.wished_at
            """;

    private static final String FORGET_WISH = "delete from wish where meeting_id = :meeting and from_id = :from";

    private static final String STEP = """
            update meeting set state = :state, cancelled_because = :because, version = version + 1 where id = :id
            """;

    private static final String MISS = """
            update meeting set state = 'missed', missed_by = :by, version = version + 1 where id = :id
            """;

    private static final String SETTLE = """
            update meeting
               set missed_by = :by, version = version + 1
             where id = :id and state in ('outcome by one', 'both open') and missed_by <> :by
            """;

    private static final String LIST_RATHER_NOT_OF =
            "select about_id from rather_not where from_id = :from order by about_id";

    private static final String LIST_RATHER_NOT =
            "select from_id, about_id from rather_not where event_id = :event order by from_id, about_id";

    private static final String ADD_RATHER_NOT = """
            insert into rather_not (event_id, from_id, about_id) values (:event, :from, :about) on conflict do nothing
            """;

    private static final String REMOVE_RATHER_NOT =
            "delete from rather_not where from_id = :from and about_id = :about";

    private final JdbcClient sql;

    public PostgresMeetings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Meeting> find(MeetingId id) {
        return complete(sql.sql(FIND)
                        .param("id", id.value())
                        .query(PostgresMeetings::meeting)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public Meeting hold(MeetingId id) {
        return complete(sql.sql(HOLD)
                        .param("id", id.value())
                        .query(PostgresMeetings::meeting)
                        .list())
                .getFirst();
    }

    @Override
    public Optional<Meeting> find(ParticipantId one, ParticipantId other) {
        return complete(sql.sql(FIND_PAIR)
                        .param("one", one.value())
                        .param("other", other.value())
                        .query(PostgresMeetings::meeting)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<Meeting> list(EventId event) {
        return complete(sql.sql(LIST)
                .param("event", event.value())
                .query(PostgresMeetings::meeting)
                .list());
    }

    @Override
    public List<Meeting> listOf(ParticipantId participant) {
        return complete(sql.sql(LIST_OF)
                .param("participant", participant.value())
                .query(PostgresMeetings::meeting)
                .list());
    }

    @Override
    public void add(Meeting meeting) {
        sql.sql(ADD)
                .param("id", meeting.id().value())
                .param("event", meeting.event().value())
                .param("a", meeting.first().value())
                .param("b", meeting.second().value())
                .param("state", Word.of(meeting.state()))
                .param("because", meeting.cancelledBecause().word())
                .update();
        meeting.wishes().forEach(wish -> wish(meeting.id(), wish));
    }

    @Override
    public void wish(MeetingId meeting, Wish wish) {
        sql.sql(WISH)
                .param("meeting", meeting.value())
                .param("from", wish.from().value())
                .param("strength", Word.of(wish.strength()))
                .param("words", wish.words())
                .param("at", at(wish.wishedAt()))
                .update();
    }

    @Override
    public void forgetWish(MeetingId meeting, ParticipantId from) {
        sql.sql(FORGET_WISH)
                .param("meeting", meeting.value())
                .param("from", from.value())
                .update();
    }

    @Override
    public void step(MeetingId id, MeetingState to) {
        step(id, to, Meeting.Because.NOT_CANCELLED);
    }

    @Override
    public void miss(MeetingId id, Meeting.MissedBy by) {
        sql.sql(MISS).param("by", by.word()).param("id", id.value()).update();
    }

    @Override
    public void settle(MeetingId id, Meeting.MissedBy by) {
        sql.sql(SETTLE).param("by", by.word()).param("id", id.value()).update();
    }

    @Override
    public void cancel(MeetingId id, Meeting.Because because) {
        step(id, MeetingState.CANCELLED, because);
    }

    private void step(MeetingId id, MeetingState to, Meeting.Because because) {
        sql.sql(STEP)
                .param("id", id.value())
                .param("state", Word.of(to))
                .param("because", because.word())
                .update();
    }

    @Override
    public Set<ParticipantId> listRatherNotOf(ParticipantId from) {
        return new HashSet<>(sql.sql(LIST_RATHER_NOT_OF)
                .param("from", from.value())
                .query((row, _) -> new ParticipantId(Columns.text(row, "about_id")))
                .list());
    }

    @Override
    public Set<RatherNot> listRatherNot(EventId event) {
        return new HashSet<>(sql.sql(LIST_RATHER_NOT)
                .param("event", event.value())
                .query((row, _) -> new RatherNot(
                        new ParticipantId(Columns.text(row, "from_id")),
                        new ParticipantId(Columns.text(row, "about_id"))))
                .list());
    }

    @Override
    public void addRatherNot(EventId event, RatherNot ratherNot) {
        sql.sql(ADD_RATHER_NOT)
                .param("event", event.value())
                .param("from", ratherNot.from().value())
                .param("about", ratherNot.about().value())
                .update();
    }

    @Override
    public void removeRatherNot(RatherNot ratherNot) {
        sql.sql(REMOVE_RATHER_NOT)
                .param("from", ratherNot.from().value())
                .param("about", ratherNot.about().value())
                .update();
    }

    private List<Meeting> complete(List<Meeting> bare) {
        Map<String, List<Wish>> wishes = new HashMap<>();
        sql.sql(WISHES)
                .param(
                        "ids",
                        Columns.array(bare.stream()
                                .map(meeting -> meeting.id().value())
                                .toList()))
                .query(row -> {
                    wishes.computeIfAbsent(Columns.text(row, "meeting_id"), _ -> new ArrayList<>())
                            .add(new Wish(
                                    new ParticipantId(Columns.text(row, "from_id")),
                                    Word.parse(Wish.Strength.class, Columns.text(row, "strength")),
                                    Columns.text(row, "words"),
                                    Columns.instant(row, "wished_at")));
                });
        return bare.stream()
                .map(meeting -> with(meeting, wishes.getOrDefault(meeting.id().value(), List.of())))
                .toList();
    }

    private static Meeting with(Meeting meeting, List<Wish> wishes) {
        return new Meeting(
                meeting.id(),
                meeting.event(),
                meeting.first(),
                meeting.second(),
                meeting.state(),
                meeting.cancelledBecause(),
                meeting.missedBy(),
                wishes,
                meeting.version());
    }

    private static Meeting meeting(ResultSet row, int number) throws SQLException {
        String because = Columns.text(row, "cancelled_because");
        String missedBy = Columns.text(row, "missed_by");
        return new Meeting(
                new MeetingId(Columns.text(row, "id")),
                new EventId(Columns.text(row, "event_id")),
                new ParticipantId(Columns.text(row, "a_id")),
                new ParticipantId(Columns.text(row, "b_id")),
                Word.parse(MeetingState.class, Columns.text(row, "state")),
                Arrays.stream(Meeting.Because.values())
                        .filter(known -> known.word().equals(because))
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(Meeting.MissedBy.values())
                        .filter(known -> known.word().equals(missedBy))
                        .findFirst()
                        .orElseThrow(),
                List.of(),
                row.getInt("version"));
    }
}
