package org.northernconnections.web.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Describes the API as OpenAPI 3.1, read off the handlers that answer it.
@Controller
public final class OpenApi {
    private static final String PROBLEM = "application/problem+json";
    private static final String JSON = "application/json";

    private final Supplier<ApiRoutes> routes;
    private byte @Nullable [] document;

    public OpenApi(Supplier<ApiRoutes> routes) {
        this.routes = routes;
    }

    @Allowed(Who.ANYONE)
    @GetMapping(ApiRoutes.PREFIX + "/openapi")
    ResponseEntity<byte[]> read() {
        return ResponseEntity.ok().header("Content-Type", JSON).body(document());
    }

    private synchronized byte[] document() {
        if (document == null) {
            document = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(describe())
                    .getBytes(StandardCharsets.UTF_8);
        }
        return document;
    }

    private Map<String, Object> describe() {
        var shapes = new Shapes();
        var paths = new TreeMap<String, Map<String, Object>>();
        routes.get().getHandlerMethods().forEach((route, handler) -> describe(route, handler, shapes, paths));
        var schemas = new TreeMap<>(shapes.schemas());
        schemas.put("Problem", problem());
        return Shapes.ordered(
                "openapi",
                "3.1.0",
                "info",
                Shapes.ordered(
                        "title",
                        "Northern Connections",
                        "version",
                        "v1",
                        "description",
                        "From a city's challenge to a company two ferries away. Every call is one of the program's pages,"
                                + " told to programs: the same rights, checks and ledger. Fields are sent as a JSON"
                                + " object, as a form, or in the query.",
                        "license",
                        Map.of("name", "Apache-2.0")),
                "servers",
                List.of(Map.of("url", "/")),
                "security",
                List.of(Map.of(), Map.of("token", List.of())),
                "paths",
                paths,
                "components",
                Shapes.ordered(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of("token", Shapes.ordered("type", "http", "scheme", "bearer"))));
    }

    private static void describe(
            RequestMappingInfo route, HandlerMethod handler, Shapes shapes, Map<String, Map<String, Object>> paths) {
        Api api = handler.getMethodAnnotation(Api.class);
        if (api == null) {
            return;
        }
        for (String pattern : route.getPatternValues()) {
            if (pattern.startsWith(ApiRoutes.PREFIX + "/")) {
                String path = pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
                route.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> paths.computeIfAbsent(path, _ -> new TreeMap<>())
                                .put(
                                        method.name().toLowerCase(Locale.ROOT),
                                        operation(method.name(), path, handler, api, shapes)));
            }
        }
    }

    private static Map<String, Object> operation(
            String method, String path, HandlerMethod handler, Api api, Shapes shapes) {
        Fields fields = Fields.of(handler);
        boolean reads = method.equals("GET");
        var operation = Shapes.ordered(
                "operationId", id(method, path), "tags", List.of(room(handler)), "x-allowed", allowed(handler));
        var parameters = new ArrayList<Map<String, Object>>();
        fields.inPath().forEach((name, type) -> parameters.add(parameter(name, "path", type, true, shapes)));
        if (reads) {
            fields.sent()
                    .forEach((name, field) ->
                            parameters.add(parameter(name, "query", field.type(), field.needed(), shapes)));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!reads) {
            operation.put("requestBody", Map.of("content", Map.of(JSON, Map.of("schema", body(fields, shapes)))));
        }
        operation.put("responses", responses(api, reads, shapes));
        return operation;
    }

    /// A name by which generated programs call it, such as `get_challenges_id`.
    private static String id(String method, String path) {
        return (method + path.substring(ApiRoutes.PREFIX.length()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "_")
                .replaceAll("_$", "");
    }

    private static String room(HandlerMethod handler) {
        String name = handler.getBeanType().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<String> allowed(HandlerMethod handler) {
        Allowed allowed = handler.getMethodAnnotation(Allowed.class);
        return allowed == null
                ? List.of()
                : Arrays.stream(allowed.value())
                        .map(who -> who.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList();
    }

    private static Map<String, Object> parameter(String name, String in, Type type, boolean needed, Shapes shapes) {
        return Shapes.ordered("name", name, "in", in, "required", needed, "schema", shapes.schema(type));
    }

    private static Map<String, Object> body(Fields fields, Shapes shapes) {
        var properties = new LinkedHashMap<String, Object>();
        var needed = new ArrayList<String>();
        fields.sent().forEach((name, field) -> {
            properties.put(name, shapes.schema(field.type()));
            if (field.needed()) {
                needed.add(name);
            }
        });
        properties.putIfAbsent(KnownFields.WHY, Map.of("type", "string"));
        var body = Shapes.ordered("type", "object", "properties", properties);
        if (!needed.isEmpty()) {
            body.put("required", needed);
        }
        body.put("additionalProperties", fields.open());
        return body;
    }

    private static Map<String, Object> responses(Api api, boolean reads, Shapes shapes) {
        var responses = new LinkedHashMap<String, Object>();
        responses.put("200", Shapes.ordered("description", "Done", "content", content(api, reads, shapes)));
        responses.put("400", problem("A field that nobody reads, or a body that is not JSON"));
        responses.put("401", problem("A token is needed, or the one shown is not known"));
        responses.put("403", problem("Not with these rights"));
        responses.put("404", problem("Not there, or not for this caller to know"));
        if (!reads) {
            responses.put("409", problem("Somebody was faster, or it is too late; `theirs` is what was saved"));
            responses.put("422", problem("Fields are wrong; `errors` names each"));
        }
        responses.put("429", problem("Too often"));
        return responses;
    }

    private static Map<String, Object> content(Api api, boolean reads, Shapes shapes) {
        Class<?> kind = api.value();
        if (kind == byte[].class) {
            return Map.of("application/octet-stream", Map.of());
        }
        Type type = reads || kind == Done.class ? shape(kind) : Done.class;
        return Map.of(JSON, Map.of("schema", shapes.schema(type)));
    }

    /// The shape of a page's record.
    private static Type shape(Class<?> kind) {
        return Arrays.stream(kind.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(generic -> generic.getRawType() == ForPrograms.class)
                .map(generic -> generic.getActualTypeArguments()[0])
                .findFirst()
                .orElse(kind);
    }

    private static Map<String, Object> problem(String when) {
        return Shapes.ordered(
                "description",
                when,
                "content",
                Map.of(PROBLEM, Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        return Shapes.ordered(
                "type",
                "object",
                "properties",
                Shapes.ordered(
                        "type",
                        text,
                        "title",
                        text,
                        "status",
                        Map.of("type", "integer"),
                        "detail",
                        text,
                        "instance",
                        text,
                        "errors",
                        Shapes.ordered(
                                "type",
                                "array",
                                "items",
                                Shapes.ordered(
                                        "type",
                                        "object",
                                        "properties",
                                        Shapes.ordered("field", text, "message", text))),
                        "theirs",
                        Map.of("type", "object")));
    }
}
