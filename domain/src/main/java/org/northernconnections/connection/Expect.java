package org.northernconnections.connection;

import static java.util.Comparator.comparingDouble;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.trust.Estimate;
import org.northernconnections.trust.Evidence;
import org.northernconnections.trust.Evidence.Answer;
import org.northernconnections.trust.Evidence.Meeting;
import org.northernconnections.trust.Evidence.Pilot;
import org.northernconnections.trust.Evidence.Reference;
import org.northernconnections.trust.Fact;
import org.northernconnections.trust.Mass;
import org.northernconnections.trust.Reason;
import org.northernconnections.trust.Settings;
import org.northernconnections.trust.TrustEngine;

/// What one organisation may expect of another, from its own viewpoint and for its own people alone.
///
/// It rests on conduct alone. Whether somebody's word counts is another question: what became of what a cluster
/// recommended stands on its record as a recommender, and makes it neither more nor less likely to keep a promise.
///
/// What others reported counts only together: at the start of a quarter, all that was noted until then and does not
/// count yet, once at least [#OTHERS_MIN] of them reported it, for none of which the viewer speaks. It is named by its
/// kind only where as many saw that kind, and as many or nobody saw the rest: neither who reported it nor when, nor how
/// often. So nobody's view can be read off, nor what became of a single case between two others, also by reading day
/// after day.
public final class Expect {
    /// Fewer others would be as good as named.
    public static final int OTHERS_MIN = 3;

    private final Facts facts;
    private final Organisations organisations;
    private final Companies companies;
    private final Settings settings;
    private final TrustEngine engine;

    public Expect(Facts facts, Organisations organisations, Companies companies, Settings settings) {
        this.facts = facts;
        this.organisations = organisations;
        this.companies = companies;
        this.settings = settings;
        this.engine = new TrustEngine(settings);
    }

    /// An estimate and its reasons, strongest first; the parts and the prior add up to the log-odds.
    ///
    /// @param as whose viewpoint
    /// @param appealed the ids of one's own facts that the subject disputes
    public record Expectation(
            Organisation subject, OrganisationId as, Estimate estimate, List<Why> reasons, Set<String> appealed) {
        public Expectation {
            reasons = List.copyOf(reasons);
            appealed = Set.copyOf(appealed);
        }
    }

    /// One reason: a fact of one's own, or all that others reported of one kind, or of kinds that few saw.
    ///
    /// @param kind null for what others reported of kinds that few saw
    /// @param fact one's own; null for what others reported
    /// @param part how far it moved the log-odds
    /// @param mass what it still counts today
    /// @param halfOn the day on which it counts half of what it counts today; null for what others reported
    /// @param disputed it is one's own and an appeal against it is open: its bad part counts half
    public record Why(
            DatedFact.@Nullable Kind kind,
            @Nullable DatedFact fact,
            double part,
            double mass,
            @Nullable LocalDate halfOn,
            boolean disputed) {}

    /// What `as` may expect of the subject on this day.
    public Expectation of(Viewer viewer, OrganisationId as, OrganisationId subject, LocalDate on) {
        Organisation about = visible(viewer, subject, organisations, companies);
        if (!viewer.speaksFor(as) || as.equals(subject)) {
            throw NotAllowed.toDo("see what this organisation expects");
        }
        List<Facts.Noted> conduct = facts.listNoted(subject).stream()
                .filter(noted -> noted.fact().kind().conduct())
                .toList();
        Told told = told(viewer, as, conduct, on);
        Map<String, DatedFact> byId = new java.util.HashMap<>();
        told.facts().forEach(fact -> byId.put(fact.id().value(), fact));
        Set<String> appealed = appealed(conduct, as);
        Estimate estimate = engine.estimate(
                as.value(),
                subject.value(),
                byId.values().stream().map(Expect::evidence).toList(),
                appealed,
                on);
        return new Expectation(about, as, estimate, reasons(estimate, byId, told.named(), appealed, as, on), appealed);
    }

    /// One's own alone: in the sum of others, the day of an appeal would tell of a single case between two of them.
    private static Set<String> appealed(List<Facts.Noted> conduct, OrganisationId as) {
        return conduct.stream()
                .filter(noted -> noted.disputed() && noted.fact().reporter().equals(as))
                .map(noted -> noted.fact().id().value())
                .collect(Collectors.toSet());
    }

    /// @param facts that count
    /// @param named those of others whose kind is said
    private record Told(List<DatedFact> facts, Set<EvidenceId> named) {}

    /// One's own facts at once, and those of others in batches that are large enough not to be told apart.
    private static Told told(Viewer viewer, OrganisationId as, List<Facts.Noted> all, LocalDate on) {
        List<DatedFact> counted = new ArrayList<>();
        SortedMap<LocalDate, List<DatedFact>> quarters = new TreeMap<>();
        for (Facts.Noted noted : all) {
            if (noted.fact().reporter().equals(as)) {
                counted.add(noted.fact());
            } else {
                quarters.computeIfAbsent(nextQuarter(noted.on()), _ -> new ArrayList<>())
                        .add(noted.fact());
            }
        }
        Set<EvidenceId> named = new HashSet<>();
        List<DatedFact> batch = new ArrayList<>();
        for (List<DatedFact> quarter : quarters.headMap(on.plusDays(1)).values()) {
            batch.addAll(quarter);
            if (others(viewer, batch) >= OTHERS_MIN) {
                counted.addAll(batch);
                named.addAll(named(viewer, batch));
                batch.clear();
            }
        }
        return new Told(counted, named);
    }

    private static LocalDate nextQuarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
    }

    /// The facts of a batch whose kind may be said: of kinds that enough others saw, unless the rest is of few.
    /// That rest would be a sum of its own.
    private static Set<EvidenceId> named(Viewer viewer, List<DatedFact> batch) {
        Map<DatedFact.Kind, List<DatedFact>> byKind = batch.stream().collect(Collectors.groupingBy(DatedFact::kind));
        Map<Boolean, List<DatedFact>> parts = batch.stream()
                .collect(Collectors.partitioningBy(
                        fact -> others(viewer, byKind.getOrDefault(fact.kind(), List.of())) >= OTHERS_MIN));
        List<DatedFact> rest = parts.getOrDefault(false, List.of());
        return rest.isEmpty() || others(viewer, rest) >= OTHERS_MIN
                ? parts.getOrDefault(true, List.of()).stream()
                        .map(DatedFact::id)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /// How many others reported these: whoever speaks for several organisations knows what each of them did.
    private static long others(Viewer viewer, Collection<DatedFact> facts) {
        return facts.stream()
                .map(DatedFact::reporter)
                .filter(reporter -> !viewer.speaksFor(reporter))
                .distinct()
                .count();
    }

    /// An organisation that the viewer may know of: any but a company that hides its profile from the viewer.
    static Organisation visible(Viewer viewer, OrganisationId id, Organisations organisations, Companies companies) {
        Organisation organisation = organisations.find(id).orElseThrow(NotAllowed::toKnow);
        if (!companies
                .find(id)
                .map((Company company) -> company.visibleTo(viewer))
                .orElse(true)) {
            throw NotAllowed.toKnow();
        }
        return organisation;
    }

    private List<Why> reasons(
            Estimate estimate,
            Map<String, DatedFact> byId,
            Set<EvidenceId> named,
            Set<String> appealed,
            OrganisationId as,
            LocalDate on) {
        List<Why> reasons = new ArrayList<>();
        Map<Optional<DatedFact.Kind>, Why> others = new LinkedHashMap<>();
        for (Reason reason : estimate.reasons()) {
            DatedFact fact = java.util.Objects.requireNonNull(
                    byId.get(reason.evidence().fact().id()));
            double mass = reason.mass().total();
            if (fact.reporter().equals(as)) {
                reasons.add(new Why(
                        fact.kind(),
                        fact,
                        reason.part(),
                        mass,
                        on.plusDays(halfLifeDays(reason.mass(), settings)),
                        appealed.contains(fact.id().value())));
            } else {
                Optional<DatedFact.Kind> kind = Optional.of(fact.kind()).filter(_ -> named.contains(fact.id()));
                others.merge(
                        kind,
                        new Why(kind.orElse(null), null, reason.part(), mass, null, false),
                        (one, other) -> new Why(
                                one.kind(), null, one.part() + other.part(), one.mass() + other.mass(), null, false));
            }
        }
        reasons.addAll(others.values());
        reasons.sort(comparingDouble(why -> -Math.abs(why.part()))); // stable: equals by id, others last
        return reasons;
    }

    /// After how many days a mass first counts at most half. Its good part fades faster than its bad one, so where it
    /// has both the day lies between their half-lives.
    static long halfLifeDays(Mass mass, Settings settings) {
        long before = -1;
        long after = (long) Math.ceil(Math.max(settings.halfLifeGoodDays(), settings.halfLifeBadDays()));
        while (after - before > 1) {
            long middle = (before + after) / 2;
            if (left(mass, middle, settings) > mass.total() / 2) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    private static double left(Mass mass, long days, Settings settings) {
        return mass.good() * Math.pow(2, -days / settings.halfLifeGoodDays())
                + mass.bad() * Math.pow(2, -days / settings.halfLifeBadDays());
    }

    private static Evidence evidence(DatedFact dated) {
        var fact = new Fact(
                dated.id().value(), dated.reporter().value(), dated.subject().value(), dated.context(), dated.on());
        return switch (dated.kind()) {
            case MEETING_HELD -> new Meeting(fact, Meeting.Attendance.HELD);
            case MEETING_MISSED -> new Meeting(fact, Meeting.Attendance.MISSED);
            case COMMITMENT_KEPT -> new Evidence.Commitment(fact, Evidence.Commitment.Result.KEPT);
            case COMMITMENT_LATE -> new Evidence.Commitment(fact, Evidence.Commitment.Result.LATE);
            case COMMITMENT_BROKEN -> new Evidence.Commitment(fact, Evidence.Commitment.Result.BROKEN);
            case RECOMMENDATION_OUTCOME_GOOD, RECOMMENDATION_OUTCOME_BAD ->
                throw new IllegalArgumentException("What became of a word is no conduct: %s.".formatted(dated));
            case PILOT_SUCCEEDED -> new Pilot(fact, Pilot.Ending.SUCCEEDED);
            case PILOT_STOPPED -> new Pilot(fact, Pilot.Ending.STOPPED_BY_SUBJECT);
            case REFERENCE -> new Reference(fact);
            case ANSWER_IN_TIME -> new Answer(fact, Answer.Timeliness.IN_TIME);
            case ANSWER_LATE -> new Answer(fact, Answer.Timeliness.LATE);
        };
    }
}
