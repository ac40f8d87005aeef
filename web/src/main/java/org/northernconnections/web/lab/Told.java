package org.northernconnections.web.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.web.page.Page;

/// One line of a history as people read it: what happened, who did it, and why.
///
/// @param now it is where the thing stands
/// @param who empty where the name is not known any more
public record Told(Instant at, String what, String who, String why, boolean now) {
    private static final String ACCOUNT = "account:";

    /// The history of a lab or challenge, newest first.
    ///
    /// @param states the prefix of the words of its states
    static List<Told> about(Page page, Ledger ledger, People people, String kind, String id, String states) {
        Map<Actor, String> names = new HashMap<>();
        var told = new ArrayList<Told>();
        boolean now = true;
        for (LedgerLine line : ledger.listAbout(kind, id).reversed()) {
            String who = names.computeIfAbsent(line.actor(), actor -> name(page, people, actor));
            boolean step = !line.to().isEmpty();
            told.add(new Told(line.at(), what(page, line, states), who, line.why(), now && step));
            now = now && !step;
        }
        return told;
    }

    private static String what(Page page, LedgerLine line, String states) {
        if (!line.to().isEmpty()) {
            return page.t(states + "." + line.to().replace(' ', '_'));
        }
        String key = "lab.deed." + line.deed().toLowerCase(Locale.ROOT).replace(' ', '_');
        return page.texts().has(key) ? page.t(key) : line.deed();
    }

    private static String name(Page page, People people, Actor actor) {
        if (!actor.word().startsWith(ACCOUNT)) {
            return page.t("lab.history.program");
        }
        return people.find(new AccountId(actor.word().substring(ACCOUNT.length())))
                .map(account -> account.name())
                .orElse("");
    }
}
