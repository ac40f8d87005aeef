package org.northernconnections.timetable.b2b;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Checks a plan against its problem, by looking: shares nothing with the solver but the problem.
public final class B2bCheck {
    private B2bCheck() {}

    /// What a plan is worth.
    ///
    /// @param broken every rule that it breaks, in words; empty for a plan that keeps all
    /// @param counted whether the breaks are: not where another rule than fairness is broken, as it is no plan then
    /// @param breaks of all participants together; 0 if not counted
    /// @param spread the most breaks of a participant less the fewest; 0 if not counted
    public record Report(List<String> broken, boolean counted, int breaks, int spread) {}

    /// Checks a plan in which every meeting is held.
    ///
    /// @param slots of the meetings, from 0, in their order
    /// @param fairness the most that [Report#spread] may be
    public static Report check(B2bProblem problem, int[] slots, int fairness) {
        return check(problem, slots, Set.of(), fairness);
    }

    /// Checks a plan in which some meetings are no more.
    ///
    /// @param slots of the meetings, from 0, in their order; [B2bReplanning#DROPPED] of those that are dropped
    /// @param dropped which those are, from 0
    /// @param fairness the most that [Report#spread] may be
    public static Report check(B2bProblem problem, int[] slots, Set<Integer> dropped, int fairness) {
        var broken = new ArrayList<String>();
        if (slots.length != problem.meetings().size()) {
            broken.add("The plan must have %d slots, one a meeting, but it has %d."
                    .formatted(problem.meetings().size(), slots.length));
            return new Report(broken, false, 0, 0);
        }
        checkDropped(slots, dropped, broken);
        checkMeetings(problem, slots, dropped, broken);
        if (broken.isEmpty()) {
            checkSlots(problem, slots, broken);
        }
        if (!broken.isEmpty()) {
            return new Report(broken, false, 0, 0);
        }
        int[] breaks = new int[problem.participants()];
        for (int p = 0; p < breaks.length; p++) {
            breaks[p] = breaks(problem, slots, p);
        }
        int most = Arrays.stream(breaks).max().orElse(0);
        int fewest = Arrays.stream(breaks).min().orElse(0);
        if (most - fewest > fairness) {
            broken.add("The breaks of two participants must differ by at most %d, but they are %d and %d."
                    .formatted(fairness, fewest, most));
        }
        return new Report(broken, true, Arrays.stream(breaks).sum(), most - fewest);
    }

    private static void checkDropped(int[] slots, Set<Integer> dropped, List<String> broken) {
        for (int m : new TreeSet<>(dropped)) {
            if (m < 0 || m >= slots.length) {
                broken.add(
                        "Meetings from 1 to %d can be dropped, but %d is said to be.".formatted(slots.length, m + 1));
            } else if (slots[m] != B2bReplanning.DROPPED) {
                broken.add(
                        "Meeting %d is dropped and must be in slot 0, but it is in %d.".formatted(m + 1, slots[m] + 1));
            }
        }
    }

    private static void checkMeetings(B2bProblem problem, int[] slots, Set<Integer> dropped, List<String> broken) {
        for (int m = 0; m < slots.length; m++) {
            int slot = slots[m];
            if (dropped.contains(m)) {
                continue;
            }
            B2bProblem.Meeting meeting = problem.meetings().get(m);
            if (slot < 0 || slot >= problem.slots()) {
                broken.add("Meeting %d must be in a slot from 1 to %d, but it is in %d."
                        .formatted(m + 1, problem.slots(), slot + 1));
                continue;
            }
            if (meeting.part() == B2bProblem.Part.MORNING && slot >= problem.morningSlots()) {
                broken.add("Meeting %d must be in the morning, but it is in slot %d.".formatted(m + 1, slot + 1));
            }
            if (meeting.part() == B2bProblem.Part.AFTERNOON && slot < problem.morningSlots()) {
                broken.add("Meeting %d must be in the afternoon, but it is in slot %d.".formatted(m + 1, slot + 1));
            }
            if (meeting.fixed() != B2bProblem.Meeting.FREE && meeting.fixed() != slot) {
                broken.add("Meeting %d must be in slot %d, but it is in %d."
                        .formatted(m + 1, meeting.fixed() + 1, slot + 1));
            }
            for (int participant : List.of(meeting.first(), meeting.second())) {
                if (problem.forbidden().get(participant).contains(slot)) {
                    broken.add("Participant %d must have no meeting in slot %d, but has meeting %d."
                            .formatted(participant + 1, slot + 1, m + 1));
                }
            }
            for (int earlier : meeting.after()) {
                if (!dropped.contains(earlier) && slots[earlier] >= slot) {
                    broken.add("Meeting %d must come after meeting %d, but they are in slots %d and %d."
                            .formatted(m + 1, earlier + 1, slot + 1, slots[earlier] + 1));
                }
            }
        }
    }

    private static void checkSlots(B2bProblem problem, int[] slots, List<String> broken) {
        int[] load = new int[problem.slots()];
        int[][] held = new int[problem.participants()][problem.slots()];
        for (int m = 0; m < slots.length; m++) {
            if (slots[m] == B2bReplanning.DROPPED) {
                continue;
            }
            load[slots[m]]++;
            held[problem.meetings().get(m).first()][slots[m]]++;
            held[problem.meetings().get(m).second()][slots[m]]++;
        }
        for (int slot = 0; slot < load.length; slot++) {
            if (load[slot] > problem.tables()) {
                broken.add("Slot %d must have at most %d meetings, but it has %d."
                        .formatted(slot + 1, problem.tables(), load[slot]));
            }
            for (int p = 0; p < held.length; p++) {
                if (held[p][slot] > 1) {
                    broken.add("Participant %d must have at most 1 meeting in slot %d, but has %d."
                            .formatted(p + 1, slot + 1, held[p][slot]));
                }
            }
        }
    }

    /// The idle stretches of a participant between its first and its last meeting.
    private static int breaks(B2bProblem problem, int[] slots, int participant) {
        int[] own = java.util.stream.IntStream.range(0, slots.length)
                .filter(m -> slots[m] != B2bReplanning.DROPPED)
                .filter(m -> problem.meetings().get(m).concerns(participant))
                .map(m -> slots[m])
                .sorted()
                .toArray();
        int breaks = 0;
        for (int i = 1; i < own.length; i++) {
            breaks += own[i] > own[i - 1] + 1 ? 1 : 0;
        }
        return breaks;
    }
}
