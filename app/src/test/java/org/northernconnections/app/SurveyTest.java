package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;

/// The yearly survey of two partners, and what each of them and a third learns of it.
class SurveyTest {
    @Test
    void bothReadItOnceBothHaveAnsweredAndNobodyElseDoes() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            List<String> partners = program.sql()
                    .sql("select organisation_id from partner where left_on is null order by 1 limit 3")
                    .query(String.class)
                    .list();
            TestBrowser one = browser(program, "one", partners.get(0), Role.OWNER);
            TestBrowser other = browser(program, "other", partners.get(1), Role.CLUSTER);
            TestBrowser third = browser(program, "third", partners.get(2), Role.SECRETARIAT);
            String fromOne = "/organisations/%s/connection".formatted(partners.get(1));
            String fromOther = "/organisations/%s/connection".formatted(partners.get(0));

            assertThat(one.post(fromOne + "/survey", "clear", "5").status()).isEqualTo(422);
            assertThat(answer(one, fromOne, "5", "Words of the first.").body()).contains("We have answered.");
            assertThat(other.get(fromOther).body()).doesNotContain("Words of the first.");
            assertThat(answer(other, fromOther, "2", "Words of the second.").body())
                    .contains("Words of the first.", "Here we see it differently");
            assertThat(one.get(fromOne).body()).contains("Words of the second.", "They do what they say");
            assertThat(answer(one, fromOne, "1", "Another word").status()).isEqualTo(409);
            assertThat(third.get(fromOne).body()).doesNotContain("Words of the");
            assertThat(third.get(fromOne + "?as=" + partners.get(0)).status()).isEqualTo(404);
        }
    }

    private static TestBrowser browser(RunningProgram program, String name, String organisation, Role role) {
        return program.browser(program.person(name + "@survey.example", new OrganisationId(organisation), role));
    }

    private static TestBrowser.Answer answer(TestBrowser browser, String address, String mark, String words) {
        return browser.post(
                address + "/survey",
                "clear",
                mark,
                "answers",
                mark,
                "promises",
                mark,
                "open",
                mark,
                "worth",
                "3",
                "again",
                mark,
                "words",
                words);
    }
}
