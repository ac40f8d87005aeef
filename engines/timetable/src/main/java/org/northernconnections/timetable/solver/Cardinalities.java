package org.northernconnections.timetable.solver;

import java.util.Arrays;

/// The rules of a formula that at least so many literals of a list hold ([Clauses#atLeast]), each counted by itself.
///
/// A rule counts those of its literals that are false. Where as many are as may be, the others follow; one more is a
/// conflict. Why a literal follows is only said where somebody asks. So a rule costs a step for each of its literals
/// that becomes false and one where that is taken back, where a counter made of clauses has up to the square of that
/// many clauses of three, and has to draw from them what its inner literals are.
///
/// Sources: F. Aloul, A. Ramani, I. Markov, K. Sakallah, *Generic ILP versus Specialized 0-1 ILP*, ICCAD 2002; M.
/// Liffiton, J. Maglalang, *A Cardinality Solver: More Expressive Constraints for Free*, SAT 2012.
final class Cardinalities {
    private static final int NONE = Propagation.NONE;
    private static final int[] EMPTY = {};

    /// What [#explain] has said last: literals that are false.
    final int[] why;
    int whySize;

    private final Propagation clauses;
    /// Per rule: its literals, how many of them may be false, and how many are, as far as the trail is counted.
    private final int[][] literals;
    private final int[] most;
    private final int[] falses;
    /// Per literal: the rules that it is in, each as often as it is in it.
    private final int[][] rules;
    /// Up to where the trail is counted.
    private int head;

    Cardinalities(Propagation clauses, Clauses formula) {
        this.clauses = clauses;
        literals = formula.cardinalities().toArray(int[][]::new);
        most = formula.mostFalse().stream().mapToInt(count -> count).toArray();
        falses = new int[literals.length];
        rules = rules(2 * clauses.variables, literals);
        why = new int[Arrays.stream(literals).mapToInt(its -> its.length).max().orElse(0)];
    }

    private static int[][] rules(int count, int[][] literals) {
        int[] sizes = new int[count];
        for (int[] its : literals) {
            for (int literal : its) {
                sizes[literal]++;
            }
        }
        int[][] rules = new int[count][];
        Arrays.setAll(rules, literal -> sizes[literal] == 0 ? EMPTY : new int[sizes[literal]]);
        for (int rule = 0; rule < literals.length; rule++) {
            for (int literal : literals[rule]) {
                sizes[literal]--;
                rules[literal][sizes[literal]] = rule;
            }
        }
        return rules;
    }

    /// Whether a part of the trail is not counted yet.
    boolean lag() {
        return head < clauses.trailSize;
    }

    /// Counts the next literal of the trail, and draws what follows.
    ///
    /// @return [#NONE], or the rule that cannot hold
    int countNext() {
        int[] its = rules[clauses.trail[head] ^ 1];
        head++;
        for (int rule : its) {
            falses[rule]++;
        }
        for (int rule : its) {
            if (falses[rule] > most[rule]) {
                return rule;
            }
            if (falses[rule] == most[rule]) {
                drawOthers(rule);
            }
        }
        return NONE;
    }

    private void drawOthers(int rule) {
        for (int literal : literals[rule]) {
            if (clauses.value[literal] == 0) {
                if (clauses.probing && clauses.decisions > 0) {
                    clauses.enqueueAsOfTwo(origin(rule, most[rule]), literal);
                } else {
                    clauses.enqueue(literal, Propagation.reasonOfRule(rule));
                }
            }
        }
    }

    /// The trail goes back to this size.
    void backtrack(int size) {
        for (int i = size; i < head; i++) {
            for (int rule : rules[clauses.trail[i] ^ 1]) {
                falses[rule]--;
            }
        }
        head = Math.min(head, size);
    }

    /// Says why a literal follows from a rule.
    void explain(int rule, int literal) {
        explain(rule, most[rule], clauses.placeInTrail[literal >> 1]);
    }

    /// Says why a rule cannot hold.
    void explainConflict(int rule) {
        explain(rule, most[rule] + 1, Integer.MAX_VALUE);
    }

    /// While probing, the last literal from which it follows that a rule cannot hold.
    int originOfConflict(int rule) {
        return origin(rule, most[rule] + 1);
    }

    private int origin(int rule, int count) {
        explain(rule, count, Integer.MAX_VALUE);
        return clauses.origin(why, 0, whySize);
    }

    /// Finds so many literals that became false before this place in the trail.
    private void explain(int rule, int count, int place) {
        whySize = 0;
        int[] its = literals[rule];
        for (int i = 0; whySize < count; i++) {
            if (clauses.value[its[i]] < 0 && clauses.placeInTrail[its[i] >> 1] < place) {
                why[whySize++] = its[i];
            }
        }
    }
}
