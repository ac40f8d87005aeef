package org.northernconnections.timetable.solver;

import java.util.Arrays;

/// Which way a variable is decided: as it was last [1], or, where restarts are seldom, as it was in the longest
/// trail [2]. Now and then both begin again from what was preferred at first.
///
/// Sources: [1] K. Pipatsrisawat, A. Darwiche, *A Lightweight Component Caching Scheme for Satisfiability Solvers*, SAT
/// 2007. [2] A. Biere et al., *CaDiCaL, Kissat, Paracooba, Plingeling and Treengeling*, SAT Competition 2020.
final class Phases {
    /// Per variable: 1 if false.
    private final byte[] last;
    private final byte[] wish;
    private final byte[] target;
    private int longest;
    private int renewed;

    /// All variables are false at first.
    Phases(int variables) {
        last = new byte[variables];
        Arrays.fill(last, (byte) 1);
        wish = last.clone();
        target = last.clone();
    }

    /// Prefers that a literal holds.
    void prefer(int literal) {
        last[literal >> 1] = (byte) (literal & 1);
        wish[literal >> 1] = (byte) (literal & 1);
        target[literal >> 1] = (byte) (literal & 1);
    }

    /// A literal held until now.
    void note(int literal) {
        last[literal >> 1] = (byte) (literal & 1);
    }

    /// The literal that a variable is decided to.
    int choose(int variable, boolean stable) {
        return 2 * variable + (stable ? target[variable] : last[variable]);
    }

    /// The trail is without conflict.
    void noteTrail(int[] trail, int size, boolean stable) {
        if (size <= longest) {
            return;
        }
        longest = size;
        for (int i = 0; i < size && stable; i++) {
            target[trail[i] >> 1] = (byte) (trail[i] & 1);
        }
    }

    void forgetLongest() {
        longest = 0;
    }

    void renew() {
        longest = 0;
        renewed++;
        switch (renewed % 3) {
            case 0 -> System.arraycopy(wish, 0, last, 0, last.length);
            case 1 -> System.arraycopy(target, 0, last, 0, last.length);
            default -> {}
        }
        System.arraycopy(last, 0, target, 0, last.length);
    }
}
