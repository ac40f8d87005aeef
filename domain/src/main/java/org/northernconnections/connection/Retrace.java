package org.northernconnections.connection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.Evidence;
import org.northernconnections.trust.Reason;
import org.northernconnections.trust.Settings;
import org.northernconnections.trust.TrustEngine;

/// Retraces what one organisation expects of another: what it would be without a fact of its own, what has changed
/// since a day, and where the facts come from.
///
/// Nothing here tells more of others than [Expect] does. Without one of one's own facts the others' sum is the same,
/// and it follows from the parts that are shown anyway; without one of theirs it would tell what a single one reported,
/// so that is not computed. A day shows when something happened: so what changed since rests on one's own facts alone.
public final class Retrace {
    private final Facts facts;
    private final TrustEngine engine;

    /// @param settings those by which the expectation was computed
    public Retrace(Facts facts, Settings settings) {
        this.facts = facts;
        this.engine = new TrustEngine(settings);
    }

    /// @param without the probability without each of one's own facts
    /// @param addresses where the records of own facts can be read, by their causes
    /// @param since null where nobody asked
    /// @param outcomes how many outcomes the partnership knows, with which weights could be fitted
    public record Retraced(
            Map<EvidenceId, Double> without,
            Map<String, String> addresses,
            @Nullable Since since,
            int outcomes) {
        public Retraced {
            without = Map.copyOf(without);
            addresses = Map.copyOf(addresses);
        }

        /// Without this reason; null where it is no fact of one's own.
        public @Nullable Double without(Expect.Why why) {
            return why.fact() == null ? null : without.get(why.fact().id());
        }

        /// Where the record of a reason can be read; null where there is none.
        public @Nullable String address(Expect.Why why) {
            return why.fact() == null ? null : addresses.get(why.fact().cause());
        }
    }

    /// What changed by what one's own organisation saw, whatever others reported.
    ///
    /// @param then the probability on that day
    /// @param now the probability today
    /// @param facts one's own after that day, the newest first
    public record Since(LocalDate day, double then, double now, List<DatedFact> facts) {
        public Since {
            facts = List.copyOf(facts);
        }
    }

    /// Retraces an expectation of this day.
    ///
    /// @param since the day to compare with; null for none
    public Retraced of(Expect.Expectation expectation, @Nullable LocalDate since, LocalDate on) {
        List<DatedFact> own = expectation.reasons().stream()
                .flatMap(why -> Stream.ofNullable(why.fact()))
                .toList();
        List<Evidence> counted =
                expectation.estimate().reasons().stream().map(Reason::evidence).toList();
        Map<EvidenceId, Double> without = new HashMap<>();
        for (DatedFact fact : own) {
            List<Evidence> left = counted.stream()
                    .filter(one -> !one.fact().id().equals(fact.id().value()))
                    .toList();
            without.put(fact.id(), probability(expectation, left, on));
        }
        return new Retraced(
                without,
                addresses(expectation, own),
                since == null ? null : since(expectation, own, counted, since, on),
                facts.countOutcomes());
    }

    private Since since(
            Expect.Expectation expectation,
            List<DatedFact> own,
            List<Evidence> counted,
            LocalDate since,
            LocalDate on) {
        List<Evidence> ours = counted.stream()
                .filter(one -> one.fact().reporter().equals(expectation.as().value()))
                .toList();
        return new Since(
                since,
                probability(expectation, ours, since),
                probability(expectation, ours, on),
                own.stream()
                        .filter(fact -> fact.on().isAfter(since))
                        .sorted(Comparator.comparing(DatedFact::on)
                                .reversed()
                                .thenComparing(fact -> fact.id().value()))
                        .toList());
    }

    private double probability(Expect.Expectation expectation, List<Evidence> evidence, LocalDate on) {
        return engine.estimate(
                        expectation.as().value(),
                        expectation.subject().id().value(),
                        evidence,
                        expectation.appealed(),
                        on)
                .probability();
    }

    private Map<String, String> addresses(Expect.Expectation expectation, List<DatedFact> own) {
        List<String> causes = own.stream().map(DatedFact::cause).toList();
        return causes.isEmpty() ? Map.of() : facts.addresses(expectation.as(), causes);
    }
}
