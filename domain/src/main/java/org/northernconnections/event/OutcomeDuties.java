package org.northernconnections.event;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Viewer;

/// Meetings that wait for a person's word, and appeals that wait for an organiser.
public final class OutcomeDuties implements Duties {
    private final Events events;
    private final Boards boards;
    private final Participants participants;
    private final Outcomes outcomes;
    private final NoteOutcome note;
    private final Clock clock;

    public OutcomeDuties(
            Events events, Boards boards, Participants participants, Outcomes outcomes, NoteOutcome note, Clock clock) {
        this.events = events;
        this.boards = boards;
        this.participants = participants;
        this.outcomes = outcomes;
        this.note = note;
        this.clock = clock;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        var duties = new ArrayList<Duty>();
        viewer.findAccountId().map(participants::listOf).orElse(List.of()).forEach(seat -> addSeat(duties, seat));
        if (EventRules.mayPlanAny(viewer)) {
            outcomes.countAppeals().forEach((id, count) -> addAppeals(duties, viewer, events.get(id), count));
        }
        return duties;
    }

    /// Is it a time at which its meetings can be noted?
    private boolean noted(Event event) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), event.zone());
        return event.state().published()
                && !today.isBefore(event.day())
                && !today.isAfter(event.day().plusDays(NoteOutcome.NOTE_DAYS));
    }

    private void addSeat(List<Duty> duties, Participant seat) {
        Event event = events.get(seat.event());
        if (!noted(event)) {
            return;
        }
        Board board = boards.published(event);
        List<Outcome> known = outcomes.list(event.id());
        long open = board.planOf(seat.id()).stream()
                .map(Board.Placed::meeting)
                .filter(meeting -> note.mayNote(board, meeting))
                .filter(meeting -> known.stream()
                        .noneMatch(word -> word.meeting().equals(meeting.id())
                                && word.from().equals(seat.id())))
                .count();
        if (open > 0) {
            Instant due = event.day()
                    .plusDays(NoteOutcome.HIDDEN_DAYS)
                    .atStartOfDay(event.zone())
                    .toInstant();
            duties.add(new Duty(
                    "event.duty.outcomes",
                    List.of(event.name(), open),
                    "/events/%s/outcomes".formatted(event.id()),
                    due));
        }
    }

    private static void addAppeals(List<Duty> duties, Viewer viewer, Event event, int count) {
        if (EventRules.organises(viewer, event)) {
            duties.add(new Duty(
                    "event.duty.appeals",
                    List.of(event.name(), count),
                    "/events/%s/slips".formatted(event.id()),
                    null));
        }
    }
}
