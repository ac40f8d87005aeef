package org.northernconnections.web.connection;

import java.util.List;
import org.northernconnections.connection.AskSurvey;
import org.northernconnections.connection.Survey;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The partners about whom the viewer's own organisations are asked this year.
@Controller
public final class SurveyPages {
    private final AskSurvey survey;

    public SurveyPages(AskSurvey survey) {
        this.survey = survey;
    }

    public record ListPage(Page page, List<Survey.Standing> rows) implements ForPrograms<Items<Survey.Standing>> {
        @Override
        public Items<Survey.Standing> shape() {
            return Items.all(rows, row -> row);
        }

        /// The viewer speaks for several partners, so that each line says for which one.
        public boolean several() {
            return rows.stream().map(Survey.Standing::from).distinct().count() > 1;
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/surveys")
    ModelAndView list(Page page) {
        return page.show("connection/surveys", new ListPage(page, survey.list(page.viewer())));
    }
}
