package org.northernconnections.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.web.page.Failures;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lets programs send the fields of a form as one JSON object: texts, numbers, truths, and lists of these.
public final class JsonBody extends OncePerRequestFilter {
    private static final int BYTES_MAX = 4 * 1024 * 1024;

    private final JsonMapper json = JsonMapper.shared();

    @Override
    protected void doFilterInternal(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        if (!ApiRoutes.cover(call) || !isJson(call.getContentType())) {
            chain.doFilter(call, answer);
            return;
        }
        byte[] body = call.getInputStream().readNBytes(BYTES_MAX + 1);
        if (body.length > BYTES_MAX) {
            answer.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        var fields = new LinkedHashMap<>(call.getParameterMap());
        String wrong = body.length == 0 ? "" : read(body, fields);
        if (!wrong.isEmpty()) {
            Failures.explain(call, "api.json", wrong);
            answer.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        chain.doFilter(new WithFields(call, fields), answer);
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /// Reads the fields; says what was found where it is not what was expected.
    private String read(byte[] body, Map<String, String[]> fields) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JacksonException e) {
            return e.getOriginalMessage();
        }
        if (!root.isObject()) {
            return root.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        }
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            List<String> values = values(field.getValue());
            if (values == null) {
                return field.getKey() + ": " + field.getValue();
            }
            if (!values.isEmpty() || field.getValue().isArray()) {
                fields.put(field.getKey(), values.toArray(String[]::new));
            }
        }
        return "";
    }

    private static @Nullable List<String> values(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return value.isValueNode() ? List.of(value.asString()) : null;
        }
        var values = new ArrayList<String>();
        for (JsonNode one : value) {
            if (!one.isValueNode() || one.isNull()) {
                return null;
            }
            values.add(one.asString());
        }
        return values;
    }

    /// The call with the fields of its body as parameters.
    private static final class WithFields extends HttpServletRequestWrapper {
        private final Map<String, String[]> fields;

        WithFields(HttpServletRequest call, Map<String, String[]> fields) {
            super(call);
            this.fields = fields;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = fields.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return fields.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(fields);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }
    }
}
