package org.northernconnections.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.selection.Candidate;
import org.northernconnections.selection.NextInLine;
import org.northernconnections.selection.Selection;
import org.northernconnections.selection.SelectionEngine;
import org.northernconnections.selection.SelectionProblem;

/// The companies that wait for a place; the next one moves up by itself when a place becomes free.
public final class WaitingList {
    /// How long a shortlisted company may take to answer, where no event is nearer.
    private static final Duration ANSWER_TIME = Duration.ofDays(7);

    /// How long before an event it is known who presents there.
    private static final Duration BEFORE_EVENT = Duration.ofDays(1);

    /// How long a company may take in any case.
    private static final Duration ANSWER_TIME_LEAST = Duration.ofHours(4);

    /// By the rank that they were given.
    static final Comparator<Standing> ORDER = Comparator.comparingInt(standing -> {
        Integer rank = standing.application().waitingRank();
        return rank == null ? Integer.MAX_VALUE : rank;
    });

    private final Applications applications;
    private final Challenges challenges;
    private final Standings standings;
    private final BalanceRules rules;
    private final Select select;
    private final SelectionEngine engine;
    private final People people;
    private final Post post;
    private final Presenters presenters;
    private final Clock clock;

    public WaitingList(
            Applications applications,
            Challenges challenges,
            Standings standings,
            BalanceRules rules,
            Select select,
            SelectionEngine engine,
            People people,
            Post post,
            Presenters presenters,
            Clock clock) {
        this.applications = applications;
        this.challenges = challenges;
        this.standings = standings;
        this.rules = rules;
        this.select = select;
        this.engine = engine;
        this.people = people;
        this.post = post;
        this.presenters = presenters;
        this.clock = clock;
    }

    /// A company that had a place has declined or withdrawn.
    void placeFreed(Challenge challenge, Application gone) {
        if (applications.listConfirmed(challenge.lab()).stream()
                .noneMatch(presenter -> presenter.company().equals(gone.company()))) {
            presenters.gone(challenge, gone.company());
        }
        if (mayStillCome(challenge)) {
            // Whoever frees another place meanwhile waits here, and then sees this one filled.
            challenges.lock(challenge.id());
            while (moveUp(challenge)) {
                // As long as places are free and somebody waits.
            }
        }
    }

    /// Until when a company that is invited now may answer: a week, but no longer than until a day before the next
    /// event, so that the next in line can still come; some hours in any case.
    Instant answerBy(Challenge challenge) {
        Instant now = clock.instant();
        Instant week = now.plus(ANSWER_TIME);
        Instant least = now.plus(ANSWER_TIME_LEAST);
        return presenters
                .nextEvent(challenge)
                .map(begin -> begin.minus(BEFORE_EVENT))
                .filter(week::isAfter)
                .map(last -> last.isAfter(least) ? last : least)
                .orElse(week);
    }

    /// A challenge can be taken to its event by hand days before.
    private boolean mayStillCome(Challenge challenge) {
        return challenge.state() == ChallengeState.IN_SELECTION
                || (challenge.state() == ChallengeState.AT_EVENT && !applications.eventBegun(challenge.id()));
    }

    /// Invites the first of the waiting with whom all rules in use hold, or the first if there is none such.
    ///
    /// @return whether somebody was invited
    private boolean moveUp(Challenge challenge) {
        List<Standing> all = standings.of(challenge);
        List<Standing> in = all.stream()
                .filter(standing -> standing.application().state().hasPlace())
                .toList();
        List<Standing> waiting = all.stream()
                .filter(standing -> standing.application().state() == ApplicationState.WAITING
                        && standing.application().pending() == null)
                .sorted(ORDER)
                .toList();
        if (waiting.isEmpty() || in.size() >= challenge.places()) {
            return false;
        }
        Application next = firstThatFits(challenge, in, waiting).application();
        Instant answerBy = answerBy(challenge);
        applications.moveUp(next.id(), answerBy);
        for (Account person : people.listOf(next.company(), Role.COMPANY)) {
            post.send(Message.to(
                    person,
                    "moved_up",
                    "moved-up:%s:%s".formatted(next.id(), person.id()),
                    "/applications/" + next.id(),
                    challenge.title(),
                    next.companyName(),
                    Date.from(answerBy)));
        }
        return true;
    }

    /// The waiting are tried in their order, each as one who has just declined would be replaced.
    private Standing firstThatFits(Challenge challenge, List<Standing> in, List<Standing> waiting) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var used = rules.listOf(challenge.id()).stream()
                .filter(BalanceRule::inUse)
                .map(rule -> select.rule(rule, today))
                .toList();
        var candidates = new ArrayList<Candidate>();
        in.forEach(standing -> candidates.add(candidate(standing, 0)));
        for (int i = 0; i < waiting.size(); i++) {
            candidates.add(candidate(waiting.get(i), waiting.size() - i));
        }
        var gone = new Candidate("gone", 0, Set.of(), Candidate.Place.OPEN);
        candidates.add(gone);
        var chosen = new ArrayList<String>();
        in.forEach(standing -> chosen.add(standing.application().id().value()));
        chosen.add(gone.id());
        var problem = new SelectionProblem(candidates, challenge.places(), used);
        var selection = new Selection.Chosen(
                chosen,
                0,
                true,
                waiting.stream()
                        .map(standing -> standing.application().id().value())
                        .toList(),
                List.of());
        return switch (engine.nextAfterDecline(problem, selection, gone.id())) {
            case NextInLine.Invite(String id) ->
                waiting.stream()
                        .filter(standing -> standing.application().id().value().equals(id))
                        .findFirst()
                        .orElseThrow();
            case NextInLine.Nobody _ -> waiting.getFirst();
        };
    }

    private static Candidate candidate(Standing standing, double quality) {
        return new Candidate(standing.application().id().value(), quality, standing.tags(), Candidate.Place.OPEN);
    }
}
