package org.northernconnections.web.event;

import java.util.List;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.OutcomeId;
import org.northernconnections.event.ParticipantId;

/// The papers of one table for a helper to type, and the appeals that wait for the organiser.
///
/// @param written how many words of the event are in
/// @param expected how many there would be if both sides of every meeting wrote
public record SlipsShape(String table, int written, int expected, List<Slip> slips, List<Appeal> appeals) {
    /// @param there its word is in already
    public record Slip(MeetingId meeting, ParticipantId from, String name, String other, boolean there) {}

    public record Appeal(OutcomeId outcome, MeetingId meeting, String from, String by, String appeal) {}

    static SlipsShape of(SlipPages.SlipsPage it) {
        return new SlipsShape(
                it.table(),
                it.written(),
                it.expected(),
                it.slips().stream()
                        .map(slip -> new Slip(
                                slip.placed().meeting().id(),
                                slip.from().id(),
                                slip.from().shown(),
                                slip.other().shown(),
                                slip.there()))
                        .toList(),
                it.appeals().stream()
                        .map(appeal -> new Appeal(
                                appeal.word().id(),
                                appeal.word().meeting(),
                                appeal.from().shown(),
                                appeal.by().shown(),
                                appeal.word().misquoteWaits()
                                        ? appeal.word().misquote()
                                        : appeal.word().appeal()))
                        .toList());
    }
}
