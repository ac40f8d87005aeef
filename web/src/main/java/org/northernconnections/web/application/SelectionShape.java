package org.northernconnections.web.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.BalanceRule;
import org.northernconnections.application.BalanceRuleId;
import org.northernconnections.application.Select;
import org.northernconnections.selection.RuleCost;
import org.northernconnections.selection.Selection;
import org.northernconnections.web.application.SelectionPages.SelectionPage;

/// The selection under the rules in use, before anything is kept.
///
/// @param candidates eligible applications with a quality, the best first
/// @param unscored eligible applications that nobody has scored yet
/// @param chosen their ids, the best first; empty where the rules cannot hold together
/// @param quality summed over the chosen
/// @param proven whether no choice under the rules has more
/// @param byHand applications that were decided by hand: the selection keeps to these decisions
/// @param waiting who is on the waiting list, in its order
/// @param over all has been decided and released
/// @param cannotHoldTogether the ids of a smallest set of rules that cannot; empty where all can
public record SelectionShape(
        int places,
        List<ScreeningShape.Row> candidates,
        List<ScreeningShape.Row> unscored,
        List<String> chosen,
        double quality,
        boolean proven,
        List<String> cannotHoldTogether,
        List<Rule> rules,
        List<ApplicationId> byHand,
        List<ScreeningShape.Row> waiting,
        boolean over) {
    /// @param words what it demands
    /// @param cost in quality, all other rules in use holding; null where the rules cannot hold together
    /// @param bringsIn ids of applications that are chosen only because of it
    public record Rule(
            BalanceRuleId id,
            BalanceRule.Kind kind,
            String tag,
            int number,
            boolean inUse,
            String words,
            @Nullable Double cost,
            List<String> bringsIn,
            List<String> pushesOut) {}

    private static final Selection.Chosen NOBODY = new Selection.Chosen(List.of(), 0, true, List.of(), List.of());

    static SelectionShape of(SelectionPage it) {
        Selection selection = it.preview().selection();
        Selection.Chosen chosen = selection instanceof Selection.Chosen some ? some : NOBODY;
        List<org.northernconnections.selection.Rule> conflict =
                selection instanceof Selection.Infeasible none ? none.conflict() : List.of();
        return new SelectionShape(
                it.preview().places(),
                it.preview().candidates().stream().map(ScreeningShape.Row::of).toList(),
                it.preview().unscored().stream().map(ScreeningShape.Row::of).toList(),
                chosen.chosen(),
                chosen.quality(),
                chosen.proven(),
                conflict.stream()
                        .map(org.northernconnections.selection.Rule::id)
                        .toList(),
                it.preview().rules().stream().map(priced -> rule(it, priced)).toList(),
                it.eligible().stream()
                        .map(standing -> standing.application().id())
                        .filter(it.preview().byHand()::contains)
                        .toList(),
                it.preview().waiting().stream().map(ScreeningShape.Row::of).toList(),
                it.preview().over());
    }

    private static Rule rule(SelectionPage it, Select.Priced priced) {
        BalanceRule rule = priced.rule();
        return new Rule(
                rule.id(),
                rule.kind(),
                rule.tag(),
                rule.number(),
                rule.inUse(),
                it.words(rule),
                priced.cost().map(RuleCost::cost).orElse(null),
                priced.cost().map(RuleCost::bringsIn).orElse(List.of()),
                priced.cost().map(RuleCost::pushesOut).orElse(List.of()));
    }
}
