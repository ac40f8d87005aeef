package org.northernconnections.match;

import java.util.List;
import java.util.function.Supplier;
import org.northernconnections.matching.Cover;
import org.northernconnections.matching.Coverage;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.knowledge.Subjects;

/// Names the subjects of public procurement that a need and the statement that answers it both speak of.
public final class SharedSubjects {
    private final Supplier<Subjects> subjects;

    /// @param subjects read on first use, as they take a second to make
    public SharedSubjects(Supplier<Subjects> subjects) {
        this.subjects = subjects;
    }

    /// The subjects, strongest first, with their CPV codes, named for a reader of this language; none where nothing
    /// answers.
    public List<Subjects.Shared> of(Cover cover, String reader) {
        if (cover.proof() == null || cover.coverage() == Coverage.NOT) {
            return List.of();
        }
        return subjects.get()
                .shared(cover.need().text(), cover.proof().statement().text(), Language.of(reader));
    }
}
