package org.northernconnections.web.connection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.AnswerSurvey;
import org.northernconnections.connection.Asked;
import org.northernconnections.connection.Askings;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.Commitments;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.Expect;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.Survey;
import org.northernconnections.connection.Survey.Question;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.GivenWords;
import org.northernconnections.followup.SpeedOfTrust;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Pace;
import org.northernconnections.report.StatusOfPartnership;
import org.northernconnections.trust.track.Answering;
import org.northernconnections.trust.track.Waiting;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.TimeLine;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The connection of one's own organisation with another one: what happened, what was promised, who led them together,
/// and how both find working with each other. All of it is what one's own organisation has seen or was told.
@Controller
public final class PairPages {
    private static final String PAIR = "connection/pair";

    private final Expect expect;
    private final Facts facts;
    private final Commitments commitments;
    private final FollowUps followUps;
    private final GivenWords words;
    private final AnswerSurvey survey;
    private final Askings askings;
    private final StatusOfPartnership status;

    public PairPages(
            Expect expect,
            Facts facts,
            Commitments commitments,
            FollowUps followUps,
            GivenWords words,
            AnswerSurvey survey,
            Askings askings,
            StatusOfPartnership status) {
        this.expect = expect;
        this.facts = facts;
        this.commitments = commitments;
        this.followUps = followUps;
        this.words = words;
        this.survey = survey;
        this.askings = askings;
        this.status = status;
    }

    /// @param facts that one's own organisation has seen of the other, the newest first
    /// @param promises between the two, open ones first
    /// @param partnership the figures of all, to compare with
    /// @param lastYear facts of the last twelve months
    /// @param yearBefore facts of the twelve months before
    /// @param askings what the two asked each other, the newest first
    /// @param asked the two are partners, who are asked once a year
    /// @param surveys this year first
    /// @param typed what was sent and not kept, by field
    /// @param clashes a colleague has answered the survey while this viewer typed
    public record PairPage(
            Page page,
            List<Choice> views,
            String as,
            Organisation subject,
            Expect.Expectation expectation,
            List<DatedFact> facts,
            List<Commitment> promises,
            List<FollowUp> followUps,
            List<Path> paths,
            SpeedOfTrust speed,
            Edition partnership,
            int lastYear,
            int yearBefore,
            List<Asked> askings,
            boolean asked,
            List<Survey.Both> surveys,
            Map<String, String> typed,
            Problems problems,
            boolean clashes)
            implements ForPrograms<PairShape> {
        @Override
        public PairShape shape() {
            return PairShape.of(this);
        }

        @Override
        public @Nullable Object theirShape() {
            return clashes ? PairShape.Year.of(surveys.getFirst()) : null;
        }

        /// The own answer of this year that the form builds on; empty for none.
        public String seen() {
            return surveys.getFirst().findOwn().map(Survey::seen).orElse("");
        }

        /// The mark that stands in the form.
        public String mark(Question question) {
            String key = Word.key(question);
            return typed.getOrDefault(
                    key,
                    surveys.getFirst()
                            .findOwn()
                            .map(own -> String.valueOf(own.mark(question)))
                            .orElse(""));
        }

        public String wordsTyped() {
            return typed.getOrDefault(
                    "words", surveys.getFirst().findOwn().map(Survey::words).orElse(""));
        }

        /// Can it be opened? What had stopped before one's own organisation took a side over stays with that side.
        public boolean opens(FollowUp one) {
            return one.concerns(new OrganisationId(as));
        }

        /// Is it on the page of promises? What had ended before a merger stays with the side that it was.
        public boolean opens(Commitment one) {
            return Stream.of(one.by(), one.to()).anyMatch(new OrganisationId(as)::equals);
        }

        /// What happened between the two, year by year.
        public TimeLine years() {
            Map<TimeLine.Name, Map<Integer, Integer>> counts = new LinkedHashMap<>();
            for (DatedFact.Kind kind : DatedFact.Kind.values()) {
                counts.put(
                        new TimeLine.Name(page.word("connection.fact", kind), ""),
                        facts.stream()
                                .filter(fact -> fact.kind() == kind)
                                .collect(Collectors.toMap(fact -> fact.on().getYear(), _ -> 1, Integer::sum)));
            }
            return TimeLine.of(counts, page.today().getYear(), 1);
        }

        /// How long they take to answer us, and we them.
        public Answering answering() {
            return Answering.of(spans(true), spans(false), page.today());
        }

        private List<Waiting.Span> spans(boolean theirs) {
            return askings.stream()
                    .filter(one -> one.of().equals(subject.id()) == theirs)
                    .map(one -> new Waiting.Span(one.on(), one.answered()))
                    .toList();
        }

        /// Whether the two answer each other faster from year to year.
        public Pace answers() {
            return Pace.of(
                    Stream.concat(spans(true).stream(), spans(false).stream()).toList(), page.today());
        }

        /// By when half of all in the partnership had come so far; empty while that is not known.
        public Optional<Integer> halfOfAll(Figure figure) {
            return partnership.pace(figure).flatMap(pace -> Optional.ofNullable(pace.median()));
        }
    }

    @Api(PairPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/organisations/{id}/connection")
    ModelAndView pair(Page page, @PathVariable OrganisationId id, @RequestParam(defaultValue = "") String as) {
        return page.show(PAIR, shown(page, id, as, Map.of(), Problems.none(), false));
    }

    private PairPage shown(
            Page page, OrganisationId id, String as, Map<String, String> typed, Problems problems, boolean clashes) {
        List<Choice> views = views(page, id);
        OrganisationId own = ConnectionPages.chosen(views, as);
        Expect.Expectation expectation = expect.of(page.viewer(), own, id, page.today());
        List<DatedFact> all = facts.listReportedBy(List.of(own));
        List<DatedFact> seen =
                all.stream().filter(fact -> fact.subject().equals(id)).toList();
        LocalDate yearAgo = page.today().minusYears(1);
        List<FollowUp> between = followUps.listBetween(own, id);
        List<GivenWord> given = given(own, id);
        return new PairPage(
                page,
                views,
                own.value(),
                expectation.subject(),
                expectation,
                seen,
                commitments.listBetween(own, id),
                between,
                Path.list(given, own, id, () -> all),
                speed(seen, given, between),
                status.now(),
                (int) seen.stream().filter(fact -> fact.on().isAfter(yearAgo)).count(),
                (int) seen.stream()
                        .filter(fact -> !fact.on().isAfter(yearAgo) && fact.on().isAfter(yearAgo.minusYears(1)))
                        .count(),
                askings.listBetween(own, id).stream()
                        .map(one -> one.told(page.viewer()))
                        .toList(),
                survey.asked(own, id),
                survey.list(page.viewer(), own, id),
                typed,
                problems,
                clashes);
    }

    /// The words that name both.
    private List<GivenWord> given(OrganisationId own, OrganisationId other) {
        List<OrganisationId> both = List.of(own, other);
        List<GivenWord> given = new ArrayList<>(words.listOfOwners(both));
        given.addAll(words.listOfClusters(both));
        return SpeedOfTrust.between(own, other, given);
    }

    private SpeedOfTrust speed(List<DatedFact> seen, List<GivenWord> given, List<FollowUp> between) {
        return SpeedOfTrust.of(
                seen,
                between,
                given,
                between.stream()
                        .flatMap(one -> followUps.listAnswers(one.id()).stream())
                        .toList());
    }

    private static List<Choice> views(Page page, OrganisationId id) {
        return ConnectionPages.views(page).stream()
                .filter(view -> !view.value().equals(id.value()))
                .toList();
    }

    /// Keeps the answers of this year; the fields go by the names of the questions. With `seen` it says when the own
    /// answer was written in whose place they come, empty for none; without it they come in the place of any.
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/organisations/{id}/connection/survey")
    ModelAndView answer(Page page, @PathVariable OrganisationId id, @RequestParam Map<String, String> fields) {
        OrganisationId own = ConnectionPages.chosen(views(page, id), Objects.requireNonNullElse(fields.get("as"), ""));
        Problems problems = Problems.none();
        Map<Question, Integer> marks = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            String mark = Objects.requireNonNullElse(fields.get(Word.key(question)), "");
            problems.require(mark.matches("[1-5]"), Word.key(question), "connection.survey.mark.needed");
            marks.put(question, mark.matches("[1-5]") ? Integer.parseInt(mark) : 1);
        }
        String said = Objects.requireNonNullElse(fields.get("words"), "").strip();
        problems.require(said.length() <= Survey.WORDS_LENGTH_MAX, "words", "connection.survey.too_long");
        if (problems.any()) {
            return page.refuse(PAIR, shown(page, id, own.value(), fields, problems, false));
        }
        if (!survey.answer(page.viewer(), own, id, marks, said, fields.get("seen"))) {
            return page.conflict(PAIR, shown(page, id, own.value(), fields, problems, true));
        }
        return page.go("/organisations/%s/connection?as=%s".formatted(id, own), "connection.survey.kept");
    }
}
