package org.northernconnections.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.EventId;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// What comes of a meeting between two organisations, asked of both for two years.
///
/// @param one of the two sides; which is which means nothing
/// @param about the lab or occasion that brought them together
/// @param since the day on which they met
/// @param confirmed both sides say so, not only one
/// @param why it stopped; null unless it did
public record FollowUp(
        FollowUpId id,
        EventId event,
        String about,
        Side one,
        Side other,
        LocalDate since,
        FollowUpState state,
        Value value,
        boolean confirmed,
        @Nullable Why why,
        int version) {
    /// One of the two sides.
    ///
    /// @param reader who is asked; null for whoever speaks for the organisation
    public record Side(
            OrganisationId organisation,
            String name,
            @Nullable AccountId reader) {}

    public FollowUp {
        if (one.organisation().equals(other.organisation())) {
            throw new IllegalArgumentException("A follow-up is between two organisations: " + id);
        }
        if ((state == FollowUpState.STOPPED) != (why != null)) {
            throw new IllegalArgumentException("A follow-up says why it stopped, and only then: " + id);
        }
    }

    /// The side of this organisation.
    public Side side(OrganisationId organisation) {
        return one.organisation().equals(organisation) ? one : other;
    }

    /// The other side.
    public Side opposite(OrganisationId organisation) {
        return one.organisation().equals(organisation) ? other : one;
    }

    public boolean concerns(OrganisationId organisation) {
        return one.organisation().equals(organisation) || other.organisation().equals(organisation);
    }
}
