package org.northernconnections.timetable.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.b2b.B2bProblem;

/// The peers solve the same problem as the engine, or their times would say nothing.
class PeersAgreeTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /// One participant meets two others in the first and the third of three slots: one break, whatever is done.
    private static final B2bProblem ONE_BREAK =
            problem(3, List.of(meeting(0, 1, List.of()), meeting(0, 2, List.of(0))), List.of(1));

    /// The same, but only the slot between is left.
    private static final B2bProblem NO_PLAN =
            problem(3, List.of(meeting(0, 1, List.of()), meeting(0, 2, List.of(0))), List.of(0, 2));

    private static B2bProblem problem(int slots, List<B2bProblem.Meeting> meetings, List<Integer> forbidden) {
        List<SortedSet<Integer>> all = List.of(new TreeSet<>(forbidden), new TreeSet<>(), new TreeSet<>());
        return new B2bProblem(3, 1, slots, slots, meetings, all);
    }

    private static B2bProblem.Meeting meeting(int first, int second, List<Integer> after) {
        return new B2bProblem.Meeting(
                first, second, B2bProblem.Part.EITHER, B2bProblem.Meeting.FREE, new TreeSet<>(after));
    }

    @Test
    void everyPeerFindsTheOneBreakThatCannotBeAvoided() throws Exception {
        Map<String, List<PeerBenchmark.Outcome>> outcomes = run(Map.of("one break", ONE_BREAK));
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(3);
        assertThat(outcomes.values())
                .allSatisfy(all -> assertThat(all)
                        .singleElement()
                        .extracting(PeerBenchmark.Outcome::breaks)
                        .isEqualTo(1));
    }

    @Test
    void noPeerFindsAPlanWhereThereIsNone() throws Exception {
        Map<String, List<PeerBenchmark.Outcome>> outcomes = run(Map.of("no plan", NO_PLAN));
        assertThat(outcomes.values())
                .allSatisfy(all -> assertThat(all)
                        .singleElement()
                        .extracting(PeerBenchmark.Outcome::breaks)
                        .isEqualTo(-1));
        assertThat(outcomes.get("ours"))
                .singleElement()
                .extracting(PeerBenchmark.Outcome::claim)
                .isEqualTo(Peer.Claim.NO_PLAN);
    }

    @Test
    void aSolverWhoseLibraryIsMissingIsNotThere() {
        String solvers = """
                MiniZinc driver.
                Available solver configurations:
                  Chuffed 0.13.2 (org.chuffed.chuffed, cp, lcg, int)
                  COIN-BC <unknown version> (org.minizinc.mip.coin-bc, mip, float, api, osicbc, coin-bc, cbc)
                  Gecode 6.2.0 (org.gecode.gecode, default solver, cp, int, float, set, restart)
                Search path for solver configurations:
                  /usr/share/minizinc/solvers
                """;

        assertThat(MiniZinc.SOLVERS)
                .filteredOn(solver -> MiniZinc.isListed(solvers, solver))
                .containsExactly("gecode", "chuffed");
    }

    private static Map<String, List<PeerBenchmark.Outcome>> run(Map<String, B2bProblem> cases) throws Exception {
        List<Peer> peers = new ArrayList<>(List.of(new Ours(), new PlainModel(), new Timefold()));
        peers.addAll(MiniZinc.installed());
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new PeerBenchmark(LIMIT, Peer.FAIRNESS, peers, out).run(cases);
    }
}
