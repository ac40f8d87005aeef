package org.northernconnections.web.event;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.northernconnections.event.Board;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.PresenceState;
import org.northernconnections.event.Slot;
import org.northernconnections.event.Table;
import org.northernconnections.event.TableId;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.ledger.Word;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.Reason;
import org.northernconnections.web.page.Page;

/// How events and timetables are put into words and colours.
public final class EventWords {
    private static final int RIVALS_SHOWN = 3;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter CLOCK_OF_TWO = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.UK);

    /// What the ledger keeps of a published timetable: its kind and number, such as `provisional 1`.
    private static final Pattern PUBLISHED = Pattern.compile("(provisional|final) (\\d+)");

    private EventWords() {}

    /// What was done, as the history says it.
    public static String what(Page page, LedgerLine line) {
        return line.to().isEmpty()
                ? page.t("event.history." + line.deed().replace(' ', '_'))
                : page.t("event.state." + line.to().replace(' ', '_'));
    }

    /// Why something was done, or to what, as the history says it.
    public static String why(Page page, LedgerLine line) {
        Matcher published = PUBLISHED.matcher(line.why());
        return line.deed().equals("published") && published.matches()
                ? page.t("event.kind." + published.group(1), Integer.parseInt(published.group(2)))
                : line.why();
    }

    /// Has the day of an event with a published timetable begun?
    public static boolean begun(Page page, Event event) {
        return event.state().published()
                && !page.now().isBefore(event.day().atStartOfDay(event.zone()).toInstant());
    }

    /// Whose turn it is with a meeting that is over.
    public static String outcomeTurn(OutcomePages.Line line) {
        if (line.theirs() != null || line.meeting().state() == MeetingState.BOTH_OPEN) {
            return "event.outcome.turn.open";
        }
        if (line.mine() != null) {
            return "event.outcome.turn.hidden";
        }
        if (line.moved()) {
            return "event.outcome.turn.moved";
        }
        return line.mayNote() ? "event.outcome.turn.yours" : "event.outcome.turn.later";
    }

    public static String tone(EventState state) {
        return switch (state) {
            case COLLECTING_WISHES -> "info";
            case WISHES_CLOSED, PROVISIONAL -> "warning";
            case FINAL, RUNNING -> "good";
            case CLOSED -> "calm";
        };
    }

    public static String tone(PresenceState presence) {
        return switch (presence) {
            case HERE -> "good";
            case LATE -> "warning";
            case ABSENT -> "bad";
        };
    }

    public static String tone(Coming coming) {
        return switch (coming) {
            case INVITED -> "warning";
            case COMING -> "good";
            case NOT_COMING -> "calm";
        };
    }

    public static String tone(MeetingState state) {
        return switch (state) {
            case WISHED -> "warning";
            case ACCEPTED -> "info";
            case PLACED, HELD, OUTCOME_BY_ONE, BOTH_OPEN -> "good";
            case MISSED -> "bad";
            case CANCELLED -> "calm";
        };
    }

    /// From when to when, such as `10:30–10:50`, in the zone of the event.
    public static String span(Event event, Slot slot) {
        return time(event, slot.startsAt()) + "–" + time(event, slot.endsAt());
    }

    /// A time of day at the event. In the hour that a clock change brings twice it says which of the two is meant, such
    /// as `02:20 CEST`.
    public static String time(Event event, java.time.Instant time) {
        ZonedDateTime there = time.atZone(event.zone());
        boolean twice =
                event.zone().getRules().getValidOffsets(there.toLocalDateTime()).size() > 1;
        return (twice ? CLOCK_OF_TWO : CLOCK).format(there);
    }

    /// The day of a slot at the event, such as `Friday 8 May`.
    public static String day(Page page, Event event, Slot slot) {
        return weekday(page, slot.startsAt().atZone(event.zone()).toLocalDate());
    }

    /// A day with its name, such as `Friday, 8 May 2019`.
    public static String weekday(Page page, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(page.language().locale())
                .format(day);
    }

    /// A zone's name, such as `Central European Time (Europe/Stockholm)`.
    public static String zone(Page page, ZoneId zone) {
        return zone.getDisplayName(TextStyle.FULL, page.language().locale()) + " (" + zone.getId() + ")";
    }

    /// A day and time at the event.
    public static String when(Page page, Event event, java.time.Instant time) {
        return page.day(time.atZone(event.zone()).toLocalDate()) + ", " + time(event, time);
    }

    /// Who is in a meeting, such as `Norrtre AB with Göteborgs Stad`.
    public static String pair(Page page, Board board, Meeting meeting) {
        return page.t(
                "event.pair",
                board.participant(meeting.first()).shown(),
                board.participant(meeting.second()).shown());
    }

    /// How often somebody waits, as a sentence.
    public static String waits(Page page, String who, int breaks) {
        return page.t("event.waits", who, breaks);
    }

    /// How far a level may be from the best there is, as a sentence.
    public static String gap(Page page, LevelResult level) {
        return page.t("event.gap." + Word.key(level.level()), level.gap());
    }

    /// A reason as a sentence. A private wish has none of its own: it reads as if no room was found.
    public static String reason(Page page, Board board, Reason reason) {
        return switch (reason) {
            case Reason.KeptApart _, Reason.StoppedEarly _ -> page.t("event.reason.no_room");
            case Reason.NotPresent(String who, int slot) ->
                page.t("event.reason.not_present", name(board, who), at(board, slot));
            case Reason.NoCommonSlot _ -> page.t("event.reason.no_common_slot");
            case Reason.TooManyWanted(String who, int wanted, int possible) ->
                page.t("event.reason.too_many", name(board, who), wanted, possible);
            case Reason.LimitReached(String who, int most) -> page.t("event.reason.limit", name(board, who), most);
            case Reason.TooManyInARow(String who, int most) -> page.t("event.reason.row", name(board, who), most);
            case Reason.Busy(String who, int slot, String other) ->
                page.t("event.reason.busy", name(board, who), partner(board, who, other), at(board, slot));
            case Reason.TablesFull(Collection<Integer> slots) ->
                page.t("event.reason.tables_full", times(board, slots));
            case Reason.TooFewSeats(int people, int seats) -> page.t("event.reason.seats", people, seats);
            case Reason.TableClosed(int slot, String table) ->
                page.t("event.reason.table_closed", at(board, slot), table(board, table));
            case Reason.HostStays(String who, String table) ->
                page.t("event.reason.host_stays", name(board, who), table(board, table));
            case Reason.TableOfHost(String table, String host) ->
                page.t("event.reason.table_of_host", table(board, table), name(board, host));
            case Reason.NoInterpreter _ -> page.t("event.reason.no_interpreter");
            case Reason.InterpretersBusy(Collection<Integer> slots) ->
                page.t("event.reason.interpreters_busy", times(board, slots));
            case Reason.SlotOver(int slot) -> page.t("event.reason.over", at(board, slot));
            case Reason.SlotTooShort(int minutes, int needed) -> page.t("event.reason.short", minutes, needed);
            case Reason.OutOfOrder(String other, int slot) ->
                page.t("event.reason.order", meeting(page, board, other), at(board, slot));
            case Reason.TableTaken(int slot, String table, String other) ->
                page.t("event.reason.table_taken", at(board, slot), meeting(page, board, other));
            case Reason.PinnedElsewhere(int slot) -> page.t("event.reason.pinned", at(board, slot));
            case Reason.LostAgainst(Collection<String> others) ->
                page.t("event.reason.lost", rivals(page, board, others), others.size());
            case Reason.NotWorthIt(int slot, long _, long _) -> page.t("event.reason.not_worth", at(board, slot));
            case Reason.MoreBreaks(String who, int more) -> page.t("event.reason.more_breaks", name(board, who), more);
        };
    }

    /// All reasons, one after the other.
    public static String reasons(Page page, Board board, List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason(page, board, reason))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String rivals(Page page, Board board, Collection<String> others) {
        String shown = others.stream()
                .limit(RIVALS_SHOWN)
                .map(other -> meeting(page, board, other))
                .collect(Collectors.joining("; "));
        return others.size() > RIVALS_SHOWN ? page.t("event.and_more", shown, others.size() - RIVALS_SHOWN) : shown;
    }

    private static String meeting(Page page, Board board, String id) {
        return page.t(
                "event.pair",
                organisation(board, board.meeting(new MeetingId(id)).first()),
                organisation(board, board.meeting(new MeetingId(id)).second()));
    }

    private static String organisation(Board board, ParticipantId id) {
        return board.participant(id).organisationName();
    }

    private static String partner(Board board, String who, String meeting) {
        return organisation(board, board.meeting(new MeetingId(meeting)).other(new ParticipantId(who)));
    }

    private static String name(Board board, String participant) {
        Participant known = board.participant(new ParticipantId(participant));
        return known.name();
    }

    private static String table(Board board, String table) {
        return board.layout().findTable(new TableId(table)).map(Table::name).orElse(table);
    }

    private static String times(Board board, Collection<Integer> slots) {
        return slots.stream().map(slot -> at(board, slot)).collect(Collectors.joining(", "));
    }

    private static String at(Board board, int slot) {
        return time(board.event(), board.layout().slots().get(slot).startsAt());
    }
}
