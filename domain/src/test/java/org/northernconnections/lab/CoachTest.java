package org.northernconnections.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Coach.Kind;
import org.northernconnections.lab.Coach.Remark;
import org.northernconnections.partnership.Language;

class CoachTest {
    private static final Map<Language, List<String>> SOLUTIONS = Map.of(
            Language.EN,
                    List.of(
                            "We need a new digital platform for the tenants",
                            "We need a sensor system",
                            "The city wants an app",
                            "An app that tells parents when the air is bad",
                            "Smart platform for energy data",
                            "The district is looking for drones"),
            Language.DA,
                    List.of(
                            "Vi ønsker en app til forældrene",
                            "Kommunen har brug for et nyt styresystem",
                            "Der skal udvikles en digital platform",
                            "En app som viser luftkvaliteten"),
            Language.NB,
                    List.of(
                            "Kommunen trenger et nytt system for energi",
                            "Vi vil ha en sensorplattform",
                            "Det skal utvikles en app",
                            "Et verktøy for planlegging"),
            Language.SV,
                    List.of(
                            "Vi behöver en sensor i varje klassrum",
                            "Staden söker ett digitalt verktyg",
                            "Det ska utvecklas en app",
                            "En plattform för data om energi"),
            Language.DE,
                    List.of(
                            "Wir brauchen eine neue Software für die Planung",
                            "Es soll eine App entwickelt werden",
                            "Gesucht: die Stadt sucht ein Sensorsystem",
                            "Eine Plattform für alle Baustellen"),
            Language.NL,
                    List.of(
                            "Wij zoeken een slimme sensor voor elk lokaal",
                            "We hebben een nieuw dataplatform nodig",
                            "De gemeente wil een app",
                            "Een app die ouders waarschuwt"));

    private static final Map<Language, List<String>> OPENINGS = Map.of(
            Language.EN,
                    List.of(
                            "Classrooms stay below 26 degrees in summer without fossil energy",
                            "Tenants need the heating system to be silent",
                            "The yard needs to keep the drainage system dry",
                            "Pupils must use less water than today",
                            "Builders need to work without new tools on the site",
                            "Boys and girls with and without wheelchairs can play",
                            "The ecosystem of the harbour recovers"),
            Language.DA,
                    List.of(
                            "Klasseværelser holder sig kølige om sommeren uden fossil energi",
                            "Børnene skal bruge mindre vand end i dag",
                            "Havnens økosystem kommer sig",
                            "Lejerne ønsker det gamle varmesystem udskiftet uden støj"),
            Language.NB,
                    List.of(
                            "Ytterveggen holder i seksti år og kan tas fra hverandre",
                            "Elevene skal bruke mindre strøm enn i dag",
                            "Fjordens økosystem tar seg opp"),
            Language.SV,
                    List.of(
                            "Byggplatsen drivs utan fossila bränslen under hela byggtiden",
                            "Barnen ska använda mindre vatten än i dag",
                            "Hamnens ekosystem återhämtar sig"),
            Language.DE,
                    List.of(
                            "Das Dach hält Starkregen zurück und kühlt das Quartier",
                            "Das Quartier soll ohne neue Systeme auskommen",
                            "Die Schule soll weniger Wasser nutzen",
                            "Das Ökosystem des Hafens erholt sich"),
            Language.NL,
                    List.of(
                            "De kade blijft droog bij een stormvloed van vier meter",
                            "De school moet minder water gebruiken",
                            "Het ecosysteem van de haven herstelt zich"));

    private static final Map<Language, String> WAYS = Map.of(
            Language.EN, "The walls must use cross-laminated timber",
            Language.DA, "Væggene skal bygge på krydslimet træ",
            Language.NB, "Veggene må være basert på massivtre",
            Language.SV, "Väggarna ska vara gjord av korslimmat trä",
            Language.DE, "Die Wände müssen auf Brettsperrholz beruhen",
            Language.NL, "De muren moeten kruislaaghout gebruiken");

    private static final Map<Language, String> SEVERAL = Map.of(
            Language.EN, "The yard is dry within an hour and it stays cool",
            Language.DA, "Gården er tør efter en time og den holder sig kølig",
            Language.NB, "Gården er tørr etter en time og dessuten kjølig",
            Language.SV, "Gården är torr efter en timme och den håller sig sval",
            Language.DE, "Der Hof ist nach einer Stunde trocken und er bleibt kühl",
            Language.NL, "Het plein is na een uur droog en het blijft koel");

    @Test
    void aSolutionIsMarkedInEachLanguage() {
        SOLUTIONS.forEach((language, needs) -> needs.forEach(need ->
                assertThat(kinds(language, need)).as("%s: %s", language, need).contains(Kind.SOLUTION)));
    }

    @Test
    void anOpeningIsNotTakenForASolution() {
        OPENINGS.forEach((language, needs) -> needs.forEach(need -> assertThat(kinds(language, need))
                .as("%s: %s", language, need)
                .doesNotContain(Kind.SOLUTION, Kind.TECHNOLOGY, Kind.WAY)));
    }

    @Test
    void aWayThatMustBeUsedIsMarkedInEachLanguage() {
        WAYS.forEach((language, need) ->
                assertThat(kinds(language, need)).as("%s: %s", language, need).containsExactly(Kind.WAY));
    }

    @Test
    void twoNeedsInOneLineAreMarkedInEachLanguage() {
        SEVERAL.forEach((language, need) ->
                assertThat(kinds(language, need)).as("%s: %s", language, need).containsExactly(Kind.SEVERAL_NEEDS));
        assertThat(kinds(Language.EN, "Walls without fossil insulation. Roofs that hold snow"))
                .containsExactly(Kind.SEVERAL_NEEDS);
        assertThat(kinds(Language.EN, "Pupils and teachers can breathe clean air"))
                .isEmpty();
    }

    @Test
    void aProductOrTechnologyIsMarkedAsItIsWritten() {
        assertThat(Coach.read(wording(Language.SV, "Luften övervakas med LoRaWAN", "Alla andas"), true))
                .containsExactly(new Remark(Kind.TECHNOLOGY, 1, "LoRaWAN"));
        assertThat(kinds(Language.EN, "Waste is sorted with AI")).containsExactly(Kind.TECHNOLOGY);
        assertThat(kinds(Language.DE, "Fenster von Velux® oder gleichwertig")).containsExactly(Kind.TECHNOLOGY);
        assertThat(kinds(Language.NB, "Vi ai deg")).isEmpty();
    }

    @Test
    void aLongNeedIsMarked() {
        assertThat(kinds(Language.EN, "very ".repeat(Coach.NEED_WORDS_MAX) + "quiet"))
                .containsExactly(Kind.LONG_NEED);
    }

    @Test
    void whatWasFoundIsQuoted() {
        assertThat(Coach.read(wording(Language.DE, "Wir brauchen eine neue Software für alles", "Alle"), true))
                .containsExactly(new Remark(Kind.SOLUTION, 1, "brauchen eine neue Software"));
    }

    @Test
    void successThatNobodyCanCountIsMarked() {
        assertThat(Coach.read(wording(Language.EN, "Roofs hold snow", "People like it"), true))
                .containsExactly(new Remark(Kind.VAGUE_SUCCESS, 0, ""));
        assertThat(Coach.read(wording(Language.EN, "Roofs hold snow", "It uses 40kWh a year"), true))
                .isEmpty();
        assertThat(Coach.read(wording(Language.DA, "Taget holder", "Ingen fryser"), true))
                .isEmpty();
    }

    @Test
    void aSolutionInTheTitleIsMarked() {
        assertThat(Coach.read(titled("Digital platform for green construction"), true))
                .extracting(Remark::kind)
                .contains(Kind.SOLUTION_IN_TITLE);
        assertThat(Coach.read(titled("A preschool without fossil materials"), true))
                .extracting(Remark::kind)
                .doesNotContain(Kind.SOLUTION_IN_TITLE);
    }

    @Test
    void whatCompaniesAskForFirstIsMissed() {
        assertThat(Coach.read(titled("Hoppet"), false))
                .extracting(Remark::kind)
                .containsExactly(
                        Kind.NO_NEEDS,
                        Kind.NO_BUDGET,
                        Kind.NO_CONTACT,
                        Kind.NO_ROUTE,
                        Kind.NO_SUCCESS,
                        Kind.NO_CRITERIA);
    }

    @Test
    void aTextOfAnySizeIsReadAtOnce() {
        String endless = "we need and is ".repeat(4_000);

        long start = System.nanoTime();
        for (Language language : Language.values()) {
            kinds(language, endless);
        }

        // About two seconds on a slow and busy machine.
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    private static List<Kind> kinds(Language language, String need) {
        return Coach.read(wording(language, need, "1 of 1"), true).stream()
                .map(Remark::kind)
                .toList();
    }

    private static Wording wording(Language language, String need, String success) {
        return new Wording(
                1,
                language,
                "Hoppet",
                "A preschool",
                List.of(new Need(1, need, 1)),
                success,
                "",
                "The board decides in June",
                new Budget(1L, 2L, "SEK"),
                List.of(new Criterion(1, "Fit", "", 1)),
                Instant.EPOCH,
                "",
                "");
    }

    private static Wording titled(String title) {
        return new Wording(
                1,
                Language.EN,
                title,
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
    }
}
