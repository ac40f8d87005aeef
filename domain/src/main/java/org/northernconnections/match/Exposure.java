package org.northernconnections.match;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.match.Matches.Fitting;
import org.northernconnections.matching.exposure.FairOrder;
import org.northernconnections.matching.exposure.Ledger;
import org.northernconnections.matching.exposure.Listed;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Orders lists of companies so that those whom nobody knows yet get their share of being seen, and keeps what was
/// shown, so that anybody can check it.
///
/// The order of a day rests on the lists of the days before it, back to [#LOOKS_BACK_MONTHS]: whoever opens a list
/// twice on a day sees the same, and every node orders alike. Fame, clicks and payment are nowhere in it.
public final class Exposure {
    public static final int LOOKS_BACK_MONTHS = 12;
    /// The places that everybody reads.
    public static final int FIRST = 10;
    /// Of a group of fewer companies no figure is told: one could guess whose it is.
    public static final int TOLD_MIN = 3;

    private final ShownLists lists;
    private final Clock clock;
    private volatile @Nullable Morning morning;

    public Exposure(ShownLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /// A company with its place on a list.
    ///
    /// @param place from 1
    /// @param byFit its place by fit alone
    public record Placed(Fitting match, int place, int byFit) {
        /// Did the rule bring it further up than its fit alone?
        public boolean lifted() {
            return place < byFit;
        }
    }

    /// The figures of one month.
    ///
    /// @param newcomers exposure for merit of those who have never presented; null if too few to be told
    /// @param incumbents the same of all others
    /// @param countries the same of the companies of each country that has enough of them, in their order
    public record Month(
            YearMonth month,
            int lists,
            int fair,
            int newcomersCount,
            int newcomersNotFirst,
            @Nullable Double newcomers,
            @Nullable Double incumbents,
            List<OfCountry> countries) {
        public Month {
            countries = List.copyOf(countries);
        }

        /// Newcomers' exposure for merit beside that of the others: 1 is fair.
        public Optional<Double> ratio() {
            return newcomers == null || incumbents == null || incumbents == 0
                    ? Optional.empty()
                    : Optional.of(newcomers / incumbents);
        }
    }

    /// @param byMerit exposure for merit
    public record OfCountry(String country, double byMerit) {}

    private record Morning(LocalDate day, FairOrder order, double owed) {}

    /// The best of those who fit, on their places.
    ///
    /// @param fitting what [Matches#companiesFor] answered
    /// @param fair false to order by fit alone
    public List<Placed> order(List<Fitting> fitting, boolean fair, int places) {
        Map<String, Integer> byFit = new HashMap<>();
        Map<String, Fitting> byId = new HashMap<>();
        for (Fitting match : fitting) {
            String id = match.id().value();
            byFit.put(id, byFit.size() + 1);
            byId.put(id, match);
        }
        List<String> order = fair
                ? fairOrder(fitting, places)
                : fitting.stream()
                        .limit(places)
                        .map(match -> match.id().value())
                        .toList();
        List<Placed> placed = new ArrayList<>();
        for (String id : order) {
            Stream.ofNullable(byId.get(id))
                    .forEach(match -> placed.add(new Placed(match, placed.size() + 1, byFit.getOrDefault(id, 0))));
        }
        return placed;
    }

    /// Only the eligible: nobody else is ever lifted, so all others stay behind them.
    private List<String> fairOrder(List<Fitting> fitting, int places) {
        Morning today = morning();
        List<String> order = new ArrayList<>(today.order().order(eligible(fitting), places, today.owed()));
        fitting.stream()
                .skip(FairOrder.ELIGIBLE)
                .limit(places - order.size())
                .forEach(match -> order.add(match.id().value()));
        return order;
    }

    private static List<Listed> eligible(List<Fitting> fitting) {
        return fitting.stream()
                .limit(FairOrder.ELIGIBLE)
                .map(match -> new Listed(
                        match.id().value(),
                        match.ranked().score(),
                        match.ranked().score(),
                        match.company().newcomer()))
                .toList();
    }

    private Morning morning() {
        LocalDate today = today();
        Morning known = morning;
        if (known == null || !known.day().equals(today)) {
            known = read(today);
            morning = known;
        }
        return known;
    }

    private Morning read(LocalDate today) {
        var ledger = new Ledger();
        Map<String, Boolean> newcomers = new HashMap<>();
        lists.accounts(today.minusMonths(LOOKS_BACK_MONTHS), today).forEach((company, account) -> {
            ledger.put(company.value(), account.sums());
            newcomers.put(company.value(), account.newcomer());
        });
        var order = new FairOrder(ledger);
        return new Morning(today, order, order.owed(id -> newcomers.getOrDefault(id, false)));
    }

    /// Keeps that this list was shown, and what each company deserved and got by it.
    public void book(Viewer viewer, Challenge challenge, List<Fitting> fitting, List<Placed> shown, boolean fair) {
        if (fitting.isEmpty()) {
            return;
        }
        var ledger = new Ledger();
        ledger.book(
                eligible(fitting),
                shown.stream().map(placed -> placed.match().id().value()).toList());
        Map<String, Integer> places = shown.stream()
                .collect(Collectors.toMap(placed -> placed.match().id().value(), Placed::place));
        List<ShownLists.Entry> entries = new ArrayList<>();
        for (Fitting match : fitting) {
            String id = match.id().value();
            Ledger.Account account = ledger.account(id);
            if (account.eligible() + account.shown() > 0) {
                entries.add(new ShownLists.Entry(
                        match.id(),
                        places.getOrDefault(id, 0),
                        account.merit(),
                        account.exposure(),
                        match.company().newcomer()));
            }
        }
        lists.add(new ShownLists.ShownList(challenge.id(), reader(viewer, challenge), today(), fair, entries));
    }

    /// For whom this viewer reads: the owner, else a cluster, else the secretariat's organisation.
    private static OrganisationId reader(Viewer viewer, Challenge challenge) {
        if (viewer.speaksFor(challenge.owner(), Role.OWNER)) {
            return challenge.owner();
        }
        return Stream.of(Role.CLUSTER, Role.SECRETARIAT)
                .flatMap(role -> viewer.organisations(role).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody may read this list for any organisation."));
    }

    /// The public figures, the newest month first.
    public List<Month> months() {
        Map<YearMonth, ShownLists.Group> newcomers = new TreeMap<>();
        Map<YearMonth, ShownLists.Group> incumbents = new TreeMap<>();
        lists.listGroups().forEach(group -> (group.newcomers() ? newcomers : incumbents).put(group.month(), group));
        Map<YearMonth, List<OfCountry>> countries = lists.listCountries().stream()
                .filter(group -> group.companies() >= TOLD_MIN && group.merit() > 0)
                .collect(Collectors.groupingBy(
                        ShownLists.CountryGroup::month,
                        Collectors.mapping(
                                group -> new OfCountry(group.country(), group.exposure() / group.merit()),
                                Collectors.toList())));
        return lists.listCounts().stream()
                .map(count -> month(
                        count,
                        newcomers.get(count.month()),
                        incumbents.get(count.month()),
                        countries.getOrDefault(count.month(), List.of())))
                .toList();
    }

    private static Month month(
            ShownLists.Count count,
            ShownLists.@Nullable Group newcomers,
            ShownLists.@Nullable Group incumbents,
            List<OfCountry> countries) {
        ShownLists.Group told = newcomers == null || newcomers.companies() < TOLD_MIN ? null : newcomers;
        return new Month(
                count.month(),
                count.lists(),
                count.fair(),
                told == null ? 0 : told.companies(),
                told == null ? 0 : told.notFirst(),
                byMerit(newcomers),
                byMerit(incumbents),
                countries);
    }

    private static @Nullable Double byMerit(ShownLists.@Nullable Group group) {
        return group == null || group.companies() < TOLD_MIN || group.merit() == 0
                ? null
                : group.exposure() / group.merit();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
