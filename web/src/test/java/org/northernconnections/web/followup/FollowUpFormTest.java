package org.northernconnections.web.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.EventId;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.AnswerId;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.Value;
import org.northernconnections.partnership.OrganisationId;

class FollowUpFormTest {
    private static final OrganisationId OWN = new OrganisationId("own000000000");

    @Test
    void whatTheOtherSideSaysIsNotPutIntoAMouthThatHasNotSpoken() {
        FollowUpForm form = FollowUpForm.of(followUp(FollowUpState.CONTRACT), Optional.empty());

        assertThat(form.state()).isEmpty();
        assertThat(form.value()).isEqualTo("not_said");
        assertThat(form.check(LocalDate.of(2027, 1, 8)).any()).isTrue();
    }

    @Test
    void whileNobodyHasSaidMoreTheTwoAreTalking() {
        FollowUpForm form = FollowUpForm.of(followUp(FollowUpState.TALKING), Optional.empty());

        assertThat(form.state()).isEqualTo("talking");
    }

    @Test
    void whatTheSideSaidLastIsChosenAlready() {
        var last = new Answer(
                new AnswerId("answer000000"),
                new FollowUpId("followup0000"),
                OWN,
                FollowUpState.TEST,
                Value.NOT_SAID,
                null,
                "",
                false,
                Instant.EPOCH);

        assertThat(FollowUpForm.of(followUp(FollowUpState.CONTRACT), Optional.of(last))
                        .state())
                .isEqualTo("test");
    }

    private static FollowUp followUp(FollowUpState state) {
        return new FollowUp(
                new FollowUpId("followup0000"),
                new EventId("event0000000"),
                "Hoppet",
                new FollowUp.Side(OWN, "Own", null),
                new FollowUp.Side(new OrganisationId("other0000000"), "Other", null),
                LocalDate.of(2026, 5, 8),
                state,
                Value.NOT_SAID,
                false,
                null,
                1);
    }
}
