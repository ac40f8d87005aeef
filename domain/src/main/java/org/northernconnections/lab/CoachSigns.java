package org.northernconnections.lab;

import java.util.regex.Pattern;
import org.northernconnections.partnership.Language;

/// By which phrases of a language the [Coach] tells a solution from an opening.
///
/// Each pattern was written with examples and counterexamples; they stand in `CoachTest`. To add a phrase,
/// add both there first.
///
/// @param asked a verb that chooses, and soon after it a kind of product: "we need a sensor system".
///     An article that points at something that is there already ("the system") ends the search.
/// @param begins the need begins with the product: "An app that …", "Plattform für …"
/// @param way a way of doing it is prescribed: "must use …", but not "must use less …"
/// @param several two needs in one: a joining phrase, a second sentence, or a verb on either side of an "and"
/// @param measured a sign that success can be counted, or is said of all or none
record CoachSigns(Pattern asked, Pattern begins, Pattern way, Pattern several, Pattern measured) {
    /// Products and technologies that are called the same in every language. Letters as written: "AI" is a
    /// technology, "ai" may be a word.
    static final Pattern TECHNOLOGY = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:AI|KI|IoT|LoRaWAN|RFID|NFC|VR|AR|5G|GPS|BIM|API|LiDAR|[Bb]lockchain|[Bb]lokkjede"
                    + "|[Bb]lockkedja|Bluetooth|ChatGPT|Microsoft|Azure|SharePoint|Excel|Power BI|Google|Amazon|AWS"
                    + "|SAP|Oracle|Salesforce|Siemens|Autodesk|Revit|ArcGIS|Esri|Android|iOS|iPad|iPhone|WhatsApp"
                    + "|Arduino|Raspberry Pi|QR[- ][Cc]odes?|QR-kod(?:e|er)?"
                    + "|[Aa]rtificial intelligence|[Mm]achine learning|[Kk]unstig intelligens|[Mm]askinlæring"
                    + "|[Aa]rtificiell intelligens|[Mm]askininlärning|[Kk]ünstlichen? Intelligenz"
                    + "|[Mm]aschinelles Lernen|[Kk]unstmatige intelligentie"
                    + "|[Dd]igital twins?|[Dd]igital(?:e|en|er)? (?:tvilling(?:er|ar)?|[Zz]willinge?|tweeling(?:en)?)"
                    + "|or equivalent|eller tilsvarende|eller likvärdig(?:t|a)?|oder gleichwertig|of gelijkwaardig)"
                    + "(?![\\p{L}\\p{N}])|[®™]");

    private static final CoachSigns ENGLISH = signs(
            "needs?(?! to)|wants?(?! to)|wish(?:es)? for|requires?|is looking for|are looking for|looks? for|seeks?"
                    + "|develop(?:s|ed)?|builds?|built|buys?|procures?|purchases?|implements?|implemented|installs?"
                    + "|installed|deploys?|deployed|introduces?",
            "the|without|no|this|that|these|those|their|its|to|and|existing",
            "(?:mobile |web |smartphone )?apps?|applications?|platforms?|(?:\\p{L}+-)?systems?|software|tools?"
                    + "|dashboards?|portals?|(?:\\p{L}+-)?sensors?|drones?|robots?|chatbots?|websites?|databases?"
                    + "|digital twins?|machines?|devices?",
            "a|an|one|some|new",
            "for|that|which|where|to|with|so that",
            "(?:must|shall|should|has to|have to|need to|needs to) (?:(?:also|always|only) )?(?:use|make use of|run on"
                    + "|be based on|be built (?:with|on|from)|be made (?:with|of|from)|rely on)"
                    + "(?! (?:less|fewer|no|little|at most|only|half))",
            "as well as|and also|and in addition|and furthermore|and at the same time|while also",
            "and",
            "must|can|should|shall|will|is|are|has|have|need|needs|last|lasts|stay|stays|remain|remains|cost|costs"
                    + "|work|works|hold|holds|keep|keeps|save|saves|run|runs|fit|fits|dry|dries|cool|cools",
            "all|every|each|none|no|never|always|zero|half|twice|double|third|quarter|nobody|everybody|certified");

    private static final CoachSigns DANISH = signs(
            "har brug for|behøver|ønsker(?: sig)?|vil have|mangler|efterspørger|søger|leder efter|udvikle[rts]?"
                    + "|udvikles|bygge[rs]?|købe[rs]?|indkøbe[rs]?|installere[rs]?|indføre[rs]?|opsætte[rs]?",
            "den|det|de|uden|ingen|denne|dette|disse|deres|at|og|eksisterende",
            "(?:mobil-?|web-?)?app(?:s|en)?|(?:\\p{L}|-)*platform(?:e|en)?|(?!øko|immun)(?:\\p{L}|-)*system(?:er|et)?"
                    + "|software|(?:\\p{L}|-)*værktøj(?:er|et)?|dashboards?|(?:\\p{L}|-)*portal(?:er|en)?"
                    + "|(?:\\p{L}|-)*sensor(?:er|en)?|droner?|robot(?:ter|ten)?|chatbots?|hjemmeside|database"
                    + "|digital tvilling|applikation(?:er)?",
            "en|et|én|nogle|ny|nyt|nye",
            "til|som|der|hvor|med|så",
            "(?:skal|bør|må) (?:også |altid |kun )?(?:bruge|bruges|anvende|anvendes|benytte|benyttes|bygge på|baseres på"
                    + "|være baseret på|være lavet af|køre på)(?! (?:mindre|færre|ingen|intet|højst|kun|halvt))",
            "samt at|og desuden|og også|og samtidig|og derudover",
            "og",
            "skal|kan|bør|må|vil|er|har|holder|forbliver|koster|virker|sparer|passer|tørrer|køler|tåler",
            "alle|alt|hver|hvert|ingen|intet|aldrig|altid|nul|halv|halvt|dobbelt|tredjedel|certificeret");

    private static final CoachSigns NORWEGIAN = signs(
            "trenger|ønsker(?: seg)?|vil ha|mangler|etterspør|søker|ser etter|leter etter|utvikle[rts]?|utvikles"
                    + "|bygge[rs]?|kjøpe[rs]?|anskaffe[rs]?|installere[rs]?|innføre[rs]?",
            "den|det|de|uten|ingen|denne|dette|disse|sine|å|og|eksisterende",
            "(?:mobil-?|web-?)?app(?:er|en)?|(?:\\p{L}|-)*plattform(?:er|en)?|(?!øko|immun)(?:\\p{L}|-)*system(?:er|et)?"
                    + "|programvare|(?:\\p{L}|-)*verktøy(?:et)?|dashbord|(?:\\p{L}|-)*portal(?:er|en)?"
                    + "|(?:\\p{L}|-)*sensor(?:er|en)?|droner?|robot(?:er|en)?|chatboter?|nettside|nettsted|database"
                    + "|digital tvilling|applikasjon(?:er)?",
            "en|et|ei|én|noen|ny|nytt|nye",
            "for|til|som|der|hvor|med|slik",
            "(?:skal|må|bør) (?:også |alltid |bare )?(?:bruke|brukes|benytte|benyttes|bygge på|baseres på"
                    + "|være basert på|være laget av|kjøre på)(?! (?:mindre|færre|ingen|høyst|bare|halvparten))",
            "samt at|og dessuten|og også|og samtidig|og i tillegg",
            "og",
            "skal|kan|bør|må|vil|er|har|holder|forblir|koster|virker|sparer|passer|tørker|kjøler|tåler",
            "alle|alt|hver|hvert|ingen|aldri|alltid|null|halv|halvparten|dobbelt|tredjedel|sertifisert");

    private static final CoachSigns SWEDISH = signs(
            "behöver(?! kunna)|önskar(?: oss)?|vill ha|saknar|efterfrågar|söker|letar efter|utvecklar?|utvecklas"
                    + "|bygger?|bygga|byggs|köper?|köpa|upphandlar?|installerar?|inför|införa|införs",
            "den|det|de|utan|inga|ingen|denna|detta|dessa|sina|att|och|befintliga|befintligt",
            "(?:mobil-?|webb-?)?app(?:ar|en)?|(?:\\p{L}|-)*plattform(?:ar|en)?|(?!eko|immun)(?:\\p{L}|-)*system(?:et)?"
                    + "|programvara|mjukvara|(?:\\p{L}|-)*verktyg(?:et)?|dashboards?|(?:\\p{L}|-)*portal(?:er|en)?"
                    + "|(?:\\p{L}|-)*sensor(?:er|n)?|drönare|robot(?:ar|en)?|chatt?bot(?:ar)?|webbplats|hemsida"
                    + "|databas|digital tvilling|applikation(?:er)?",
            "en|ett|några|ny|nytt|nya",
            "för|till|som|där|med|så",
            "(?:ska|skall|måste|bör) (?:också |alltid |bara )?(?:använda|användas|använd|nyttja|bygga på|baseras på"
                    + "|vara baserad på|vara baserat på|vara gjord av|köras på)"
                    + "(?! (?:mindre|färre|inga|ingen|högst|bara|hälften))",
            "samt att|och dessutom|och även|och samtidigt|och därtill",
            "och",
            "ska|skall|kan|bör|måste|vill|är|har|håller|förblir|kostar|fungerar|sparar|passar|torkar|kyler|tål",
            "alla|allt|varje|ingen|inga|inget|aldrig|alltid|noll|halv|hälften|dubbelt|tredjedel|certifierad");

    private static final CoachSigns GERMAN = signs(
            "brauchen|braucht|benötigen|benötigt|wünschen(?: uns)?|wünscht(?: sich)?|wollen|will|suchen|sucht|fordern"
                    + "|entwickeln|entwickelt|bauen|baut|kaufen|kauft|beschaffen|beschafft|installieren|installiert"
                    + "|einführen|führen|wird|werden|soll|sollen",
            "der|die|das|dem|den|des|ohne|kein|keine|keinen|diese|dieses|diesen|ihre|ihr|zu|und|bestehende|vorhandene|durch|von|vom",
            "(?:handy-?|web-?|mobil-?|smartphone-?)?apps?|(?:\\p{L}|-)*plattform(?:en)?"
                    + "|(?!öko|immun)(?:\\p{L}|-)*systeme?s?|(?:\\p{L}|-)*software|(?:\\p{L}|-)*werkzeuge?"
                    + "|dashboards?|(?:\\p{L}|-)*portale?s?|(?:\\p{L}|-)*sensor(?:en|ik)?|drohnen?|roboter|chatbots?"
                    + "|webseite|website|datenbank(?:en)?|digitale[rn]? zwillinge?|anwendung(?:en)?",
            "ein|eine|einen|einem|einer|eines|neue|neues|neuen|neuer",
            "für|die|der|das|mit|zur|zum|damit|wo",
            "(?:muss|müssen|soll|sollen)(?!(?: \\p{L}+){0,3} (?:weniger|keine?n?|höchstens|nur|halb))(?: \\p{L}+){0,5}"
                    + " (?:verwenden|nutzen|einsetzen|beruhen|basieren|eingesetzt werden|verwendet werden"
                    + "|genutzt werden)",
            "sowie dass|sowie|und außerdem|und auch|und zusätzlich|und zugleich|und gleichzeitig",
            "und",
            "muss|müssen|soll|sollen|kann|können|ist|sind|hat|haben|hält|halten|bleibt|bleiben|kostet|kosten"
                    + "|funktioniert|spart|sparen|passt|passen|trocknet|kühlt",
            "alle|allen|alles|jede|jeder|jedes|keine|kein|niemand|nie|immer|null|halb|hälfte|doppelt|drittel"
                    + "|zertifiziert");

    private static final CoachSigns DUTCH = signs(
            "(?:heeft|hebben|is|zijn)(?= [^.;]{0,60}\\bnodig\\b)|wil|willen|wensen|wenst|zoekt|zoeken|vragen om|vraagt om"
                    + "|ontwikkelt|ontwikkelen|bouwt|bouwen|koopt|kopen|aanschaffen|installeert|installeren|invoeren"
                    + "|komt er|moet er",
            "de|het|zonder|geen|deze|dit|die|dat|hun|te|en|bestaande",
            "(?:mobiele )?apps?|(?:web-?|mobiel-?)app|(?:\\p{L}|-)*platforms?|(?:\\p{L}|-)*platformen"
                    + "|(?!eco|immuun)(?:\\p{L}|-)*syste(?:em|men)|software|(?:\\p{L}|-)*tools?|dashboards?"
                    + "|(?:\\p{L}|-)*porta(?:al|len)|(?:\\p{L}|-)*sensor(?:en|s)?|drones?|robots?|chatbots?|websites?"
                    + "|databases?|digitale tweeling|applicaties?|toepassing(?:en)?",
            "een|één|enkele|nieuw|nieuwe",
            "voor|die|dat|waar|met|om|zodat",
            "(?:moet|moeten|dient|dienen)(?!(?: \\p{L}+){0,3} (?:minder|geen|hoogstens|alleen|half))(?: \\p{L}+){0,5}"
                    + " (?:gebruiken|gebruikmaken|gebruik maken|gebaseerd zijn|gebruikt worden|ingezet worden)",
            "alsmede|en bovendien|en ook|en daarnaast|en tegelijk|en tegelijkertijd",
            "en",
            "moet|moeten|kan|kunnen|zal|zullen|is|zijn|heeft|hebben|houdt|houden|blijft|blijven|kost|kosten|werkt"
                    + "|werken|bespaart|past|passen|droogt|koelt",
            "alle|alles|elk|elke|ieder|iedere|geen|niemand|nooit|altijd|nul|half|helft|dubbel|derde|gecertificeerd");

    static CoachSigns of(Language language) {
        return switch (language) {
            case EN -> ENGLISH;
            case DA -> DANISH;
            case NB -> NORWEGIAN;
            case SV -> SWEDISH;
            case DE -> GERMAN;
            case NL -> DUTCH;
        };
    }

    /// @param verbs that choose
    /// @param stops words that end the search for what is chosen
    /// @param things kinds of product
    /// @param articles that may stand before a thing at the beginning of a need
    /// @param after words by which a thing at the beginning goes on
    /// @param ways that are prescribed
    /// @param joints that join a second need
    /// @param and the word for "and"
    /// @param finite verbs common in needs
    /// @param counted words that say of how many something holds
    private static CoachSigns signs(
            String verbs,
            String stops,
            String things,
            String articles,
            String after,
            String ways,
            String joints,
            String and,
            String finite,
            String counted) {
        String between = "(?:\\s+(?!(?:" + stops + ")\\b)[\\p{L}-]+){0,3}?";
        return new CoachSigns(
                phrase("(?:%s)%s\\s+(?:%s)".formatted(verbs, between, things)),
                phrase("^(?:(?:%s)\\s+)?(?:(?!(?:%s)\\b)[\\p{L}-]+\\s+){0,2}?(?:%s)(?=\\s+(?:%s)\\b)"
                        .formatted(articles, stops, things, after)),
                phrase(ways),
                either(
                        "(?:%s)|(?<=\\b(?:%s)\\b.{1,120}\\s)%s(?:\\s+[\\p{L}-]+){0,2}\\s+(?:%s)"
                                .formatted(joints, finite, and, finite),
                        ";|(?-i:(?<=\\p{Ll}{4})[.!?](?=\\s+\\p{Lu}))"),
                either(counted, "\\d"));
    }

    private static Pattern phrase(String words) {
        return compile(whole(words));
    }

    private static Pattern either(String words, String anywhere) {
        return compile(whole(words) + "|" + anywhere);
    }

    /// Words with nothing of a word before or after them.
    private static String whole(String words) {
        return "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])";
    }

    private static Pattern compile(String expression) {
        return Pattern.compile(
                expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
