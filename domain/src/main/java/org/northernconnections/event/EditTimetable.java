package org.northernconnections.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.Reason;

/// Changes the working timetable by hand: pins, moves, swaps, takes out, puts in.
///
/// What would break a rule is refused with the reason. Private wishes are no such reason: a refusal would tell. On
/// the day itself whatever has begun stays where it is, and nothing is put where it should have begun already, or
/// at a table that is lost.
public final class EditTimetable {
    private static final String BEGUN = "event.too_late.meeting_begun";

    private final Events events;
    private final Boards boards;
    private final Timetables timetables;
    private final MakeTimetable make;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public EditTimetable(
            Events events,
            Boards boards,
            Timetables timetables,
            MakeTimetable make,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.events = events;
        this.boards = boards;
        this.timetables = timetables;
        this.make = make;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// One place of the grid, as one meeting finds it.
    ///
    /// @param obstacles what stands against it; empty if nothing does
    /// @param costs what it would cost, where nothing stands against it
    /// @param there the other meeting that is there; null if there is none
    /// @param here the meeting itself is there
    /// @param swaps whether the two could change places
    /// @param begun what is in this slot stays there, and nothing else comes to it
    public record Spot(
            Slot slot,
            Table table,
            List<Reason> obstacles,
            List<Reason> costs,
            Board.@org.jspecify.annotations.Nullable Placed there,
            boolean here,
            boolean swaps,
            boolean begun) {
        public Spot {
            obstacles = List.copyOf(obstacles);
            costs = List.copyOf(costs);
        }

        public boolean free() {
            return !begun && !here && there == null && obstacles.isEmpty();
        }
    }

    /// What became of a change.
    public sealed interface Outcome {
        /// It was kept.
        record Done() implements Outcome {}

        /// It would break a rule; nothing was changed.
        record Clash(List<Reason> reasons) implements Outcome {
            public Clash {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /// Can this meeting be moved now: is it wanted, is its event at that stage, and has it not begun?
    public boolean movable(Board board, Meeting meeting) {
        return board.event().state().moving()
                && findWanted(board, meeting.id()).isPresent()
                && !begun(board, meeting.id());
    }

    private boolean begun(Board board, MeetingId meeting) {
        return board.findPlaced(meeting)
                .filter(placed -> placed.slot().begun(clock.instant()))
                .isPresent();
    }

    /// All places of the grid, slot by slot, as a meeting finds them.
    public List<Spot> spots(Board board, Meeting meeting) {
        MeetingProblem question = board.problem().open();
        var explain = new Explain(question, board.problem().toEngine(board.toCome()));
        Instant now = clock.instant();
        List<Spot> spots = new ArrayList<>();
        for (Slot slot : board.layout().slots()) {
            List<Reason> reasons =
                    explain.whyNotAt(meeting.id().value(), board.problem().index(slot.id()));
            for (Table table : board.layout().tables()) {
                List<Reason> all = new ArrayList<>(reasons);
                all.addAll(againstTable(board, question, meeting, slot.id(), table));
                spots.add(spot(board, question, meeting, slot, table, all, slot.begun(now)));
            }
        }
        return spots;
    }

    private static Spot spot(
            Board board,
            MeetingProblem question,
            Meeting meeting,
            Slot slot,
            Table table,
            List<Reason> reasons,
            boolean begun) {
        Optional<Board.Placed> there = board.findAt(slot.id(), table.id());
        boolean here = there.filter(placed -> placed.meeting().id().equals(meeting.id()))
                .isPresent();
        Board.Placed other = here ? null : there.orElse(null);
        return new Spot(
                slot,
                table,
                reasons.stream().filter(reason -> !cost(reason)).toList(),
                reasons.stream().filter(EditTimetable::cost).toList(),
                other,
                here,
                !begun
                        && other != null
                        && swapped(
                                        board,
                                        question,
                                        meeting.id(),
                                        other.meeting().id())
                                .isPresent(),
                begun);
    }

    /// What stands against a table itself: that it is lost, or whose it is.
    private static List<Reason> againstTable(
            Board board, MeetingProblem question, Meeting meeting, SlotId slot, Table table) {
        List<Reason> reasons = new ArrayList<>();
        if (table.lost()) {
            reasons.add(new Reason.TableClosed(
                    board.problem().index(slot), table.id().value()));
        }
        for (var known : question.tables()) {
            String host = known.host();
            if (host != null) {
                boolean here = known.name().equals(table.id().value());
                boolean own = meeting.concerns(new ParticipantId(host));
                if (own && !here) {
                    reasons.add(new Reason.HostStays(host, known.name()));
                }
                if (here && !own) {
                    reasons.add(new Reason.TableOfHost(known.name(), host));
                }
            }
        }
        return reasons;
    }

    private static boolean cost(Reason reason) {
        return reason instanceof Reason.MoreBreaks;
    }

    /// Puts a meeting at a table in a slot, from wherever it was.
    ///
    /// @param version of the timetable that the viewer looked at; 0 where there was none
    public Outcome place(Viewer viewer, EventId id, int version, MeetingId meetingId, SlotId slot, TableId table) {
        Board board = editable(viewer, id, version);
        Meeting meeting = wanted(board, meetingId);
        requireToCome(board, meetingId);
        if (board.layout().slot(slot).begun(clock.instant())) {
            throw new TooLate(BEGUN);
        }
        MeetingProblem question = board.problem().open();
        var explain = new Explain(question, board.problem().toEngine(board.toCome()));
        List<Reason> reasons = new ArrayList<>(
                explain.whyNotAt(meeting.id().value(), board.problem().index(slot)).stream()
                        .filter(reason -> !cost(reason))
                        .toList());
        reasons.addAll(
                againstTable(board, question, meeting, slot, board.layout().table(table)));
        board.findAt(slot, board.layout().table(table).id())
                .filter(there -> !there.meeting().id().equals(meetingId))
                .ifPresent(there -> reasons.add(new Reason.TableTaken(
                        board.problem().index(slot),
                        table.value(),
                        there.meeting().id().value())));
        if (!reasons.isEmpty()) {
            return new Outcome.Clash(reasons);
        }
        boolean pinned = board.findPlaced(meetingId)
                .map(placed -> placed.placement().pinned())
                .orElse(false);
        return save(board, List.of(new Placement(meetingId, slot, table, pinned)), List.of(), "moved by hand");
    }

    /// Lets two placed meetings change places.
    public Outcome swap(Viewer viewer, EventId id, int version, MeetingId one, MeetingId other) {
        Board board = editable(viewer, id, version);
        requireToCome(board, one);
        requireToCome(board, other);
        MeetingProblem question = board.problem().open();
        return swapped(board, question, one, other)
                .map(changed -> save(board, changed, List.of(), "swapped by hand"))
                .orElseGet(() -> new Outcome.Clash(againstSwap(board, question, one, other)));
    }

    /// What stands against each of two meetings in the slot of the other, once both have left theirs.
    private static List<Reason> againstSwap(Board board, MeetingProblem question, MeetingId one, MeetingId other) {
        Optional<Board.Placed> first = board.findPlaced(one);
        Optional<Board.Placed> second = board.findPlaced(other);
        if (first.isEmpty() || second.isEmpty()) {
            throw new TooLate("event.too_late.timetable_changed");
        }
        List<Placement> rest = new ArrayList<>(board.toCome());
        rest.removeIf(placement ->
                placement.meeting().equals(one) || placement.meeting().equals(other));
        var explain = new Explain(question, board.problem().toEngine(rest));
        return Stream.of(
                        againstTable(
                                board,
                                question,
                                second.get().meeting(),
                                first.get().slot().id(),
                                first.get().table())
                                .stream(),
                        againstTable(
                                board,
                                question,
                                first.get().meeting(),
                                second.get().slot().id(),
                                second.get().table())
                                .stream(),
                        explain
                                .whyNotAt(
                                        one.value(),
                                        board.problem()
                                                .index(second.get().slot().id()))
                                .stream(),
                        explain
                                .whyNotAt(
                                        other.value(),
                                        board.problem().index(first.get().slot().id()))
                                .stream())
                .flatMap(Function.identity())
                .filter(reason -> !cost(reason))
                .distinct()
                .toList();
    }

    private static Optional<List<Placement>> swapped(
            Board board, MeetingProblem question, MeetingId one, MeetingId other) {
        Optional<Board.Placed> first = board.findPlaced(one);
        Optional<Board.Placed> second = board.findPlaced(other);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().table().lost() || second.get().table().lost()) {
            return Optional.empty();
        }
        Placement a = first.get().placement();
        Placement b = second.get().placement();
        List<Placement> changed = List.of(
                new Placement(one, b.slot(), b.table(), a.pinned()),
                new Placement(other, a.slot(), a.table(), b.pinned()));
        List<Placement> after = new ArrayList<>(board.toCome());
        after.removeIf(placement ->
                placement.meeting().equals(one) || placement.meeting().equals(other));
        after.addAll(changed);
        List<Breach> breaches = PlanRules.check(question, board.problem().toEngine(after));
        boolean clash = breaches.stream()
                .flatMap(breach -> breach.placements().stream())
                .anyMatch(placement -> placement.request().equals(one.value())
                        || placement.request().equals(other.value()));
        return clash ? Optional.empty() : Optional.of(changed);
    }

    /// Holds a meeting in its place when the timetable is made again, or lets it go.
    public void pin(Viewer viewer, EventId id, int version, MeetingId meeting, boolean pinned) {
        Board board = editable(viewer, id, version);
        Placement placement = board.findPlaced(meeting)
                .orElseThrow(() -> new TooLate("event.too_late.timetable_changed"))
                .placement();
        save(board, List.of(placement.withPinned(pinned)), List.of(), pinned ? "pinned" : "unpinned");
    }

    /// Takes a meeting out.
    public void takeOut(Viewer viewer, EventId id, int version, MeetingId meeting) {
        Board board = editable(viewer, id, version);
        requireToCome(board, meeting);
        save(board, List.of(), List.of(meeting), "taken out by hand");
    }

    private Outcome save(Board board, List<Placement> changed, List<MeetingId> out, String deed) {
        Timetable timetable = board.timetable().orElseThrow();
        if (!timetables.saveWorking(timetable.id(), timetable.version(), changed, out)) {
            throw new TooLate("event.too_late.timetable_changed");
        }
        ledger.note("timetable", board.event().id().value(), deed, "");
        return new Outcome.Done();
    }

    private void requireToCome(Board board, MeetingId meeting) {
        if (begun(board, meeting)) {
            throw new TooLate(BEGUN);
        }
    }

    private static Optional<Meeting> findWanted(Board board, MeetingId id) {
        return board.problem().wanted().stream()
                .filter(meeting -> meeting.id().equals(id))
                .findFirst();
    }

    private static Meeting wanted(Board board, MeetingId id) {
        return findWanted(board, id).orElseThrow(() -> new TooLate("event.too_late.meeting_gone"));
    }

    private Board editable(Viewer viewer, EventId id, int version) {
        Event event = events.get(id);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toDo("change the timetable");
        }
        if (!event.state().moving()) {
            throw new TooLate("event.too_late.planning");
        }
        if (make.running(id)) {
            throw new TooLate("event.too_late.running_already");
        }
        Board board = boards.working(event);
        int now = board.timetable().map(Timetable::version).orElse(0);
        if (now != version) {
            throw new TooLate("event.too_late.timetable_changed");
        }
        if (now > 0) {
            return board;
        }
        timetables.replaceWorking(new Timetable(
                new TimetableId(ids.next()),
                id,
                Timetable.Kind.WORKING,
                1,
                clock.instant(),
                viewer.actor().word(),
                null,
                null,
                List.of(),
                1));
        return boards.working(event);
    }
}
