package org.northernconnections.web.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.SlotId;
import org.northernconnections.partnership.OrganisationId;

/// Somebody at an event.
///
/// @param meetingsMin at least so many meetings; null for those who may not know
/// @param meetingsMax at most so many; null for those who may not know, and where the event's own limit holds
/// @param away the slots in which he or she is not there; empty for those who may not know
public record ParticipantShape(
        ParticipantId id,
        String name,
        OrganisationId organisation,
        String organisationName,
        String country,
        Coming coming,
        @Nullable Integer meetingsMin,
        @Nullable Integer meetingsMax,
        List<SlotId> away) {
    /// @param close the caller organises the event, or it is his or her own seat
    static ParticipantShape of(Participant one, boolean close) {
        return new ParticipantShape(
                one.id(),
                one.name(),
                one.organisation(),
                one.organisationName(),
                one.country(),
                one.coming(),
                close ? one.meetingsMin() : null,
                close ? one.meetingsMax() : null,
                close
                        ? one.away().stream()
                                .sorted(java.util.Comparator.comparing(SlotId::value))
                                .toList()
                        : List.of());
    }
}
