package org.northernconnections.web.lab;

import java.util.List;
import org.northernconnections.lab.LabState;

/// One lab with what belongs to it.
///
/// @param steps that the caller may take now
/// @param history for those who take part in the partnership
public record LabDetailShape(
        LabShape lab, List<ChallengeLineShape> challenges, List<LabState> steps, List<Told> history) {
    static LabDetailShape of(LabPages.ShowPage it) {
        return new LabDetailShape(
                LabShape.of(it.lab()),
                it.challenges().stream().map(ChallengeLineShape::of).toList(),
                it.steps(),
                it.history());
    }
}
