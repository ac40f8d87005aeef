package org.northernconnections.trust.level;

import org.northernconnections.trust.bounded.Scores;

/// How well the chances of levels matched what was said.
///
/// @param n how many were scored
/// @param accuracy the share of which the likeliest level was said
/// @param macroF1 the mean over the levels of `2 tp / (2 tp + fp + fn)`; a level that neither was said nor foretold
/// counts 0
/// @param distance the mean of `|said − likeliest| / (levels − 1)`
/// @param logLoss the mean of `−ln` of the chance of what was said
/// @param confidence how well the chance of the likeliest level matched how often it was said: Brier, ECE; for two
/// levels instead the chance of the higher one, with its AUC
public record LevelScores(int n, double accuracy, double macroF1, double distance, double logLoss, Scores confidence) {

    /// @param said the level of each
    public static LevelScores of(double[][] chances, int[] said, int levels) {
        int n = said.length;
        var hits = new int[levels];
        var foretold = new int[levels];
        var happened = new int[levels];
        double away = 0;
        double logs = 0;
        var probability = new double[n];
        var good = new boolean[n];
        for (int i = 0; i < n; i++) {
            int likeliest = likeliest(chances[i]);
            foretold[likeliest]++;
            happened[said[i]]++;
            hits[likeliest] += likeliest == said[i] ? 1 : 0;
            away += Math.abs(likeliest - said[i]) / (levels - 1.0);
            logs -= Math.log(chances[i][said[i]]);
            probability[i] = levels == 2 ? chances[i][1] : chances[i][likeliest];
            good[i] = levels == 2 ? said[i] == 1 : likeliest == said[i];
        }
        double right = 0;
        double f1 = 0;
        for (int l = 0; l < levels; l++) {
            right += hits[l];
            f1 += foretold[l] + happened[l] == 0 ? 0 : 2.0 * hits[l] / (foretold[l] + happened[l]);
        }
        return new LevelScores(n, right / n, f1 / levels, away / n, logs / n, Scores.of(probability, good));
    }

    /// The level with the highest chance; of equals, the lowest.
    public static int likeliest(double[] chances) {
        int best = 0;
        for (int l = 1; l < chances.length; l++) {
            best = chances[l] > chances[best] ? l : best;
        }
        return best;
    }
}
