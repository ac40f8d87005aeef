package org.northernconnections.web.lab;

import java.util.List;
import org.northernconnections.web.lab.WordingPages.Changed;

/// What changed from one wording to another.
///
/// @param changes part by part, only those that differ
public record DifferencesShape(WordingShape before, WordingShape after, List<Changed> changes) {
    static DifferencesShape of(WordingPages.DifferencesPage it) {
        return new DifferencesShape(
                WordingShape.of(it.before()),
                WordingShape.of(it.after()),
                it.changes().stream()
                        .map(changed -> new Changed(it.page().t(changed.label()), changed.parts()))
                        .toList());
    }
}
