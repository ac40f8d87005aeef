package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.northernconnections.timetable.B2bProblems.meeting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;

class DomainsTest {
    /// One participant meets all others, each of whom is free in some slots only.
    @Test
    void aMeetingKeepsJustTheSlotsThatLeaveOneToEachOther() {
        var random = new Random(3);
        int narrowed = 0;
        for (int trial = 0; trial < 400; trial++) {
            B2bProblem problem = star(random, 1 + random.nextInt(5), 3 + random.nextInt(4));
            BitSet[] possible = byTrying(problem);

            var domains = new Domains(problem);

            if (possible[0].isEmpty()) {
                assertThat(domains.reason()).isNotEmpty();
            } else {
                assertThat(domains.reason()).isEmpty();
                assertThat(domains.slots).isEqualTo(possible);
                narrowed += IntStream.range(0, possible.length)
                                .anyMatch(m -> possible[m].cardinality() < problem.allowed(m).length)
                        ? 1
                        : 0;
            }
        }
        assertThat(narrowed).isGreaterThan(20);
    }

    @Test
    void whoHasNoTimeTakesNothingAway() {
        B2bProblem problem = star(new Random(4), 5, 6);

        var domains = new Domains(problem, () -> true);

        assertThat(domains.slots)
                .isEqualTo(IntStream.range(0, 5)
                        .mapToObj(m -> BitSet.valueOf(new long[] {
                            IntStream.of(problem.allowed(m))
                                    .mapToLong(slot -> 1L << slot)
                                    .sum()
                        }))
                        .toArray(BitSet[]::new));
    }

    private static B2bProblem star(Random random, int meetings, int slots) {
        List<Meeting> all = new ArrayList<>();
        List<SortedSet<Integer>> forbidden = new ArrayList<>();
        forbidden.add(new TreeSet<>());
        for (int m = 0; m < meetings; m++) {
            all.add(meeting(0, m + 1, Meeting.FREE));
            var away = new TreeSet<Integer>();
            for (int slot = 0; slot < slots; slot++) {
                if (random.nextInt(2) == 0) {
                    away.add(slot);
                }
            }
            forbidden.add(away);
        }
        return new B2bProblem(meetings + 1, 1, slots, slots, all, forbidden);
    }

    /// The slots that each meeting has in some plan.
    private static BitSet[] byTrying(B2bProblem problem) {
        BitSet[] possible = problem.meetings().stream().map(_ -> new BitSet()).toArray(BitSet[]::new);
        tryFrom(problem, 0, new int[possible.length], new BitSet(), possible);
        return possible;
    }

    private static void tryFrom(B2bProblem problem, int meeting, int[] slots, BitSet taken, BitSet[] possible) {
        if (meeting == slots.length) {
            for (int m = 0; m < slots.length; m++) {
                possible[m].set(slots[m]);
            }
            return;
        }
        for (int slot : problem.allowed(meeting)) {
            if (!taken.get(slot)) {
                taken.set(slot);
                slots[meeting] = slot;
                tryFrom(problem, meeting + 1, slots, taken, possible);
                taken.clear(slot);
            }
        }
    }
}
