package org.northernconnections.match;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.matching.Coverage;
import org.northernconnections.matching.Ranked;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Viewer;

/// Finds partners of two countries who should have met and have not: several members of one may answer what the
/// other needs.
///
/// Whose members answer which need is worked out beforehand and kept for [#KEPT], as it takes a search a
/// challenge. Who has met, which members the viewer may see, and how a challenge is worded is asked each time:
/// a profile that was hidden a moment ago is not counted.
public final class MissingLinks {
    /// Of fewer members one could guess who they are.
    public static final int MEMBERS_MIN = 3;

    /// So long after its call closed a challenge is still a reason to meet.
    public static final int RECENT_DAYS = 365;

    static final Duration KEPT = Duration.ofMinutes(5);
    private static final int REASONS_MAX = 3;

    /// Of so many needs of a pair, those with the most members, it is asked whom the viewer may see.
    private static final int LOOKED_AT = 10;

    private static final Set<ChallengeState> PUBLISHED = EnumSet.allOf(ChallengeState.class).stream()
            .filter(ChallengeState::published)
            .collect(Collectors.toUnmodifiableSet());

    private final Matches matches;
    private final Challenges challenges;
    private final Companies companies;
    private final Organisations organisations;
    private final Met met;
    private final Executor beside;
    private final Clock clock;
    private final Map<ChallengeId, Answers> known = new ConcurrentHashMap<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /// @param beside runs what nobody waits for
    public MissingLinks(
            Matches matches,
            Challenges challenges,
            Companies companies,
            Organisations organisations,
            Met met,
            Executor beside,
            Clock clock) {
        this.matches = matches;
        this.challenges = challenges;
        this.companies = companies;
        this.organisations = organisations;
        this.met = met;
        this.beside = beside;
        this.clock = clock;
    }

    /// Why two should meet.
    ///
    /// @param need by its position from 1
    /// @param members how many of the other's members may answer it, of those whom the viewer may see; at least
    ///     [#MEMBERS_MIN]
    public record Reason(Challenge challenge, int need, int members) {
        /// The need in words.
        public String needText() {
            return challenge.wording().needs().get(need - 1).text();
        }
    }

    /// Two partners who have not met.
    ///
    /// @param owner who needs something
    /// @param cluster whose members may answer it
    /// @param reasons the most members first
    public record Link(Organisation owner, Organisation cluster, List<Reason> reasons) {
        public Link {
            reasons = List.copyOf(reasons);
        }
    }

    /// Whose members answer the needs of a challenge at least partly.
    ///
    /// @param byNeed the members by their clusters, need by need
    private record Answers(Challenge challenge, Instant at, List<Map<OrganisationId, Set<OrganisationId>>> byNeed) {}

    /// A reason before it is known whom the viewer may see.
    private record Perhaps(
            Organisation owner, Organisation cluster, Challenge challenge, int need, Set<OrganisationId> who) {
        Way way() {
            return new Way(owner.id(), cluster.id());
        }
    }

    /// Who needs something of whom: between two, both ways may be missing.
    private record Way(OrganisationId owner, OrganisationId cluster) {}

    /// What is missing, as far as this viewer may know it: pairs with the most members first, then by their
    /// names.
    public List<Link> list(Viewer viewer) {
        Map<OrganisationId, Organisation> partners = partners();
        List<Answers> recent = recent(partners.keySet());
        Set<Met.Pair> before = met.list();
        List<Perhaps> perhaps = recent.stream()
                .flatMap(answers -> perhaps(answers, partners, before).stream())
                .toList();
        Map<Way, List<Perhaps>> pairs = perhaps.stream()
                .sorted(Comparator.comparingInt(one -> -one.who().size()))
                .collect(Collectors.groupingBy(Perhaps::way, LinkedHashMap::new, Collectors.toList()));
        pairs.replaceAll((_, ways) -> ways.subList(0, Math.min(LOOKED_AT, ways.size())));
        Set<OrganisationId> seen = companies.visible(
                viewer,
                pairs.values().stream()
                        .flatMap(List::stream)
                        .flatMap(one -> one.who().stream())
                        .collect(Collectors.toUnmodifiableSet()));
        List<Link> links = new ArrayList<>();
        pairs.values().forEach(pair -> {
            Perhaps first = pair.getFirst();
            List<Reason> reasons = reasons(pair, seen);
            if (!reasons.isEmpty()) {
                links.add(new Link(first.owner(), first.cluster(), reasons));
            }
        });
        links.sort(Comparator.comparingInt(
                        (Link link) -> -link.reasons().getFirst().members())
                .thenComparing(link -> link.owner().name())
                .thenComparing(link -> link.cluster().name()));
        return links;
    }

    private static List<Reason> reasons(List<Perhaps> pair, Set<OrganisationId> seen) {
        return pair.stream()
                .map(one -> new Reason(one.challenge(), one.need(), (int)
                        one.who().stream().filter(seen::contains).count()))
                .filter(reason -> reason.members() >= MEMBERS_MIN)
                .sorted(Comparator.comparingInt((Reason reason) -> -reason.members())
                        .thenComparing(reason -> reason.challenge().id().value())
                        .thenComparingInt(Reason::need))
                .limit(REASONS_MAX)
                .toList();
    }

    private static List<Perhaps> perhaps(
            Answers answers, Map<OrganisationId, Organisation> partners, Set<Met.Pair> before) {
        List<Perhaps> perhaps = new ArrayList<>();
        Challenge challenge = answers.challenge();
        Organisation owner = partners.get(challenge.owner());
        if (owner == null) {
            return perhaps;
        }
        for (int need = 0; need < answers.byNeed().size(); need++) {
            for (var entry : answers.byNeed().get(need).entrySet()) {
                Organisation cluster = partners.get(entry.getKey());
                var pair = new Met.Pair(owner.id(), entry.getKey());
                if (cluster != null
                        && !cluster.country().equals(owner.country())
                        && entry.getValue().size() >= MEMBERS_MIN
                        && !before.contains(pair)) {
                    perhaps.add(new Perhaps(owner, cluster, challenge, need + 1, entry.getValue()));
                }
            }
        }
        return perhaps;
    }

    /// Works out what the first call would wait for.
    public void prepare() {
        recent(partners().keySet());
    }

    private Map<OrganisationId, Organisation> partners() {
        return organisations.listPartners(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).stream()
                .map(partner -> partner.organisation())
                .collect(Collectors.toMap(Organisation::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    /// The answers to what these owners ask or asked lately; those that were worked out long ago are worked out
    /// again for the next call.
    private List<Answers> recent(Set<OrganisationId> owners) {
        Instant now = clock.instant();
        Instant since = now.minus(Duration.ofDays(RECENT_DAYS));
        Set<ChallengeId> asked = challenges.listOwned(owners, PUBLISHED).stream()
                .filter(line -> line.state() == ChallengeState.OPEN
                        || (line.closesAt() != null && line.closesAt().isAfter(since)))
                .map(Challenge.Headline::id)
                .collect(Collectors.toCollection(HashSet::new));
        known.keySet().retainAll(asked);
        Map<ChallengeId, Integer> versions = challenges.versions(PUBLISHED);
        List<ChallengeId> unknown = asked.stream()
                .filter(id -> {
                    Answers kept = known.get(id);
                    return kept == null
                            || versions.getOrDefault(id, 0) != kept.challenge().version();
                })
                .toList();
        workOut(unknown);
        List<ChallengeId> old = known.values().stream()
                .filter(answers -> answers.at().plus(KEPT).isBefore(now))
                .map(answers -> answers.challenge().id())
                .toList();
        if (!old.isEmpty() && working.compareAndSet(false, true)) {
            beside.execute(() -> {
                try {
                    workOut(old);
                } finally {
                    working.set(false);
                }
            });
        }
        return known.values().stream()
                .sorted(Comparator.comparing(answers -> answers.challenge().id().value()))
                .toList();
    }

    private void workOut(List<ChallengeId> ids) {
        challenges.listOf(ids).forEach(challenge -> known.put(challenge.id(), answers(challenge)));
    }

    private Answers answers(Challenge challenge) {
        List<Map<OrganisationId, Set<OrganisationId>>> byNeed = new ArrayList<>();
        challenge.wording().needs().forEach(_ -> byNeed.add(new HashMap<>()));
        List<Ranked> ranked = matches.best(challenge, Together.FITTING_MAX);
        Map<OrganisationId, List<Company.ClusterOf>> clusters =
                companies
                        .briefs(ranked.stream()
                                .map(one -> new OrganisationId(one.companyId()))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(CompanyBrief::id, CompanyBrief::clusters));
        for (Ranked one : ranked) {
            var company = new OrganisationId(one.companyId());
            double[] strengths = one.strengths();
            for (int need = 0; need < strengths.length; need++) {
                if (strengths[need] >= Coverage.PARTLY_MIN) {
                    for (Company.ClusterOf cluster : clusters.getOrDefault(company, List.of())) {
                        byNeed.get(need)
                                .computeIfAbsent(cluster.id(), _ -> new HashSet<>())
                                .add(company);
                    }
                }
            }
        }
        return new Answers(challenge, clock.instant(), byNeed);
    }
}
