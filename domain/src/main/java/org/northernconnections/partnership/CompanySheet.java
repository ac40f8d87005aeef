package org.northernconnections.partnership;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Word;

/// Companies as rows of a spreadsheet: what an import reads and an export writes.
///
/// An import is all or nothing: [#read] finds every error of every row before anything is changed.
/// What was exported can be imported elsewhere unchanged.
public final class CompanySheet {
    /// The columns before the statements, in the order of an export.
    public static final List<String> COLUMNS = List.of(
            "name",
            "country",
            "seat",
            "latitude",
            "longitude",
            "website",
            "founded",
            "employees",
            "readiness",
            "languages",
            "clusters",
            "visibility",
            "consent",
            "summary",
            "proof");

    /// Columns `statement 1` to `statement 8`, each `en: what it solves`.
    public static final int STATEMENTS_MAX = 8;

    private static final Set<String> YES = Set.of("yes", "ja", "x", "1", "true");
    private static final Set<String> NO = Set.of("", "no", "nei", "nej", "nein", "nee", "0", "false");

    private final NewIds ids;
    private final Instant now;
    private final Map<String, Organisation> clusters = new HashMap<>();
    private final Set<String> taken;

    /// A row that was read: its number in the file, from 2, as row 1 names the columns.
    ///
    /// @param cells by the names of the columns, in small letters
    public record Row(int number, Map<String, String> cells) {}

    /// One thing that is wrong.
    ///
    /// @param row its number in the file; 1 for the line that names the columns
    /// @param key of the sentence that says what was expected and found
    public record Mistake(int row, String column, String key, List<Object> arguments) {}

    /// What a sheet holds.
    ///
    /// @param errors empty if all of it can be imported
    public record Read(List<Company> companies, List<Mistake> errors) {}

    /// @param known the clusters that rows may name
    /// @param namesTaken companies that exist, as `country/name` in small letters
    public CompanySheet(NewIds ids, Instant now, List<Organisation> known, Set<String> namesTaken) {
        this.ids = ids;
        this.now = now;
        for (Organisation cluster : known) {
            clusters.put(cluster.name().toLowerCase(Locale.ROOT), cluster);
            if (!cluster.nameEnglish().isBlank()) {
                clusters.put(cluster.nameEnglish().toLowerCase(Locale.ROOT), cluster);
            }
        }
        this.taken = new HashSet<>(namesTaken);
    }

    /// How a company is told from others: `country/name` in small letters.
    public static String nameKey(String country, String name) {
        return (country + "/" + name).toLowerCase(Locale.ROOT);
    }

    /// Reads all rows and finds all errors.
    ///
    /// @param header the names of the columns as they stand in the file
    public Read read(List<String> header, List<Row> rows) {
        var errors = new ArrayList<Mistake>();
        for (String column : List.of("name", "country", "readiness")) {
            if (!header.contains(column)) {
                errors.add(
                        new Mistake(1, column, "company.import.no_column", List.of(column, String.join(", ", header))));
            }
        }
        for (String column : header) {
            if (!column.isBlank() && !COLUMNS.contains(column) && !column.matches("statement [1-8]")) {
                errors.add(new Mistake(1, column, "company.import.unknown_column", List.of(column)));
            }
        }
        var named = new HashSet<String>();
        var twice = new LinkedHashSet<String>();
        header.stream()
                .filter(column -> !column.isBlank() && !named.add(column))
                .forEach(twice::add);
        twice.forEach(column -> errors.add(new Mistake(1, column, "company.import.column_twice", List.of(column))));
        if (rows.isEmpty()) {
            errors.add(new Mistake(1, "", "company.import.no_rows", List.of()));
        }
        var companies = new ArrayList<Company>();
        if (errors.isEmpty()) {
            rows.forEach(row -> companies.add(new Line(row, errors).company()));
        }
        companies.removeIf(java.util.Objects::isNull);
        return new Read(errors.isEmpty() ? companies : List.of(), errors);
    }

    /// The cells of a company, in the order of [#header].
    public static List<String> cells(Company company) {
        var cells = new ArrayList<String>();
        Organisation organisation = company.organisation();
        cells.add(organisation.name());
        cells.add(organisation.country());
        cells.add(organisation.seat());
        cells.add(
                organisation.place() == null
                        ? ""
                        : String.valueOf(organisation.place().latitude()));
        cells.add(
                organisation.place() == null
                        ? ""
                        : String.valueOf(organisation.place().longitude()));
        cells.add(organisation.website());
        cells.add(company.founded() == null ? "" : String.valueOf(company.founded()));
        cells.add(company.employees() == null ? "" : String.valueOf(company.employees()));
        cells.add(String.valueOf(company.readiness()));
        cells.add(String.join(
                " ", company.languages().stream().map(Language::code).toList()));
        cells.add(String.join(
                "; ", company.clusters().stream().map(Company.ClusterOf::name).toList()));
        cells.add(Word.of(company.visibility()));
        cells.add(company.consentAt() == null ? "no" : "yes");
        cells.add(company.summary());
        cells.add(company.proof());
        for (int i = 0; i < STATEMENTS_MAX; i++) {
            cells.add(
                    i < company.capabilities().size()
                            ? company.capabilities().get(i).language().code() + ": "
                                    + company.capabilities().get(i).statement()
                            : "");
        }
        return cells;
    }

    /// The names of all columns, in the order of [#cells].
    public static List<String> header() {
        var header = new ArrayList<>(COLUMNS);
        for (int i = 1; i <= STATEMENTS_MAX; i++) {
            header.add("statement " + i);
        }
        return header;
    }

    /// One row being read; its errors go to the list of all.
    private final class Line {
        private final Row row;
        private final List<Mistake> errors;
        private final int errorsBefore;

        Line(Row row, List<Mistake> errors) {
            this.row = row;
            this.errors = errors;
            this.errorsBefore = errors.size();
        }

        @Nullable
        Company company() {
            String name = cell("name");
            String country = cell("country").toUpperCase(Locale.ROOT);
            require(!name.isEmpty(), "name", "company.import.missing");
            require(country.matches("[A-Z]{2}"), "country", "company.import.country", cell("country"));
            require(taken.add(nameKey(country, name)), "name", "company.import.twice", name);
            String website = cell("website");
            require(
                    website.isEmpty() || website.matches("https?://\\S+"),
                    "website",
                    "company.import.website",
                    website);
            Point place = place();
            Integer founded = number("founded", 1600, 2200);
            Integer employees = number("employees", 0, 1_000_000);
            require(!cell("readiness").isEmpty(), "readiness", "company.import.missing");
            Integer readiness = number("readiness", Company.READINESS_MIN, Company.READINESS_MAX);
            List<Language> languages = languages();
            List<Company.ClusterOf> memberships = clusters();
            Visibility visibility = visibility();
            boolean consent = yes("consent");
            require(
                    consent || visibility == Visibility.PRIVATE,
                    "consent",
                    "company.import.consent",
                    Word.of(visibility));
            List<Capability> capabilities = capabilities(languages);
            if (errors.size() > errorsBefore || readiness == null) {
                return null;
            }
            var organisation = new Organisation(
                    new OrganisationId(ids.next()),
                    name,
                    "",
                    OrganisationKind.COMPANY,
                    country,
                    cell("seat"),
                    place,
                    website,
                    founded == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : LocalDate.of(founded, 1, 1),
                    null,
                    null,
                    1);
            return new Company(
                    organisation,
                    cell("summary"),
                    cell("proof"),
                    readiness,
                    employees,
                    founded,
                    languages,
                    visibility,
                    consent ? now : null,
                    capabilities,
                    memberships,
                    true,
                    1);
        }

        private String cell(String column) {
            return row.cells().getOrDefault(column, "").strip();
        }

        private void require(boolean holds, String column, String key, Object... arguments) {
            if (!holds) {
                errors.add(new Mistake(row.number(), column, key, List.of(arguments)));
            }
        }

        private @Nullable Integer number(String column, int min, int max) {
            String text = cell(column);
            if (text.isEmpty()) {
                return null;
            }
            try {
                int number = Integer.parseInt(text.replaceFirst("\\.0+$", ""));
                require(number >= min && number <= max, column, "company.import.number", min, max, text);
                return number >= min && number <= max ? number : null;
            } catch (NumberFormatException e) {
                require(false, column, "company.import.number", min, max, text);
                return null;
            }
        }

        private @Nullable Point place() {
            String latitude = cell("latitude").replace(',', '.');
            String longitude = cell("longitude").replace(',', '.');
            if (latitude.isEmpty() && longitude.isEmpty()) {
                return null;
            }
            try {
                return new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
            } catch (IllegalArgumentException e) {
                require(false, "latitude", "company.import.place", latitude + " " + longitude);
                return null;
            }
        }

        private List<Language> languages() {
            var languages = new ArrayList<Language>();
            for (String code : words(cell("languages"), "[\\s,;]+")) {
                Optional<Language> language = Language.find(code);
                require(language.isPresent(), "languages", "company.import.language", code);
                language.ifPresent(languages::add);
            }
            return languages;
        }

        private List<Company.ClusterOf> clusters() {
            var memberships = new ArrayList<Company.ClusterOf>();
            for (String name : words(cell("clusters"), "\\s*;\\s*")) {
                Organisation cluster = clusters.get(name.toLowerCase(Locale.ROOT));
                require(cluster != null, "clusters", "company.import.cluster", name);
                if (cluster != null) {
                    memberships.add(new Company.ClusterOf(cluster.id(), cluster.name()));
                }
            }
            return memberships;
        }

        private Visibility visibility() {
            String word = cell("visibility");
            if (word.isEmpty()) {
                return Visibility.PARTNERSHIP;
            }
            try {
                return Word.parse(Visibility.class, word);
            } catch (IllegalArgumentException e) {
                require(false, "visibility", "company.import.visibility", word);
                return Visibility.PARTNERSHIP;
            }
        }

        private boolean yes(String column) {
            String word = cell(column).toLowerCase(Locale.ROOT);
            require(YES.contains(word) || NO.contains(word), column, "company.import.yes_or_no", word);
            return YES.contains(word);
        }

        private List<Capability> capabilities(List<Language> languages) {
            var capabilities = new ArrayList<Capability>();
            for (int i = 1; i <= STATEMENTS_MAX; i++) {
                String column = "statement " + i;
                String text = cell(column);
                if (text.isEmpty()) {
                    continue;
                }
                Language language = languages.isEmpty() ? Language.EN : languages.getFirst();
                if (text.matches("(?s)[a-z]{2}:.*")) {
                    String code = text.substring(0, 2);
                    Optional<Language> named = Language.find(code);
                    require(named.isPresent(), column, "company.import.language", code);
                    language = named.orElse(language);
                    text = text.substring(3).strip();
                }
                boolean fits = text.length() >= Capability.STATEMENT_LENGTH_MIN
                        && text.length() <= Capability.STATEMENT_LENGTH_MAX;
                require(
                        fits,
                        column,
                        "company.import.statement",
                        Capability.STATEMENT_LENGTH_MIN,
                        Capability.STATEMENT_LENGTH_MAX,
                        text.length());
                capabilities.add(new Capability(new CapabilityId(ids.next()), language, text));
            }
            return capabilities;
        }

        private List<String> words(String text, String separator) {
            return Arrays.stream(text.split(separator, -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList();
        }
    }
}
