package org.northernconnections.web.event;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.northernconnections.event.Calendars;
import org.northernconnections.event.Event;

/// Calendar files as RFC 5545 has them. Times are in UTC, which every calendar shows as its own.
public final class IcalCalendars implements Calendars {
    private static final String PRODUCT = "-//Northern Connections//Timetable//EN";
    /// Nobody reads answers: whoever cannot come says so on the page.
    private static final URI ORGANISER = URI.create("mailto:timetable@northern-connections.invalid");

    @Override
    public String write(Method method, Event event, String attendee, List<Item> items, Instant at) {
        if (method == Method.PUBLISH) {
            return file(method, event, attendee, items, at);
        }
        return items.stream()
                .map(item -> file(method, event, attendee, List.of(item), at))
                .collect(Collectors.joining());
    }

    private static String file(Method method, Event event, String attendee, List<Item> items, Instant at) {
        List<CalendarComponent> entries = items.stream()
                .<CalendarComponent>map(item -> entry(method, event, attendee, item, at))
                .toList();
        var calendar = new Calendar(
                new PropertyList(List.of(
                        new ProdId(PRODUCT),
                        ImmutableVersion.VERSION_2_0,
                        ImmutableCalScale.GREGORIAN,
                        switch (method) {
                            case REQUEST -> ImmutableMethod.REQUEST;
                            case CANCEL -> ImmutableMethod.CANCEL;
                            case PUBLISH -> ImmutableMethod.PUBLISH;
                        })),
                new ComponentList<>(entries));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent entry(Method method, Event event, String attendee, Item item, Instant at) {
        var entry = new VEvent(false);
        entry.add(new Uid(item.uid()));
        entry.add(new DtStamp(at));
        entry.add(new Sequence(item.sequence()));
        entry.add(new DtStart<>(item.startsAt()));
        entry.add(new DtEnd<>(item.endsAt()));
        entry.add(new Summary(item.with()));
        entry.add(new Location(Stream.of(item.table(), event.place(), event.city())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "))));
        entry.add(new Description(event.name()));
        entry.add(method == Method.CANCEL ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        entry.add(new Organizer(new ParameterList(List.of(new Cn(event.ownerName()))), ORGANISER));
        if (!attendee.isEmpty()) {
            entry.add(new Attendee(
                    new ParameterList(List.of(PartStat.ACCEPTED, Rsvp.FALSE)), URI.create("mailto:" + attendee)));
        }
        return entry;
    }
}
