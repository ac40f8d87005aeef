package org.northernconnections.web.match;

import java.util.List;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.PairingId;
import org.northernconnections.match.PairingState;
import org.northernconnections.match.SeekPartners;

/// With whom a company would answer challenges better, by class, and what it has asked and was asked.
public record PairingShape(List<Offer> offers, List<Told> pairings) {
    /// @param need by its position from 1, and `needText` in words
    /// @param country of all of them; empty for several
    /// @param togetherPercent at least, in steps of ten
    public record Offer(
            ChallengeId challenge,
            String challengeTitle,
            int need,
            String needText,
            String country,
            int alonePercent,
            int togetherPercent) {
        static Offer of(SeekPartners.Offer offer) {
            return new Offer(
                    offer.challenge().id(),
                    offer.challenge().title(),
                    offer.need(),
                    offer.needText(),
                    offer.country(),
                    offer.alonePercent(),
                    offer.togetherPercent());
        }
    }

    /// @param other and `otherName`: empty until both agreed
    public record Told(
            PairingId id,
            ChallengeId challenge,
            String challengeTitle,
            boolean asking,
            String need,
            String country,
            PairingState state,
            String other,
            String otherName) {
        static Told of(PairingPages.Told told) {
            return new Told(
                    told.id(),
                    told.challenge(),
                    told.challengeTitle(),
                    told.asking(),
                    told.need(),
                    told.country(),
                    told.state(),
                    told.other(),
                    told.otherName());
        }
    }

    static PairingShape of(PairingPages.PartnersPage page) {
        return new PairingShape(
                page.offers().stream().map(Offer::of).toList(),
                page.pairings().stream().map(Told::of).toList());
    }
}
