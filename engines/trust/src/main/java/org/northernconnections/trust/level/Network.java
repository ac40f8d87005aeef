package org.northernconnections.trust.level;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.northernconnections.trust.rating.Edges;

/// Some of the edges, by source and by target; the neighbours of a member stand in ascending order.
///
/// What members say of themselves is kept apart, in [#ofItself].
final class Network {
    static final int NO_LEVEL = -1;

    final int members;
    final int levels;
    final Side out;
    final Side in;
    private final byte[] ofItself;

    /// One direction: the edges of member `m` stand at `start[m]` to `start[m + 1] − 1`.
    ///
    /// @param other the member at the far end
    /// @param level of each edge
    record Side(int[] start, int[] other, byte[] level) {
        int degree(int member) {
            return start[member + 1] - start[member];
        }

        /// The level of the edge to this member, or [#NO_LEVEL].
        int level(int member, int end) {
            int at = Arrays.binarySearch(other, start[member], start[member + 1], end);
            return at < 0 ? NO_LEVEL : level[at];
        }

        /// The same edges from their far ends; each member's come in ascending order.
        private Side turned() {
            var turned = new Side(new int[start.length], new int[other.length], new byte[other.length]);
            for (int end : other) {
                turned.start[end + 1]++;
            }
            Arrays.parallelPrefix(turned.start, Integer::sum);
            int[] next = turned.start.clone();
            for (int member = 0; member + 1 < start.length; member++) {
                for (int e = start[member]; e < start[member + 1]; e++) {
                    int place = next[other[e]]++;
                    turned.other[place] = member;
                    turned.level[place] = level[e];
                }
            }
            return turned;
        }
    }

    /// @param used which edges to take
    Network(Edges edges, IntPredicate used) {
        members = edges.members().count();
        levels = edges.levels().size();
        ofItself = new byte[members];
        Arrays.fill(ofItself, (byte) NO_LEVEL);
        var start = new int[members + 1];
        int count = 0;
        for (int e = 0; e < edges.count(); e++) {
            if (used.test(e) && edges.source(e) == edges.target(e)) {
                ofItself[edges.source(e)] = (byte) edges.level(e);
            } else if (used.test(e)) {
                start[edges.source(e) + 1]++;
                count++;
            }
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = start.clone();
        var unsorted = new Side(start, new int[count], new byte[count]);
        for (int e = 0; e < edges.count(); e++) {
            if (used.test(e) && edges.source(e) != edges.target(e)) {
                int place = next[edges.source(e)]++;
                unsorted.other[place] = edges.target(e);
                unsorted.level[place] = (byte) edges.level(e);
            }
        }
        in = unsorted.turned();
        out = in.turned();
    }

    /// What the member says of itself, or [#NO_LEVEL].
    int ofItself(int member) {
        return ofItself[member];
    }
}
