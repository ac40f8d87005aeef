package org.northernconnections.web.home;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.web.home.HomePages.ComingEvent;
import org.northernconnections.web.lab.ChallengeLineShape;

/// What waits for the caller, and what is open to all.
public record HomeShape(List<Waiting> waiting, List<ChallengeLineShape> open, List<ComingEvent> events) {
    /// @param what is to be done, in the caller's language
    /// @param at the address where it is done
    /// @param due null without a time
    public record Waiting(String what, String at, @Nullable Instant due) {}

    static HomeShape of(HomePages.HomePage it) {
        return new HomeShape(
                it.duties().stream()
                        .map(duty -> new Waiting(
                                it.page().t(duty.key(), duty.arguments().toArray()), duty.address(), duty.due()))
                        .toList(),
                it.open().stream().map(ChallengeLineShape::of).toList(),
                it.events());
    }
}
