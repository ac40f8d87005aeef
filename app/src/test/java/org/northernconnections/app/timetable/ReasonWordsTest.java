package org.northernconnections.app.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.Pair;
import org.northernconnections.timetable.Reason;

class ReasonWordsTest {
    @Test
    void everyReasonIsASentenceWithTheIdsOfTheFileAndSlotsFromOne() {
        Map<Reason, String> sentences = new LinkedHashMap<>();
        sentences.put(new Reason.KeptApart(new Pair("P1", "P2")), "P1 and P2 are kept apart.");
        sentences.put(new Reason.NotPresent("P1", 0), "P1 is away in slot 1.");
        sentences.put(new Reason.NoCommonSlot(List.of("P1", "P2")), "P1, P2 are never there at the same time.");
        sentences.put(new Reason.TooManyWanted("P1", 5, 4), "P1 has 5 requests and room for 4.");
        sentences.put(new Reason.LimitReached("P1", 1), "P1 has 1 meeting, the most it may.");
        sentences.put(new Reason.LimitReached("P1", 2), "P1 has 2 meetings, the most it may.");
        sentences.put(new Reason.TooManyInARow("P1", 1), "P1 may have 1 meeting in a row and then needs a pause.");
        sentences.put(new Reason.TooManyInARow("P1", 3), "P1 may have 3 meetings in a row and then needs a pause.");
        sentences.put(new Reason.Busy("P1", 1, "R7"), "P1 is in R7 in slot 2.");
        sentences.put(new Reason.TablesFull(slots(0, 2)), "No table with enough seats is free in slots 1, 3.");
        sentences.put(
                new Reason.TooFewSeats(5, 4), "5 people meet, and no table that they may have has more than 4 seats.");
        sentences.put(new Reason.TableTaken(0, "T1", "R7"), "T1 holds R7 in slot 1.");
        sentences.put(new Reason.TableClosed(0, "T1"), "T1 is closed in slot 1.");
        sentences.put(new Reason.HostStays("P1", "Booth"), "P1 has all its meetings at Booth.");
        sentences.put(new Reason.TableOfHost("Booth", "P1"), "Booth is for P1 alone.");
        sentences.put(
                new Reason.NoInterpreter(List.of("P1", "P2")),
                "P1, P2 share no language, and no interpreter bridges them.");
        sentences.put(new Reason.InterpretersBusy(slots(1)), "No interpreter who bridges them is free in slots 2.");
        sentences.put(new Reason.SlotTooShort(20, 30), "The slot has 20 minutes, and the meeting needs 30.");
        sentences.put(new Reason.OutOfOrder("R7", 0), "R7, with which it is in an order, is in slot 1.");
        sentences.put(new Reason.SlotOver(0), "Slot 1 is over.");
        sentences.put(new Reason.PinnedElsewhere(0), "It is pinned to slot 1.");
        sentences.put(
                new Reason.LostAgainst(new TreeSet<>(List.of("R1", "R2"))),
                "Others that are worth at least as much fill the room: R1, R2.");
        sentences.put(new Reason.MoreBreaks("P1", 1), "P1 would have 1 more break.");
        sentences.put(new Reason.MoreBreaks("P1", 2), "P1 would have 2 more breaks.");
        sentences.put(
                new Reason.NotWorthIt(0, 3, 10),
                "It would fit, but even in slot 1 it is worth 3 in the weighted sum and its waiting costs 10.");
        sentences.put(new Reason.StoppedEarly(), "It would fit: planning was stopped before that was found.");

        sentences.forEach(
                (reason, sentence) -> assertThat(ReasonWords.sentence(reason)).isEqualTo(sentence));
        assertThat(sentences.keySet().stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSize(Reason.class.getPermittedSubclasses().length);
    }

    @Test
    void ofManyRivalsTwelveAreNamedAndTheRestCounted() {
        SortedSet<String> rivals = IntStream.rangeClosed(10, 24)
                .mapToObj(number -> "R" + number)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ReasonWords.sentence(new Reason.LostAgainst(rivals)))
                .isEqualTo("Others that are worth at least as much fill the room: R10, R11, R12, R13, R14, R15, R16, "
                        + "R17, R18, R19, R20, R21 and 3 more.");
    }

    private static SortedSet<Integer> slots(Integer... slots) {
        return new TreeSet<>(List.of(slots));
    }
}
