package org.northernconnections.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.northernconnections.web.page.Failures;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Refuses a program's call with a field that nobody would read, so that a misspelt name does not pass in silence.
public final class KnownFields implements HandlerInterceptor {
    /// Goes to the ledger with every change.
    static final String WHY = "why";

    private static final String CSRF = "_csrf";

    private final Map<HandlerMethod, Fields> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest call, HttpServletResponse answer, Object handler) throws IOException {
        if (!ApiRoutes.cover(call) || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        Fields fields = known.computeIfAbsent(method, Fields::of);
        setMissingNumbers(call, fields);
        if (fields.open()) {
            return true;
        }
        for (String name : call.getParameterMap().keySet()) {
            if (!fields.sent().containsKey(name) && !name.equals(WHY) && !name.equals(CSRF)) {
                Failures.explain(
                        call,
                        "api.unknown_field",
                        name,
                        String.join(", ", fields.sent().keySet()));
                answer.sendError(HttpStatus.BAD_REQUEST.value());
                return false;
            }
        }
        return true;
    }

    /// A version that is not sent is 0, as of something new: forms bind what stands in the address as well.
    @SuppressWarnings("unchecked")
    private static void setMissingNumbers(HttpServletRequest call, Fields fields) {
        if (call.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> inPath) {
            var known = new HashMap<>((Map<String, String>) inPath);
            fields.sent().forEach((name, field) -> {
                if (field.type() == int.class && call.getParameter(name) == null) {
                    known.putIfAbsent(name, "0");
                }
            });
            call.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, known);
        }
    }
}
