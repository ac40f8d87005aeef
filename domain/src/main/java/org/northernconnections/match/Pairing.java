package org.northernconnections.match;

import java.time.Duration;
import java.time.Instant;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// One company's wish to answer a challenge together with another, which neither is named to before both want it.
///
/// Who asks has said yes by asking; who is asked says yes by agreeing. What each is told of the other before then is
/// kept as it was when it was found safe, see [SeekPartners], so that it never grows more exact.
///
/// @param asker who asks
/// @param asked who is asked
/// @param need by its position from 1, that the asked one adds
/// @param askedCountry in which the asked one is; "" where that would tell too much
/// @param askerNeed by its position, that the asker answers best; 0 where that would tell too much
/// @param askerCountry likewise
public record Pairing(
        PairingId id,
        ChallengeId challenge,
        String challengeTitle,
        OrganisationId asker,
        String askerName,
        OrganisationId asked,
        String askedName,
        int need,
        String askedCountry,
        int askerNeed,
        String askerCountry,
        Instant askedAt,
        PairingState state) {
    /// How long an answer is waited for.
    public static final Duration WAIT = Duration.ofDays(14);

    /// The state that the asker is shown: that the other one has declined looks as if it had not answered, so that
    /// nobody can tell who is asked from who says no.
    public PairingState shownToAsker(Instant now) {
        if (state == PairingState.AGREED) {
            return state;
        }
        return now.isBefore(askedAt.plus(WAIT)) ? PairingState.ASKED : PairingState.LAPSED;
    }

    public boolean agreed() {
        return state == PairingState.AGREED;
    }
}
