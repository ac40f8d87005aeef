package org.northernconnections.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Viewer;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.DispatcherServlet;

/// Hands a [Page] or a [Viewer] to the handlers that ask for one.
public final class PageArgument implements HandlerMethodArgumentResolver {
    public static final String LANGUAGE_COOKIE = "language";

    private final Viewers viewers;
    private final Texts texts;
    private final Demonstration demonstration;
    private final Clock clock;

    /// Is this the demonstration partnership?
    public interface Demonstration {
        boolean shown();
    }

    public PageArgument(Viewers viewers, Texts texts, Demonstration demonstration, Clock clock) {
        this.viewers = viewers;
        this.texts = texts;
        this.demonstration = demonstration;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class || parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest call = request.getNativeRequest(HttpServletRequest.class);
        if (call == null) {
            throw new IllegalStateException("There is no call here.");
        }
        return parameter.getParameterType() == Viewer.class ? viewers.of(call) : page(call);
    }

    /// The page of this call.
    public Page page(HttpServletRequest call) {
        Viewer viewer = viewers.of(call);
        return new Page(
                viewer,
                language(call, viewer),
                texts,
                path(call),
                csrf(call),
                Notice.found(call),
                demonstration.shown(),
                clock,
                Texts.ZONE,
                part(call),
                outgoing(call));
    }

    private static String part(HttpServletRequest call) {
        String target = call.getHeader("HX-Request") == null ? null : call.getHeader("HX-Target");
        if (target == null) {
            return "";
        }
        return target.contains("#") ? target.substring(target.indexOf('#') + 1) : target;
    }

    private static String path(HttpServletRequest call) {
        return call.getQueryString() == null
                ? call.getRequestURI()
                : call.getRequestURI() + "?" + call.getQueryString();
    }

    private static Page.Csrf csrf(HttpServletRequest call) {
        return call.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : new Page.Csrf("_csrf", "X-CSRF-TOKEN", "");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> outgoing(HttpServletRequest call) {
        return call.getAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE) instanceof Map<?, ?> carried
                ? (Map<String, Object>) carried
                : new HashMap<>();
    }

    /// The language of the reader: as the account says, as was chosen in this browser, or as the browser asks.
    static Language language(HttpServletRequest call, Viewer viewer) {
        if (viewer.account() != null) {
            return viewer.account().language();
        }
        Cookie[] cookies = call.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(LANGUAGE_COOKIE)) {
                return Language.find(cookie.getValue()).orElse(Language.EN);
            }
        }
        for (Locale locale : Collections.list(call.getLocales())) {
            var found = Language.find(locale.getLanguage());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Language.EN;
    }
}
