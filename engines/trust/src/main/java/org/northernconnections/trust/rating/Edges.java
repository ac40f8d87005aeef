package org.northernconnections.trust.rating;

import java.util.List;

/// Levelled words of members about members, without time: a vote for or against, or one of a few levels.
///
/// Unlike a rating, an edge may speak of its own source. Two sets that are to be compared share members and levels.
public final class Edges {
    private final Members members;
    private final List<String> levels;
    private final int[] source;
    private final int[] target;
    private final byte[] level;

    Edges(Members members, List<String> levels, int[] source, int[] target, byte[] level) {
        this.members = members;
        this.levels = List.copyOf(levels);
        this.source = source;
        this.target = target;
        this.level = level;
    }

    public Members members() {
        return members;
    }

    /// The names of the levels, the lowest first; for one-hot columns in their order.
    public List<String> levels() {
        return levels;
    }

    public int count() {
        return source.length;
    }

    public int source(int at) {
        return source[at];
    }

    public int target(int at) {
        return target[at];
    }

    /// The level's place in [#levels].
    public int level(int at) {
        return level[at];
    }
}
