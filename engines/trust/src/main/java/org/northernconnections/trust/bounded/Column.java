package org.northernconnections.trust.bounded;

/// The columns of a row, each with the sign that its weight must have and the theme under which it is told.
///
/// None is moved by what the subject itself says, and none by members whom no walk reaches: there is no count of
/// raters or ratings, and no word of the subject about the viewer. Those that words about the subject move
/// have a sign, so that a good word never lowers the estimate and a bad one never raises it; free is only what tells of
/// the viewer.
///
/// `l` stands for `ln(1 + x)`, `odds(g, b)` for `ln((g + 0.9) / (b + 0.1))`, `w(k)` for the weight of a reporter from
/// the roots, `v(k)` from the viewer.
public enum Column {
    /// `ln((G + 4.5) / (B + 0.5))` with `G = Σ w(k) good(k)`, `B = Σ w(k) bad(k)` over the reports about the subject,
    /// faded.
    ROOTS_ODDS(Theme.ROOTS, 1),
    /// `l(G)`
    ROOTS_GOOD(Theme.ROOTS, 1),
    /// `l(B)`
    ROOTS_BAD(Theme.ROOTS, -1),
    /// `l` of the bad sum with `w(k)²`, fading within a month
    ROOTS_BAD_MONTH(Theme.ROOTS, -1),
    /// the same, fading within a week
    ROOTS_BAD_WEEK(Theme.ROOTS, -1),
    /// `odds` of the same sums with `v(k)²` in place of `w(k)`
    CIRCLE_ODDS(Theme.CIRCLE, 1),
    /// `l` of the good one
    CIRCLE_GOOD(Theme.CIRCLE, 1),
    /// `l` of the bad one
    CIRCLE_BAD(Theme.CIRCLE, -1),
    /// `l` of the good sum where each reporter's attention is divided among all that it reports
    CIRCLE_GOOD_DIVIDED(Theme.CIRCLE, 1),
    /// `l` of the bad sum so divided
    CIRCLE_BAD_DIVIDED(Theme.CIRCLE, -1),
    /// `l` of how many whom the viewer vouches for, by default whom it rated well, rated the subject well
    PARTNERS_GOOD(Theme.CIRCLE, 1),
    /// `l` of how many of these rated the subject badly
    PARTNERS_BAD(Theme.CIRCLE, -1),
    /// 1 if the viewer itself rated the subject well before
    OWN_GOOD(Theme.OWN, 1),
    /// 1 if the viewer itself rated the subject badly before
    OWN_BAD(Theme.OWN, -1),
    /// `odds` of the viewer's own ratings of others, fading within a year
    HABIT_YEAR(Theme.HABIT, 1),
    /// the same within 60 days
    HABIT_SEASON(Theme.HABIT, 1),
    /// the same within a week
    HABIT_WEEK(Theme.HABIT, 1),
    /// the mean of the viewer's latest ratings, each a tenth of the weight left
    HABIT_LATEST(Theme.HABIT, 1),
    /// the same, three tenths
    HABIT_LAST(Theme.HABIT, 1),
    /// `l` of the viewer's good ratings
    HABIT_GOOD(Theme.HABIT, 0),
    /// `l` of its bad ones
    HABIT_BAD(Theme.HABIT, 0),
    /// `u = 1 / (1 + G)`: how little good is known of the subject
    STRANGER(Theme.STRANGER, -1),
    /// `u · HABIT_BAD`: whoever blames much is hard on strangers
    STRANGER_BAD(Theme.STRANGER, -1),
    /// `u · (1 − HABIT_LATEST)`
    STRANGER_LATEST(Theme.STRANGER, -1),
    /// `HABIT_LATEST / (1 + B)`: whoever praises much does so where nothing bad is known
    UNBLAMED_LATEST(Theme.STRANGER, 1),
    /// `l(G)` of the viewer, without the subject's word
    STANDING_GOOD(Theme.STANDING, 0),
    /// `l(B)` of the viewer, without the subject's word
    STANDING_BAD(Theme.STANDING, 0),
    /// `l(1,000 ρ)` of the viewer
    STANDING_SHARE(Theme.STANDING, 0),
    /// `l` of the days since the viewer last rated
    PAUSE(Theme.STANDING, 0),
    /// how good ratings are in these months: `ln((Σ w(k) g/(1 + g + b) + 9) / (Σ w(k) b/(1 + g + b) + 1))`, `g` and `b`
    /// what `k` gave, fading within 60 days
    SEASON(Theme.SEASON, 1);

    /// What several columns tell together.
    public enum Theme {
        /// What members whom the roots vouch for report of the subject.
        ROOTS,
        /// What members whom the viewer vouches for report of the subject.
        CIRCLE,
        /// What the viewer itself reported of the subject.
        OWN,
        /// How the viewer rates others.
        HABIT,
        /// How little is known of the subject, and how the viewer rates such members.
        STRANGER,
        /// The viewer's own standing and activity.
        STANDING,
        /// How good ratings are at present.
        SEASON
    }

    private final Theme theme;
    private final int sign;

    Column(Theme theme, int sign) {
        this.theme = theme;
        this.sign = sign;
    }

    public Theme theme() {
        return theme;
    }

    /// Where the column stands in a row.
    @SuppressWarnings("EnumOrdinal") // rows are made and read in one run, never kept
    int place() {
        return ordinal();
    }

    /// 1 where more of it can only raise the estimate, −1 where only lower it, 0 where the past decides.
    public int sign() {
        return sign;
    }
}
