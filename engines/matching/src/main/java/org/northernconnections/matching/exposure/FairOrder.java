package org.northernconnections.matching.exposure;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Orders a list so that attention follows merit, also for those whom nobody knows yet.
///
/// Rules that an outsider can check:
///
/// 1. Eligible is who is among the [#ELIGIBLE] best by relevance, whatever outsiders mix into the order.
/// 2. Of ten places, those in [#RESERVED] go to eligible newcomers, if there are any: first those never shown, then
///    those in the largest deficit.
/// 3. At the other places, each company's pull is raised by its deficit and by that of its group (newcomers or
///    not), so that the ledger pays back what it owes.
/// 4. Who is not eligible is never lifted.
///
/// The reader may switch the order off for one list ([#plain]); the ledger still books what was shown.
public final class FairOrder {
    public static final int ELIGIBLE = 30;
    /// From 1.
    public static final List<Integer> RESERVED = List.of(3, 6, 9);

    /// How much a deficit of the worth of one first place raises a pull that lies in 0 to 1.
    private static final double PAYBACK = 0.5;
    private static final double GROUP_PAYBACK = 1.0;

    private final Ledger ledger;

    public FairOrder(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The list as it is without this engine: by pull, then by id.
    public static List<String> plain(List<Listed> candidates, int places) {
        return candidates.stream()
                .sorted(comparingDouble((Listed one) -> -one.pull()).thenComparing(Listed::companyId))
                .limit(places)
                .map(Listed::companyId)
                .toList();
    }

    /// The best by relevance: these share the merit.
    public static List<Listed> eligible(List<Listed> candidates) {
        return candidates.stream()
                .filter(one -> one.relevance() > 0)
                .sorted(comparingDouble((Listed one) -> -one.relevance()).thenComparing(Listed::companyId))
                .limit(ELIGIBLE)
                .toList();
    }

    /// The fair list.
    ///
    /// @param newcomer tells who is one, for the balance of the group over all lists so far
    public List<String> order(List<Listed> candidates, int places, Predicate<String> newcomer) {
        return order(candidates, places, owed(newcomer));
    }

    /// What newcomers as a group are owed over all lists so far: how much less they got for their merit.
    public double owed(Predicate<String> newcomer) {
        return Math.max(0, ledger.exposureByMerit(newcomer.negate()) - ledger.exposureByMerit(newcomer));
    }

    /// The fair list, where [#owed] is known: it is the same until the ledger changes.
    public List<String> order(List<Listed> candidates, int places, double owed) {
        List<Listed> eligible = new ArrayList<>(eligible(candidates));
        record Raised(Listed one, double pull) {}
        List<Listed> left = candidates.stream()
                .map(one -> new Raised(one, raised(one, eligible, owed)))
                .sorted(comparingDouble((Raised one) -> -one.pull())
                        .thenComparing(one -> one.one().companyId()))
                .map(Raised::one)
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> order = new ArrayList<>();
        while (order.size() < places && !left.isEmpty()) {
            boolean reserved = RESERVED.contains(order.size() % 10 + 1);
            Listed next = reserved ? reserved(eligible, order).orElse(left.getFirst()) : left.getFirst();
            left.removeIf(one -> one.companyId().equals(next.companyId()));
            order.add(next.companyId());
        }
        return List.copyOf(order);
    }

    private double raised(Listed one, List<Listed> eligible, double owedToNewcomers) {
        if (eligible.stream().noneMatch(able -> able.companyId().equals(one.companyId()))) {
            return one.pull();
        }
        double own = Math.max(0, ledger.account(one.companyId()).deficit());
        double group = one.newcomer() ? owedToNewcomers : 0;
        return one.pull() + PAYBACK * own + GROUP_PAYBACK * group;
    }

    private Optional<Listed> reserved(List<Listed> eligible, List<String> taken) {
        return eligible.stream()
                .filter(Listed::newcomer)
                .filter(one -> !taken.contains(one.companyId()))
                .min(comparingDouble(
                                (Listed one) -> ledger.account(one.companyId()).shown() == 0 ? 0 : 1)
                        .thenComparing(comparingDouble(
                                one -> -ledger.account(one.companyId()).deficit()))
                        .thenComparing(Listed::companyId));
    }
}
