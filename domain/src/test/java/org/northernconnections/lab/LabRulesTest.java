package org.northernconnections.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

class LabRulesTest {
    private static final OrganisationId HERE = new OrganisationId("aaaaaaaaaaaa");
    private static final OrganisationId THERE = new OrganisationId("bbbbbbbbbbbb");

    @Test
    void labsAreNamedByOwnersOfThatOrganisationAndTheSecretariat() {
        Viewer owner = viewer(new Membership(HERE, "Here", Role.OWNER));
        Viewer ownerElsewhere =
                viewer(new Membership(HERE, "Here", Role.OWNER), new Membership(THERE, "There", Role.POLICY));
        Viewer secretariat = viewer(new Membership(THERE, "There", Role.SECRETARIAT));

        assertThat(LabRules.mayNameFor(owner, HERE)).isTrue();
        assertThat(LabRules.mayNameFor(owner, THERE)).isFalse();
        assertThat(LabRules.mayNameFor(ownerElsewhere, THERE)).isFalse();
        assertThat(LabRules.mayNameFor(secretariat, HERE)).isTrue();
        assertThat(LabRules.mayNameFor(Viewer.PUBLIC, HERE)).isFalse();
    }

    private static Viewer viewer(Membership... memberships) {
        return new Viewer(
                new Account(new AccountId("cccccccccccc"), "a@b.example", "A", Language.EN, 1), List.of(memberships));
    }
}
