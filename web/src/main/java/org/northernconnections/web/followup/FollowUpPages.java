package org.northernconnections.web.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.AnswerFollowUp;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.followup.Why;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What came of meetings: one's own follow-ups, and the link of a mail.
@Controller
public final class FollowUpPages {
    private static final String SHOW = "followup/show";
    private static final String LINK = "followup/answer";

    private final FollowUps followUps;
    private final AnswerFollowUp answering;

    public FollowUpPages(FollowUps followUps, AnswerFollowUp answering) {
        this.followUps = followUps;
        this.answering = answering;
    }

    /// A follow-up as one's own organisation sees it.
    ///
    /// @param asked a question waits for one's own side
    /// @param both the viewer speaks for the other side too, so that it has a row of its own
    public record Row(FollowUp followUp, OrganisationId own, boolean asked, boolean both) {
        public FollowUp.Side other() {
            return followUp.opposite(own);
        }

        /// Where it is answered for this side.
        public String address() {
            String address = "/followups/" + followUp.id();
            return both ? "%s?as=%s".formatted(address, own) : address;
        }
    }

    /// @param rows what waits first, then the newest meeting
    public record ListPage(Page page, List<Row> rows) implements ForPrograms<Items<FollowUpShape>> {
        @Override
        public Items<FollowUpShape> shape() {
            return Items.all(rows, row -> FollowUpShape.of(row.followUp(), row.own(), row.asked(), List.of()));
        }
    }

    /// @param views the sides for which the viewer speaks
    /// @param answers of both sides, the oldest first
    /// @param theirs what a colleague said while the form was filled in; null for nothing
    public record ShowPage(
            Page page,
            Row row,
            List<Choice> views,
            List<Answer> answers,
            FollowUpForm form,
            Problems problems,
            @Nullable Answer theirs)
            implements ForPrograms<FollowUpShape> {
        /// The answer of one's own side that the form builds on; empty for none.
        public String seen() {
            return FollowUpPages.seen(answers, row.own());
        }

        @Override
        public FollowUpShape shape() {
            return FollowUpShape.of(row.followUp(), row.own(), row.asked(), answers);
        }

        @Override
        public FollowUpShape.@Nullable Said theirShape() {
            return theirs == null ? null : FollowUpShape.Said.of(theirs);
        }
    }

    /// How many follow-ups stopped for one reason, and what was said of it.
    ///
    /// @param lessons the newest first
    public record Reason(Why why, List<FollowUps.Lesson> lessons) {}

    /// @param reasons the most frequent first
    public record LessonsPage(Page page, List<Reason> reasons, int stopped) implements ForPrograms<Items<LessonShape>> {
        @Override
        public Items<LessonShape> shape() {
            return Items.all(
                    reasons.stream()
                            .flatMap(reason -> reason.lessons().stream())
                            .toList(),
                    LessonShape::of);
        }
    }

    /// One follow-up that a link asks for, with what this side said last.
    ///
    /// @param theirs what the other side said last; null for nothing
    public record Question(
            FollowUp followUp,
            FollowUp.Side other,
            FollowUpForm form,
            @Nullable Instant saidAt,
            @Nullable Answer theirs) {}

    /// @param works the link waits for an answer; otherwise it was used, has expired, or never was
    /// @param corrects it was answered, and the answers can be corrected
    /// @param used it was answered
    public record LinkPage(
            Page page,
            String secret,
            boolean works,
            boolean corrects,
            boolean used,
            List<Question> questions,
            Problems problems) {}

    @Api(ListPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/followups")
    ModelAndView list(Page page) {
        List<OrganisationId> own = page.viewer().memberships().stream()
                .map(Membership::organisation)
                .distinct()
                .toList();
        Set<String> open = new HashSet<>();
        own.forEach(of -> followUps.listOpen(of).forEach(ask -> open.add(key(ask.followUp(), of))));
        List<Row> waiting = new ArrayList<>();
        List<Row> others = new ArrayList<>();
        for (FollowUp followUp : followUps.listOf(own)) {
            List<FollowUp.Side> sides = AnswerFollowUp.sides(page.viewer(), followUp);
            for (FollowUp.Side side : sides) {
                boolean asked = open.contains(key(followUp, side.organisation()));
                (asked ? waiting : others).add(new Row(followUp, side.organisation(), asked, sides.size() > 1));
            }
        }
        waiting.addAll(others);
        return page.show("followup/list", new ListPage(page, waiting));
    }

    private static String key(FollowUp followUp, OrganisationId of) {
        return followUp.id() + " " + of;
    }

    @Api(ShowPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/followups/{id}")
    ModelAndView show(Page page, @PathVariable FollowUpId id, @RequestParam(defaultValue = "") String as) {
        FollowUp followUp = answering.get(page.viewer(), id);
        List<Answer> answers = followUps.listAnswers(id);
        OrganisationId own = AnswerFollowUp.own(page.viewer(), followUp, as);
        FollowUpForm form = FollowUpForm.of(followUp, last(answers, own));
        return page.show(SHOW, shown(page, followUp, own, answers, form, Problems.none(), null));
    }

    private static String seen(List<Answer> oldestFirst, OrganisationId own) {
        return last(oldestFirst, own).map(answer -> answer.id().value()).orElse("");
    }

    private static Optional<Answer> last(List<Answer> oldestFirst, OrganisationId from) {
        return oldestFirst.reversed().stream()
                .filter(answer -> answer.from().equals(from))
                .findFirst();
    }

    private ShowPage shown(
            Page page,
            FollowUp followUp,
            OrganisationId own,
            List<Answer> answers,
            FollowUpForm form,
            Problems problems,
            @Nullable Answer theirs) {
        boolean asked = followUps.listOpen(own).stream()
                .anyMatch(ask -> ask.followUp().id().equals(followUp.id()));
        List<Choice> views = AnswerFollowUp.sides(page.viewer(), followUp).stream()
                .map(side -> new Choice(side.organisation().value(), side.name()))
                .toList();
        return new ShowPage(
                page, new Row(followUp, own, asked, views.size() > 1), views, answers, form, problems, theirs);
    }

    /// @param as the side that answers, for whoever speaks for both; empty for the first
    /// @param seen the answer of one's own side that the form was filled in upon, empty for none; null to answer
    ///     whatever a colleague has said
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/followups/{id}")
    ModelAndView answer(
            Page page,
            @PathVariable FollowUpId id,
            @ModelAttribute FollowUpForm form,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(required = false) @Nullable String seen) {
        FollowUp followUp = answering.get(page.viewer(), id);
        // Whoever answers beside this call waits here, and then sees this answer.
        followUps.hold(id);
        List<Answer> answers = followUps.listAnswers(id);
        OrganisationId own = AnswerFollowUp.own(page.viewer(), followUp, as);
        Problems problems = form.check(page.today());
        if (seen != null && !seen.equals(seen(answers, own))) {
            Answer theirs = last(answers, own).orElse(null);
            return page.conflict(SHOW, shown(page, followUp, own, answers, form, problems, theirs));
        }
        if (problems.any()) {
            return page.refuse(SHOW, shown(page, followUp, own, answers, form, problems, null));
        }
        answering.answer(page.viewer(), id, own, form.said());
        return page.go(as.isEmpty() ? "/followups/" + id : "/followups/%s?as=%s".formatted(id, own), "followup.noted");
    }

    @Api(LessonsPage.class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/followups/lessons")
    ModelAndView lessons(Page page) {
        Map<Why, List<FollowUps.Lesson>> byWhy = new EnumMap<>(Why.class);
        List<FollowUps.Lesson> all = followUps.listLessons();
        all.forEach(lesson ->
                byWhy.computeIfAbsent(lesson.why(), _ -> new ArrayList<>()).add(lesson));
        List<Reason> reasons = byWhy.entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                .sorted((one, other) ->
                        Integer.compare(other.lessons().size(), one.lessons().size()))
                .toList();
        return page.show("followup/lessons", new LessonsPage(page, reasons, all.size()));
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/followups/answer/{secret}")
    ModelAndView link(Page page, @PathVariable String secret) {
        return page.show(LINK, linked(page, secret, Map.of(), Problems.none()));
    }

    private LinkPage linked(Page page, String secret, Map<String, String> typed, Problems problems) {
        Optional<AnswerFollowUp.Asked> asked = answering.find(secret);
        boolean used = asked.filter(known -> known.usedAt() != null).isPresent();
        if (asked.isEmpty() || !(asked.get().works() || asked.get().corrects())) {
            return new LinkPage(page, secret, false, false, used, List.of(), problems);
        }
        List<FollowUp> of = asked.get().followUps();
        Map<FollowUpId, List<Answer>> last =
                followUps.lastAnswers(of.stream().map(FollowUp::id).toList());
        List<Question> questions = new ArrayList<>();
        for (FollowUp followUp : of) {
            FollowUp.Side other = followUp.opposite(asked.get().of());
            List<Answer> answers = last.getOrDefault(followUp.id(), List.of());
            Optional<Answer> said = last(answers, asked.get().of());
            String id = followUp.id().value();
            questions.add(new Question(
                    followUp,
                    other,
                    typed.containsKey("state-" + id) ? FollowUpForm.of(typed, id) : FollowUpForm.of(followUp, said),
                    said.map(Answer::at).orElse(null),
                    last(answers, other.organisation()).orElse(null)));
        }
        return new LinkPage(page, secret, !used, used, used, questions, problems);
    }

    /// A link is used by a button and not by opening it, as mail programs open links by themselves. What was sent
    /// twice is kept once: a correction says that it is one.
    @Allowed(Who.ANYONE)
    @PostMapping("/followups/answer/{secret}")
    ModelAndView answer(Page page, @PathVariable String secret, @RequestParam Map<String, String> fields) {
        LinkPage shown = linked(page, secret, fields, Problems.none());
        boolean again = fields.containsKey("again");
        if (again ? !shown.corrects() : !shown.works()) {
            return page.refuse(LINK, shown);
        }
        Problems problems = Problems.none();
        Map<FollowUpId, Answer.Said> said = new HashMap<>();
        for (Question question : shown.questions()) {
            FollowUpId id = question.followUp().id();
            Problems own = question.form().check(page.today());
            own.all().forEach(problem -> problems.require(false, problem.field() + "-" + id, problem.key()));
            if (!own.any()) {
                said.put(id, question.form().said());
            }
        }
        if (problems.any()) {
            return page.refuse(LINK, linked(page, secret, fields, problems));
        }
        int kept = again ? answering.correct(secret, said) : answering.answer(secret, said);
        return page.go("/followups/answer/" + secret, "followup.link.noted", kept);
    }
}
