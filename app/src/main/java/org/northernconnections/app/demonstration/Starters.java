package org.northernconnections.app.demonstration;

import java.util.List;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.demonstration.DemonstrationPages.Starter;

/// The people with whom a reader may start, the first of each role before the others.
public final class Starters {
    public static final List<Starter> ALL = List.of(
            starter("karin-lindqvist", Role.OWNER),
            starter("imke-brandes", Role.CLUSTER),
            starter("elin-hampusson", Role.COMPANY),
            starter("mette-dahlgaard", Role.SECRETARIAT),
            starter("fiona-mackinnon", Role.POLICY),
            starter("maren-holt", Role.OWNER),
            starter("sabine-thoms", Role.OWNER),
            starter("momme-redlefs", Role.COMPANY),
            starter("jens-ravn", Role.OWNER),
            starter("lies-verhaegen", Role.CLUSTER),
            starter("hanne-iversen", Role.COMPANY));

    private Starters() {}

    private static Starter starter(String key, Role role) {
        return new Starter(key, new AccountId(Keys.person(key)), role);
    }

    /// The first person of a role.
    public static Starter of(Role role) {
        return ALL.stream()
                .filter(starter -> starter.role() == role)
                .findFirst()
                .orElseThrow();
    }
}
