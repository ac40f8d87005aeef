package org.northernconnections.trust.walk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Figures in messages, as people write them: 0.000005, not 5.0E-6.
final class InWords {
    private static final MathContext SIX_DIGITS_UP = new MathContext(6, RoundingMode.CEILING);

    private InWords() {}

    /// In full, as it was typed.
    static String of(double figure) {
        return Double.isFinite(figure) ? plain(BigDecimal.valueOf(figure)) : Double.toString(figure);
    }

    /// A lower limit, rounded up to six digits, so that what is said is allowed.
    static String atLeast(double limit) {
        return plain(BigDecimal.valueOf(limit).round(SIX_DIGITS_UP));
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
