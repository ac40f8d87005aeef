package org.northernconnections.match;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.match.Matches.Fitting;
import org.northernconnections.matching.Coverage;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.team.Candidate;
import org.northernconnections.matching.team.Team;
import org.northernconnections.matching.team.TeamRules;
import org.northernconnections.matching.team.Teams;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.partnership.Visibility;

/// Finds a company others with which it answers a challenge better, 1 + 1 = 3, and asks both before either is named.
///
/// What is told of others beforehand is a class: a need that they would add, and their country. A class of fewer than
/// [#ALIKE_MIN] companies is not told, nor how many there are, nor who they are: whoever asks does not choose
/// one, the best of the class that was not asked before is asked. Whoever says no looks like whoever says
/// nothing.
public final class SeekPartners {
    /// Fewer companies would be as good as named.
    public static final int ALIKE_MIN = 3;

    /// How many others a company asks about one challenge: less than a class has, so that none is ever used up.
    public static final int ASKED_MAX = 2;

    /// How many wait for a company's answer at most: then others are asked, until it has answered one.
    public static final int WAITING_MAX = 5;

    private static final int CHALLENGES_MAX = 10;
    private static final int FITTING_MAX = 500;
    private static final int PERCENT_STEP = 10;

    private final Matches matches;
    private final Pairings pairings;
    private final People people;
    private final Post post;
    private final NewIds ids;
    private final Clock clock;

    public SeekPartners(Matches matches, Pairings pairings, People people, Post post, NewIds ids, Clock clock) {
        this.matches = matches;
        this.pairings = pairings;
        this.people = people;
        this.post = post;
        this.ids = ids;
        this.clock = clock;
    }

    /// A class of companies with which a company would answer a challenge better.
    ///
    /// @param need that they add, by its position from 1
    /// @param country in which they are; "" for several
    /// @param alonePercent how much of the challenge the company answers alone
    /// @param togetherPercent at least, with whichever of them; in steps of ten
    /// @param ours needs that the company itself answers better, by their positions
    public record Offer(
            Challenge challenge, int need, String country, int alonePercent, int togetherPercent, List<Integer> ours) {
        public Offer {
            ours = List.copyOf(ours);
        }

        /// The need in words.
        public String needText() {
            return challenge.wording().needs().get(need - 1).text();
        }
    }

    /// A company that adds something, and the team that it would make.
    private record Helper(CompanyBrief company, Team team, List<Integer> adds) {}

    /// What is known of a class.
    private record Kind(int need, String country) {}

    /// What this company may be told, the best challenge first, then by need and country.
    public List<Offer> offers(Company own) {
        return matches.challengesFor(own, CHALLENGES_MAX).stream()
                .map(Matches.ChallengeMatch::challenge)
                .flatMap(challenge -> offers(own, challenge).stream())
                .toList();
    }

    private List<Offer> offers(Company own, Challenge challenge) {
        Fit fit = matches.fit(challenge, own);
        List<Offer> offers = new ArrayList<>();
        kinds(helpers(own, fit, challenge, free(fitting(challenge)))).forEach((kind, alike) -> {
            double least = alike.stream()
                    .mapToDouble(helper -> helper.team().cover())
                    .min()
                    .orElse(0);
            offers.add(new Offer(
                    challenge,
                    kind.need(),
                    kind.country(),
                    (int) Math.round(100 * fit.score()),
                    (int) (100 * least) / PERCENT_STEP * PERCENT_STEP,
                    ours(fit)));
        });
        return offers;
    }

    private static List<Integer> ours(Fit fit) {
        return fit.covers().stream()
                .filter(cover -> cover.coverage() != Coverage.NOT)
                .map(cover -> cover.needIndex() + 1)
                .sorted()
                .toList();
    }

    /// Who may be asked about this challenge, the best first.
    private List<Fitting> fitting(Challenge challenge) {
        return matches.companiesFor(SeekPartners::mayBeAsked, challenge, FITTING_MAX);
    }

    private List<Fitting> free(List<Fitting> fitting) {
        Set<OrganisationId> busy = pairings.listWaitedFor(WAITING_MAX);
        return fitting.stream().filter(match -> !busy.contains(match.id())).toList();
    }

    private static List<Helper> helpers(Company own, Fit fit, Challenge challenge, List<Fitting> fitting) {
        Teams teams = new Teams(challenge.wording().needWeights(), TeamRules.open());
        Candidate us = Fitting.of(own, fit).asking();
        List<Helper> helpers = new ArrayList<>();
        for (Fitting match : fitting) {
            if (match.id().equals(own.id())) {
                continue;
            }
            teams.best(List.of(us, match.candidate()), 1).forEach(team -> {
                List<Integer> adds = needsOf(team, match.id());
                helpers.add(new Helper(match.company(), team, adds));
            });
        }
        helpers.sort(
                Comparator.comparingDouble((Helper helper) -> -helper.team().cover())
                        .thenComparing(helper -> helper.company().id().value()));
        return helpers;
    }

    /// Who agreed to be shown to the partnership can be asked by it.
    private static boolean mayBeAsked(CompanyBrief company) {
        return company.visibility() != Visibility.PRIVATE && company.consented();
    }

    private static List<Integer> needsOf(Team team, OrganisationId company) {
        return team.members().stream()
                .filter(member -> member.companyId().equals(company.value()))
                .flatMap(member -> member.needs().stream())
                .map(need -> need + 1)
                .toList();
    }

    /// The classes that are large enough to be told; by country where they are large enough there.
    private static Map<Kind, List<Helper>> kinds(List<Helper> helpers) {
        Map<Kind, List<Helper>> kinds =
                new TreeMap<>(Comparator.comparingInt(Kind::need).thenComparing(Kind::country));
        Map<Integer, List<Helper>> byNeed = new TreeMap<>();
        for (Helper helper : helpers) {
            helper.adds()
                    .forEach(need ->
                            byNeed.computeIfAbsent(need, _ -> new ArrayList<>()).add(helper));
        }
        byNeed.forEach((need, all) -> {
            Map<String, List<Helper>> byCountry = all.stream()
                    .collect(Collectors.groupingBy(helper -> helper.company().country()));
            boolean told = false;
            for (var entry : byCountry.entrySet()) {
                if (entry.getValue().size() >= ALIKE_MIN) {
                    kinds.put(new Kind(need, entry.getKey()), entry.getValue());
                    told = true;
                }
            }
            if (!told && all.size() >= ALIKE_MIN) {
                kinds.put(new Kind(need, ""), all);
            }
        });
        return kinds;
    }

    /// Asks the best of a class. The asker's own yes is given with it.
    public void ask(Viewer viewer, Company own, ChallengeId challengeId, int need, String country) {
        if (!viewer.speaksFor(own.id(), Role.COMPANY)) {
            throw NotAllowed.toDo("ask in the name of this company");
        }
        Challenge challenge = matches.challengesFor(own, CHALLENGES_MAX).stream()
                .map(Matches.ChallengeMatch::challenge)
                .filter(one -> one.id().equals(challengeId))
                .findFirst()
                .orElseThrow(() -> new TooLate("match.partners.gone"));
        List<OrganisationId> before = pairings.listAsked(challengeId, own.id());
        if (before.size() >= ASKED_MAX) {
            throw new TooLate("match.partners.enough", ASKED_MAX);
        }
        Fit fit = matches.fit(challenge, own);
        List<Fitting> fitting = fitting(challenge);
        List<Helper> alike =
                kinds(helpers(own, fit, challenge, free(fitting))).getOrDefault(new Kind(need, country), List.of());
        Helper best = alike.stream()
                .filter(helper -> !before.contains(helper.company().id()))
                .findFirst()
                .orElseThrow(() -> new TooLate("match.partners.gone"));
        Kind us = us(own, fit, fitting);
        var pairing = new Pairing(
                new PairingId(ids.next()),
                challengeId,
                challenge.title(),
                own.id(),
                own.name(),
                best.company().id(),
                best.company().name(),
                need,
                country,
                us.need(),
                us.country(),
                clock.instant(),
                PairingState.ASKED);
        pairings.add(pairing);
        tell(
                pairing,
                pairing.asked(),
                "partner_asked",
                challenge.title(),
                challenge.wording().needs().get(need - 1).text());
    }

    /// What the asked one may be told of the asker: as much as holds for [#ALIKE_MIN] companies, itself among them.
    private static Kind us(Company own, Fit fit, List<Fitting> fitting) {
        int best = fit.covers().stream()
                .max(Comparator.comparingDouble(cover -> cover.strength()))
                .map(cover -> cover.needIndex())
                .orElse(-1);
        if (best < 0) {
            return new Kind(0, "");
        }
        List<CompanyBrief> alike = fitting.stream()
                .filter(match -> !match.id().equals(own.id()))
                .filter(match -> Coverage.PARTLY_MIN <= match.ranked().strengths()[best])
                .map(Fitting::company)
                .toList();
        String country = own.organisation().country();
        long there = alike.stream()
                .filter(company -> company.country().equals(country))
                .count();
        if (there + 1 >= ALIKE_MIN) {
            return new Kind(best + 1, country);
        }
        return new Kind(alike.size() + 1 >= ALIKE_MIN ? best + 1 : 0, "");
    }

    /// The asked company says yes or no. After a yes both are named to each other.
    public void answer(Viewer viewer, PairingId id, boolean yes) {
        Pairing pairing = pairings.find(id)
                .filter(one -> viewer.speaksFor(one.asked(), Role.COMPANY))
                .orElseThrow(NotAllowed::toKnow);
        PairingState to = yes ? PairingState.AGREED : PairingState.DECLINED;
        if (!PairingState.STEPS.allow(pairing.state(), to)
                || !pairings.step(id, pairing.state(), to, clock.instant())) {
            throw new TooLate("match.partners.answered");
        }
        if (yes) {
            tell(pairing, pairing.asker(), "partner_agreed", pairing.challengeTitle(), pairing.askedName());
            tell(pairing, pairing.asked(), "partner_agreed", pairing.challengeTitle(), pairing.askerName());
        }
    }

    /// Lets those lapse that nobody has answered in time; for a job.
    public void lapse() {
        pairings.lapse(clock.instant().minus(Pairing.WAIT));
    }

    private void tell(Pairing pairing, OrganisationId company, String kind, String about, String other) {
        for (Account reader : people.listOf(company, Role.COMPANY)) {
            post.send(Message.to(
                    reader,
                    kind,
                    kind + ":" + pairing.id() + ":" + reader.id(),
                    "/companies/" + company + "/partners",
                    about,
                    other));
        }
    }
}
