package org.northernconnections.app.demonstration;

import java.util.List;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.demonstration.DemonstrationPages.Starter;

/// The people with whom a reader may start, the first of each role before the others.
public final class Starters {
    public static final List<Starter> ALL = List.of(
            onTheDay("karin-lindqvist", Role.OWNER),
            onTheDay("imke-brandes", Role.CLUSTER),
            onTheDay("elin-hampusson", Role.COMPANY),
            onTheDay("mette-dahlgaard", Role.SECRETARIAT),
            starter("fiona-mackinnon", Role.POLICY),
            onTheDay("maren-holt", Role.OWNER),
            onTheDay("sabine-thoms", Role.OWNER),
            onTheDay("momme-redlefs", Role.COMPANY),
            starter("jens-ravn", Role.OWNER),
            starter("lies-verhaegen", Role.CLUSTER),
            starter("hanne-iversen", Role.COMPANY));

    private Starters() {}

    private static Starter starter(String key, Role role) {
        return new Starter(key, new AccountId(Keys.person(key)), role, false);
    }

    /// Somebody who has something else to do from the day of the event on.
    private static Starter onTheDay(String key, Role role) {
        return new Starter(key, new AccountId(Keys.person(key)), role, true);
    }

    /// The first person of a role.
    public static Starter of(Role role) {
        return ALL.stream()
                .filter(starter -> starter.role() == role)
                .findFirst()
                .orElseThrow();
    }
}
