package org.northernconnections.web.report;

import java.util.List;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;

/// Two partners who should have met and have not.
///
/// @param owner who needs something
/// @param cluster whose members may answer it
public record NotMetShape(Partner owner, Partner cluster, List<Reason> reasons) {
    /// One of the two.
    public record Partner(OrganisationId id, String name, String country) {
        static Partner of(Organisation one) {
            return new Partner(one.id(), one.name(), one.country());
        }
    }

    /// @param position of the need, from 1
    /// @param members who may answer it, of those whom the caller may see; three or more
    public record Reason(ChallengeId challenge, String title, int position, String need, int members) {
        static Reason of(MissingLinks.Reason one) {
            return new Reason(one.challenge().id(), one.challenge().title(), one.need(), one.needText(), one.members());
        }
    }

    static NotMetShape of(MissingLinks.Link link) {
        return new NotMetShape(
                Partner.of(link.owner()),
                Partner.of(link.cluster()),
                link.reasons().stream().map(Reason::of).toList());
    }
}
