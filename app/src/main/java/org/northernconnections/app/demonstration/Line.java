package org.northernconnections.app.demonstration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a file, its cells named by the file's first line.
///
/// @param place file and line, for messages
record Line(String place, Map<String, String> cells) {
    String text(String column) {
        String text = cells.get(column);
        if (text == null) {
            throw new IllegalArgumentException("%s has no column '%s'.".formatted(place, column));
        }
        return text;
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    @Nullable
    String textOrNull(String column) {
        return has(column) ? text(column) : null;
    }

    /// The texts of a cell that holds several, separated by spaces.
    List<String> texts(String column) {
        return has(column) ? List.of(text(column).split(" ")) : List.of();
    }

    boolean yes(String column) {
        return text(column).equals("yes");
    }

    int number(String column) {
        try {
            return Integer.parseInt(text(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s: '%s' must be a whole number, but is '%s'.".formatted(place, column, text(column)), e);
        }
    }

    @Nullable
    Integer numberOrNull(String column) {
        return has(column) ? Integer.valueOf(number(column)) : null;
    }

    double decimal(String column) {
        return Double.parseDouble(text(column));
    }
}
