package org.northernconnections.event;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Viewer;

/// Meetings that wait for a person's word, and appeals that wait for an organiser.
public final class OutcomeDuties {
    private final Sides sides;
    private final Boards boards;
    private final Outcomes outcomes;
    private final NoteOutcome note;
    private final Clock clock;

    public OutcomeDuties(Sides sides, Boards boards, Outcomes outcomes, NoteOutcome note, Clock clock) {
        this.sides = sides;
        this.boards = boards;
        this.outcomes = outcomes;
        this.note = note;
        this.clock = clock;
    }

    List<Duty> of(Viewer viewer, List<Event> events) {
        var duties = new ArrayList<Duty>();
        events.stream().filter(this::noted).forEach(event -> addWords(duties, viewer, event));
        if (EventRules.mayPlanAny(viewer)) {
            Set<EventId> appealed = outcomes.listAppealed();
            events.stream()
                    .filter(event -> appealed.contains(event.id()) && EventRules.organises(viewer, event))
                    .forEach(event -> addAppeals(duties, viewer, event));
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

    /// The words that are asked of this viewer: of the own seat, and of those whose person has left.
    private void addWords(List<Duty> duties, Viewer viewer, Event event) {
        List<Participant> asked = sides.seats(viewer, event.id()).stream()
                .filter(seat -> sides.reader(seat).map(Account::id).equals(viewer.findAccountId()))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        Board board = boards.published(event);
        List<Outcome> known = outcomes.list(event.id());
        int open = asked.stream()
                .mapToInt(seat -> note.countOpen(board, known, seat.id()))
                .sum();
        if (open > 0) {
            duties.add(Duty.by(
                    "event.duty.outcomes",
                    List.of(event.name(), open),
                    "/events/%s/outcomes".formatted(event.id()),
                    event.day().plusDays(NoteOutcome.HIDDEN_DAYS)));
        }
    }

    private void addAppeals(List<Duty> duties, Viewer viewer, Event event) {
        Board board = boards.published(event);
        long count = outcomes.list(event.id()).stream()
                .filter(word -> word.state() == OutcomeState.APPEALED
                        && AnswerOutcome.mayDecide(viewer, board, board.meeting(word.meeting())))
                .count();
        if (count > 0) {
            duties.add(new Duty(
                    "event.duty.appeals",
                    List.of(event.name(), count),
                    "/events/%s/slips".formatted(event.id()),
                    null));
        }
    }
}
