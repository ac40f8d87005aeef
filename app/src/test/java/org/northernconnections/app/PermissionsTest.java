package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.api.ApiRoutes;
import org.northernconnections.web.page.RouteGuard;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables in `docs/reference/permissions` against the program: every route has a row, and every cell
/// is called, with objects of somebody else wherever an address names one.
class PermissionsTest {
    private static final Path TABLES = Path.of("..", "docs", "reference", "permissions");

    /// Those that the columns stand for, in their order.
    enum Caller {
        PUBLIC,
        COMPANY,
        CLUSTER,
        OWNER,
        POLICY,
        SECRETARIAT
    }

    record Row(String method, String route, Map<Caller, String> cells) {
        boolean namesAnObject() {
            return route.contains("{") && !route.endsWith("{kind}");
        }
    }

    private static RunningProgram program;
    private static final Map<Caller, TestBrowser> BROWSERS = new EnumMap<>(Caller.class);
    private static final Map<Caller, ApiClient> PROGRAMS = new EnumMap<>(Caller.class);

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        BROWSERS.put(Caller.PUBLIC, program.browser());
        PROGRAMS.put(Caller.PUBLIC, ApiClient.with(program, ""));
        signIn(Caller.COMPANY, newCompany(), Role.COMPANY);
        signIn(Caller.CLUSTER, newCluster(), Role.CLUSTER);
        signIn(Caller.OWNER, partner("o.kind = 'city' and o.country = 'NO'", "city"), Role.OWNER);
        signIn(Caller.POLICY, partner("o.kind = 'region'", "region"), Role.POLICY);
        signIn(Caller.SECRETARIAT, partner("p.lead", "lead"), Role.SECRETARIAT);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static void signIn(Caller caller, OrganisationId organisation, Role role) {
        Account account = program.person(email(caller), organisation, role);
        BROWSERS.put(caller, program.browser(account));
        PROGRAMS.put(caller, ApiClient.of(program, account));
    }

    private static String email(Caller caller) {
        return caller.name().toLowerCase(Locale.ROOT) + "@caller.example";
    }

    /// A company of which nobody else has heard.
    private static OrganisationId newCompany() {
        program.change(() -> {
            program.sql().sql("""
                    insert into organisation (id, name, kind, country, valid_from)
                    values ('zzzzzzzzzzzz', 'Caller AS', 'company', 'NO', '2020-01-01')
                    """).update();
            program.sql()
                    .sql(
                            "insert into company (organisation_id, readiness, visibility) values ('zzzzzzzzzzzz', 7, 'private')")
                    .update();
        });
        return new OrganisationId("zzzzzzzzzzzz");
    }

    /// A cluster that has just joined.
    private static OrganisationId newCluster() {
        program.change(() -> {
            program.sql().sql("""
                            insert into organisation (id, name, kind, country, valid_from)
                            values ('yyyyyyyyyyyy', 'Caller Cluster', 'cluster', 'NO', '2020-01-01')
                            """).update();
            program.sql()
                    .sql(
                            "insert into partner (organisation_id, level, joined) values ('yyyyyyyyyyyy', 'cluster', '2020-01-01')")
                    .update();
        });
        return new OrganisationId("yyyyyyyyyyyy");
    }

    private static OrganisationId partner(String which, String name) {
        return new OrganisationId(program.sql()
                .sql("""
                        select o.id from partner p join organisation o on o.id = p.organisation_id
                         where p.left_on is null and (%s) order by o.id limit 1
                        """.formatted(which))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("The demonstration has no " + name)));
    }

    @Test
    void everyRouteHasARow() {
        var documented = new TreeSet<String>();
        rows().forEach(row -> documented.add(row.method() + " " + row.route()));

        var withoutRow = routes();
        withoutRow.removeAll(documented);
        documented.removeAll(routes());
        assertThat(withoutRow).as("routes without a row").isEmpty();
        assertThat(documented).as("rows without a route").isEmpty();
    }

    /// What this program did not write answers only what the tables and the guard name.
    @Test
    void nothingAnswersBesidesTheTables() {
        var others = new TreeSet<String>();
        program.parts(HandlerMapping.class).forEach((name, mapping) -> {
            switch (mapping) {
                case ApiRoutes _ -> {} // everyRouteHasARow
                case RequestMappingInfoHandlerMapping methods ->
                    methods.getHandlerMethods().keySet().forEach(route -> others.addAll(route.getPatternValues()));
                case AbstractUrlHandlerMapping urls ->
                    urls.getHandlerMap().keySet().forEach(others::add);
                case RouterFunctionMapping functions ->
                    assertThat(functions.getRouterFunction()).as(name).isNull();
                default -> throw new AssertionError("The guard knows no handlers of " + name + ": " + mapping);
            }
        });

        assertThat(others)
                .containsExactlyInAnyOrder("/health", "/health/**", "/metrics", RouteGuard.FILES + "**", "/webjars/**");
        for (Caller caller : Caller.values()) {
            for (String path : List.of("/health/db", "/health/ping", "/health/ready/db", "/webjars/a.js")) {
                TestBrowser.Answer answer = BROWSERS.get(caller).get(path);
                assertThat(answer.path().equals("/sign-in") || answer.status() == 403)
                        .as("%s as %s: %d", path, caller, answer.status())
                        .isTrue();
            }
        }
    }

    private static TreeSet<String> routes() {
        var routes = new TreeSet<String>();
        RouteGuard.EVERYBODYS.forEach(path -> routes.add("GET " + path));
        RouteGuard.THIS_MACHINES.forEach(path -> routes.add("GET " + path));
        program.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (String pattern : mapping.getPatternValues()) {
                        if (pattern.startsWith(ApiRoutes.PREFIX) && !pattern.endsWith("/openapi")) {
                            continue; // The row of the page holds for it.
                        }
                        mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        routes.add(method + " " + pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}")));
                    }
                });
        return routes;
    }

    @Test
    void everyCellHolds() {
        var wrong = new ArrayList<String>();
        List<Row> inOrder = rows().stream()
                .sorted(Comparator.comparing((Row row) ->
                        row.route().startsWith("/sign-out") || row.route().endsWith("/invite")))
                .toList();
        for (Row row : inOrder) {
            row.cells().forEach((caller, cell) -> {
                TestBrowser.Answer answer = call(row, caller);
                if (!fits(row, caller, cell, answer.status(), answer.path())) {
                    wrong.add("%s %s as %s: the table says %s, the answer is %d at %s"
                            .formatted(row.method(), row.route(), caller, cell, answer.status(), answer.path()));
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    /// A program with a key may do what its person may, and no more.
    @Test
    void everyCellHoldsForPrograms() {
        JsonNode paths = PROGRAMS.get(Caller.PUBLIC)
                .get(ApiRoutes.PREFIX + "/openapi")
                .getJson()
                .at("/paths");
        var wrong = new ArrayList<String>();
        int called = 0;
        for (Row row : rows()) {
            JsonNode described =
                    paths.path(ApiRoutes.PREFIX + row.route()).path(row.method().toLowerCase(Locale.ROOT));
            if (!described.isMissingNode() && !row.route().endsWith("/invite")) {
                called++;
                row.cells().forEach((caller, cell) -> {
                    ApiClient.Answer answer = call(row, caller, described);
                    if (!fits(row, caller, cell, answer.status(), "")) {
                        wrong.add("%s %s of a program as %s: the table says %s, the answer is %d: %s"
                                .formatted(row.method(), row.route(), caller, cell, answer.status(), answer.body()));
                    }
                });
            }
        }

        assertThat(called).isGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    private static ApiClient.Answer call(Row row, Caller caller, JsonNode described) {
        String path = ApiRoutes.PREFIX + address(row.route(), caller);
        ApiClient client = PROGRAMS.get(caller);
        if (row.method().equals("GET")) {
            return client.get(path);
        }
        JsonNode schema = described.at("/requestBody/content/application~1json/schema");
        boolean whole = !"yes".equals(row.cells().get(caller));
        String[] form = whole ? form(row.route()) : new String[] {};
        var fields = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < form.length; i += 2) {
            if (schema.path("properties").has(form[i])
                    || schema.path("additionalProperties").asBoolean()) {
                fields.put(form[i], form[i + 1]);
            }
        }
        return client.post(path, fields.toString());
    }

    private static boolean fits(Row row, Caller caller, String cell, int status, String path) {
        boolean askedToSignIn = path.equals("/sign-in") && !row.route().startsWith("/sign-in");
        boolean refused = askedToSignIn || status == 401 || status == 403 || status == 404;
        return status < 500
                && switch (cell) {
                    case "no" -> refused;
                    case "own" -> refused || !row.namesAnObject();
                    case "yes" ->
                        !askedToSignIn
                                && status != 403
                                && status != 401
                                && (status != 404 || row.route().matches("/set-up|/demonstration/as/.*"));
                    default ->
                        throw new IllegalArgumentException("A cell is yes, no or own, but %s %s for %s is '%s'."
                                .formatted(row.method(), row.route(), caller, cell));
                };
    }

    private static TestBrowser.Answer call(Row row, Caller caller) {
        String path = address(row.route(), caller);
        TestBrowser browser = BROWSERS.get(caller);
        if (row.route().startsWith("/sign-out") && caller != Caller.PUBLIC) {
            browser.signIn(email(caller));
        }
        if (row.method().equals("GET")) {
            return browser.get(path);
        }
        // Where a call must be refused it is whole, so that nothing but the missing right can refuse it.
        boolean whole = !"yes".equals(row.cells().get(caller));
        return whole ? browser.post(path, form(row.route())) : browser.post(path, "version", "0");
    }

    /// What the forms of all routes send, with values that each would take.
    private static String[] form(String route) {
        String to = route.startsWith("/labs")
                ? "ended"
                : route.startsWith("/challenges")
                        ? "at_event"
                        : route.startsWith("/recommendations") ? "withdrawn" : "use";
        return new String[] {
            "version",
            "0",
            "to",
            to,
            "verdict",
            "approved",
            "comment",
            "Fine",
            "decision",
            "waiting",
            "why",
            "Test",
            "kind",
            "at_least",
            "tag",
            "newcomer",
            "number",
            "1",
            "role",
            "cluster",
            "answer",
            "no",
            "question",
            "A question of a test",
            "closes",
            LocalDate.now().plusDays(30) + "T12:00",
            "language",
            "en",
            "name",
            "Test",
            "title",
            "Test",
            "email",
            "test@caller.example",
            "feedback",
            "Feedback that is long enough",
            "grounds",
            "Test",
            "each",
            "2",
            "deed",
            "out",
            "cluster",
            address("/partners/{id}", Caller.PUBLIC).substring("/partners/".length()),
            "company",
            address("/companies/{id}", Caller.PUBLIC).substring("/companies/".length()),
            "reason",
            "Test",
            "knownSince",
            "2015",
            "sure",
            "50",
            "places",
            "3",
            "recommendationsMax",
            "3",
            "currency",
            "EUR",
            "country",
            "NO",
            "city",
            "Test"
        };
    }

    private static final String CALLERS = """
            (select m.organisation_id from membership m join account a on a.id = m.account_id
              where a.email like '%@caller.example')
            """;

    /// The route with objects of somebody else in it.
    private static String address(String route, Caller caller) {
        String path = route.replace("{kind}", route.contains("/timetables/") ? "final" : "csv")
                .replace("{a}", "2")
                .replace("{b}", "2")
                .replace("{number}", "1")
                .replace("{figure}", "followed_up")
                .replace("{secret}", "nothing")
                .replace(
                        "{account}",
                        id("select id from account where email not like '%@caller.example' order by id limit 1"))
                .replace("{person}", "nobody");
        String object = switch ((route + "/").split("/", -1)[route.startsWith("/api/") ? 3 : 1]) {
            case "partners", "organisations" ->
                id(
                        "select organisation_id from partner where left_on is null and organisation_id not in (select organisation_id from membership m join account a on a.id = m.account_id where a.email like '%@caller.example') order by 1 limit 1");
            case "companies" ->
                route.contains("import")
                        ? "nonononono00"
                        : id(
                                "select organisation_id from company c where visibility = 'public' and not exists (select from cluster_member m where m.company_id = c.organisation_id and m.cluster_id in (select organisation_id from membership x join account a on a.id = x.account_id where a.email like '%@caller.example')) order by 1 limit 1");
            case "labs" -> id("select id from lab where state = 'running' order by id limit 1");
            case "challenges" ->
                id(
                        "select challenge_id from challenge_version v join challenge c on c.id = v.challenge_id where number = 2 and c.state = 'in selection' limit 1");
            case "questions" ->
                id(
                        "select q.id from question q join challenge c on c.id = q.challenge_id where c.opened_at is not null order by q.id limit 1");
            case "applications" -> id("select id from application where state = 'eligible' order by id limit 1");
            case "recommendations" -> id("select id from recommendation where state = 'given' order by id limit 1");
            case "balance-rules" -> id("select id from balance_rule order by id limit 1");
            case "events" -> event(route, caller);
            case "followups" ->
                must("select id from follow_up where one_id not in %1$s and other_id not in %1$s order by id limit 1"
                        .formatted(CALLERS));
            case "outbox" -> id("select id from mail order by id limit 1");
            case "commitments" -> id("""
                    select id from commitment where not exists (
                        select from membership m join account a on a.id = m.account_id
                         where a.email like '%@caller.example' and m.organisation_id in (by_id, to_id))
                     order by id limit 1
                    """);
            case "status" ->
                route.contains("/records/") ? id("select id from follow_up order by id limit 1") : "nonononono00";
            case "reviews" -> "nonononono00";
            default -> "nonononono00";
        };
        String named = ofEvent(path, object, caller).replace("{id}", object).replaceAll("\\{\\w+}", "nonononono00");
        return route.endsWith("/trust") || route.contains("/connection") ? named + "?as=" + object : named;
    }

    /// An event of somebody else: one whose day is over for what there is only then, and for sessions, which nobody
    /// removes there any more.
    private static String event(String route, Caller caller) {
        if (route.endsWith("/outcomes")) {
            // Whoever has a colleague there reads that seat's own: then there is no event of somebody else.
            return id("""
                    select e.id from event e
                     where e.state = 'closed'
                       and not exists (select from participant p join membership m on m.organisation_id = p.organisation_id
                                         join account a on a.id = m.account_id
                                        where p.event_id = e.id and a.email = '%s')
                     order by e.id limit 1
                    """.formatted(email(caller)));
        }
        boolean over = route.contains("/outcomes/")
                || route.contains("{session}")
                || (route.contains("/timetables/") && caller != Caller.SECRETARIAT);
        return must("""
                select e.id from event e join lab l on l.id = e.lab_id
                 where e.state = '%s' and l.owner_id not in %s
                 order by e.id limit 1
                """.formatted(over ? "closed" : "collecting wishes", CALLERS));
    }

    /// With sessions, seats, meetings and words of that event, all of them somebody else's. The secretariat organises
    /// every event: where it does so, they are of another one.
    private static String ofEvent(String path, String event, Caller caller) {
        boolean elsewhere = caller == Caller.SECRETARIAT
                && path.matches(".*(participants|timetable|day|check-in)/\\{(participant|meeting)}(/person)?");
        String named = path;
        for (Map.Entry<String, String> kind : OF_EVENT.entrySet()) {
            if (named.contains(kind.getKey())) {
                named = named.replace(
                        kind.getKey(), must(kind.getValue().formatted(elsewhere ? "<>" : "=", event, CALLERS)));
            }
        }
        return named;
    }

    private static final Map<String, String> OF_EVENT = Map.of(
            "{session}",
            "select id from event_session where event_id %s '%s' order by id limit 1",
            "{participant}",
            """
            select id from participant where event_id %s '%s' and organisation_id not in %s and coming = 'coming'
             order by id limit 1
            """,
            "{meeting}",
            """
            select m.id from meeting m join participant a on a.id = m.a_id join participant b on b.id = m.b_id
             where m.event_id %1$s '%2$s' and a.organisation_id not in %3$s and b.organisation_id not in %3$s
             order by exists (select from outcome o where o.meeting_id = m.id) desc, m.id limit 1
            """,
            "{outcome}",
            """
            select o.id from outcome o join meeting m on m.id = o.meeting_id
             where m.event_id %s '%s' and o.state = 'open' order by o.id limit 1
            """);

    /// The id of something that there must be.
    private static String must(String query) {
        return program.sql()
                .sql(query)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("The demonstration has none of these: " + query));
    }

    private static String id(String query) {
        return program.sql().sql(query).query(String.class).optional().orElse("nonononono00");
    }

    static List<Row> rows() {
        var rows = new ArrayList<Row>();
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.split("\\|", -1);
                    if (cells.length == 10 && cells[1].strip().matches("GET|POST|PUT|DELETE")) {
                        var callers = new EnumMap<Caller, String>(Caller.class);
                        for (Caller caller : Caller.values()) {
                            callers.put(caller, cells[3 + caller.ordinal()].strip());
                        }
                        rows.add(new Row(cells[1].strip(), cells[2].strip(), callers));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
