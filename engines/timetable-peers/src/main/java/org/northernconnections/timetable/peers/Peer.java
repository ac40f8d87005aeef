package org.northernconnections.timetable.peers;

import java.io.IOException;
import java.time.Duration;
import org.northernconnections.timetable.b2b.B2bProblem;

/// A solver of business-to-business meeting scheduling problems.
interface Peer {
    /// The fairness of the paper: the breaks of two participants differ by at most this.
    int FAIRNESS = 2;

    String name();

    /// Solves a problem within this time, on as many processors as the machine has.
    Answer solve(B2bProblem problem, Duration limit) throws IOException, InterruptedException;

    /// What a peer says.
    enum Claim {
        /// The plan is the best there is.
        BEST,
        /// There is no plan.
        NO_PLAN,
        /// Neither of the two.
        NOTHING
    }

    /// @param slots of the meetings, from 0, in their order; empty without a plan
    record Answer(Claim claim, int[] slots) {
        static Answer none(Claim claim) {
            return new Answer(claim, new int[0]);
        }
    }
}
