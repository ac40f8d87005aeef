package org.northernconnections.matching;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A company with its statements read.
record Kept(Company company, List<Text> texts) {
    static Kept read(Words words, Company company) {
        return new Kept(
                company,
                company.statements().stream()
                        .map(statement -> words.read(statement.language(), statement.text()))
                        .toList());
    }

    Set<String> stems() {
        return texts.stream()
                .flatMap(text -> text.forms().stream())
                .map(Form::stem)
                .collect(Collectors.toUnmodifiableSet());
    }
}
