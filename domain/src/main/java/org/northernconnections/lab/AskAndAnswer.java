package org.northernconnections.lab;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Questions and answers, equal for all: an answer is public, and who asked is shown to nobody.
public final class AskAndAnswer {
    private final Questions questions;
    private final Follows follows;
    private final People people;
    private final Post post;
    private final NewIds ids;
    private final Clock clock;

    public AskAndAnswer(Questions questions, Follows follows, People people, Post post, NewIds ids, Clock clock) {
        this.questions = questions;
        this.follows = follows;
        this.people = people;
        this.post = post;
        this.ids = ids;
        this.clock = clock;
    }

    /// The questions that this viewer sees: answered ones, one's own, and for the owner all.
    public List<Question> list(Viewer viewer, Challenge challenge) {
        boolean owner = LabRules.owns(viewer, challenge);
        return questions.listOf(challenge.id()).stream()
                .filter(question -> owner || question.answered() || asked(viewer, question))
                .toList();
    }

    private static boolean asked(Viewer viewer, Question question) {
        return viewer.findAccountId().filter(question.askedBy()::equals).isPresent();
    }

    /// Asks; the owner hears of it.
    public void ask(Viewer viewer, Challenge challenge, String text) {
        if (!challenge.takesApplications(clock.instant())) {
            throw new TooLate("lab.too_late.questions");
        }
        AccountId asker = viewer.getAccount().id();
        var question = new Question(
                new QuestionId(ids.next()), challenge.id(), asker, text.strip(), clock.instant(), "", null);
        questions.add(question);
        follows.follow(asker, challenge.id(), clock.instant());
        for (Account owner : people.listOf(challenge.owner(), Role.OWNER)) {
            post.send(Message.to(
                    owner,
                    "question_asked",
                    "asked:%s:%s".formatted(question.id(), owner.id()),
                    "/challenges/%s#questions".formatted(challenge.id()),
                    challenge.title(),
                    question.question()));
        }
    }

    /// Answers for all; whoever asked and whoever follows the challenge hear of it, in the same words.
    ///
    /// @return false if a colleague has answered it already; nothing was changed then
    public boolean answer(Viewer viewer, Challenge challenge, Question question, String text) {
        if (!LabRules.owns(viewer, challenge)) {
            throw NotAllowed.toDo("answer for this challenge");
        }
        if (!questions.answer(question.id(), text.strip(), viewer.getAccount().id(), clock.instant())) {
            return false;
        }
        Map<AccountId, Account> listeners = new LinkedHashMap<>();
        people.find(question.askedBy()).ifPresent(asker -> listeners.put(asker.id(), asker));
        follows.listOf(challenge.id()).forEach(follower -> listeners.put(follower.id(), follower));
        for (Account follower : listeners.values()) {
            post.send(Message.to(
                    follower,
                    "question_answered",
                    "answered:%s:%s".formatted(question.id(), follower.id()),
                    "/challenges/%s#questions".formatted(challenge.id()),
                    challenge.title(),
                    question.question(),
                    text.strip()));
        }
        return true;
    }
}
