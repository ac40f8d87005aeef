package org.northernconnections.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fields as they arrive in a call: what is missing is bound as null, whatever the type of the form says.
public final class Typed {
    private Typed() {}

    /// The text without blanks around it; empty if it is missing.
    public static String text(@Nullable String bound) {
        return bound == null ? "" : bound.strip();
    }

    /// The texts as they came, empty where one is missing.
    public static List<String> list(@Nullable List<? extends @Nullable String> bound) {
        return bound == null
                ? List.of()
                : bound.stream().map(text -> text == null ? "" : text).toList();
    }
}
