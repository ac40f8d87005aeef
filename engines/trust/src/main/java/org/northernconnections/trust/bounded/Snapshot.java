package org.northernconnections.trust.bounded;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.northernconnections.trust.bounded.History.Places;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.walk.Links;
import org.northernconnections.trust.walk.NearWalk;
import org.northernconnections.trust.walk.Paths;
import org.northernconnections.trust.walk.Reached;
import org.northernconnections.trust.walk.Seeds;
import org.northernconnections.trust.walk.Walk;

/// What is known at one moment, as a row of [Column]s for any pair of viewer and subject.
///
/// Two walks over the good ratings, or over vouches that stand apart ([#of]), weigh a reporter `k` of the
/// subject: `π` restarts at the viewer, `ρ` at the roots, both with restart [#RESTART]. Its weights are
/// `v(k) = min(1, π(k) / s)` and `w(k) = min(1, ρ(k) / s)` with `s =` [#SHARE_FULL]: a fixed share, since any
/// share of the number of members would let invented members change it. Where a small sum moves the answer
/// much, weights are squared: then many small ones, as a ring has them, count less than a few large ones.
/// Good reports fade with a half-life of 180 days, bad ones of twenty years: two years of silence are no
/// amends.
///
/// *Bound*: all weights of a ring `S` together are at most `π(S) / s`, and `π(S) ≤ (1 − α)/α · Q` (see [Walk]),
/// `Q` what honest members vouch inside. A ring that no honest member vouches for changes no row of honest
/// members. *The subject has no say*: both walks end at the subject, and its own ratings enter no sum. *Cost*:
/// one push a viewer and subject, and the reports about both. Not for several threads at once.
public final class Snapshot {
    static final double RESTART = 0.4;
    /// The share of a walk from which on a reporter counts in full.
    static final double SHARE_FULL = 1e-3;

    static final double WALK_ERROR = 1e-3;
    /// How much of the root walk must have rated since for a time to be *now*.
    static final double PRESENT_SHARE = 5e-3;
    static final double HALF_LIFE_GOOD_DAYS = 180;
    static final double HALF_LIFE_BAD_DAYS = 20 * 365;

    private static final double HALF_LIFE_MONTH_DAYS = 30;
    private static final double HALF_LIFE_WEEK_DAYS = 7;
    private static final double HALF_LIFE_SEASON_DAYS = 60;
    private static final double HALF_LIFE_YEAR_DAYS = 365;

    private static final double DAY_SECONDS = 86_400;
    private static final double PRIOR_GOOD = 0.9;
    private static final double PRIOR_BAD = 0.1;
    private static final double STEADY = 5;
    /// How many usual ratings a season begins with.
    private static final double SEASON_PRIOR = 10;

    private static final double LATEST_LEFT = 0.9;
    private static final double LAST_LEFT = 0.7;
    /// A circle's divided attention is small: a reporter of many gives each a thousandth of a thousandth.
    private static final double DIVIDED_SCALE = 1e3;

    private final History history;
    private final Ratings ratings;
    private final double now;
    private final Links vouches;
    private final NearWalk walk;
    private final int[] roots;
    private final Reached openFromRoots;
    private final Map<Integer, Reached> fromRoots = new HashMap<>();
    /// By the place of a rating; powers are slow, and every subject asks for all of them.
    private final double[] freshInSeason;

    private final Map<Integer, Double> seasons = new HashMap<>();

    /// One member's word about a subject, and what it weighs for a viewer.
    ///
    /// @param place of the rating
    /// @param reporter who gave it
    /// @param good whether it is good
    /// @param days since it was given
    /// @param rootWeight `w`, from the roots, `[0, 1]`
    /// @param circleWeight `v`, from the viewer, `[0, 1]`
    /// @param divided the viewer's attention to the reporter, divided among all that it reports
    public record Report(
            int place,
            int reporter,
            boolean good,
            double days,
            double rootWeight,
            double circleWeight,
            double divided) {}

    /// @param history what was taken in; it must stay as it is while this snapshot is asked
    /// @param roots where the root walk restarts; may be empty
    Snapshot(History history, int[] roots) {
        this(
                history,
                vouches(history, member -> member, history.ratings().members().count()),
                roots);
    }

    private Snapshot(History history, Links vouches, int[] roots) {
        this.history = history;
        this.ratings = history.ratings();
        this.roots = roots.clone();
        this.vouches = vouches;
        walk = new NearWalk(vouches, RESTART);
        openFromRoots = roots.length == 0
                ? Reached.NOWHERE
                : walk.until(new Seeds(roots), Walk.NOBODY, WALK_ERROR).reached();
        now = now();
        freshInSeason = new double[history.count()];
        for (int place = 0; place < freshInSeason.length; place++) {
            freshInSeason[place] = faded(days(place), HALF_LIFE_SEASON_DAYS);
        }
    }

    /// What is known at the end of these reports where *whose word counts* is told apart from *who delivers*:
    /// the walks go over the good ones of `vouching` alone, and what is said of a subject are the `reports`
    /// alone. So the bound above is that of the vouches; however well members rate a ring, its word weighs
    /// nothing while nobody vouches for it.
    ///
    /// @param vouching who vouches for whom, read by itself; of a pair the latest counts
    /// @param roots names; who is in neither file vouches for nobody
    public static Snapshot of(Ratings reports, Ratings vouching, List<String> roots) {
        Members named = vouching.members();
        Ratings all = reports.withMembers(
                        IntStream.range(0, named.count()).mapToObj(named::name).toList())
                .withMembers(roots);
        ToIntFunction<String> number = name -> all.members().find(name).orElseThrow();
        return new Snapshot(
                whole(all),
                vouches(
                        whole(vouching),
                        member -> number.applyAsInt(named.name(member)),
                        all.members().count()),
                roots.stream().mapToInt(number).distinct().toArray());
    }

    private static History whole(Ratings ratings) {
        var history = new History(ratings);
        history.takeIn(ratings.count());
        return history;
    }

    /// All members by their numbers.
    public Members members() {
        return ratings.members();
    }

    /// The latest time from which on members with [#PRESENT_SHARE] of the root walk rated, so that neither a ring nor
    /// a member of little share can date a rating ahead and thereby age all others. Where fewer rated, the latest
    /// time of any whom roots reach; where they reach nobody, of anybody.
    private double now() {
        var seen = new BitSet();
        double share = 0;
        double latest = Double.NaN;
        for (int place = history.count() - 1; place >= 0; place--) {
            int reporter = ratings.source(place);
            double more = openFromRoots.of(reporter);
            if (more == 0 || seen.get(reporter)) {
                continue;
            }
            seen.set(reporter);
            latest = Double.isNaN(latest) ? ratings.time(place) : latest;
            share += more;
            if (share >= PRESENT_SHARE) {
                return ratings.time(place);
            }
        }
        if (!Double.isNaN(latest)) {
            return latest;
        }
        return history.count() == 0 ? 0 : ratings.time(history.count() - 1);
    }

    /// Who rated whom well, each alike: the height of a rating is not asked, so that nobody can shout.
    ///
    /// @param number what a member of the history is called here, below `members`
    private static Links vouches(History history, IntUnaryOperator number, int members) {
        Ratings ratings = history.ratings();
        var from = new int[history.count()];
        var to = new int[history.count()];
        int edges = 0;
        for (int member = 0; member < ratings.members().count(); member++) {
            Places given = history.given(member);
            for (int i = 0; i < given.count(); i++) {
                if (ratings.positive(given.at(i))) {
                    from[edges] = number.applyAsInt(member);
                    to[edges++] = number.applyAsInt(ratings.target(given.at(i)));
                }
            }
        }
        return Links.of(members, from, to, edges);
    }

    /// What the viewer and the roots may hear of the subject from others, in order of time; also what weighs nothing.
    public List<Report> reports(int viewer, int subject) {
        Reached fromRoots = fromRoots(subject);
        NearWalk circle = walk.until(new Seeds(viewer), subject, WALK_ERROR);
        Places received = history.received(subject);
        var reports = new ArrayList<Report>(received.count());
        for (int i = 0; i < received.count(); i++) {
            int place = received.at(i);
            int reporter = ratings.source(place);
            if (reporter != viewer) {
                double share = circle.share(reporter);
                reports.add(new Report(
                        place,
                        reporter,
                        ratings.positive(place),
                        days(place),
                        weight(fromRoots.of(reporter)),
                        weight(share),
                        share / (1 + history.given(reporter).count())));
            }
        }
        return reports;
    }

    private static double weight(double share) {
        return Math.min(1, share / SHARE_FULL);
    }

    /// The root walk that ends at the subject; where it vouches for nobody, that is the open walk.
    private Reached fromRoots(int subject) {
        if (roots.length == 0 || vouches.degree(subject) == 0) {
            return openFromRoots;
        }
        return fromRoots.computeIfAbsent(
                subject, end -> walk.until(new Seeds(roots), end, WALK_ERROR).reached());
    }

    /// Since the rating; what is dated later than now is of today.
    private double days(int place) {
        return Math.max(0, now - ratings.time(place)) / DAY_SECONDS;
    }

    private static double faded(double days, double halfLifeDays) {
        return Math.pow(2, -days / halfLifeDays);
    }

    /// What these reports and the viewer's own word amount to; 1 is one good or bad word of full weight today.
    double mass(int viewer, int subject, List<Report> reports) {
        double mass = 0;
        for (Report report : reports) {
            mass += mass(report);
        }
        Places given = history.given(viewer);
        for (int i = 0; i < given.count(); i++) {
            int place = given.at(i);
            if (ratings.target(place) == subject) {
                mass += faded(days(place), ratings.positive(place) ? HALF_LIFE_GOOD_DAYS : HALF_LIFE_BAD_DAYS);
            }
        }
        return mass;
    }

    /// What this one amounts to.
    static double mass(Report report) {
        return Math.max(report.rootWeight(), report.circleWeight())
                * faded(report.days(), report.good() ? HALF_LIFE_GOOD_DAYS : HALF_LIFE_BAD_DAYS);
    }

    /// What is known of this pair from these reports, by [Column].
    public double[] row(int viewer, int subject, List<Report> reports) {
        var row = new double[Column.values().length];
        fillReports(row, reports);
        fillOwn(row, viewer, subject);
        fillStranger(row);
        fillPartners(row, viewer, reports);
        fillStanding(row, viewer, subject);
        set(row, Column.SEASON, seasons.computeIfAbsent(subject, this::season));
        return row;
    }

    private static void set(double[] row, Column column, double value) {
        row[column.place()] = value;
    }

    private static double odds(double good, double bad) {
        return Math.log((good + PRIOR_GOOD) / (bad + PRIOR_BAD));
    }

    /// The same with five times the prior, so that a few slips do not weigh like a fact.
    private static double steadyOdds(double good, double bad) {
        return Math.log((good + STEADY * PRIOR_GOOD) / (bad + STEADY * PRIOR_BAD));
    }

    private static void fillReports(double[] row, List<Report> reports) {
        double good = 0;
        double bad = 0;
        double badMonth = 0;
        double badWeek = 0;
        double circleGood = 0;
        double circleBad = 0;
        double dividedGood = 0;
        double dividedBad = 0;
        for (Report report : reports) {
            if (report.good()) {
                double fresh = faded(report.days(), HALF_LIFE_GOOD_DAYS);
                good += report.rootWeight() * fresh;
                circleGood += square(report.circleWeight()) * fresh;
                dividedGood += report.divided() * fresh;
            } else {
                double fresh = faded(report.days(), HALF_LIFE_BAD_DAYS);
                bad += report.rootWeight() * fresh;
                badMonth += square(report.rootWeight()) * faded(report.days(), HALF_LIFE_MONTH_DAYS);
                badWeek += square(report.rootWeight()) * faded(report.days(), HALF_LIFE_WEEK_DAYS);
                circleBad += square(report.circleWeight()) * fresh;
                dividedBad += report.divided() * fresh;
            }
        }
        set(row, Column.ROOTS_ODDS, steadyOdds(good, bad));
        set(row, Column.ROOTS_GOOD, Math.log1p(good));
        set(row, Column.ROOTS_BAD, Math.log1p(bad));
        set(row, Column.ROOTS_BAD_MONTH, Math.log1p(badMonth));
        set(row, Column.ROOTS_BAD_WEEK, Math.log1p(badWeek));
        set(row, Column.CIRCLE_ODDS, odds(circleGood, circleBad));
        set(row, Column.CIRCLE_GOOD, Math.log1p(circleGood));
        set(row, Column.CIRCLE_BAD, Math.log1p(circleBad));
        set(row, Column.CIRCLE_GOOD_DIVIDED, Math.log1p(DIVIDED_SCALE * dividedGood));
        set(row, Column.CIRCLE_BAD_DIVIDED, Math.log1p(DIVIDED_SCALE * dividedBad));
    }

    private static double square(double weight) {
        return weight * weight;
    }

    /// The viewer's own ratings: of the subject, and, apart, of others.
    private void fillOwn(double[] row, int viewer, int subject) {
        var habit = new Habit();
        Places given = history.given(viewer);
        for (int i = 0; i < given.count(); i++) {
            int place = given.at(i);
            boolean good = ratings.positive(place);
            if (ratings.target(place) == subject) {
                set(row, good ? Column.OWN_GOOD : Column.OWN_BAD, 1);
            } else {
                habit.add(good, days(place));
            }
        }
        habit.fill(row);
    }

    /// How a viewer rates: sums over its ratings in order of time.
    private static final class Habit {
        private static final int GOOD = 0;
        private static final int BAD = 1;

        private final double[] ever = new double[2];
        private final double[] year = new double[2];
        private final double[] season = new double[2];
        private final double[] week = new double[2];
        private double latest = PRIOR_GOOD;
        private double last = PRIOR_GOOD;
        private double pauseDays;

        void add(boolean good, double days) {
            int kind = good ? GOOD : BAD;
            ever[kind]++;
            year[kind] += faded(days, HALF_LIFE_YEAR_DAYS);
            season[kind] += faded(days, HALF_LIFE_SEASON_DAYS);
            week[kind] += faded(days, HALF_LIFE_WEEK_DAYS);
            latest = LATEST_LEFT * latest + (good ? 1 - LATEST_LEFT : 0);
            last = LAST_LEFT * last + (good ? 1 - LAST_LEFT : 0);
            pauseDays = days;
        }

        void fill(double[] row) {
            set(row, Column.HABIT_YEAR, odds(year[GOOD], year[BAD]));
            set(row, Column.HABIT_SEASON, odds(season[GOOD], season[BAD]));
            set(row, Column.HABIT_WEEK, odds(week[GOOD], week[BAD]));
            set(row, Column.HABIT_LATEST, latest);
            set(row, Column.HABIT_LAST, last);
            set(row, Column.HABIT_GOOD, Math.log1p(ever[GOOD]));
            set(row, Column.HABIT_BAD, Math.log1p(ever[BAD]));
            set(row, Column.PAUSE, Math.log1p(pauseDays));
        }
    }

    /// What habits mean where little is known: good and bad apart, so that each can have its sign.
    private static void fillStranger(double[] row) {
        double noGood = Math.exp(-row[Column.ROOTS_GOOD.place()]);
        double noBad = Math.exp(-row[Column.ROOTS_BAD.place()]);
        double latest = row[Column.HABIT_LATEST.place()];
        set(row, Column.STRANGER, noGood);
        set(row, Column.STRANGER_BAD, noGood * row[Column.HABIT_BAD.place()]);
        set(row, Column.STRANGER_LATEST, noGood * (1 - latest));
        set(row, Column.UNBLAMED_LATEST, noBad * latest);
    }

    private void fillPartners(double[] row, int viewer, List<Report> reports) {
        var partners = new HashSet<Integer>();
        for (int e = vouches.first(viewer); e < vouches.first(viewer + 1); e++) {
            partners.add(vouches.end(e));
        }
        double good = 0;
        double bad = 0;
        for (Report report : reports) {
            if (partners.contains(report.reporter())) {
                good += report.good() ? 1 : 0;
                bad += report.good() ? 0 : 1;
            }
        }
        set(row, Column.PARTNERS_GOOD, Math.log1p(good));
        set(row, Column.PARTNERS_BAD, Math.log1p(bad));
    }

    /// What the roots hear of the viewer; the subject is not heard, since it could answer in kind.
    private void fillStanding(double[] row, int viewer, int subject) {
        Reached fromRoots = fromRoots(subject);
        double good = 0;
        double bad = 0;
        Places received = history.received(viewer);
        for (int i = 0; i < received.count(); i++) {
            int place = received.at(i);
            double weight = weight(fromRoots.of(ratings.source(place)));
            if (ratings.source(place) == subject || weight == 0) {
                continue;
            }
            if (ratings.positive(place)) {
                good += weight * faded(days(place), HALF_LIFE_GOOD_DAYS);
            } else {
                bad += weight * faded(days(place), HALF_LIFE_BAD_DAYS);
            }
        }
        set(row, Column.STANDING_GOOD, Math.log1p(good));
        set(row, Column.STANDING_BAD, Math.log1p(bad));
        set(row, Column.STANDING_SHARE, Math.log1p(fromRoots.of(viewer) / SHARE_FULL));
    }

    /// How good ratings are at present, without those of the subject. However much a reporter rates, it counts at
    /// most its weight: so all of a ring together count at most `π(S) / s`.
    private double season(int subject) {
        Reached fromRoots = fromRoots(subject);
        double good = PRIOR_GOOD * SEASON_PRIOR;
        double bad = PRIOR_BAD * SEASON_PRIOR;
        for (int i = 0; i < fromRoots.count(); i++) {
            double weight = weight(fromRoots.share(i));
            if (fromRoots.vertex(i) == subject || weight == 0) {
                continue;
            }
            double givenGood = 0;
            double givenBad = 0;
            Places given = history.given(fromRoots.vertex(i));
            for (int k = 0; k < given.count(); k++) {
                if (ratings.positive(given.at(k))) {
                    givenGood += freshInSeason[given.at(k)];
                } else {
                    givenBad += freshInSeason[given.at(k)];
                }
            }
            good += weight * givenGood / (1 + givenGood + givenBad);
            bad += weight * givenBad / (1 + givenGood + givenBad);
        }
        return Math.log(good / bad);
    }

    /// The share of the root walk that this member has.
    public double rootShare(int member) {
        return openFromRoots.of(member);
    }

    /// How the viewer comes to this reporter about the subject, or else a root; empty where neither does.
    List<Integer> path(int viewer, int subject, int reporter) {
        List<Integer> own = Paths.best(vouches, new Seeds(viewer), subject, reporter);
        return own.isEmpty() && roots.length > 0 ? Paths.best(vouches, new Seeds(roots), subject, reporter) : own;
    }
}
