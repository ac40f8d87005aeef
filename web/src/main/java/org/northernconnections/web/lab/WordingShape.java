package org.northernconnections.web.lab;

import java.time.Instant;
import java.util.List;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.Criterion;
import org.northernconnections.lab.Need;
import org.northernconnections.lab.Wording;

/// One wording of a challenge.
///
/// @param language in which it is written, such as `da`
/// @param why what changed against the wording before
public record WordingShape(
        int number,
        String language,
        String title,
        String summary,
        List<Need> needs,
        String success,
        String constraints,
        String afterEvent,
        Budget budget,
        List<Criterion> criteria,
        Instant writtenAt,
        String why) {
    static WordingShape of(Wording wording) {
        return new WordingShape(
                wording.number(),
                wording.language().code(),
                wording.title(),
                wording.summary(),
                wording.needs(),
                wording.success(),
                wording.constraints(),
                wording.afterEvent(),
                wording.budget(),
                wording.criteria(),
                wording.writtenAt(),
                wording.why());
    }
}
