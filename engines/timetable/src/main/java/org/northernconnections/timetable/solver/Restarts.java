package org.northernconnections.timetable.solver;

/// When a search begins anew.
///
/// Two modes take turns. In the one, as soon as the latest clauses join more levels than usual [1], which refutes
/// sooner; in the other, the *stable* one, seldom ([Luby]), which finds an answer that is yes sooner [2].
///
/// Sources: [1] A. Biere, A. Fröhlich, *Evaluating CDCL Restart Schemes*, POS 2015. [2] A. Biere et al., *CaDiCaL,
/// Kissat, Paracooba, Plingeling and Treengeling*, SAT Competition 2020.
final class Restarts {
    private static final int FIRST_MODE = 1_000;
    private static final int LUBY_UNIT = 512;
    private static final int LEAST = 2;
    private static final double MARGIN = 1.1;
    private static final int LATEST = 32;
    private static final int USUAL = 8_192;

    private final boolean steady;
    private final Luby luby = new Luby();
    private boolean stable;
    private double latest;
    private double usual;
    private long modeEnds = FIRST_MODE;
    private long modes;
    private long next;

    /// @param steady stable throughout
    Restarts(boolean steady) {
        this.steady = steady;
        this.stable = steady;
    }

    /// A search begins.
    void begin(long conflicts) {
        latest = 0;
        usual = 0;
        next = conflicts + LUBY_UNIT * luby.next();
    }

    /// A clause was learned that joins so many levels.
    void note(int levels, long conflicts) {
        latest += (levels - latest) / Math.min(conflicts, LATEST);
        usual += (levels - usual) / Math.min(conflicts, USUAL);
    }

    boolean stable() {
        return stable;
    }

    /// Whether the other mode begins, and with it the search anew.
    boolean changeMode(long conflicts) {
        if (conflicts < modeEnds) {
            return false;
        }
        modes++;
        stable = steady || !stable;
        modeEnds = conflicts + FIRST_MODE * (modes / 2 + 1) * (modes / 2 + 1);
        next = conflicts + (stable ? LUBY_UNIT : LEAST);
        return true;
    }

    /// Whether the search begins anew now.
    boolean restart(long conflicts) {
        if (conflicts < next || (!stable && latest <= MARGIN * usual)) {
            return false;
        }
        next = conflicts + (stable ? LUBY_UNIT * luby.next() : LEAST);
        return true;
    }
}
