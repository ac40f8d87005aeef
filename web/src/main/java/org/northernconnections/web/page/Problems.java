package org.northernconnections.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with a form: a sentence a field. A form with problems is shown again as it was typed.
public final class Problems {
    /// One problem.
    ///
    /// @param field the name of the form field; empty for the form as a whole
    /// @param key of the sentence
    public record Problem(String field, String key, List<Object> arguments) {}

    private final List<Problem> all = new ArrayList<>();

    /// No problems, for a form shown for the first time.
    public static Problems none() {
        return new Problems();
    }

    /// Notes a problem with a field unless the condition holds.
    public Problems require(boolean holds, String field, String key, Object... arguments) {
        if (!holds) {
            all.add(new Problem(field, key, List.of(arguments)));
        }
        return this;
    }

    /// Notes a problem with a field unless it was filled in.
    public Problems requireText(String text, String field) {
        return require(!text.isBlank(), field, "form.required");
    }

    public boolean any() {
        return !all.isEmpty();
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    /// The sentence about one field, in the reader's language.
    public Optional<String> about(Page page, String field) {
        return all.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .map(problem -> page.t(problem.key(), problem.arguments().toArray()));
    }
}
