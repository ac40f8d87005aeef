package org.northernconnections.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.Language;

/// Reads a challenge while it is being worded and marks what keeps good companies away: a solution
/// written as a need, and what they will ask for first.
///
/// A need is an opening: "classrooms stay below 26 °C in summer without fossil energy". A solution has
/// already chosen: "we need a sensor platform". The signs of a solution are phrases that ask for a kind
/// of product, in each of our languages; they are few and plain on purpose, as a false alarm costs more
/// than a miss. The owner decides; nothing is refused because of a mark.
public final class Coach {
    private static final int NEED_WORDS_MAX = 40;

    /// One remark.
    ///
    /// @param kind of its sentence: `lab.coach.<kind>`
    /// @param needPosition the need it is about; 0 for the challenge as a whole
    /// @param found the words that it is about; may be empty
    public record Remark(Kind kind, int needPosition, String found) {}

    /// What can be remarked.
    public enum Kind {
        SOLUTION,
        SEVERAL_NEEDS,
        LONG_NEED,
        NO_NEEDS,
        NO_BUDGET,
        NO_CONTACT,
        NO_ROUTE,
        NO_SUCCESS,
        NO_CRITERIA
    }

    /// "We want a …" and "it must use …": verbs that choose, each with what may stand between them and the thing.
    private static final Map<Language, Pattern> SOLUTIONS = new EnumMap<>(Map.of(
            Language.EN,
            solution(
                    "need|want|require|looking for|develop|build|buy|procure|implement|install|deliver|deploy",
                    "a|an|the|new|our own",
                    "app|application|platform|system|software|tool|dashboard|portal|sensor|sensors|drone|drones|robot|"
                            + "robots|blockchain|ai|chatbot|website|database|digital twin|machine|device|app solution"),
            Language.DA,
            solution(
                    "har brug for|behøver|ønsker|vil have|udvikle|bygge|købe|installere|indføre|levere|søger",
                    "en|et|den|ny|nyt|vores egen",
                    "app|platform|system|software|værktøj|dashboard|portal|sensor|sensorer|drone|droner|robot|robotter|"
                            + "blockchain|ai|chatbot|hjemmeside|database|digital tvilling|maskine"),
            Language.NB,
            solution(
                    "trenger|ønsker|vil ha|utvikle|bygge|kjøpe|installere|innføre|levere|søker",
                    "en|et|ei|den|ny|nytt|vår egen",
                    "app|plattform|system|programvare|verktøy|dashbord|portal|sensor|sensorer|drone|droner|robot|roboter|"
                            + "blokkjede|ki|chatbot|nettside|database|digital tvilling|maskin"),
            Language.SV,
            solution(
                    "behöver|önskar|vill ha|utveckla|bygga|köpa|installera|införa|leverera|söker",
                    "en|ett|den|ny|nytt|vår egen",
                    "app|plattform|system|programvara|mjukvara|verktyg|portal|sensor|sensorer|drönare|robot|robotar|"
                            + "blockkedja|ai|chattbot|webbplats|databas|digital tvilling|maskin"),
            Language.DE,
            solution(
                    "brauchen|benötigen|wünschen|wollen|suchen|entwickeln|bauen|kaufen|beschaffen|installieren|einführen|liefern",
                    "ein|eine|einen|die|den|das|neue|neues|neuen|eigene|eigenes",
                    "app|plattform|system|software|werkzeug|dashboard|portal|sensor|sensoren|drohne|drohnen|roboter|"
                            + "blockchain|ki|chatbot|webseite|datenbank|digitaler zwilling|digitalen zwilling|maschine"),
            Language.NL,
            solution(
                    "hebben .{0,20}nodig|nodig|willen|zoeken|ontwikkelen|bouwen|kopen|aanschaffen|installeren|invoeren|leveren",
                    "een|de|het|nieuw|nieuwe|eigen",
                    "app|platform|systeem|software|tool|dashboard|portaal|sensor|sensoren|drone|drones|robot|robots|"
                            + "blockchain|ai|chatbot|website|database|digitale tweeling|machine")));

    private static final Map<Language, Pattern> MUST_USE = new EnumMap<>(Map.of(
            Language.EN, phrase("(must|shall|has to|have to|should) (use|run on|be based on|be built with)"),
            Language.DA, phrase("(skal|bør) (bruge|anvende|bygge på|være baseret på)"),
            Language.NB, phrase("(skal|må|bør) (bruke|benytte|bygge på|være basert på)"),
            Language.SV, phrase("(ska|måste|bör) (använda|bygga på|vara baserad på|vara baserat på)"),
            Language.DE,
                    phrase("(muss|müssen|soll|sollen)( \\p{L}+){0,4} (verwenden|nutzen|einsetzen|beruhen|basieren)"),
            Language.NL, phrase("(moet|moeten|dient)( \\p{L}+){0,4} (gebruiken|gebruik maken|gebaseerd zijn)")));

    /// Words that join a second need to the first.
    private static final Map<Language, Pattern> SEVERAL = new EnumMap<>(Map.of(
            Language.EN, phrase("(as well as|and also|and in addition|and furthermore)|;"),
            Language.DA, phrase("(samt at|og desuden|og også)|;"),
            Language.NB, phrase("(samt at|og dessuten|og også)|;"),
            Language.SV, phrase("(samt att|och dessutom|och även)|;"),
            Language.DE, phrase("(sowie dass|und außerdem|und auch|und zusätzlich)|;"),
            Language.NL, phrase("(alsmede|en bovendien|en ook|en daarnaast)|;")));

    private Coach() {}

    private static Pattern solution(String verbs, String articles, String things) {
        return phrase("(%s)( (%s))*( \\p{L}+){0,2} (%s)".formatted(verbs, articles, things));
    }

    private static Pattern phrase(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// What to remark, needs first.
    ///
    /// @param hasContact is somebody named who answers for it?
    public static List<Remark> read(Wording wording, boolean hasContact) {
        var remarks = new ArrayList<Remark>();
        for (Need need : wording.needs()) {
            remarks.addAll(readNeed(need, wording.language()));
        }
        note(remarks, wording.needs().isEmpty(), Kind.NO_NEEDS);
        note(remarks, !wording.budget().said(), Kind.NO_BUDGET);
        note(remarks, !hasContact, Kind.NO_CONTACT);
        note(remarks, wording.afterEvent().isBlank(), Kind.NO_ROUTE);
        note(remarks, wording.success().isBlank(), Kind.NO_SUCCESS);
        note(remarks, wording.criteria().isEmpty(), Kind.NO_CRITERIA);
        return remarks;
    }

    private static void note(List<Remark> remarks, boolean missing, Kind kind) {
        if (missing) {
            remarks.add(new Remark(kind, 0, ""));
        }
    }

    private static List<Remark> readNeed(Need need, Language language) {
        var remarks = new ArrayList<Remark>();
        String chosen = firstOf(need.text(), SOLUTIONS.get(language));
        if (chosen.isEmpty()) {
            chosen = firstOf(need.text(), MUST_USE.get(language));
        }
        if (!chosen.isEmpty()) {
            remarks.add(new Remark(Kind.SOLUTION, need.position(), chosen));
        }
        String joint = firstOf(need.text(), SEVERAL.get(language));
        if (!joint.isEmpty()) {
            remarks.add(new Remark(Kind.SEVERAL_NEEDS, need.position(), joint));
        }
        if (need.text().strip().split("\\s+").length > NEED_WORDS_MAX) {
            remarks.add(new Remark(Kind.LONG_NEED, need.position(), ""));
        }
        return remarks;
    }

    private static String firstOf(String text, @Nullable Pattern pattern) {
        if (pattern == null) {
            return "";
        }
        Matcher found = pattern.matcher(text.toLowerCase(Locale.ROOT));
        return found.find() ? text.substring(found.start(), Math.min(found.end(), text.length())) : "";
    }
}
