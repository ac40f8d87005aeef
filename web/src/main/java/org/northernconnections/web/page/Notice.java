package org.northernconnections.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.DispatcherServlet;

/// A sentence at the head of a page that says what just happened.
///
/// @param tone `good`, `info`, `warning` or `bad`
public record Notice(String tone, String text) implements Serializable {
    /// The name under which a notice is carried over a redirect.
    static final String CARRIED = "notice";

    /// What this call leaves for the page that it goes to; null if nothing.
    public static @Nullable Notice left(HttpServletRequest call) {
        return in(call, DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE);
    }

    /// What the call before left for this page; null if nothing.
    static @Nullable Notice found(HttpServletRequest call) {
        return in(call, DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE);
    }

    private static @Nullable Notice in(HttpServletRequest call, String map) {
        return call.getAttribute(map) instanceof Map<?, ?> carried && carried.get(CARRIED) instanceof Notice notice
                ? notice
                : null;
    }
}
