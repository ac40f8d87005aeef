package org.northernconnections.matching;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A company with its statements read.
///
/// @param vectors one a statement, null where it has no word; none at all where meaning is not compared
record Kept(Company company, List<Text> texts, List<short @Nullable []> vectors) {
    static Kept read(Words words, @Nullable Meaning meaning, Company company) {
        return new Kept(
                company,
                company.statements().stream()
                        .map(statement -> words.read(statement.language(), statement.text()))
                        .toList(),
                meaning == null
                        ? List.of()
                        : company.statements().stream()
                                .<short @Nullable []>map(statement -> meaning.read(statement.text()))
                                .toList());
    }

    short @Nullable [] vector(int statement) {
        return vectors.isEmpty() ? null : vectors.get(statement);
    }

    Set<String> stems() {
        return texts.stream()
                .flatMap(text -> text.forms().stream())
                .map(Form::stem)
                .collect(Collectors.toUnmodifiableSet());
    }
}
