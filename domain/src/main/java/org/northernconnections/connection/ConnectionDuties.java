package org.northernconnections.connection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.Viewer;

/// Promises that wait for a person.
public final class ConnectionDuties implements Duties {
    static final int SOON_DAYS = 14;

    private final Commitments commitments;
    private final Clock clock;

    public ConnectionDuties(Commitments commitments, Clock clock) {
        this.commitments = commitments;
        this.clock = clock;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        if (viewer.memberships().isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return commitments
                .listOf(viewer.memberships().stream()
                        .map(Membership::organisation)
                        .distinct()
                        .toList())
                .stream()
                .flatMap(commitment -> duty(viewer, commitment, today))
                .toList();
    }

    private static Stream<Duty> duty(Viewer viewer, Commitment commitment, LocalDate today) {
        boolean ours = viewer.speaksFor(commitment.by());
        boolean theirs = viewer.speaksFor(commitment.to());
        boolean due = today.isAfter(commitment.due());
        if (theirs && commitment.state() == CommitmentState.PROPOSED) {
            return Stream.of(duty("agree", commitment, commitment.byName()));
        }
        if (theirs && commitment.state() == CommitmentState.AGREED && due) {
            return Stream.of(duty("confirm", commitment, commitment.byName()));
        }
        if (ours
                && commitment.state() == CommitmentState.AGREED
                && !today.plusDays(SOON_DAYS).isBefore(commitment.due())) {
            return Stream.of(duty("keep", commitment, commitment.toName()));
        }
        return Stream.empty();
    }

    private static Duty duty(String what, Commitment commitment, String other) {
        return Duty.by(
                "connection.duty." + what, List.of(other, commitment.promise()), "/commitments", commitment.due());
    }
}
