package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.northernconnections.app.timetable.BadFile;
import org.northernconnections.app.timetable.EventFile;
import org.northernconnections.timetable.EventSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The schema of events says what their reader takes: the same members, none of them null, and no longer lists.
class TimetableSchemaTest {
    private static final Path SCHEMA = Path.of("..", "docs", "reference", "timetable.schema.json");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MEMBERS = Pattern.compile("must have no members but ([^\n]+), but it has");

    /// One object of each kind, with all its members.
    private static final String EVENT = """
            {
              "slots": [{"session": "day", "position": 0, "minutes": 20}, {"session": "day"}],
              "tables": [{"name": "T1", "room": "Hall", "seats": 4, "closed": [2], "host": "P1"}],
              "participants": [
                {"id": "P1", "group": "DK", "slots": [1], "least": 0, "most": 1, "inARow": 1, "languages": ["da"]},
                {"id": "P2"}
              ],
              "interpreters": [{"id": "Ida", "languages": ["da", "de"], "slots": [2]}],
              "requests": [
                {"id": "R1", "participants": ["P1", "P2"], "must": false, "weight": 1, "slot": 1, "table": "T1",
                 "minutes": 20, "after": ["R2"]},
                {"id": "R2", "participants": ["P1", "P2"], "must": true}
              ],
              "apart": [["P1", "P2"]],
              "weights": {"unplaced_musts": 1, "meetings_short": 1, "unplaced_likes": 1, "moves": 1, "breaks": 1,
                          "unfairness": 1, "group_unfairness": 1}
            }
            """;

    /// Where the first object of each kind stands in the event, and where its members stand in the schema.
    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "", "/properties",
            "/slots/0", "/properties/slots/items/properties",
            "/tables/0", "/properties/tables/items/properties",
            "/participants/0", "/properties/participants/items/properties",
            "/interpreters/0", "/properties/interpreters/items/properties",
            "/requests/0", "/properties/requests/items/properties",
            "/weights", "/properties/weights/patternProperties"));

    private static JsonNode schema() throws IOException {
        return JSON.readTree(Files.readString(SCHEMA));
    }

    @Test
    void theExampleHasAllMembersAndIsRead() throws IOException {
        assertThat(EventFile.read(EVENT).problem().requests()).hasSize(2);
        JsonNode event = JSON.readTree(EVENT);
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            assertThat(Set.copyOf(event.at(kind.getKey()).propertyNames()))
                    .as(kind.getKey())
                    .isEqualTo(members(schema().at(kind.getValue())));
        }
    }

    @Test
    void theReaderTakesTheMembersOfTheSchemaAndNoOthers() throws IOException {
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            assertThat(taken(kind.getKey()))
                    .as(kind.getKey())
                    .isNotEmpty()
                    .isEqualTo(members(schema().at(kind.getValue())));
        }
    }

    @Test
    void noMemberMayBeNull() throws IOException {
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            for (String member : members(schema().at(kind.getValue()))) {
                JsonNode event = JSON.readTree(EVENT);
                ((ObjectNode) event.at(kind.getKey())).putNull(member);

                assertThat(refusal(event)).as("%s/%s", kind.getKey(), member).contains("but it is null");
            }
        }
        assertThat(schema().toString()).doesNotContain("\"null\"");
    }

    @Test
    void theLongestListsAreThoseOfTheReader() throws IOException {
        JsonNode lists = schema().at("/properties");

        assertThat(lists.at("/slots/maxItems").intValue()).isEqualTo(EventSize.SLOTS_MAX);
        assertThat(lists.at("/tables/maxItems").intValue()).isEqualTo(EventSize.TABLES_MAX);
        assertThat(lists.at("/participants/maxItems").intValue()).isEqualTo(EventSize.PARTICIPANTS_MAX);
        assertThat(lists.at("/interpreters/maxItems").intValue()).isEqualTo(EventSize.PARTICIPANTS_MAX);
        assertThat(lists.at("/requests/maxItems").intValue()).isEqualTo(EventSize.MEETINGS_MAX);
    }

    /// The names of members; where the schema has a pattern for them, those that it lists.
    private static Set<String> members(JsonNode properties) {
        Set<String> members = new TreeSet<>();
        for (String name : properties.propertyNames()) {
            members.addAll(
                    name.startsWith("^(")
                            ? List.of(name.substring(2, name.length() - 2).split("\\|"))
                            : List.of(name));
        }
        return members;
    }

    /// What an object may have, as the reader says where it has something else.
    private static Set<String> taken(String pointer) {
        JsonNode event = JSON.readTree(EVENT);
        ((ObjectNode) event.at(pointer)).put("other", 1);
        Matcher said = MEMBERS.matcher(refusal(event));
        return said.find() ? new TreeSet<>(List.of(said.group(1).split(", "))) : Set.of();
    }

    private static String refusal(JsonNode event) {
        BadFile refused = catchThrowableOfType(BadFile.class, () -> EventFile.read(event.toString()));
        return refused == null ? "" : String.valueOf(refused.getMessage());
    }
}
