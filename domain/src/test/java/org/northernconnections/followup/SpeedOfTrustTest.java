package org.northernconnections.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.EventId;
import org.northernconnections.partnership.OrganisationId;

class SpeedOfTrustTest {
    private static final OrganisationId CITY = new OrganisationId("city00000000");
    private static final OrganisationId COMPANY = new OrganisationId("company00000");

    private final List<Answer> said = new ArrayList<>();

    /// In May 2026.
    private void says(int day, String meeting, OrganisationId from, FollowUpState state) {
        Instant at = LocalDate.of(2026, 5, day).atStartOfDay().toInstant(ZoneOffset.UTC);
        said.add(new Answer(
                new AnswerId("%012d".formatted(said.size())),
                new FollowUpId(meeting),
                from,
                state,
                Value.NOT_SAID,
                state == FollowUpState.STOPPED ? Why.NO_MONEY : null,
                "",
                false,
                at));
    }

    private LocalDate result() {
        return SpeedOfTrust.of(List.of(), List.of(), List.of(), said).result();
    }

    @Test
    void aMeetingOfWhichOnlyTheOtherSideWroteIsAMeeting() {
        LocalDate day = LocalDate.of(2026, 4, 20);
        var followUp = new FollowUp(
                new FollowUpId("first0000000"),
                new EventId("event0000000"),
                "Hoppet",
                new FollowUp.Side(CITY, "City", null),
                new FollowUp.Side(COMPANY, "Company", null),
                day,
                FollowUpState.TALKING,
                Value.NOT_SAID,
                false,
                null,
                1);

        assertThat(SpeedOfTrust.of(List.of(), List.of(followUp), List.of(), said)
                        .met())
                .isEqualTo(day);
        assertThat(SpeedOfTrust.of(List.of(), List.of(), List.of(), said).met()).isNull();
    }

    @Test
    void aPilotThatItsOwnSideCorrectedIsNoJointResult() {
        says(1, "first0000000", CITY, FollowUpState.PILOT);
        says(2, "first0000000", CITY, FollowUpState.TEST);
        assertThat(result()).isNull();

        says(9, "first0000000", COMPANY, FollowUpState.CONTRACT);
        assertThat(result()).isEqualTo(LocalDate.of(2026, 5, 9));
    }

    @Test
    void aPilotStandsWhenItStopsAndWhateverIsSaidOfAnotherMeetingOrByTheOtherSide() {
        says(1, "first0000000", CITY, FollowUpState.PILOT);
        says(2, "first0000000", CITY, FollowUpState.STOPPED);
        says(3, "other0000000", CITY, FollowUpState.TALKING);
        says(4, "first0000000", COMPANY, FollowUpState.TEST);

        assertThat(result()).isEqualTo(LocalDate.of(2026, 5, 1));
    }
}
