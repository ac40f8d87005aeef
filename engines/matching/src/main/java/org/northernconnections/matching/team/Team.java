package org.northernconnections.matching.team;

import java.util.List;

/// Companies that together cover more of a challenge than the best of them alone.
///
/// @param members best single cover first
/// @param cover weighted mean over the needs of the members' best strength, `[0, 1]`
/// @param bestAlone the cover of the best member
public record Team(List<Member> members, double cover, double bestAlone) {
    public Team {
        members = List.copyOf(members);
    }

    /// What working together adds: `cover − bestAlone`.
    public double gain() {
        return cover - bestAlone;
    }

    /// A company in a team.
    ///
    /// @param adds by how much the team's cover would fall without it
    /// @param needs the needs that it answers better than every other member, by their place
    public record Member(String companyId, double adds, List<Integer> needs) {
        public Member {
            needs = List.copyOf(needs);
        }
    }
}
