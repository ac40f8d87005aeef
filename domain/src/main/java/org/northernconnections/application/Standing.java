package org.northernconnections.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Criterion;
import org.northernconnections.partnership.AccountId;

/// How an application stands after screening, with what that rests on.
///
/// A reviewer's total is the mean of the scores weighted by the criteria; the quality is the mean of the
/// reviewers' totals, so that nobody's word counts more for being longer.
///
/// @param quality 0 to 5; null until somebody has scored every criterion
/// @param totals one a reviewer, 0 to 5, by reviewer
/// @param byCriterion the scores given, by the position of the criterion
/// @param leftOut whose scores do not count, as a conflict with the company has come up since
/// @param recommendations those by whose words their clusters stand, by the name of the cluster
public record Standing(
        Application application,
        boolean newcomer,
        List<Recommendation> recommendations,
        Set<String> clusters,
        List<AccountId> reviewers,
        @Nullable Double quality,
        Map<AccountId, Double> totals,
        Map<Integer, List<Screening.Score>> byCriterion,
        List<AccountId> leftOut) {
    /// The standing that the scores make that count.
    static Standing of(
            Application application,
            boolean newcomer,
            List<Recommendation> recommendations,
            Set<String> clusters,
            List<AccountId> reviewers,
            List<Screening.Score> scores,
            List<Screening.Score> counting,
            List<Criterion> criteria) {
        var byCriterion = new TreeMap<Integer, List<Screening.Score>>();
        counting.forEach(score -> byCriterion
                .computeIfAbsent(score.criterion(), _ -> new ArrayList<>())
                .add(score));
        Map<AccountId, Double> totals = totals(counting, criteria);
        Double quality = totals.isEmpty()
                ? null
                : totals.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow();
        Set<AccountId> heard = reviewers(counting);
        List<AccountId> leftOut = reviewers(scores).stream()
                .filter(reviewer -> !heard.contains(reviewer))
                .toList();
        return new Standing(
                application, newcomer, recommendations, clusters, reviewers, quality, totals, byCriterion, leftOut);
    }

    private static Set<AccountId> reviewers(List<Screening.Score> scores) {
        return scores.stream().map(Screening.Score::reviewer).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The weighted mean of each reviewer who has scored every criterion.
    static Map<AccountId, Double> totals(List<Screening.Score> scores, List<Criterion> criteria) {
        Map<AccountId, Map<Integer, Integer>> given = new HashMap<>();
        scores.forEach(score ->
                given.computeIfAbsent(score.reviewer(), _ -> new HashMap<>()).put(score.criterion(), score.score()));
        var totals = new HashMap<AccountId, Double>();
        given.forEach((reviewer, own) -> {
            if (!criteria.isEmpty() && criteria.stream().allMatch(criterion -> own.containsKey(criterion.position()))) {
                double sum = 0;
                double weights = 0;
                for (Criterion criterion : criteria) {
                    sum += criterion.weight() * own.getOrDefault(criterion.position(), 0);
                    weights += criterion.weight();
                }
                totals.put(reviewer, sum / weights);
            }
        });
        return totals;
    }

    /// The names of the clusters that stand by their word.
    public List<String> recommendedBy() {
        return recommendations.stream().map(Recommendation::clusterName).toList();
    }

    /// How far the reviewers are apart: the greatest total less the smallest; 0 with fewer than two.
    public double spread() {
        var statistics =
                totals.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return statistics.getCount() < 2 ? 0 : statistics.getMax() - statistics.getMin();
    }

    /// What balance rules can speak of.
    public Set<String> tags() {
        var tags = new java.util.TreeSet<String>();
        tags.add("country:" + application.country());
        clusters.forEach(cluster -> tags.add("cluster:" + cluster));
        if (newcomer) {
            tags.add("newcomer");
        }
        tags.add(recommendations.isEmpty() ? "not recommended" : "recommended");
        return tags;
    }
}
