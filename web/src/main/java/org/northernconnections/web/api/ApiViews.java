package org.northernconnections.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.web.page.Notice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.PageArgument;
import org.northernconnections.web.page.Problems;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import tools.jackson.databind.json.JsonMapper;

/// Answers the calls of programs: the shape of a page as JSON, problems as problem+json (RFC 9457).
public final class ApiViews implements ViewResolver, Ordered {
    private static final String REDIRECT = "redirect:";
    private static final int SEE_OTHER = 303;
    private static final int BAD = 400;

    private final PageArgument pages;
    private final JsonMapper json = JsonMapper.shared();

    public ApiViews(PageArgument pages) {
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call)
                || !ApiRoutes.cover(call.getRequest())) {
            return null;
        }
        return name.startsWith(REDIRECT)
                ? (_, request, response) -> go(name.substring(REDIRECT.length()), request, response)
                : this::tell;
    }

    private void go(String address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String at = ApiRoutes.PREFIX + address.replaceFirst("#.*", "");
        if (request.getMethod().equals("GET")) {
            response.setStatus(SEE_OTHER);
            response.setHeader("Location", at);
            return;
        }
        Notice notice = Notice.left(request);
        write(response, "application/json", new Done(notice == null ? "" : notice.text(), at));
    }

    private void tell(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (model == null || !(model.get("it") instanceof ForPrograms<?> it)) {
            throw new IllegalStateException("%s has no shape for programs.".formatted(request.getRequestURI()));
        }
        if (response.getStatus() < BAD) {
            write(response, "application/json", it.shape());
            return;
        }
        Page page = pages.page(request);
        boolean conflict = it.theirShape() != null;
        String key = conflict ? "api.conflict" : "api.refused";
        var problem = Shapes.ordered(
                "type", "about:blank",
                "title", page.t(key + ".title"),
                "status", response.getStatus(),
                "detail", page.t(key + ".detail"),
                "instance", request.getRequestURI(),
                "errors", errors(page, it.problems()));
        if (conflict) {
            problem.put("theirs", it.theirShape());
        }
        write(response, "application/problem+json", problem);
    }

    private static List<Map<String, Object>> errors(Page page, Problems problems) {
        return problems.all().stream()
                .map(one -> Shapes.ordered(
                        "field",
                        one.field(),
                        "message",
                        page.t(one.key(), one.arguments().toArray())))
                .toList();
    }

    private void write(HttpServletResponse response, String type, Object value) throws IOException {
        byte[] body = json.writeValueAsBytes(Shapes.plain(value));
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
