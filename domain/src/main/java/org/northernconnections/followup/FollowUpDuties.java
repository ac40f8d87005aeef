package org.northernconnections.followup;

import java.util.List;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;

/// Questions on what came of meetings, which wait for a person's organisations.
public final class FollowUpDuties implements Duties {
    private final FollowUps followUps;

    public FollowUpDuties(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        List<OrganisationId> own = viewer.memberships().stream()
                .map(Membership::organisation)
                .distinct()
                .toList();
        int open = own.isEmpty() ? 0 : followUps.countOpen(own);
        return open == 0 ? List.of() : List.of(new Duty("followup.duty.answer", List.of(open), "/followups", null));
    }
}
