package org.northernconnections.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.Latest;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.selection.Candidate;
import org.northernconnections.selection.Rule;
import org.northernconnections.selection.RuleCost;
import org.northernconnections.selection.Selection;
import org.northernconnections.selection.SelectionEngine;
import org.northernconnections.selection.SelectionProblem;

/// Selects who is invited, under visible balance rules, each with its cost in quality shown before it is used.
public final class Select {
    private static final int SOLVED_MAX = 200;

    private final Applications applications;
    private final Standings standings;
    private final Challenges challenges;
    private final BalanceRules rules;
    private final Organisations organisations;
    private final SelectionEngine engine;
    private final Ledger ledger;

    /// What was solved lately. The engine gives the same answer to the same question, and a page asks one
    /// question a rule each time that it is looked at.
    private final Map<SelectionProblem, Selection> solved = Latest.of(SOLVED_MAX);

    public Select(
            Applications applications,
            Standings standings,
            Challenges challenges,
            BalanceRules rules,
            Organisations organisations,
            SelectionEngine engine,
            Ledger ledger) {
        this.applications = applications;
        this.standings = standings;
        this.challenges = challenges;
        this.rules = rules;
        this.organisations = organisations;
        this.engine = engine;
        this.ledger = ledger;
    }

    /// A rule with its cost: what using it takes from the quality of the rest, and whom it moves.
    ///
    /// @param cost empty where the rules in use cannot hold together with it
    public record Priced(BalanceRule rule, Optional<RuleCost> cost) {}

    /// What a selection under the rules in use looks like now. Nothing is kept.
    ///
    /// @param candidates eligible applications with a quality, by quality
    /// @param unscored eligible applications that nobody has scored yet
    /// @param byHand those of them that were decided by hand: the selection keeps to these decisions
    /// @param waiting who is on the waiting list, in its order
    /// @param over whether all has been decided and released, so that there is nothing left to choose from
    public record Preview(
            List<Standing> candidates,
            List<Standing> unscored,
            Set<ApplicationId> byHand,
            List<Standing> waiting,
            Selection selection,
            List<Priced> rules,
            int places,
            boolean over) {}

    /// Computes the selection and the price of each rule, used or not.
    public Preview preview(Viewer viewer, Challenge challenge, LocalDate today) {
        requireOwner(viewer, challenge);
        List<Standing> known = standings.of(challenge);
        List<Standing> eligible = known.stream()
                .filter(standing -> standing.application().state() == ApplicationState.ELIGIBLE)
                .toList();
        List<Standing> candidates =
                eligible.stream().filter(standing -> standing.quality() != null).toList();
        Set<ApplicationId> byHand = applications.listDecidedByHand(challenge.id());
        List<BalanceRule> all = rules.listOf(challenge.id());
        List<Rule> used = all.stream()
                .filter(BalanceRule::inUse)
                .map(rule -> rule(rule, today))
                .toList();
        SelectionProblem problem = problem(eligible, byHand, challenge.places(), used);
        Selection selection = solve(problem);
        return new Preview(
                candidates,
                eligible.stream().filter(standing -> standing.quality() == null).toList(),
                byHand,
                known.stream()
                        .filter(standing -> standing.application().state() == ApplicationState.WAITING)
                        .sorted(WaitingList.ORDER)
                        .toList(),
                selection,
                all.stream()
                        .map(rule -> priced(rule, problem, selection, today))
                        .toList(),
                challenge.places(),
                over(challenge, known));
    }

    private static boolean over(Challenge challenge, List<Standing> known) {
        Set<ApplicationState> states = known.stream()
                .map(standing -> standing.application().state())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ApplicationState.class)));
        boolean open = states.contains(ApplicationState.SUBMITTED) || states.contains(ApplicationState.ELIGIBLE);
        states.remove(ApplicationState.WITHDRAWN);
        return challenge.state().compareTo(ChallengeState.IN_SELECTION) > 0
                || (challenge.state() == ChallengeState.IN_SELECTION && !open && !states.isEmpty());
    }

    private Selection solve(SelectionProblem problem) {
        Selection known = solved.get(problem);
        if (known != null) {
            return known;
        }
        Selection selection = engine.select(problem);
        solved.put(problem, selection);
        return selection;
    }

    private Priced priced(BalanceRule rule, SelectionProblem problem, Selection selection, LocalDate today) {
        Selection priced = selection;
        if (!rule.inUse()) {
            var more = new ArrayList<>(problem.rules());
            more.add(rule(rule, today));
            priced = solve(problem.withRules(more));
        }
        return switch (priced) {
            case Selection.Chosen chosen ->
                new Priced(
                        rule,
                        chosen.costs().stream()
                                .filter(cost -> cost.rule().equals(rule.id().value()))
                                .findFirst());
            case Selection.Infeasible _ -> new Priced(rule, Optional.empty());
        };
    }

    /// Who can be chosen: whoever has a quality, and whoever is invited by hand without one. The owner may invite more
    /// by hand than there are places.
    private static SelectionProblem problem(
            List<Standing> eligible, Set<ApplicationId> byHand, int places, List<Rule> used) {
        List<Candidate> candidates = eligible.stream()
                .map(standing -> candidate(standing, byHand))
                .flatMap(Optional::stream)
                .toList();
        int invited = (int) candidates.stream()
                .filter(candidate -> candidate.place() == Candidate.Place.IN)
                .count();
        return new SelectionProblem(candidates, Math.max(places, invited), used);
    }

    private static Optional<Candidate> candidate(Standing standing, Set<ApplicationId> byHand) {
        Application application = standing.application();
        Candidate.Place place = !byHand.contains(application.id())
                ? Candidate.Place.OPEN
                : application.pending() == Application.Decision.SHORTLISTED ? Candidate.Place.IN : Candidate.Place.OUT;
        Double quality = standing.quality();
        if (quality == null && place != Candidate.Place.IN) {
            return Optional.empty();
        }
        return Optional.of(
                new Candidate(application.id().value(), quality == null ? 0 : quality, standing.tags(), place));
    }

    /// A rule in the engine's words.
    Rule rule(BalanceRule rule, LocalDate today) {
        String id = rule.id().value();
        return switch (rule.kind()) {
            case AT_LEAST -> new Rule.AtLeast(id, rule.tag(), rule.number());
            case AT_MOST -> new Rule.AtMost(id, rule.tag(), rule.number());
            case ALL_PRESENT -> new Rule.AllPresent(id, "country:", partnerCountries(today));
        };
    }

    private Set<String> partnerCountries(LocalDate today) {
        var countries = new TreeSet<String>();
        organisations
                .listPartners(today)
                .forEach(partner -> countries.add(partner.organisation().country()));
        return countries;
    }

    /// May the number of places be changed by whoever selects? While the call is open, the challenge's own form does
    /// it.
    ///
    /// @param over as in [Preview]
    public static boolean mayChangePlaces(Challenge challenge, boolean over) {
        return !over && challenge.state().compareTo(ChallengeState.CLOSED) >= 0;
    }

    /// Changes how many companies may present, from the end of the call to the release of the last decision.
    ///
    /// @param places 1 to 200
    public void changePlaces(Viewer viewer, Challenge challenge, int places) {
        requireOwner(viewer, challenge);
        challenges.lock(challenge.id());
        Challenge now = challenges.get(challenge.id());
        if (!mayChangePlaces(now, over(now, standings.of(now)))) {
            throw new TooLate("application.too_late.places");
        }
        challenges.save(now.withPlaces(places));
        ledger.note(
                "challenge", challenge.id().value(), "changed the places", "%d → %d".formatted(now.places(), places));
    }

    /// Keeps the selection as pending decisions: the chosen, the waiting list by quality, and the others not selected.
    /// What was decided by hand stays.
    public void keep(Viewer viewer, Challenge challenge, LocalDate today, int waitingMax) {
        requireOwner(viewer, challenge);
        challenges.lock(challenge.id());
        requireSelecting(viewer, challenges.get(challenge.id()));
        Preview preview = preview(viewer, challenge, today);
        if (!(preview.selection() instanceof Selection.Chosen chosen)) {
            throw new TooLate("application.selection.infeasible");
        }
        Map<String, Integer> waiting = ranks(preview, chosen, waitingMax);
        for (Standing standing : preview.candidates()) {
            ApplicationId id = standing.application().id();
            if (preview.byHand().contains(id)) {
                continue;
            }
            Integer rank = waiting.get(id.value());
            Application.Decision decision = chosen.chosen().contains(id.value())
                    ? Application.Decision.SHORTLISTED
                    : rank == null ? Application.Decision.NOT_SELECTED : Application.Decision.WAITING;
            applications.decide(id, decision, rank, false, null);
        }
        ledger.note("challenge", challenge.id().value(), "kept a selection", "");
    }

    /// The ranks of the best who are left, from 1, but for those that somebody has who waits already or by hand.
    private static Map<String, Integer> ranks(Preview preview, Selection.Chosen chosen, int waitingMax) {
        Set<Integer> taken = Stream.concat(
                        preview.waiting().stream(),
                        Stream.concat(preview.candidates().stream(), preview.unscored().stream())
                                .filter(standing -> preview.byHand()
                                        .contains(standing.application().id())))
                .flatMap(standing -> Stream.ofNullable(standing.application().waitingRank()))
                .collect(Collectors.toSet());
        Map<String, Integer> ranks = new HashMap<>();
        int rank = 0;
        for (String id : chosen.waiting().stream().limit(waitingMax).toList()) {
            do {
                rank++;
            } while (taken.contains(rank));
            ranks.put(id, rank);
        }
        return ranks;
    }

    /// Decides about one application by hand, with a reason that stays in the ledger.
    ///
    /// @param seen the pending decision that the viewer saw, as a word; empty for none, null to ask nothing
    /// @return false if another one stands by now
    public boolean overrule(
            Viewer viewer,
            Challenge challenge,
            Application application,
            Application.Decision decision,
            String why,
            @Nullable String seen) {
        requireOwner(viewer, challenge);
        if (!unchanged(application)) {
            return false;
        }
        if (!decisions(challenges.get(challenge.id()), application).contains(decision)) {
            throw new TooLate("application.too_late.step");
        }
        Integer rank = decision == Application.Decision.WAITING ? nextRank(challenge) : null;
        if (!applications.decide(application.id(), decision, rank, true, seen)) {
            return false;
        }
        ledger.note("application", application.id().value(), "decided by hand", why);
        return true;
    }

    /// Takes a decision back that is not released yet: the application is undecided again, or goes on waiting.
    ///
    /// @param seen as for [#overrule]
    /// @return false if another one stands by now
    public boolean undecide(
            Viewer viewer, Challenge challenge, Application application, String why, @Nullable String seen) {
        requireOwner(viewer, challenge);
        if (!unchanged(application)) {
            return false;
        }
        if (application.pending() == null || decisions(challenge, application).isEmpty()) {
            throw new TooLate("application.too_late.step");
        }
        if (!applications.decide(application.id(), null, null, false, seen)) {
            return false;
        }
        ledger.note("application", application.id().value(), "decision taken back", why);
        return true;
    }

    /// Is the application where the viewer found it? Whoever releases, moves somebody up or ends the event meanwhile
    /// waits.
    private boolean unchanged(Application application) {
        challenges.lock(application.challenge());
        return applications.get(application.id()).state() == application.state();
    }

    /// What can be decided by hand about an application now; empty where nothing can. Whoever waits can be invited
    /// as long as there is an event to come to, and refused ever after.
    public static List<Application.Decision> decisions(Challenge challenge, Application application) {
        ChallengeState state = challenge.state();
        return switch (application.state()) {
            case ELIGIBLE ->
                state == ChallengeState.IN_SELECTION
                        ? List.of(
                                Application.Decision.SHORTLISTED,
                                Application.Decision.WAITING,
                                Application.Decision.NOT_SELECTED)
                        : List.of();
            case WAITING ->
                state.eventOver()
                        ? List.of(Application.Decision.NOT_SELECTED)
                        : List.of(Application.Decision.SHORTLISTED, Application.Decision.NOT_SELECTED);
            case DRAFT, SUBMITTED, NOT_ELIGIBLE, SHORTLISTED, NOT_SELECTED, CONFIRMED, DECLINED, PRESENTED, WITHDRAWN ->
                List.of();
        };
    }

    private int nextRank(Challenge challenge) {
        return applications.listOf(challenge.id()).stream()
                        .map(Application::waitingRank)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                + 1;
    }

    /// What the ledger keeps of a rule: kind, number and tag, such as `AT_MOST 2 country:NO`.
    private static String said(BalanceRule rule) {
        return "%s %d %s".formatted(rule.kind(), rule.number(), rule.tag());
    }

    /// Adds a rule; it binds nothing until it is used.
    public void addRule(Viewer viewer, Challenge challenge, BalanceRule rule) {
        requireOwner(viewer, challenge);
        rules.add(rule);
        ledger.note("challenge", challenge.id().value(), "added a balance rule", said(rule));
    }

    /// Uses a rule, or uses it no more.
    public void use(Viewer viewer, Challenge challenge, BalanceRule rule, boolean inUse) {
        requireOwner(viewer, challenge);
        rules.use(rule.id(), inUse);
        ledger.note(
                "challenge",
                challenge.id().value(),
                inUse ? "used a balance rule" : "stopped using a balance rule",
                said(rule));
    }

    /// Removes a rule.
    public void removeRule(Viewer viewer, Challenge challenge, BalanceRule rule) {
        requireOwner(viewer, challenge);
        rules.remove(rule.id());
        ledger.note("challenge", challenge.id().value(), "removed a balance rule", said(rule));
    }

    private static void requireOwner(Viewer viewer, Challenge challenge) {
        if (!ApplicationRules.maySelect(viewer, challenge)) {
            throw NotAllowed.toDo("select for this challenge");
        }
    }

    private static void requireSelecting(Viewer viewer, Challenge challenge) {
        requireOwner(viewer, challenge);
        if (challenge.state() != ChallengeState.IN_SELECTION) {
            throw new TooLate("application.selection.not_now");
        }
    }
}
