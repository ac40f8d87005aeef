package org.northernconnections.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Lab;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Who may do what with events.
public final class EventRules {
    private EventRules() {}

    /// Events of a lab are planned by its owner and the secretariat.
    public static boolean mayPlanFor(Viewer viewer, Lab lab) {
        return viewer.secretariat() || viewer.speaksFor(lab.owner(), Role.OWNER);
    }

    /// Somebody plans at least one event.
    public static boolean mayPlanAny(Viewer viewer) {
        return viewer.secretariat() || viewer.is(Role.OWNER);
    }

    /// An event is kept by the owner of its lab and the secretariat.
    public static boolean organises(Viewer viewer, Event event) {
        return viewer.secretariat() || viewer.speaksFor(event.owner(), Role.OWNER);
    }

    /// Who is there is told to those who take part, to the partnership, and to nobody else.
    public static boolean mayKnowParticipants(Viewer viewer, Optional<Participant> own) {
        return viewer.partner() || own.isPresent();
    }

    /// Sessions stay as they are once people hold a plan.
    public static boolean mayChangeSessions(Event event) {
        return !event.state().published();
    }

    /// Day and zone stay as they are once people hold a plan.
    public static boolean mayMove(Event event) {
        return !event.state().published();
    }

    /// Wishes are said by whoever has a seat and has not stayed away, until they close; by whoever was seated after
    /// that, until the day.
    public static boolean mayWish(Event event, @Nullable Participant own, Instant at) {
        return own != null
                && own.coming() != Coming.NOT_COMING
                && (event.takesWishes(at) || (own.late() && takesLateWishes(event, at)));
    }

    /// Two may wish to meet until the wishes close; until the day where one of them was seated after that.
    public static boolean mayWish(Event event, Participant own, Participant other, Instant at) {
        return mayWish(event, own, at)
                || (own.coming() != Coming.NOT_COMING && other.late() && takesLateWishes(event, at));
    }

    private static boolean takesLateWishes(Event event, Instant at) {
        return mayAnswer(event) && !event.over(at);
    }

    /// The time at which wishes close is said until they have closed.
    public static boolean mayChangeClosing(Event event) {
        return event.state() == EventState.COLLECTING_WISHES;
    }

    /// An answer can be changed until the day begins.
    public static boolean mayAnswer(Event event) {
        return event.state().compareTo(EventState.FINAL) <= 0;
    }
}
