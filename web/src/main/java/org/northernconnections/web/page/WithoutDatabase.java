package org.northernconnections.web.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/// Answers while the database cannot: plainly, with 503 and when to come back, and without asking it anything.
///
/// It stands before the session and the sign-in, which need the database too.
public final class WithoutDatabase extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(WithoutDatabase.class);
    private static final String AGAIN_SECONDS = "5";

    /// Tells whether a failure comes from a database that cannot answer for now.
    public interface Outage {
        boolean causes(Throwable failure);
    }

    private final Texts texts;
    private final Outage outage;
    private final JsonMapper json = JsonMapper.shared();

    public WithoutDatabase(Texts texts, Outage outage) {
        this.texts = texts;
        this.outage = outage;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(call, answer);
        } catch (ServletException | RuntimeException e) {
            // What fails after the answer, such as keeping the session, has nobody to be told to.
            if (!answered(call, answer, e) && !(answer.isCommitted() && outage.causes(e))) {
                throw e;
            }
        }
    }

    /// Answers, if the database is why the call failed and nothing was said yet.
    boolean answered(HttpServletRequest call, HttpServletResponse answer, Throwable failure) throws IOException {
        if (answer.isCommitted() || !outage.causes(failure)) {
            return false;
        }
        LOG.warn("No database for {} {}: {}", call.getMethod(), call.getRequestURI(), failure.getMessage());
        answer.resetBuffer();
        answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        answer.setHeader("Retry-After", AGAIN_SECONDS);
        answer.setHeader("Cache-Control", "no-store");
        Language language = PageArgument.language(call, Viewer.PUBLIC);
        String title = texts.get(language, "failure.away.title");
        String maybe = texts.get(language, "failure.away.try");
        boolean program = call.getRequestURI().startsWith("/api/");
        answer.setContentType(program ? "application/problem+json" : "text/html;charset=UTF-8");
        answer.getOutputStream()
                .write((program ? problem(call, title, maybe) : page(language, title, maybe))
                        .getBytes(StandardCharsets.UTF_8));
        answer.flushBuffer();
        return true;
    }

    private static String page(Language language, String title, String maybe) {
        return """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s · Northern Connections</title>
            <link rel="stylesheet" href="/static/northern.css">
            </head>
            <body>
            <main id="main">
            <h1><span class="eyebrow">503</span> %2$s</h1>
            <p>%s</p>
            </main>
            </body>
            </html>
            """.formatted(language.code(), HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(maybe));
    }

    private String problem(HttpServletRequest call, String title, String maybe) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", title);
        problem.put("status", HttpStatus.SERVICE_UNAVAILABLE.value());
        problem.put("detail", maybe);
        problem.put("instance", call.getRequestURI());
        return json.writeValueAsString(problem);
    }
}
