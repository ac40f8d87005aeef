package org.northernconnections.trust;

/// What a partnership may set about trust; the defaults are starting values chosen by judgement.
///
/// @param halfLifeGoodDays after how many days good evidence counts half
/// @param halfLifeBadDays after how many days bad evidence counts half; much longer, since silence is no amends
/// @param priorGood how much good is assumed of a stranger, above 0
/// @param priorBad how much bad is assumed of a stranger, above 0
/// @param othersShare what a report by somebody else counts where one's own counts 1, `[0, 1]`
/// @param reporterMassMax the most that one other reporter can count, however much it reports
/// @param othersMassMax the most that all other reporters together can count, however many they are
public record Settings(
        double halfLifeGoodDays,
        double halfLifeBadDays,
        double priorGood,
        double priorBad,
        double othersShare,
        double reporterMassMax,
        double othersMassMax) {
    /// A stranger is as likely as not. Two years of silence raise no estimate by more than 0.02: with ten years, a bad
    /// mass `B` becomes `0.87 B`, and `1 / (2 + 0.87 B) − 1 / (2 + B)` is at most 0.018. All others together weigh
    /// as much as this assumption, and no more.
    public static final Settings DEFAULT = new Settings(180, 10 * 365, 1, 1, 0.25, 0.5, 2);

    public Settings {
        requirePositive("halfLifeGoodDays", halfLifeGoodDays);
        requirePositive("halfLifeBadDays", halfLifeBadDays);
        requirePositive("priorGood", priorGood);
        requirePositive("priorBad", priorBad);
        requirePositive("reporterMassMax", reporterMassMax);
        requirePositive("othersMassMax", othersMassMax);
        if (!(othersShare >= 0 && othersShare <= 1)) {
            throw new IllegalArgumentException("othersShare must be from 0 to 1, but is %s.".formatted(othersShare));
        }
    }

    double priorMass() {
        return priorGood + priorBad;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s must be finite and above 0, but is %s.".formatted(name, value));
        }
    }
}
