package org.northernconnections.selection;

import java.util.List;

/// What came of a [SelectionProblem]: somebody is chosen, or the rules cannot hold together.
public sealed interface Selection {
    /// A best choice under the rules. Of choices of equal quality it is the one that has the first candidate on
    /// which they differ, candidates being taken by quality, then by id.
    ///
    /// @param chosen ids by quality, the best first, then by id
    /// @param quality summed over the chosen
    /// @param proven whether no choice under the rules has more
    /// @param waiting ids of all others who may be chosen, in the same order
    /// @param costs what each rule costs, in the order of the rules
    record Chosen(List<String> chosen, double quality, boolean proven, List<String> waiting, List<RuleCost> costs)
            implements Selection {
        public Chosen {
            chosen = List.copyOf(chosen);
            waiting = List.copyOf(waiting);
            costs = List.copyOf(costs);
        }
    }

    /// The rules ask for what the candidates cannot give.
    ///
    /// @param conflict a smallest set of rules that cannot hold together: without any of them the rest can. In the
    ///     order of the problem
    /// @param chosenCount how many would have been chosen
    /// @param supply what there is of each tag that these rules speak of, by tag
    record Infeasible(List<Rule> conflict, int chosenCount, List<Supply> supply) implements Selection {
        public Infeasible {
            conflict = List.copyOf(conflict);
            supply = List.copyOf(supply);
        }
    }

    /// How many candidates carry a tag.
    ///
    /// @param available who may be chosen
    /// @param fixedIn who must be
    record Supply(String tag, int available, int fixedIn) {}
}
