package org.northernconnections.web.lab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.AskAndAnswer;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeReview;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Follows;
import org.northernconnections.lab.LabRules;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.lab.Question;
import org.northernconnections.lab.QuestionId;
import org.northernconnections.lab.Questions;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.lab.ChallengePages.Unkept;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.RateLimits;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What can be done to a challenge from its page: review, open, move on, follow, ask, answer.
@Controller
public final class ChallengeStepPages {
    private final ChallengePages pages;
    private final WordChallenge word;
    private final MoveChallenge move;
    private final AskAndAnswer askAndAnswer;
    private final Questions questions;
    private final Follows follows;
    private final RateLimits limits;

    public ChallengeStepPages(
            ChallengePages pages,
            WordChallenge word,
            MoveChallenge move,
            AskAndAnswer askAndAnswer,
            Questions questions,
            Follows follows,
            RateLimits limits) {
        this.pages = pages;
        this.word = word;
        this.move = move;
        this.askAndAnswer = askAndAnswer;
        this.questions = questions;
        this.follows = follows;
        this.limits = limits;
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/ask-for-review")
    ModelAndView askForReview(Page page, @PathVariable ChallengeId id) {
        move.askForReview(page.viewer(), word.get(page.viewer(), id));
        return page.go("/challenges/" + id, "lab.review.asked");
    }

    @Api
    @Allowed({Who.CLUSTER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/review")
    ModelAndView review(
            Page page,
            @PathVariable ChallengeId id,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String comment) {
        Challenge known = word.get(page.viewer(), id);
        if (!LabRules.mayReview(page.viewer(), known)) {
            throw NotAllowed.toDo("review this challenge");
        }
        // Whoever reviews beside this call waits here, and then sees this review.
        Challenge challenge = move.hold(known);
        ChallengeReview.Verdict said = one(ChallengeReview.Verdict.class, verdict);
        if (said != ChallengeReview.Verdict.APPROVED && comment.isBlank()) {
            var problems = new Problems().require(false, "comment", "lab.review.comment_missing");
            return page.refuse("lab/challenge", pages.shown(page, challenge, problems, Unkept.NOTHING));
        }
        if (challenge.state() != ChallengeState.IN_REVIEW) {
            var late = new Unkept("comment", comment, true);
            ChallengePages.ShowPage shown = pages.shown(page, challenge, Problems.none(), late);
            if (!shown.reviews().isEmpty()) {
                return page.conflict("lab/challenge", shown);
            }
        }
        move.review(page.viewer(), challenge, said, comment.strip());
        return page.go("/challenges/" + id, "lab.review.done");
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/open")
    ModelAndView open(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "") String closes) {
        Challenge challenge = owned(page, word.get(page.viewer(), id));
        Instant closesAt = time(page, closes);
        if (closesAt == null || !closesAt.isAfter(page.now())) {
            var problems = new Problems().require(false, "closes", "lab.open.closes_wrong");
            return page.refuse("lab/challenge", pages.shown(page, challenge, problems, Unkept.NOTHING));
        }
        return switch (move.open(page.viewer(), challenge, closesAt)) {
            case Saved.Kept<Challenge> _ -> page.go("/challenges/" + id, "lab.opened");
            case Saved.Conflict<Challenge> _ -> throw new TooLate("lab.too_late.step");
        };
    }

    /// Lets an open call close later than was said.
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/prolong")
    ModelAndView prolong(
            Page page,
            @PathVariable ChallengeId id,
            @RequestParam(name = "prolonged", defaultValue = "") String closes) {
        Challenge challenge = owned(page, word.get(page.viewer(), id));
        Instant closesAt = time(page, closes);
        Instant before = challenge.closesAt();
        if (closesAt == null || before == null || !closesAt.isAfter(before)) {
            var problems = new Problems().require(false, "prolonged", "lab.prolong.closes_wrong");
            return page.refuse("lab/challenge", pages.shown(page, challenge, problems, Unkept.NOTHING));
        }
        return switch (move.prolong(page.viewer(), challenge, closesAt)) {
            case Saved.Kept<Challenge> _ -> page.go("/challenges/" + id, "lab.prolonged", page.time(closesAt));
            case Saved.Conflict<Challenge> _ -> throw new TooLate("lab.too_late.step");
        };
    }

    /// Rights are asked before what was typed is looked at.
    private static Challenge owned(Page page, Challenge challenge) {
        if (!LabRules.owns(page.viewer(), challenge)) {
            throw NotAllowed.toDo("answer for this challenge");
        }
        return challenge;
    }

    /// The constant of this word; an address that names none leads nowhere.
    private static <E extends Enum<E>> E one(Class<E> kind, String word) {
        try {
            return Word.parse(kind, word);
        } catch (IllegalArgumentException e) {
            throw NotAllowed.toKnow();
        }
    }

    private static @Nullable Instant time(Page page, String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(page.zone()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/challenges/{id}/step")
    ModelAndView step(Page page, @PathVariable ChallengeId id, @RequestParam String to) {
        ChallengeState state = one(ChallengeState.class, to);
        move.step(page.viewer(), word.get(page.viewer(), id), state);
        return page.go("/challenges/" + id, "lab.stepped", page.word("lab.challenge.state", state));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/challenges/{id}/follow")
    ModelAndView follow(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "yes") String follow) {
        Challenge challenge = word.get(page.viewer(), id);
        AccountId account = page.viewer().getAccount().id();
        if (follow.equals("yes")) {
            follows.follow(account, challenge.id(), page.now());
            return page.go("/challenges/" + id, "lab.followed");
        }
        follows.leave(account, challenge.id());
        return page.go("/challenges/" + id, "lab.unfollowed");
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/challenges/{id}/ask")
    ModelAndView ask(Page page, @PathVariable ChallengeId id, @RequestParam(defaultValue = "") String question) {
        Challenge challenge = word.get(page.viewer(), id);
        int length = question.strip().length();
        var problems = new Problems()
                .require(
                        length >= Question.LENGTH_MIN && length <= Question.LENGTH_MAX,
                        "question",
                        "lab.question.length",
                        Question.LENGTH_MIN,
                        Question.LENGTH_MAX);
        if (problems.any()) {
            return page.refuse("lab/challenge", pages.shown(page, challenge, problems, asked(question)));
        }
        if (!limits.allowsSending(page.viewer())) {
            problems.require(false, "question", "lab.question.too_often");
            return page.tooOften("lab/challenge", pages.shown(page, challenge, problems, asked(question)));
        }
        askAndAnswer.ask(page.viewer(), challenge, question);
        return page.go("/challenges/" + id + "#questions", "lab.question.asked");
    }

    private static Unkept asked(String question) {
        return new Unkept("question", question, false);
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/questions/{id}/answer")
    ModelAndView answer(Page page, @PathVariable QuestionId id, @RequestParam(defaultValue = "") String answer) {
        Question question = questions.find(id).orElseThrow(NotAllowed::toKnow);
        Challenge challenge = owned(page, word.get(page.viewer(), question.challenge()));
        if (answer.isBlank()) {
            var problems = new Problems().require(false, "answer-" + id, "form.required");
            return page.refuse("lab/challenge", pages.shown(page, challenge, problems, Unkept.NOTHING));
        }
        if (!askAndAnswer.answer(page.viewer(), challenge, question, answer)) {
            var late = new Unkept("answer-" + id, answer, true);
            return page.conflict("lab/challenge", pages.shown(page, challenge, Problems.none(), late));
        }
        return page.go("/challenges/" + challenge.id() + "#questions", "lab.question.answered");
    }
}
