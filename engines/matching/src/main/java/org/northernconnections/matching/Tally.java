package org.northernconnections.matching;

import java.util.Arrays;
import org.northernconnections.matching.Fits.Answers;

/// [Answers] of all companies while a question is asked, in rows of plain numbers: most are thrown away again.
final class Tally {
    private final Mixing mixing;
    private final int needs;
    private final double[] strengths;
    private final double[] words;
    private final double[] meanings;
    private final int[] best;

    Tally(Mixing mixing, int needs, int companies) {
        this.mixing = mixing;
        this.needs = needs;
        this.strengths = new double[companies * needs];
        this.words = new double[companies * needs];
        this.meanings = new double[companies * needs];
        this.best = new int[companies * needs];
        Arrays.fill(best, -1);
    }

    /// See [Answers#offer].
    void offer(int company, int need, double like, double meaning, int statement, Shelf shelf) {
        int at = company * needs + need;
        double strength = mixing.strength(like, meaning);
        if (strength > strengths[at]
                || (strength == strengths[at]
                        && strength > 0
                        && shelf.statement(statement).index()
                                < shelf.statement(best[at]).index())) {
            strengths[at] = strength;
            words[at] = like;
            meanings[at] = meaning;
            best[at] = statement;
        }
    }

    boolean any(int company) {
        for (int at = company * needs; at < (company + 1) * needs; at++) {
            if (Coverage.of(strengths[at]) != Coverage.NOT) {
                return true;
            }
        }
        return false;
    }

    double score(int company, double[] shares) {
        return Fits.score(shares, strengths, company * needs);
    }

    /// The same as they are kept, apart from all others.
    Answers answers(int company, Shelf shelf) {
        int from = company * needs;
        int to = from + needs;
        return new Answers(
                mixing,
                Arrays.copyOfRange(strengths, from, to),
                Arrays.copyOfRange(words, from, to),
                Arrays.copyOfRange(meanings, from, to),
                Arrays.stream(best, from, to)
                        .map(statement ->
                                statement < 0 ? -1 : shelf.statement(statement).index())
                        .toArray());
    }
}
