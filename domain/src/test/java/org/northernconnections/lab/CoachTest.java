package org.northernconnections.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Language;

class CoachTest {
    private static final Map<Language, String> SOLUTIONS = Map.of(
            Language.EN, "We need a new digital platform for the tenants",
            Language.DA, "Vi ønsker en app til forældrene",
            Language.NB, "Kommunen trenger et nytt system for energi",
            Language.SV, "Vi behöver en sensor i varje klassrum",
            Language.DE, "Wir brauchen eine neue Software für die Planung",
            Language.NL, "Wij zoeken een slimme sensor voor elk lokaal");

    private static final Map<Language, String> OPENINGS = Map.of(
            Language.EN, "Classrooms stay below 26 degrees in summer without fossil energy",
            Language.DA, "Klasseværelser holder sig kølige om sommeren uden fossil energi",
            Language.NB, "Ytterveggen holder i seksti år og kan tas fra hverandre",
            Language.SV, "Byggplatsen drivs utan fossila bränslen under hela byggtiden",
            Language.DE, "Das Dach hält Starkregen zurück und kühlt das Quartier",
            Language.NL, "De kade blijft droog bij een stormvloed van vier meter");

    @Test
    void aSolutionIsMarkedInEachLanguage() {
        SOLUTIONS.forEach((language, need) ->
                assertThat(kinds(language, need)).as("%s: %s", language, need).contains(Coach.Kind.SOLUTION));
    }

    @Test
    void anOpeningIsNotMarked() {
        OPENINGS.forEach((language, need) ->
                assertThat(kinds(language, need)).as("%s: %s", language, need).isEmpty());
    }

    @Test
    void aWayThatMustBeUsedIsASolution() {
        assertThat(kinds(Language.EN, "The walls must use cross-laminated timber"))
                .containsExactly(Coach.Kind.SOLUTION);
    }

    @Test
    void twoNeedsInOneLineAreMarked() {
        assertThat(kinds(Language.EN, "The yard dries within an hour and also stays cool"))
                .containsExactly(Coach.Kind.SEVERAL_NEEDS);
    }

    @Test
    void whatCompaniesAskForFirstIsMissed() {
        var bare = new Wording(
                1,
                Language.EN,
                "Hoppet",
                "",
                List.of(),
                "",
                "",
                "",
                new Budget(null, null, "SEK"),
                List.of(),
                Instant.EPOCH,
                "",
                "");

        assertThat(Coach.read(bare, false))
                .extracting(Coach.Remark::kind)
                .containsExactly(
                        Coach.Kind.NO_NEEDS,
                        Coach.Kind.NO_BUDGET,
                        Coach.Kind.NO_CONTACT,
                        Coach.Kind.NO_ROUTE,
                        Coach.Kind.NO_SUCCESS,
                        Coach.Kind.NO_CRITERIA);
    }

    private static List<Coach.Kind> kinds(Language language, String need) {
        var wording = new Wording(
                1,
                language,
                "Hoppet",
                "A preschool",
                List.of(new Need(1, need, 1)),
                "It stands",
                "",
                "The board decides in June",
                new Budget(1L, 2L, "SEK"),
                List.of(new Criterion(1, "Fit", "", 1)),
                Instant.EPOCH,
                "",
                "");
        return Coach.read(wording, true).stream().map(Coach.Remark::kind).toList();
    }
}
