package org.northernconnections.web.partnership;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.CapabilityId;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Point;
import org.northernconnections.partnership.TypedRegion;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// A company's profile as it is typed. Lists come as one parameter a line, empty lines are left out.
///
/// @param version of the profile when the form was opened; 0 for a new company
public record CompanyForm(
        String name,
        String country,
        String seat,
        String region,
        String latitude,
        String longitude,
        String website,
        String summary,
        String proof,
        String readiness,
        String employees,
        String founded,
        List<String> languages,
        List<String> clusters,
        String visibility,
        String consent,
        List<String> statement,
        List<String> statementLanguage,
        int version) {
    private static final int STATEMENT_ROWS = 6;

    public CompanyForm {
        name = Typed.text(name);
        country = Typed.text(country).toUpperCase(Locale.ROOT);
        seat = Typed.text(seat);
        region = Typed.text(region);
        latitude = Typed.text(latitude).replace(',', '.');
        longitude = Typed.text(longitude).replace(',', '.');
        website = Typed.text(website);
        summary = Typed.text(summary);
        proof = Typed.text(proof);
        readiness = Typed.text(readiness);
        employees = Typed.text(employees);
        founded = Typed.text(founded);
        languages = Typed.list(languages);
        clusters = Typed.list(clusters);
        visibility = Typed.text(visibility);
        consent = Typed.text(consent);
        statement = Typed.list(statement);
        statementLanguage = Typed.list(statementLanguage);
    }

    /// The form for a company that is not there yet.
    static CompanyForm empty(String language) {
        return new CompanyForm(
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "7",
                "",
                "",
                List.of(language),
                List.of(),
                "partnership",
                "",
                List.of(),
                List.of(),
                0);
    }

    /// The form as it was last kept.
    static CompanyForm of(Company company) {
        Organisation organisation = company.organisation();
        Point place = organisation.place();
        return new CompanyForm(
                organisation.name(),
                organisation.country(),
                organisation.seat(),
                organisation.region(),
                place == null ? "" : String.valueOf(place.latitude()),
                place == null ? "" : String.valueOf(place.longitude()),
                organisation.website(),
                company.summary(),
                company.proof(),
                String.valueOf(company.readiness()),
                company.employees() == null ? "" : String.valueOf(company.employees()),
                company.founded() == null ? "" : String.valueOf(company.founded()),
                company.languages().stream().map(Language::code).toList(),
                company.clusters().stream().map(cluster -> cluster.id().value()).toList(),
                Word.key(company.visibility()),
                company.consentAt() == null ? "" : "yes",
                company.capabilities().stream().map(Capability::statement).toList(),
                company.capabilities().stream()
                        .map(capability -> capability.language().code())
                        .toList(),
                company.version());
    }

    /// One line of the list of statements.
    public record StatementRow(int number, String text, String language) {}

    /// The statements typed, and empty lines for more.
    public List<StatementRow> statementRows(String usual) {
        var rows = new ArrayList<StatementRow>();
        int count = Math.max(STATEMENT_ROWS, statement.size() + 2);
        for (int i = 0; i < count; i++) {
            rows.add(new StatementRow(
                    i + 1,
                    i < statement.size() ? statement.get(i) : "",
                    i < statementLanguage.size() ? statementLanguage.get(i) : usual));
        }
        return rows;
    }

    /// What is wrong with it.
    public Problems check() {
        var problems = PartnerForms.checkCountry(new Problems().requireText(name, "name"), country, region)
                .require(website.isEmpty() || website.matches("https?://\\S+"), "website", "company.form.website")
                .require(
                        within(readiness, Company.READINESS_MIN, Company.READINESS_MAX),
                        "readiness",
                        "company.form.readiness")
                .require(employees.isEmpty() || within(employees, 0, 1_000_000), "employees", "company.form.number")
                .require(founded.isEmpty() || within(founded, 1600, 2200), "founded", "company.form.year")
                .require(
                        latitude.isEmpty() == longitude.isEmpty() && (latitude.isEmpty() || place() != null),
                        "latitude",
                        "company.form.place")
                .require(shown() == Visibility.PRIVATE || !consent.isEmpty(), "consent", "company.form.consent");
        int filled = 0;
        for (String text : statement) {
            filled += text.isBlank() ? 0 : 1;
            boolean fits = text.isBlank()
                    || (text.strip().length() >= Capability.STATEMENT_LENGTH_MIN
                            && text.strip().length() <= Capability.STATEMENT_LENGTH_MAX);
            problems.require(
                    fits,
                    "statement",
                    "company.form.statement",
                    Capability.STATEMENT_LENGTH_MIN,
                    Capability.STATEMENT_LENGTH_MAX,
                    text.strip().length());
        }
        return problems.require(filled > 0, "statement", "company.form.statement_missing")
                .require(
                        filled <= Company.STATEMENTS_MAX,
                        "statement",
                        "company.form.statements_max",
                        Company.STATEMENTS_MAX,
                        filled);
    }

    private static boolean within(String text, int min, int max) {
        return text.matches("\\d{1,7}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max;
    }

    private @Nullable Point place() {
        try {
            return latitude.isEmpty() ? null : new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Visibility shown() {
        try {
            return Word.parse(Visibility.class, visibility);
        } catch (IllegalArgumentException e) {
            return Visibility.PARTNERSHIP;
        }
    }

    /// A new company with what was typed; call only after [#check] found nothing.
    Company toNew(NewIds ids, Instant now, List<Company.ClusterOf> memberships) {
        var organisation = new Organisation(
                new OrganisationId(ids.next()),
                name,
                "",
                OrganisationKind.COMPANY,
                country,
                seat,
                TypedRegion.code(country, region),
                place(),
                website,
                founded.isEmpty()
                        ? LocalDate.ofInstant(now, ZoneOffset.UTC)
                        : LocalDate.of(Integer.parseInt(founded), 1, 1),
                null,
                null,
                1);
        return company(organisation, ids, consent.isEmpty() ? null : now, memberships, true, 1);
    }

    /// The company with what was typed; call only after [#check] found nothing.
    Company toChanged(Company before, NewIds ids, Instant now, List<Company.ClusterOf> memberships) {
        Organisation old = before.organisation();
        var organisation = new Organisation(
                old.id(),
                name,
                old.nameEnglish(),
                old.kind(),
                country,
                seat,
                TypedRegion.code(country, region),
                place(),
                website,
                old.validFrom(),
                old.validUntil(),
                old.successor(),
                old.version());
        Instant agreed = consent.isEmpty() ? null : before.consentAt() == null ? now : before.consentAt();
        return company(organisation, ids, agreed, memberships, before.newcomer(), version);
    }

    private Company company(
            Organisation organisation,
            NewIds ids,
            @Nullable Instant agreed,
            List<Company.ClusterOf> memberships,
            boolean newcomer,
            int number) {
        var capabilities = new ArrayList<Capability>();
        for (int i = 0; i < statement.size(); i++) {
            if (!statement.get(i).isBlank()) {
                Language language = i < statementLanguage.size()
                        ? Language.find(statementLanguage.get(i)).orElse(Language.EN)
                        : Language.EN;
                capabilities.add(new Capability(
                        new CapabilityId(ids.next()), language, statement.get(i).strip()));
            }
        }
        return new Company(
                organisation,
                summary,
                proof,
                Integer.parseInt(readiness),
                employees.isEmpty() ? null : Integer.valueOf(employees),
                founded.isEmpty() ? null : Integer.valueOf(founded),
                languages.stream().flatMap(code -> Language.find(code).stream()).toList(),
                shown(),
                agreed,
                capabilities,
                memberships,
                newcomer,
                number);
    }
}
