package org.northernconnections.web.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.event.Board;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Slot;
import org.northernconnections.timetable.Break;
import org.northernconnections.timetable.Closing;
import org.northernconnections.timetable.Conflict;
import org.northernconnections.web.event.TimetablePages.Clash;
import org.northernconnections.web.event.TimetablePages.Deed;
import org.northernconnections.web.event.TimetablePages.Wait;
import org.northernconnections.web.event.TimetablePages.Way;
import org.northernconnections.web.page.Page;

/// How what a better timetable would cost is put into words.
final class CostWords {
    private CostWords() {}

    static Wait wait(Page page, Board board, Break wait) {
        return new Wait(
                EventWords.time(
                                board.event(),
                                slot(board, wait.slots().getFirst()).startsAt())
                        + "–"
                        + EventWords.time(
                                board.event(),
                                slot(board, wait.slots().getLast()).endsAt()),
                wait.closings().stream()
                        .map(closing -> new Way(deeds(page, board, closing), cost(page, closing)))
                        .toList());
    }

    private static List<Deed> deeds(Page page, Board board, Closing closing) {
        return switch (closing) {
            case Closing.Move(var slots, int _) ->
                slots.entrySet().stream()
                        .map(move -> deed(page, board, "event.closing.move", move.getKey(), at(board, move.getValue())))
                        .toList();
            case Closing.Place(String request, int slot, int _) ->
                List.of(deed(page, board, "event.closing.place", request, at(board, slot)));
            case Closing.LeaveOut(var requests, int _, int _, int _) ->
                requests.stream()
                        .map(request -> deed(page, board, "event.closing.leave_out", request, ""))
                        .toList();
        };
    }

    private static String cost(Page page, Closing closing) {
        int more = closing.moreBreaks();
        String waits = more < 0
                ? page.t("event.closing.fewer", -more)
                : more > 0 ? page.t("event.closing.more", more) : page.t("event.closing.same");
        String lost = closing instanceof Closing.LeaveOut(var requests, int musts, int _, int _)
                ? lost(page, musts, requests.size() - musts)
                : "";
        return lost + waits;
    }

    private static String lost(Page page, int musts, int likes) {
        return Stream.of(
                        musts == 0 ? "" : page.t("event.closing.lost_musts", musts),
                        likes == 0 ? "" : page.t("event.closing.lost_likes", likes))
                .filter(words -> !words.isEmpty())
                .map(words -> words + " ")
                .collect(Collectors.joining());
    }

    static Clash clash(Page page, Board board, Conflict conflict) {
        List<Deed> relax = new ArrayList<>();
        conflict.musts().forEach(must -> relax.add(deed(page, board, "event.clash.must", must, "")));
        for (String id : conflict.limitsOf()) {
            Participant who = board.participant(new ParticipantId(id));
            relax.add(new Deed(
                    page.t("event.clash.limit", who.shown(), who.mostAt(board.event())),
                    address(board) + "/participants/" + id));
        }
        if (conflict.tables()) {
            relax.add(new Deed(page.t("event.clash.tables"), address(board) + "/tables"));
        }
        if (conflict.tables() || conflict.limitsOf().isEmpty()) {
            relax.add(new Deed(page.t("event.clash.times"), address(board) + "/participants"));
        }
        return new Clash(
                conflict.musts().stream()
                        .map(must -> new Deed(pair(page, board, must), address(board) + "/timetable/" + must))
                        .toList(),
                relax,
                conflict.minimal());
    }

    private static Deed deed(Page page, Board board, String key, String meeting, String at) {
        return new Deed(page.t(key, pair(page, board, meeting), at), address(board) + "/timetable/" + meeting);
    }

    private static String pair(Page page, Board board, String meeting) {
        return EventWords.pair(page, board, board.meeting(new MeetingId(meeting)));
    }

    private static String address(Board board) {
        return "/events/" + board.event().id();
    }

    private static String at(Board board, int slot) {
        return EventWords.time(board.event(), slot(board, slot).startsAt());
    }

    private static Slot slot(Board board, int index) {
        return board.layout().slots().get(index);
    }
}
