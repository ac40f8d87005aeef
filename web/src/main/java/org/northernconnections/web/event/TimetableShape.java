package org.northernconnections.web.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Board;
import org.northernconnections.event.EditTimetable;
import org.northernconnections.event.Layout;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Placement;
import org.northernconnections.event.PublishTimetable;
import org.northernconnections.event.Slot;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Timetable;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.web.mail.LetterShape;

/// A timetable: who meets whom, when, at which table, and what found no place.
///
/// @param version to send along with changes; 0 before the first timetable
/// @param run the planning that goes on or ended last; null if there was none
/// @param people who waits between meetings, the most first
/// @param countries the same by country
/// @param waits what it would cost to close the waits of one person; null if that was not asked
/// @param mustsLeft a must has no place
/// @param clash musts that cannot all be placed; null if that was not asked
public record TimetableShape(
        int version,
        Layout layout,
        List<Placed> placed,
        List<Unplaced> unplaced,
        List<TimetablePages.Bar> people,
        List<TimetablePages.Bar> countries,
        TimetablePages.@Nullable Waits waits,
        boolean mustsLeft,
        TimetablePages.@Nullable Clash clash,
        @Nullable Run run) {
    /// @param clashes it breaks a rule
    public record Placed(
            MeetingId meeting,
            Person first,
            Person second,
            SlotId slot,
            Instant startsAt,
            TableId table,
            String tableName,
            boolean pinned,
            boolean clashes) {
        private static Placed of(Board board, Board.Placed one, Set<MeetingId> clashes) {
            return new Placed(
                    one.meeting().id(),
                    Person.of(board, one.meeting().first()),
                    Person.of(board, one.meeting().second()),
                    one.slot().id(),
                    one.slot().startsAt(),
                    one.table().id(),
                    one.table().name(),
                    one.placement().pinned(),
                    clashes.contains(one.meeting().id()));
        }
    }

    public record Person(ParticipantId id, String name) {
        static Person of(Board board, ParticipantId id) {
            return of(board.participant(id));
        }

        private static Person of(Participant participant) {
            return new Person(participant.id(), participant.shown());
        }
    }

    /// @param why in words, the most decisive reason first
    public record Unplaced(MeetingId meeting, Person first, Person second, String why) {}

    /// @param share of its time that is over, 0 to 1
    /// @param levels how good the best plan so far is, and how good any could be
    public record Run(boolean running, double share, List<LevelResult> levels) {}

    /// One meeting and where it could be.
    ///
    /// @param slot where it is; null without a place
    public record OneMeeting(
            MeetingId meeting,
            int version,
            Person first,
            Person second,
            @Nullable SlotId slot,
            @Nullable TableId table,
            String unplaced,
            List<Spot> spots,
            String clash) {}

    /// @param here the meeting is there
    /// @param swaps the meeting that is there could change places with it
    /// @param against what speaks against it, in words; empty for nothing
    public record Spot(SlotId slot, TableId table, boolean here, boolean free, boolean swaps, String against) {}

    /// What publishing would do.
    ///
    /// @param number of the new timetable
    /// @param changes how many differences there are
    /// @param previous the newest that was published; null if none was
    /// @param differences from it, or from nothing
    /// @param withoutMail people who cannot be written to
    public record Publishing(
            Timetable.Kind kind,
            int number,
            int version,
            int clashes,
            int changes,
            List<LetterShape> letters,
            EventShape.@Nullable Published previous,
            List<Difference> differences,
            List<Person> withoutMail) {}

    /// @param before null for a meeting that is new
    /// @param after null for a meeting that fell out
    public record Difference(
            MeetingId meeting,
            Person first,
            Person second,
            @Nullable Place before,
            @Nullable Place after) {
        private static Difference of(Board board, PublishTimetable.Difference one) {
            return new Difference(
                    one.meeting().id(),
                    Person.of(board, one.meeting().first()),
                    Person.of(board, one.meeting().second()),
                    Place.of(board, one.before()),
                    Place.of(board, one.after()));
        }
    }

    public record Place(SlotId slot, Instant startsAt, TableId table, String tableName) {
        private static @Nullable Place of(Board board, @Nullable Placement placement) {
            if (placement == null) {
                return null;
            }
            Slot slot = board.layout().slot(placement.slot());
            return new Place(
                    slot.id(),
                    slot.startsAt(),
                    placement.table(),
                    board.layout().table(placement.table()).name());
        }
    }

    /// One person's day.
    ///
    /// @param published null before the first timetable is published
    public record OwnPlan(EventShape.@Nullable Published published, List<Placed> meetings, List<Person> unplaced) {}

    static TimetableShape of(TimetablePages.TimetablePage it) {
        Board board = it.grid().board();
        return new TimetableShape(
                board.timetable().map(Timetable::version).orElse(0),
                board.layout(),
                placed(it.grid()),
                it.unplaced().stream()
                        .map(one -> new Unplaced(
                                one.meeting().id(),
                                Person.of(board, one.meeting().first()),
                                Person.of(board, one.meeting().second()),
                                EventWords.reasons(it.page(), board, one.reasons())))
                        .toList(),
                it.people(),
                it.countries(),
                it.waits(),
                it.mustsLeft(),
                it.clash(),
                it.run() == null
                        ? null
                        : new Run(
                                it.running(),
                                it.run().share(it.page().now()),
                                it.run().levels()));
    }

    static TimetableShape of(TimetablePages.PublishedPage it) {
        return new TimetableShape(
                it.timetable().version(),
                it.grid().board().layout(),
                placed(it.grid()),
                List.of(),
                it.people(),
                it.countries(),
                null,
                false,
                null,
                null);
    }

    private static List<Placed> placed(TimetablePages.Grid grid) {
        return grid.board().placed().stream()
                .map(one -> Placed.of(grid.board(), one, grid.clashes()))
                .toList();
    }

    static OneMeeting of(TimetablePages.MeetingPage it) {
        Board board = it.board();
        Meeting meeting = it.meeting();
        return new OneMeeting(
                meeting.id(),
                it.version(),
                Person.of(board, meeting.first()),
                Person.of(board, meeting.second()),
                it.placed() == null ? null : it.placed().slot().id(),
                it.placed() == null ? null : it.placed().table().id(),
                it.unplaced().isEmpty() ? "" : EventWords.reasons(it.page(), board, it.unplaced()),
                it.spots().stream().map(spot -> spot(it, spot)).toList(),
                it.clash().isEmpty() ? "" : EventWords.reasons(it.page(), board, it.clash()));
    }

    private static Spot spot(TimetablePages.MeetingPage it, EditTimetable.Spot spot) {
        return new Spot(
                spot.slot().id(),
                spot.table().id(),
                spot.here(),
                spot.free(),
                spot.swaps(),
                spot.obstacles().isEmpty() ? "" : EventWords.reasons(it.page(), it.board(), spot.obstacles()));
    }

    static Publishing of(TimetablePages.PublishPage it) {
        return new Publishing(
                it.preview().kind(),
                it.preview().number(),
                it.version(),
                it.clashes(),
                it.preview().differences().size(),
                it.preview().letters().stream().map(LetterShape::of).toList(),
                EventShape.Published.of(it.preview().previous()),
                it.preview().differences().stream()
                        .map(one -> Difference.of(it.preview().board(), one))
                        .toList(),
                it.preview().withoutMail().stream().map(Person::of).toList());
    }

    static OwnPlan of(PlanPages.PlanPage it) {
        Board board = it.plan().board();
        return new OwnPlan(
                EventShape.Published.of(it.published()),
                board.planOf(it.plan().person().id()).stream()
                        .map(one -> Placed.of(board, one, Set.of()))
                        .toList(),
                it.plan().unplaced().stream()
                        .map(meeting -> Person.of(
                                board, meeting.other(it.plan().person().id())))
                        .toList());
    }
}
