package org.northernconnections.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The meetings of events, with the wishes for them, and the wishes not to meet.
public interface Meetings {
    Optional<Meeting> find(MeetingId id);

    /// The meeting as it stands now, held until the present change ends, so that nobody else steps it meanwhile.
    Meeting hold(MeetingId id);

    /// The meeting of two, in any order.
    Optional<Meeting> find(ParticipantId one, ParticipantId other);

    /// All meetings of an event, in the order of their ids.
    List<Meeting> list(EventId event);

    /// The meetings of one participant, the newest wish first.
    List<Meeting> listOf(ParticipantId participant);

    void add(Meeting meeting);

    /// Keeps a wish for a meeting, in the place of an older one of the same person.
    void wish(MeetingId meeting, Wish wish);

    /// Forgets somebody's wish.
    void forgetWish(MeetingId meeting, ParticipantId from);

    /// Takes a step; the ledger notes it.
    void step(MeetingId id, MeetingState to);

    /// Cancels a meeting; the ledger notes it.
    void cancel(MeetingId id, Meeting.Because because);

    /// Notes that a placed meeting was missed, and by whom; the ledger notes it.
    void miss(MeetingId id, Meeting.MissedBy by);

    /// Keeps who missed a meeting, or that nobody did, as its words say by now.
    void settle(MeetingId id, Meeting.MissedBy by);

    /// Whom a person would rather not meet: for this person alone.
    Set<ParticipantId> listRatherNotOf(ParticipantId from);

    /// For the timetable alone: never show it.
    Set<RatherNot> listRatherNot(EventId event);

    void addRatherNot(EventId event, RatherNot ratherNot);

    void removeRatherNot(RatherNot ratherNot);
}
