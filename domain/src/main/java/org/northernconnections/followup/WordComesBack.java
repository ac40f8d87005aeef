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
        for (GivenWords.Concerned concerned : words.listConcerned(followUp)) {
            GivenWord word = concerned.word();
            turn(followUp, concerned, saidBy)
                    .filter(turned -> turned != word.turned())
                    .ifPresent(turned -> {
                        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
                        FollowUpState reached = turned == Turn.BAD ? FollowUpState.STOPPED : followUp.state();
                        int version = words.turn(word.id(), turned, Word.of(reached), today);
                        facts.withdraw(cause(word, concerned.version()));
                        report(word, turned, today, version);
                        tell(word, turned, version);
                    });
        }
    }

    /// The two may meet at several events of a lab: what stands of another follow-up holds a word as well.
    private static Optional<Turn> turn(FollowUp followUp, GivenWords.Concerned concerned, OrganisationId saidBy) {
        Turn before = concerned.word().turned();
        boolean byOwner = saidBy.equals(concerned.word().owner());
        boolean contract = followUp.state().reaches(FollowUpState.CONTRACT);
        boolean stopped = followUp.state() == FollowUpState.STOPPED;
        if (contract && followUp.confirmed()) {
            return Optional.of(Turn.GOOD);
        }
        if (before == Turn.GOOD) {
            return stopped || contract || concerned.contractElsewhere()
                    ? Optional.empty()
                    : Optional.of(concerned.blamedElsewhere() ? Turn.BAD : Turn.MIXED);
        }
        if (before == Turn.BAD && (!byOwner || concerned.blamedElsewhere())) {
            return Optional.empty();
        }
        if (!stopped) {
            return before == Turn.BAD ? Optional.of(Turn.MIXED) : Optional.empty();
        }
        Why why = followUp.why();
        return Optional.of(byOwner && (why == Why.THEIR_FAULT || why == Why.NO_FIT) ? Turn.BAD : Turn.MIXED);
    }

    private void report(GivenWord word, Turn turned, LocalDate today, int version) {
        DatedFact.@Nullable Kind kind = switch (turned) {
            case GOOD -> DatedFact.Kind.RECOMMENDATION_OUTCOME_GOOD;
            case BAD -> DatedFact.Kind.RECOMMENDATION_OUTCOME_BAD;
            case MIXED -> null;
        };
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
                    cause(word, version)));
        }
    }

    /// Each turn is a cause of its own: whoever comes back to an earlier one is heard again.
    private static String cause(GivenWord word, int version) {
        return "recommendation:%s:%d".formatted(word.id(), version);
    }

    private void tell(GivenWord word, Turn turned, int version) {
        for (Account manager : people.listOf(word.cluster(), Role.CLUSTER)) {
            post.send(Message.to(
                    manager,
                    switch (turned) {
                        case GOOD -> "word_good";
                        case MIXED -> "word_mixed";
                        case BAD -> "word_bad";
                    },
                    "word:%s:%d:%s".formatted(word.id(), version, manager.id()),
                    "/recommendations/record",
                    word.companyName(),
                    word.challengeTitle()));
        }
    }
}
