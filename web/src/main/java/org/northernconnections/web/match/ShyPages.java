package org.northernconnections.web.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.northernconnections.match.AskShyly;
import org.northernconnections.match.ShyQuestions;
import org.northernconnections.matching.reach.ShySearch;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The shy search: "have you a member who can …?", asked of a cluster and answered with a number.
@Controller
public final class ShyPages {
    private static final String SHY = "match/shy";

    private final AskShyly shyly;

    public ShyPages(AskShyly shyly) {
        this.shyly = shyly;
    }

    /// A cluster that may be asked.
    ///
    /// @param left how many questions the viewer has left for it today
    public record Askable(OrganisationId cluster, String name, int left) {}

    /// @param asked for the viewer's organisations, the newest first
    /// @param askedOfUs what the viewer's own clusters were asked, the newest first
    public record ShyPage(
            Page page,
            List<Askable> clusters,
            String cluster,
            String language,
            String question,
            List<ShyQuestions.Question> asked,
            List<ShyQuestions.Question> askedOfUs,
            Problems problems)
            implements ForPrograms<ShyShape> {
        @Override
        public ShyShape shape() {
            return new ShyShape(
                    clusters,
                    asked.stream().map(QuestionShape::of).toList(),
                    askedOfUs.stream().map(QuestionShape::of).toList());
        }

        public List<Choice> clusterChoices() {
            var choices = new ArrayList<Choice>();
            choices.add(new Choice("", ""));
            clusters.forEach(one ->
                    choices.add(new Choice(one.cluster().value(), page.t("match.shy.left", one.name(), one.left()))));
            return choices;
        }

        public List<Choice> languageChoices() {
            return List.of(Language.values()).stream()
                    .map(one -> new Choice(one.code(), one.ownName()))
                    .toList();
        }

        /// The answer in words.
        public String answer(ShyQuestions.Question question) {
            return words(page, question.answer());
        }
    }

    private static String words(Page page, int answer) {
        return answer == 0 ? page.t("match.shy.few", ShySearch.MEMBERS_MIN) : page.t("match.shy.at_least", answer);
    }

    public record ShyShape(List<Askable> clusters, List<QuestionShape> asked, List<QuestionShape> askedOfUs) {}

    /// @param atLeast how many members answer it at least; 0 for none or fewer than three
    public record QuestionShape(
            OrganisationId cluster, String clusterName, String forName, String question, int atLeast, Instant at) {
        static QuestionShape of(ShyQuestions.Question one) {
            return new QuestionShape(
                    one.cluster(), one.clusterName(), one.forName(), one.question(), one.answer(), one.at());
        }
    }

    @Api(ShyPage.class)
    @Allowed({Who.OWNER, Who.CLUSTER})
    @GetMapping("/shy-search")
    ModelAndView shy(Page page, @RequestParam(defaultValue = "") String cluster) {
        return page.show(SHY, shown(page, cluster, page.language().code(), "", Problems.none()));
    }

    private ShyPage shown(Page page, String cluster, String language, String question, Problems problems) {
        return new ShyPage(
                page,
                shyly.clusters(page.viewer()).stream().map(ShyPages::askable).toList(),
                cluster,
                language,
                question,
                shyly.listAsked(page.viewer()),
                shyly.listAskedOfUs(page.viewer()),
                problems);
    }

    private static Askable askable(AskShyly.Askable one) {
        return new Askable(one.cluster().id(), one.cluster().name(), one.left());
    }

    /// @param language of the question; the reader's if it is none of ours
    @Api
    @Allowed({Who.OWNER, Who.CLUSTER})
    @PostMapping("/shy-search")
    ModelAndView ask(
            Page page,
            @RequestParam(defaultValue = "") String cluster,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String question) {
        String said = question.strip();
        Language spoken = Language.find(language).orElse(page.language());
        Problems problems = Problems.none()
                .require(
                        shyly.clusters(page.viewer()).stream()
                                .anyMatch(one -> one.cluster().id().value().equals(cluster)),
                        "cluster",
                        "match.shy.cluster.needed")
                .requireText(said, "question")
                .require(
                        said.length() <= AskShyly.QUESTION_LENGTH_MAX,
                        "question",
                        "match.shy.too_long",
                        AskShyly.QUESTION_LENGTH_MAX);
        if (problems.any()) {
            return page.refuse(SHY, shown(page, cluster, spoken.code(), said, problems));
        }
        return switch (shyly.ask(page.viewer(), new OrganisationId(cluster), spoken, said)) {
            case ShySearch.NoneOrFew _ ->
                page.go("/shy-search?cluster=" + cluster, "match.shy.few", ShySearch.MEMBERS_MIN);
            case ShySearch.AtLeast(int number) ->
                page.go("/shy-search?cluster=" + cluster, "match.shy.at_least", number);
            case ShySearch.AskTomorrow _ ->
                page.refuse(
                        SHY,
                        shown(
                                page,
                                cluster,
                                spoken.code(),
                                said,
                                Problems.none().require(false, "question", "match.shy.tomorrow")));
        };
    }
}
