package org.northernconnections.app.trust;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.bounded.Scores;
import tools.jackson.databind.json.JsonMapper;

/// What a command found, as lines or as one JSON object.
public final class Facts {
    private static final JsonMapper JSON = new JsonMapper();

    private Facts() {}

    /// One line a fact, or one JSON object.
    public static void print(Map<String, @Nullable Object> facts, boolean asJson) {
        if (asJson) {
            System.out.println(JSON.writeValueAsString(facts));
        } else {
            facts.forEach((name, fact) -> System.out.printf("%-10s %s%n", name, fact == null ? "none" : fact));
        }
    }

    public static double rounded(double figure) {
        return Math.round(figure * 1e6) / 1e6;
    }

    public static void putScores(Map<String, @Nullable Object> facts, Scores scores) {
        facts.put("n", scores.n());
        facts.put("auc", figure(scores.auc()));
        facts.put("brier", figure(scores.brier()));
        facts.put("ece", figure(scores.ece()));
        facts.put("logLoss", figure(scores.logLoss()));
    }

    /// A figure of six places, or null where there is none: JSON knows no NaN.
    public static @Nullable Object figure(double figure) {
        return Double.isNaN(figure) ? null : rounded(figure);
    }

    public static void putDirt(Map<String, @Nullable Object> facts, Map<String, String> dirt) {
        if (!dirt.isEmpty()) {
            facts.put("dirt", dirt);
        }
    }
}
