package org.northernconnections.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.followup.GivenWord.Turn;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Word;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Tells those who recommended what became of it.
///
/// A contract, a consortium or daily use that both sides confirm is a word that turned out well; an end by the
/// company's fault, or because its solution did not fit, is one that turned out badly; any other end says nothing, and
/// neither does what was corrected since.
/// What turned out well or badly is a fact about the cluster, reported by the owner of the challenge.
public final class WordComesBack implements AnswerFollowUp.Recommended {
    private final GivenWords words;
    private final Facts facts;
    private final People people;
    private final Post post;
    private final NewIds ids;
    private final Clock clock;

    public WordComesBack(GivenWords words, Facts facts, People people, Post post, NewIds ids, Clock clock) {
        this.words = words;
        this.facts = facts;
        this.people = people;
        this.post = post;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void moved(FollowUp followUp, OrganisationId saidBy) {
        for (GivenWord word : words.listConcerned(followUp)) {
            turn(followUp, word, saidBy)
                    .filter(turned -> turned != word.turned())
                    .ifPresent(turned -> {
                        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
                        words.turn(word.id(), turned, Word.of(followUp.state()), today);
                        report(word, turned, today);
                        tell(word, turned);
                    });
        }
    }

    private static Optional<Turn> turn(FollowUp followUp, GivenWord word, OrganisationId saidBy) {
        boolean byOwner = saidBy.equals(word.owner());
        boolean contract = followUp.state().reaches(FollowUpState.CONTRACT);
        if (contract && followUp.confirmed()) {
            return Optional.of(Turn.GOOD);
        }
        if (followUp.state() != FollowUpState.STOPPED) {
            boolean corrected = word.turned() == Turn.GOOD ? !contract : word.turned() == Turn.BAD && byOwner;
            return corrected ? Optional.of(Turn.MIXED) : Optional.empty();
        }
        if (word.turned() == Turn.GOOD) {
            return Optional.empty();
        }
        if (!byOwner && word.turned() == Turn.BAD) {
            return Optional.empty();
        }
        Why why = followUp.why();
        return Optional.of(byOwner && (why == Why.THEIR_FAULT || why == Why.NO_FIT) ? Turn.BAD : Turn.MIXED);
    }

    private void report(GivenWord word, Turn turned, LocalDate today) {
        DatedFact.@Nullable Kind kind = switch (turned) {
            case GOOD -> DatedFact.Kind.RECOMMENDATION_OUTCOME_GOOD;
            case BAD -> DatedFact.Kind.RECOMMENDATION_OUTCOME_BAD;
            case MIXED -> null;
        };
        if (word.turned() != null && word.turnedOn() != null) {
            facts.withdraw(cause(word, word.turned(), word.turnedOn()));
        }
        if (kind != null && !word.owner().equals(word.cluster())) {
            facts.add(new DatedFact(
                    new EvidenceId(ids.next()),
                    kind,
                    word.owner(),
                    word.cluster(),
                    word.clusterName(),
                    word.challengeTitle(),
                    today,
                    "",
                    cause(word, turned, today)));
        }
    }

    private static String cause(GivenWord word, Turn turned, LocalDate on) {
        return "recommendation:%s:%s:%s".formatted(word.id(), turned, on);
    }

    private void tell(GivenWord word, Turn turned) {
        for (Account manager : people.listOf(word.cluster(), Role.CLUSTER)) {
            post.send(Message.to(
                    manager,
                    switch (turned) {
                        case GOOD -> "word_good";
                        case MIXED -> "word_mixed";
                        case BAD -> "word_bad";
                    },
                    "word:%s:%s:%s".formatted(word.id(), turned, manager.id()),
                    "/recommendations/record",
                    word.companyName(),
                    word.challengeTitle()));
        }
    }
}
