package org.northernconnections.web.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Layout;
import org.northernconnections.event.Timetable;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.OrganisationId;

/// An event.
///
/// @param zone such as `Europe/Stockholm`
/// @param meetingsMax how many meetings a person may have
public record EventShape(
        EventId id,
        LabId lab,
        String labName,
        OrganisationId owner,
        String ownerName,
        String name,
        String city,
        String place,
        LocalDate day,
        String zone,
        @Nullable Instant wishesCloseAt,
        int meetingsMax,
        EventState state,
        int version) {
    /// @param own the caller's seat; null without one
    /// @param steps that the caller may take now
    /// @param history of the timetable, oldest first, for those who organise the event
    public record Detail(
            EventShape event,
            Layout layout,
            @Nullable ParticipantShape own,
            Map<Coming, Integer> counts,
            List<EventState> steps,
            List<Published> published,
            List<Told> history) {}

    /// @param what was done, in words
    /// @param why it was done, or to what; may be empty
    public record Told(Instant at, String what, String why) {}

    public record Published(
            Timetable.Kind kind, int number, @Nullable Instant publishedAt) {
        static @Nullable Published of(@Nullable Timetable one) {
            return one == null ? null : new Published(one.kind(), one.number(), one.publishedAt());
        }
    }

    static EventShape of(Event event) {
        return new EventShape(
                event.id(),
                event.lab(),
                event.labName(),
                event.owner(),
                event.ownerName(),
                event.name(),
                event.city(),
                event.place(),
                event.day(),
                event.zone().getId(),
                event.wishesCloseAt(),
                event.meetingsMax(),
                event.state(),
                event.version());
    }

    static Detail of(EventPages.ShowPage it) {
        return new Detail(
                of(it.event()),
                it.mayKnowParticipants() ? it.layout() : it.layout().withoutHosts(),
                it.own() == null ? null : ParticipantShape.of(it.own(), true),
                it.counts(),
                it.steps(),
                it.published().stream()
                        .map(one -> new Published(one.kind(), one.number(), one.publishedAt()))
                        .toList(),
                it.history().stream()
                        .map(line ->
                                new Told(line.at(), EventWords.what(it.page(), line), EventWords.why(it.page(), line)))
                        .toList());
    }
}
