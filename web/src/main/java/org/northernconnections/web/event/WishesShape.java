package org.northernconnections.web.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.Wishing;

/// The caller's own wishes, and the wishes that wait for an answer. What others would rather not is told to nobody.
///
/// @param open the caller may wish to meet anybody now
/// @param wished how many the caller has made
public record WishesShape(ParticipantShape own, boolean open, int wished, List<Other> others) {
    /// Somebody else at the event, as the caller stands to him or her.
    ///
    /// @param meeting of the two, where the caller may answer or take it back; null otherwise
    /// @param asks the other's wish waits for an answer
    /// @param declined the caller's wish was
    /// @param open the two may wish to meet now: once wishes have closed, where one of them was seated after that
    /// @param theirWords of the wish that waits; may be empty
    public record Other(
            ParticipantShape participant,
            Wishing.Choice choice,
            @Nullable MeetingId meeting,
            boolean asks,
            boolean agreed,
            boolean declined,
            boolean open,
            String ownWords,
            String theirWords,
            String summary,
            List<String> capabilities) {
        private static Other of(WishPages.Other other) {
            boolean chosen = other.choice() == Wishing.Choice.LIKE || other.choice() == Wishing.Choice.MUST;
            boolean asks = other.incoming() && other.choice() != Wishing.Choice.RATHER_NOT;
            boolean known = chosen || asks || other.agreed();
            return new Other(
                    ParticipantShape.of(other.participant(), false),
                    other.choice(),
                    known && other.meeting() != null ? other.meeting().id() : null,
                    asks,
                    other.agreed(),
                    other.declined(),
                    other.open(),
                    other.ownWords(),
                    asks && other.theirs() != null ? other.theirs().words() : "",
                    other.summary(),
                    other.capabilities());
        }
    }

    static WishesShape of(WishPages.WishesPage it) {
        return new WishesShape(
                ParticipantShape.of(it.own(), true),
                it.open(),
                it.wished(),
                it.others().stream().map(Other::of).toList());
    }
}
