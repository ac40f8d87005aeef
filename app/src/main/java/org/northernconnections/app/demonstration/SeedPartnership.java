package org.northernconnections.app.demonstration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.postgres.ledger.Columns;

/// Organisations, companies and people. Their rows have no states, so they are written at once.
final class SeedPartnership {
    /// The day on which the partnership was signed.
    static final int STARTED_DAY = -1110;

    private static final String ADD_ORGANISATION = """
            insert into organisation (id, name, name_english, kind, country, seat, region, latitude, longitude, website,
                                      valid_from, valid_until, successor_id)
            values (:id, :name, :english, :kind, :country, :seat, :region, :latitude, :longitude, :website,
                    :from, :until, :successor)
            """;

    private static final String ADD_PARTNER = """
            insert into partner (organisation_id, level, lead, joined) values (:id, :level, :lead, :joined)
            """;

    private static final String ADD_EVENT = """
            insert into organisation_event (organisation_id, kind, on_day, name_before, name_after, other_id, why)
            values (:id, :kind, :day, :before, :after, :other, :why)
            """;

    private static final String ADD_COMPANY = """
            insert into company (organisation_id, summary, proof, readiness, employees, founded, languages,
                                 visibility, consent_at)
            values (:id, :summary, :proof, :readiness, :employees, :founded, string_to_array(:languages, ' '),
                    :visibility, :consent)
            """;

    private static final String ADD_CAPABILITY = """
            insert into capability (id, company_id, position, language, statement)
            values (:id, :company, :position, :language, :statement)
            """;

    private static final String ADD_MEMBER = """
            insert into cluster_member (cluster_id, company_id, since) values (:cluster, :company, :since)
            """;

    private static final String ADD_PERSON = """
            insert into account (id, email, name, language, created_at) values (:id, :email, :name, :language, :at)
            """;

    private static final String ADD_MEMBERSHIP = """
            insert into membership (account_id, organisation_id, role, since) values (:id, :organisation, :role, :since)
            """;

    private final Rows rows;
    private final Calendar calendar;
    private final Map<String, String> organisationOf = new HashMap<>();
    private final Map<String, String> speakerOf = new HashMap<>();

    SeedPartnership(Rows rows, Calendar calendar) {
        this.rows = rows;
        this.calendar = calendar;
    }

    void seed() {
        List<Line> partners = DemonstrationFiles.table("partners");
        partners.forEach(line -> addOrganisation(line, line.text("name_english"), null, null));
        partners.forEach(this::addPartner);
        DemonstrationFiles.table("organisations")
                .forEach(line -> addOrganisation(
                        line, line.text("name_english"), line.numberOrNull("ended_day"), line.textOrNull("successor")));
        DemonstrationFiles.table("history").forEach(this::addEvent);
        DemonstrationFiles.table("companies").forEach(this::addCompany);
        addCapabilities();
        DemonstrationFiles.table("people").forEach(this::addPerson);
    }

    /// The organisation for which this person speaks, as its key.
    String organisationOf(String person) {
        String organisation = organisationOf.get(person);
        if (organisation == null) {
            throw new IllegalArgumentException("There is no person '%s' in people.csv.".formatted(person));
        }
        return organisation;
    }

    /// In whose name an organisation acts: its first person, or the demonstration itself.
    String actorFor(String organisation) {
        String person = speakerOf.get(organisation);
        return person == null ? Demonstration.ACTOR.word() : Keys.actor(person);
    }

    private void addOrganisation(Line line, String english, @Nullable Integer ended, @Nullable String successor) {
        rows.write(ADD_ORGANISATION)
                .param("id", Keys.organisation(line.text("key")))
                .param("name", line.text("name"))
                .param("english", english.equals(line.text("name")) ? "" : english)
                .param("kind", line.text("kind"))
                .param("country", line.text("country"))
                .param("seat", line.text("seat"))
                .param("region", line.text("region"))
                .param("latitude", line.decimal("latitude"))
                .param("longitude", line.decimal("longitude"))
                .param("website", line.text("website"))
                .param("from", calendar.day(line.number("founded_day")))
                .param("until", ended == null ? null : calendar.day(ended))
                .param("successor", successor == null ? null : Keys.organisation(successor))
                .update();
    }

    private void addPartner(Line line) {
        rows.write(ADD_PARTNER)
                .param("id", Keys.organisation(line.text("key")))
                .param("level", line.text("level"))
                .param("lead", line.yes("lead"))
                .param("joined", calendar.day(line.number("joined_day")))
                .update();
    }

    private void addEvent(Line line) {
        rows.write(ADD_EVENT)
                .param("id", Keys.organisation(line.text("organisation")))
                .param("kind", line.text("kind"))
                .param("day", calendar.day(line.number("day")))
                .param("before", line.text("name_before"))
                .param("after", line.text("name_after"))
                .param("other", line.has("other") ? Keys.organisation(line.text("other")) : null)
                .param("why", line.text("why"))
                .update();
    }

    private void addCompany(Line line) {
        String id = Keys.organisation(line.text("key"));
        rows.write(ADD_ORGANISATION)
                .param("id", id)
                .param("name", line.text("name"))
                .param("english", "")
                .param("kind", "company")
                .param("country", line.text("country"))
                .param("seat", line.text("seat"))
                .param("region", line.text("region"))
                .param("latitude", line.decimal("latitude"))
                .param("longitude", line.decimal("longitude"))
                .param("website", line.text("website"))
                .param("from", LocalDate.of(line.number("founded"), 1, 1))
                .param("until", null)
                .param("successor", null)
                .update();
        rows.write(ADD_COMPANY)
                .param("id", id)
                .param("summary", line.text("summary"))
                .param("proof", line.text("proof"))
                .param("readiness", line.number("readiness"))
                .param("employees", line.number("employees"))
                .param("founded", line.number("founded"))
                .param("languages", line.text("languages"))
                .param("visibility", line.text("visibility"))
                .param(
                        "consent",
                        line.has("consent_day") ? Columns.at(calendar.during(line.number("consent_day"), id)) : null)
                .update();
        for (String cluster : line.texts("clusters")) {
            rows.write(ADD_MEMBER)
                    .param("cluster", Keys.organisation(cluster))
                    .param("company", id)
                    .param("since", calendar.day(line.number("member_day")))
                    .update();
        }
    }

    private void addCapabilities() {
        var positions = new HashMap<String, Integer>();
        for (Line line : DemonstrationFiles.table("statements")) {
            int position = positions.merge(line.text("company"), 1, Integer::sum);
            rows.write(ADD_CAPABILITY)
                    .param("id", Keys.id("capability", line.text("company"), String.valueOf(position)))
                    .param("company", Keys.organisation(line.text("company")))
                    .param("position", position)
                    .param("language", line.text("language"))
                    .param("statement", line.text("statement"))
                    .update();
        }
    }

    private void addPerson(Line line) {
        String id = Keys.person(line.text("key"));
        rows.write(ADD_PERSON)
                .param("id", id)
                .param("email", line.text("email"))
                .param("name", line.text("name"))
                .param("language", line.text("language"))
                .param("at", Columns.at(calendar.at(STARTED_DAY, 9, 0)))
                .update();
        rows.write(ADD_MEMBERSHIP)
                .param("id", id)
                .param("organisation", Keys.organisation(line.text("organisation")))
                .param("role", line.text("role"))
                .param("since", calendar.day(STARTED_DAY))
                .update();
        organisationOf.put(line.text("key"), line.text("organisation"));
        speakerOf.putIfAbsent(line.text("organisation"), line.text("key"));
    }
}
