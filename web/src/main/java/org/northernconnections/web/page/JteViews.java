package org.northernconnections.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/// Turns the name of a template, such as `lab/challenge`, and its record into a page.
///
/// Templates are compiled with the program. A page is made whole before its first byte is sent, so a
/// template that fails leads to the error page and never to half a page.
public final class JteViews implements ViewResolver, Ordered {
    private static final String REDIRECT = "redirect:";

    private final TemplateEngine templates;

    public JteViews() {
        templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, JteViews.class.getClassLoader(), "org.northernconnections.web.page.generated");
        templates.setBinaryStaticContent(true);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public View resolveViewName(String name, Locale locale) {
        if (name.startsWith(REDIRECT)) {
            String path = name.substring(REDIRECT.length());
            if (!OwnPath.is(path)) {
                throw new IllegalStateException("A redirect must be a path of this program, but this is " + path);
            }
            var redirect = new RedirectView(path, true);
            redirect.setExpandUriTemplateVariables(false);
            redirect.setExposeModelAttributes(false);
            redirect.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
            return redirect;
        }
        return new JteView(name + ".jte");
    }

    /// The whole page of a template, such as `lab/challenge.jte`, and its record.
    Utf8ByteOutput make(String template, @Nullable Object it) {
        var page = new Utf8ByteOutput();
        templates.render(template, it, page);
        return page;
    }

    private final class JteView implements View {
        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Utf8ByteOutput page = make(template, model == null ? null : model.get("it"));
            response.setContentType(getContentType());
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(page.getContentLength());
            page.writeTo(response.getOutputStream()::write);
        }
    }
}
