package org.northernconnections.timetable.b2b;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A smaller question than [B2bModel]'s, whose *no* counts for that too: can all but a few participants have their
/// meetings in one block?
///
/// Whoever has no block may have any number of breaks here, so each plan with at most so many breaks is an
/// answer; where there is no answer, there is no such plan. Tables are counted as a sum. The solver's presolve
/// alone, which tries each literal both ways, often finds that there is none.
final class BlockModel {
    final CpModel model = new CpModel();

    private final Domains domains;
    private final @Nullable BoolVar[][] at;
    private final List<Literal> broken = new ArrayList<>();

    /// @param breaksMax how many participants may go without a block
    BlockModel(Domains domains, int breaksMax) {
        this.domains = domains;
        this.at = new BoolVar[domains.slots.length][domains.problem.slots()];
        addMeetings();
        for (int p = 0; p < domains.meetingsOf.length; p++) {
            if (domains.meetingsOf[p].length > 0) {
                addParticipant(p);
            }
        }
        model.addLessOrEqual(LinearExpr.sum(broken.toArray(Literal[]::new)), breaksMax);
    }

    private void addMeetings() {
        List<LinearExprBuilder> loads = new ArrayList<>();
        for (int slot = 0; slot < domains.problem.slots(); slot++) {
            loads.add(LinearExpr.newBuilder());
        }
        for (int m = 0; m < at.length; m++) {
            var choices = new ArrayList<Literal>();
            for (int slot = domains.slots[m].nextSetBit(0); slot >= 0; slot = domains.slots[m].nextSetBit(slot + 1)) {
                BoolVar here = model.newBoolVar("");
                at[m][slot] = here;
                choices.add(here);
                loads.get(slot).add(here);
            }
            model.addExactlyOne(choices);
        }
        loads.forEach(load -> model.addLessOrEqual(load, domains.problem.tables()));
    }

    private void addParticipant(int p) {
        int[] own = domains.meetingsOf[p];
        List<Integer> starts = domains.starts(p);
        var blocks = new ArrayList<Literal>();
        starts.forEach(_ -> blocks.add(model.newBoolVar("")));
        var choices = new ArrayList<>(blocks);
        BoolVar noBlock = model.newBoolVar("");
        if (own.length > 1) {
            choices.add(noBlock);
            broken.add(noBlock);
        }
        model.addExactlyOne(choices);
        LinearExprBuilder meetings = LinearExpr.newBuilder();
        for (int slot = 0; slot < domains.problem.slots(); slot++) {
            BoolVar busy = model.newBoolVar("");
            meetings.add(busy);
            var here = new ArrayList<Literal>(List.of(busy.not()));
            for (int m : own) {
                BoolVar literal = at[m][slot];
                if (literal != null) {
                    here.add(literal);
                }
            }
            model.addExactlyOne(here);
            for (int i = 0; i < blocks.size(); i++) {
                boolean covered = slot >= starts.get(i) && slot < starts.get(i) + own.length;
                model.addImplication(blocks.get(i), covered ? busy : busy.not());
            }
        }
        model.addEquality(meetings, own.length);
    }
}
