package org.northernconnections.trust;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Evidence kept as two fading sums, good and bad, for each reporter, subject and context.
///
/// A sum is kept with its day `t₀` and fades when it is asked: `e(t) = e(t₀) · 2^(−(t − t₀)/h)`, `h` shorter
/// for good than for bad. What comes in is counted as it will have faded by the later of both days. So an event
/// costs O(1), and nothing is swept as time goes on; the order in which events come does not matter. Only taking
/// out the latest piece of a sum makes that sum anew, in one pass over all pieces.
///
/// | name      | formula                       | meaning                                                      |
/// |-----------|-------------------------------|--------------------------------------------------------------|
/// | `G`, `B`  | `Σ w · 2^(−days / h)`         | of one reporter, subject and context, as [Weights] has `w`    |
/// | appealed  | the bad part counts half      | until it is decided: it stands, or it is removed              |
///
/// *Error*: what is taken out again leaves at most `1e-12` of what was there, and exactly 0 where nothing
/// remains. *Memory*: each piece once, to take it out again, and two sums a reporter, subject and context.
/// *Edge case*: a sum cannot be asked for a day before its latest event, since the sum knows no single event.
/// Not for several threads at once.
public final class FadingEvidence {
    /// What came of an appeal.
    public enum Ruling {
        STANDS,
        REMOVED
    }

    private final Settings settings;
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<Key, Account> accounts = new HashMap<>();
    private final Map<String, Set<String>> reporters = new HashMap<>();

    private record Entry(Evidence evidence, boolean appealed) {
        Mass mass() {
            Mass whole = Weights.of(evidence);
            return appealed ? whole.appealed() : whole;
        }
    }

    /// @param context null for all together
    private record Key(
            String reporter, String subject, @Nullable String context) {
        boolean holds(Fact fact) {
            return reporter.equals(fact.reporter())
                    && subject.equals(fact.subject())
                    && (context == null || context.equals(fact.context()));
        }
    }

    /// Sums as of the day of their latest event.
    private static final class Account {
        private long day = Long.MIN_VALUE;
        private double good;
        private double bad;
        private int pieces;
    }

    public FadingEvidence(Settings settings) {
        this.settings = settings;
    }

    /// Takes a piece in; says whether it is new. What the subject says of itself is kept and counts nothing.
    public boolean add(Evidence evidence) {
        Entry known = byId.putIfAbsent(evidence.fact().id(), new Entry(evidence, false));
        if (known != null) {
            if (!known.evidence().equals(evidence)) {
                throw new IllegalArgumentException(
                        "'%s' is known already, and otherwise: %s, now %s.\nMaybe correct it."
                                .formatted(evidence.fact().id(), known.evidence(), evidence));
            }
            return false;
        }
        count(new Entry(evidence, false), 1);
        return true;
    }

    /// Takes a piece out, as if it had never been there; says whether it was.
    public boolean withdraw(String id) {
        Entry known = byId.remove(id);
        if (known != null) {
            count(known, -1);
            settle(known.evidence().fact());
        }
        return known != null;
    }

    /// Sums whose latest piece went are made anew: they hold from the latest of the others on, with all that had
    /// faded beside it.
    private void settle(Fact gone) {
        for (Key key : List.of(
                new Key(gone.reporter(), gone.subject(), null),
                new Key(gone.reporter(), gone.subject(), gone.context()))) {
            Account account = accounts.get(key);
            if (account != null && account.day == gone.on().toEpochDay()) {
                accounts.remove(key);
                for (Entry entry : byId.values()) {
                    Fact fact = entry.evidence().fact();
                    if (!fact.selfReported() && key.holds(fact)) {
                        count(key, entry.mass(), fact.on(), 1);
                    }
                }
            }
        }
    }

    /// Puts this piece in the place of the one with its id; an appeal against that one falls with it.
    public void correct(Evidence evidence) {
        require(evidence.fact().id());
        withdraw(evidence.fact().id());
        add(evidence);
    }

    /// The subject disputes a piece: its bad part counts half until it is decided. A second appeal changes
    /// nothing.
    public void appeal(String id) {
        replace(new Entry(require(id).evidence(), true));
    }

    /// Decides an appeal: the piece counts in full again, or no more at all.
    public void decide(String id, Ruling ruling) {
        Entry known = require(id);
        switch (ruling) {
            case STANDS -> replace(new Entry(known.evidence(), false));
            case REMOVED -> withdraw(id);
        }
    }

    private Entry require(String id) {
        Entry known = byId.get(id);
        if (known == null) {
            throw new IllegalArgumentException("There is no piece of evidence with the id '%s'.".formatted(id));
        }
        return known;
    }

    private void replace(Entry entry) {
        Entry before = byId.put(entry.evidence().fact().id(), entry);
        if (before != null) {
            count(before, -1);
        }
        count(entry, 1);
    }

    private void count(Entry entry, int sign) {
        Fact fact = entry.evidence().fact();
        if (fact.selfReported()) {
            return;
        }
        Set<String> known = reporters.computeIfAbsent(fact.subject(), _ -> new TreeSet<>());
        Account all = count(new Key(fact.reporter(), fact.subject(), null), entry.mass(), fact.on(), sign);
        count(new Key(fact.reporter(), fact.subject(), fact.context()), entry.mass(), fact.on(), sign);
        if (all.pieces == 0) {
            known.remove(fact.reporter());
        } else {
            known.add(fact.reporter());
        }
    }

    private Account count(Key key, Mass mass, LocalDate on, int sign) {
        Account account = accounts.computeIfAbsent(key, _ -> new Account());
        long day = on.toEpochDay();
        if (account.pieces == 0) {
            account.day = day;
        }
        if (day > account.day) {
            account.good *= left(day - account.day, settings.halfLifeGoodDays());
            account.bad *= left(day - account.day, settings.halfLifeBadDays());
            account.day = day;
        }
        account.good += sign * mass.good() * left(account.day - day, settings.halfLifeGoodDays());
        account.bad += sign * mass.bad() * left(account.day - day, settings.halfLifeBadDays());
        account.pieces += sign;
        if (account.pieces == 0) {
            accounts.remove(key);
        }
        return account;
    }

    private static double left(long days, double halfLifeDays) {
        return Math.pow(2, -days / halfLifeDays);
    }

    /// What this reporter's evidence about the subject amounts to on a day, in every kind of work.
    public Mass mass(String reporter, String subject, LocalDate on) {
        return mass(new Key(reporter, subject, null), on);
    }

    /// The same in one kind of work.
    public Mass mass(String reporter, String subject, String context, LocalDate on) {
        return mass(new Key(reporter, subject, context), on);
    }

    private Mass mass(Key key, LocalDate on) {
        Account account = accounts.get(key);
        if (account == null) {
            return Mass.NONE;
        }
        long days = on.toEpochDay() - account.day;
        if (days < 0) {
            throw new IllegalArgumentException(
                    "The sums of %s about %s hold from %s on, but were asked for %s.\nMaybe ask the facts themselves, with TrustEngine."
                            .formatted(key.reporter(), key.subject(), LocalDate.ofEpochDay(account.day), on));
        }
        // Taking out can leave a rounding below 0.
        return new Mass(
                Math.max(0, account.good * left(days, settings.halfLifeGoodDays())),
                Math.max(0, account.bad * left(days, settings.halfLifeBadDays())));
    }

    /// Of each reporter about the subject, the mass on a day, in order of their names.
    Map<String, Mass> byReporter(String subject, LocalDate on) {
        Map<String, Mass> masses = new TreeMap<>();
        for (String reporter : reporters.getOrDefault(subject, Set.of())) {
            masses.put(reporter, mass(reporter, subject, on));
        }
        return masses;
    }
}
