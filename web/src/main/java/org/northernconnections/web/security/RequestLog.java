package org.northernconnections.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Gives every call an id that all its lines in the log carry, and a line of its own when it is answered.
///
/// A proxy may send the id as `X-Request-Id`; the answer names it. The line tells the route and not the address, whose
/// parts may be secrets, and never who called.
public final class RequestLog extends OncePerRequestFilter {
    /// The header in which the id comes and goes.
    public static final String HEADER = "X-Request-Id";

    /// The name of the id in the log.
    public static final String FIELD = "request";

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String ID = "[A-Za-z0-9-]{8,64}";
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    @Override
    protected void doFilterInternal(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        String given = call.getHeader(HEADER);
        String id =
                given != null && given.matches(ID) ? given : UUID.randomUUID().toString();
        answer.setHeader(HEADER, id);
        long start = System.nanoTime();
        try (var _ = MDC.putCloseable(FIELD, id)) {
            try {
                chain.doFilter(call, answer);
            } finally {
                tell(call, answer.getStatus(), (System.nanoTime() - start) / NANOS_A_MILLISECOND);
            }
        }
    }

    private static void tell(HttpServletRequest call, int status, long milliseconds) {
        Object route = call.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String shown = route == null ? "none" : route.toString();
        LOG.atInfo()
                .addKeyValue("method", call.getMethod())
                .addKeyValue("route", shown)
                .addKeyValue("status", status)
                .addKeyValue("ms", milliseconds)
                .log("{} {} answered {} in {} ms", call.getMethod(), shown, status, milliseconds);
    }
}
