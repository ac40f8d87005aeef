package org.northernconnections.matching.search;

import org.northernconnections.matching.Language;

/// A text that can be found, or one that is looked for.
///
/// @param id the caller's id of it, not blank
/// @param title may be empty
/// @param text may be empty if there is a title
public record Document(String id, String title, String text, Language language) {
    public Document {
        if (id.isBlank() || (title.isBlank() && text.isBlank())) {
            throw new IllegalArgumentException("A document needs an id and a text, but '%s' has none.".formatted(id));
        }
    }

    /// Title and text as one.
    public String whole() {
        return title.isBlank() ? text : text.isBlank() ? title : title + ". " + text;
    }
}
