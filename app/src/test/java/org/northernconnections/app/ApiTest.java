package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.api.ApiRoutes;
import tools.jackson.databind.JsonNode;

/// The API as programs use it: the demonstration partnership, read and changed with keys.
class ApiTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference");
    private static final String API = ApiRoutes.PREFIX;

    private static RunningProgram program;
    private static ApiClient nobody;
    private static ApiClient owner;
    private static ApiClient secretariat;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        nobody = ApiClient.with(program, "");
        owner = client("owner", "o.kind = 'city' and o.country = 'NO'", Role.OWNER);
        secretariat = client("secretariat", "p.lead", Role.SECRETARIAT);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static ApiClient client(String who, String which, Role role) {
        return ApiClient.of(program, program.person(who + "@api.example", partner(which), role));
    }

    private static OrganisationId partner(String which) {
        return new OrganisationId(
                program.sql().sql("""
                        select o.id from partner p join organisation o on o.id = p.organisation_id
                         where p.left_on is null and (%s) order by o.id limit 1
                        """.formatted(which)).query(String.class).single());
    }

    @Test
    void aCityOpensAChallengeAndACompanyAsksAboutIt() {
        String lab = named(owner.post(API + "/labs", """
                {"name": "Harbour of a test", "owner": "%s", "city": "Bergen", "country": "NO"}
                """.formatted(partner("o.kind = 'city' and o.country = 'NO'"))));
        ApiClient.Answer drafted = owner.post(API + "/challenges", """
                {"lab": "%s", "title": "Quiet ferries", "language": "en", "currency": "NOK", "summary": "Less noise",
                 "need": ["Quiet hulls", "Quiet quays"], "needWeight": [3, 1], "criterion": ["Fit"],
                 "criterionWeight": [2], "places": 4, "recommendationsMax": 2, "budgetMax": 900000}
                """.formatted(lab));
        String id = named(drafted);
        String challenge = API + "/challenges/" + id;
        ApiClient.Answer shown = owner.get(challenge);
        assertThat(shown.text("/wording/needs/0/text")).isEqualTo("Quiet hulls");
        assertThat(shown.getJson().at("/wording/needs/0/weight").asInt()).isEqualTo(3);
        assertThat(shown.getJson().at("/wording/budget/max").asLong()).isEqualTo(900_000);
        assertThat(shown.text("/challenge/state")).isEqualTo("draft");
        assertThat(nobody.get(challenge).status()).isEqualTo(404);

        assertThat(owner.post(challenge + "/ask-for-review", "{}").status())
                .as("without a contact")
                .isEqualTo(409);
        String contact = owner.get(API + "/account").text("/id");
        JsonNode form = owner.get(challenge + "/edit").getJson();
        ApiClient.Answer reworded = owner.post(
                challenge + "/edit", form.toString().replace("\"contact\":\"\"", "\"contact\":\"" + contact + "\""));
        assertThat(reworded.status()).as(reworded.body()).isEqualTo(200);
        assertThat(owner.post(challenge + "/ask-for-review", "{\"why\": \"It is ready\"}")
                        .status())
                .isEqualTo(200);
        assertThat(secretariat
                        .post(challenge + "/review", "{\"verdict\": \"approved\"}")
                        .status())
                .isEqualTo(200);
        ApiClient.Answer early = owner.post(challenge + "/open", "{\"closes\": \"2099-01-01T12:00\"}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body()).contains("Harbour of a test has not been chosen yet");
        choose(API + "/labs/" + lab);
        assertThat(owner.post(challenge + "/open", "{\"closes\": \"2099-01-01T12:00\"}")
                        .status())
                .isEqualTo(200);
        assertThat(nobody.get(challenge).text("/challenge/state")).isEqualTo("open");
        assertThat(program.part(Ledger.class).listAbout("challenge", id))
                .filteredOn(line -> line.to().equals("in review"))
                .singleElement()
                .satisfies(line -> assertThat(line.why()).isEqualTo("It is ready"))
                .satisfies(line -> assertThat(line.actor().word()).isEqualTo("account:" + contact));

        ApiClient company = ApiClient.of(program, program.person("asker@api.example", aCompany(), Role.COMPANY));
        assertThat(company.post(challenge + "/ask", "{\"question\": \"How quiet is quiet?\"}")
                        .status())
                .isEqualTo(200);
        assertThat(nobody.get(challenge).body()).doesNotContain("How quiet is quiet?");
        String question = owner.get(challenge).text("/questions/0/id");
        owner.post(API + "/questions/" + question + "/answer", "{\"answer\": \"Below 50 dB\"}");
        assertThat(nobody.get(challenge).body())
                .contains("How quiet is quiet?", "Below 50 dB")
                .doesNotContain("asker", "askedBy");
    }

    private static void choose(String lab) {
        assertThat(owner.post(lab + "/edit", """
                        {"name": "Harbour of a test", "city": "Bergen", "country": "NO", "version": "1",
                         "met": ["political_backing", "critical_mass_of_companies", "investment_capacity", "real_setting"],
                         "grounds": ["Council, 2018", "Forty yards", "NOK 90 million", "A harbour"]}
                        """).status()).isEqualTo(200);
        assertThat(owner.post(lab + "/step", "{\"to\": \"specified\"}").status())
                .isEqualTo(200);
        assertThat(secretariat.post(lab + "/step", "{\"to\": \"chosen\"}").status())
                .isEqualTo(200);
    }

    private static OrganisationId aCompany() {
        return new OrganisationId(program.sql()
                .sql("select organisation_id from company order by 1 limit 1")
                .query(String.class)
                .single());
    }

    /// The id of what was made.
    private static String named(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/done")).isNotEmpty();
        Matcher id = Pattern.compile("/([0-9a-z]{12})").matcher(answer.text("/at"));
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    @Test
    void whatIsWrongSaysWhatWasExpectedAndFound() {
        ApiClient.Answer wrong =
                owner.post(API + "/labs", "{\"name\": \"\", \"city\": \"Bergen\", \"country\": \"Norway\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(wrong.getJson().at("/errors").findValuesAsString("field")).contains("name", "country", "owner");

        ApiClient.Answer misspelt = owner.post(API + "/labs", "{\"nmae\": \"Harbour\"}");
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.text("/detail")).contains("no field nmae", "name, owner, city");
        assertThat(owner.get(API + "/companies?contry=NO").text("/detail")).contains("contry", "country");

        ApiClient.Answer unknown = owner.get(API + "/challenges?state=nonsense");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/detail")).contains("\"nonsense\"", "draft, in review, changes asked, approved, open");

        assertThat(owner.post(API + "/labs", "[1]").text("/detail")).contains("JSON object", "array");
        assertThat(owner.post(API + "/labs", "{\"name\": {\"en\": \"x\"}}").text("/detail"))
                .contains("name", "{\"en\":\"x\"}");
        assertThat(owner.post(API + "/labs", "{").status()).isEqualTo(400);
        assertThat(owner.post(API + "/companies/" + aCompany() + "/edit", "{}").status())
                .isEqualTo(403);
        assertThat(secretariat
                        .post(API + "/applications/nonononono00/answer", "{}")
                        .status())
                .isIn(403, 404);
        assertThat(secretariat.get(API + "/nowhere").status()).isEqualTo(404);
    }

    @Test
    void whoIsLateGetsBothTexts() {
        String id =
                named(secretariat.post(API + "/labs", """
                {"name": "Two at a time", "owner": "%s", "city": "Oslo", "country": "NO"}
                """.formatted(partner("o.kind = 'city' and o.country = 'NO'"))));
        String form = owner.get(API + "/labs/" + id + "/edit").body();
        assertThat(owner.post(API + "/labs/" + id + "/edit", form.replace("Oslo", "Bergen"))
                        .status())
                .isEqualTo(200);

        ApiClient.Answer late = secretariat.post(API + "/labs/" + id + "/edit", form.replace("Oslo", "Molde"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/theirs/city")).isEqualTo("Bergen");
        assertThat(late.getJson().at("/theirs/version").asInt()).isEqualTo(2);
        assertThat(nobody.get(API + "/labs/" + id).text("/lab/city")).isEqualTo("Bergen");
    }

    @Test
    void aKeyThatIsNotKnownOpensNothing() {
        ApiClient.Answer unknown = ApiClient.with(program, "not-a-key").get(API + "/labs");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text("/detail")).contains("key is not known");
        assertThat(unknown.text("/instance")).isEqualTo(API + "/labs");
        assertThat(unknown.response().headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer");
        ApiClient.Answer stranger = nobody.get(API + "/home");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.response().headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(nobody.post(API + "/labs", "{}").status())
                .as("no key, no change")
                .isIn(401, 403);
    }

    @Test
    void longListsComeInPages() {
        int total = 0;
        var seen = new TreeSet<String>();
        String next = API + "/companies";
        while (!next.isEmpty()) {
            JsonNode list = secretariat.get(next).getJson();
            total = list.at("/total").asInt();
            list.at("/items")
                    .forEach(item -> seen.add(item.at("/organisation/id").asString()));
            next = list.at("/next").isNull() ? "" : list.at("/next").asString();
        }

        assertThat(total).isGreaterThan(80);
        assertThat(seen).hasSize(total);
    }

    @Test
    void everyReadThatAKeyMayDoAnswersAsItIsDescribed() {
        JsonNode document = nobody.get(API + "/openapi").getJson();
        var wrong = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            JsonNode described = path.getValue().at("/get/responses/200/content/application~1json/schema");
            if (!described.isMissingNode()) {
                for (ApiClient client : List.of(nobody, owner, secretariat)) {
                    ApiClient.Answer answer = client.get(withObjects(path.getKey()));
                    if (answer.status() >= 500) {
                        wrong.add(path.getKey() + " answers " + answer.status());
                    }
                    if (answer.status() == 200) {
                        check(document, described, answer.getJson(), path.getKey(), wrong);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /// The objects are the secretariat's to read, so that most addresses answer.
    private static String withObjects(String path) {
        String challenge = id("select id from challenge where state = 'in selection' order by id limit 1");
        String event = id("select id from event where state = 'collecting wishes' order by id limit 1");
        var objects = new LinkedHashMap<String, String>();
        objects.put("/challenges/{id}", "/challenges/" + challenge);
        objects.put("/events/{id}", "/events/" + event);
        objects.put("/labs/{id}", "/labs/" + id("select lab_id from challenge where id = '" + challenge + "'"));
        objects.put("/companies/{id}", "/companies/" + aCompany());
        objects.put("/partners/{id}", "/partners/" + partner("o.kind = 'cluster'"));
        objects.put("/organisations/{id}", "/organisations/" + partner("o.kind = 'cluster'"));
        objects.put("/applications/{id}", "/applications/" + id("select id from application order by id limit 1"));
        objects.put(
                "/recommendations/{id}", "/recommendations/" + id("select id from recommendation order by id limit 1"));
        objects.put("/outbox/{id}", "/outbox/" + id("select id from mail order by id limit 1"));
        objects.put(
                "/companies/" + aCompany() + "/beside/{other}",
                "/companies/" + aCompany() + "/beside/"
                        + id("select organisation_id from company order by 1 desc limit 1"));
        objects.put(
                "/beside/{other}",
                "/beside/"
                        + id("select organisation_id from partner p join organisation o on o.id = p.organisation_id"
                                + " where o.kind = 'cluster' and p.left_on is null order by 1 desc limit 1"));
        objects.put("/followups/{id}", "/followups/" + id("select id from follow_up order by id limit 1"));
        objects.put("{figure}/{id}", "followed_up/" + id("select id from follow_up order by id limit 1"));
        objects.put("{figure}", "pilots");
        objects.put("{participant}", id("select id from participant order by id limit 1"));
        objects.put("{meeting}", id("select id from meeting order by id limit 1"));
        objects.put("{a}", "1");
        objects.put("{b}", "1");
        objects.put("{kind}", "provisional");
        objects.put("{number}", "1");
        String concrete = path;
        for (Map.Entry<String, String> object : objects.entrySet()) {
            concrete = concrete.replace(object.getKey(), object.getValue());
        }
        return concrete;
    }

    private static String id(String query) {
        return program.sql().sql(query).query(String.class).optional().orElse("nonononono00");
    }

    /// Holds an answer against its JSON Schema: types, enums, and which members there are.
    private static void check(JsonNode document, JsonNode schema, JsonNode value, String at, List<String> wrong) {
        if (schema.has("$ref")) {
            JsonNode meant = document.at(schema.at("/$ref").asString().substring(1));
            check(document, meant, value, at, wrong);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) {
                check(document, schema.at("/anyOf/0"), value, at, wrong);
            }
        } else {
            checkType(document, schema, value, at, wrong);
        }
    }

    private static void checkType(JsonNode document, JsonNode schema, JsonNode value, String at, List<String> wrong) {
        String type = schema.at("/type").asString();
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        if (!fits) {
            wrong.add("%s should be a %s, but is %s".formatted(at, type, value));
            return;
        }
        value.forEach(item -> {
            if (value.isArray()) {
                check(document, schema.at("/items"), item, at + "[]", wrong);
            }
        });
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode described = schema.has("properties")
                    ? schema.at("/properties/" + member.getKey())
                    : schema.at("/additionalProperties");
            if (described.isMissingNode()) {
                wrong.add(at + " has a member that is not described: " + member.getKey());
            } else {
                check(document, described, member.getValue(), at + "." + member.getKey(), wrong);
            }
        }
        schema.at("/required").forEach(needed -> {
            if (!value.has(needed.asString())) {
                wrong.add(at + " lacks " + needed.asString());
            }
        });
        if (schema.has("enum") && !schema.at("/enum").toString().contains("\"" + value.asString() + "\"")) {
            wrong.add("%s should be one of %s, but is %s".formatted(at, schema.at("/enum"), value));
        }
    }

    @Test
    void theDescriptionIsTheFileInTheDocs() throws IOException {
        Path file = REFERENCE.resolve("openapi.json");
        String described = nobody.get(API + "/openapi").body() + "\n";
        if ("yes".equals(System.getProperty("golden.rewrite"))) {
            Files.writeString(file, described);
        }

        assertThat(described)
                .as("docs/reference/openapi.json; ./dev golden rewrites it")
                .isEqualTo(Files.readString(file));
    }

    @Test
    void everyPageIsToldToProgramsOrSaysWhyNot() throws IOException {
        var told = new TreeSet<String>();
        var pages = new TreeSet<String>();
        program.part("requestMappingHandlerMapping", ApiRoutes.class)
                .getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues()
                        .forEach(pattern -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    String bare = pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
                                    if (bare.startsWith(API + "/")) {
                                        told.add(method + " " + bare.substring(API.length()));
                                    } else {
                                        pages.add(method + " " + bare);
                                    }
                                })));
        told.remove("GET /openapi");
        var explained = new TreeSet<String>();
        for (String line : Files.readAllLines(REFERENCE.resolve("api.md"))) {
            Matcher row =
                    Pattern.compile("\\| `((?:GET|POST) /[^`]*)` \\| \\S.* \\|").matcher(line);
            if (row.matches()) {
                explained.add(row.group(1));
            }
        }

        var forPeopleAlone = new TreeSet<>(pages);
        forPeopleAlone.removeAll(told);
        assertThat(explained).isEqualTo(forPeopleAlone);
    }
}
