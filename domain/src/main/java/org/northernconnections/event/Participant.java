package org.northernconnections.event;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;

/// One person at an event, speaking for one organisation.
///
/// @param account null if nobody can sign in for this seat yet
/// @param name of the person; the organisation's where no person is known
/// @param country of the organisation
/// @param meetingsMax null for what the event says
/// @param away the slots in which the person is not there
/// @param languages in which the person can meet; none if language is no question
/// @param late was seated after the wishes had closed, and so may still wish
public record Participant(
        ParticipantId id,
        EventId event,
        OrganisationId organisation,
        String organisationName,
        String country,
        @Nullable AccountId account,
        String name,
        Coming coming,
        int meetingsMin,
        @Nullable Integer meetingsMax,
        Set<SlotId> away,
        Set<Language> languages,
        boolean late,
        int version) {
    public Participant {
        away = Set.copyOf(away);
        languages = Set.copyOf(languages);
        if (meetingsMin < 0 || (meetingsMax != null && meetingsMax < meetingsMin)) {
            throw new IllegalArgumentException(
                    "The least of %s's meetings must be 0 or more and no more than the most.".formatted(id));
        }
    }

    /// Somebody for whom language is no question.
    public Participant(
            ParticipantId id,
            EventId event,
            OrganisationId organisation,
            String organisationName,
            String country,
            @Nullable AccountId account,
            String name,
            Coming coming,
            int meetingsMin,
            @Nullable Integer meetingsMax,
            Set<SlotId> away,
            int version) {
        this(
                id,
                event,
                organisation,
                organisationName,
                country,
                account,
                name,
                coming,
                meetingsMin,
                meetingsMax,
                away,
                Set.of(),
                false,
                version);
    }

    /// Somebody who has just been invited. A company's languages are those of its profile.
    public static Participant invited(
            ParticipantId id,
            EventId event,
            OrganisationId organisation,
            String organisationName,
            String country,
            @Nullable AccountId account,
            String name) {
        return new Participant(
                id,
                event,
                organisation,
                organisationName,
                country,
                account,
                name,
                Coming.INVITED,
                0,
                null,
                Set.of(),
                1);
    }

    public Optional<AccountId> findAccount() {
        return Optional.ofNullable(account);
    }

    /// The most meetings at an event that says how many are usual.
    public int mostAt(Event at) {
        return meetingsMax == null ? Math.max(at.meetingsMax(), meetingsMin) : meetingsMax;
    }

    /// Person and organisation, such as `Lena Berg, Norrtre AB`; one of them where they are the same.
    public String shown() {
        return name.isBlank() || name.equals(organisationName) ? organisationName : name + ", " + organisationName;
    }

    /// The same person with another answer.
    public Participant with(Coming answer, int least, @Nullable Integer most, Set<SlotId> absent) {
        return new Participant(
                id,
                event,
                organisation,
                organisationName,
                country,
                account,
                name,
                answer,
                least,
                most,
                absent,
                languages,
                late,
                version);
    }

    /// The same person with other languages.
    public Participant speaking(Set<Language> spoken) {
        return new Participant(
                id,
                event,
                organisation,
                organisationName,
                country,
                account,
                name,
                coming,
                meetingsMin,
                meetingsMax,
                away,
                spoken,
                late,
                version);
    }

    /// The same person, invited at a time at which wishes are taken or not any more.
    public Participant invitedAt(boolean late) {
        return new Participant(
                id,
                event,
                organisation,
                organisationName,
                country,
                account,
                name,
                Coming.INVITED,
                meetingsMin,
                meetingsMax,
                away,
                languages,
                late,
                version);
    }
}
