package org.northernconnections.partnership;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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
import org.northernconnections.partnership.CompanySheet.Change;
import org.northernconnections.partnership.CompanySheet.Changed;
import org.northernconnections.partnership.CompanySheet.Mistake;
import org.northernconnections.partnership.CompanySheet.Read;
import org.northernconnections.partnership.CompanySheet.Row;

/// Reads an uploaded [CompanySheet] for one viewer, and finds every error of every row before anything is changed.
///
/// A row with an id changes that company, and a column that the sheet lacks leaves what is known; a row without an
/// id adds a company. A row that says nothing new needs no right to change anything, so a whole export can be
/// given back with a few cells changed. Companies that the viewer may not see are as if there were none.
public final class ReadCompanySheet {
    private final NewIds ids;
    private final Instant now;
    private final Viewer viewer;
    private final Map<String, Organisation> clusters = new HashMap<>();
    private final Map<String, Company> companies = new HashMap<>();
    private final Set<String> namesTaken = new HashSet<>();
    private final Set<String> idsRead = new HashSet<>();

    /// @param all the clusters of the partnership; rows may add to those that the viewer speaks for
    /// @param known the companies of the partnership
    public ReadCompanySheet(
            NewIds ids, Instant now, Viewer viewer, Collection<Organisation> all, Collection<Company> known) {
        this.ids = ids;
        this.now = now;
        this.viewer = viewer;
        for (Organisation cluster : all) {
            if (CompanyRules.mayAddTo(viewer, cluster.id())) {
                clusters.put(cluster.name().toLowerCase(Locale.ROOT), cluster);
                if (!cluster.nameEnglish().isBlank()) {
                    clusters.put(cluster.nameEnglish().toLowerCase(Locale.ROOT), cluster);
                }
            }
        }
        for (Company company : known) {
            if (company.visibleTo(viewer)) {
                companies.put(company.id().value(), company);
                namesTaken.add(nameKey(company.organisation().country(), company.name()));
            }
        }
    }

    /// How a company is told from others.
    private static String nameKey(String country, String name) {
        return (country + "/" + name).toLowerCase(Locale.ROOT);
    }

    /// Reads all rows and finds all errors.
    ///
    /// @param header the names of the columns as they stand in the file
    public Read read(List<String> header, List<Row> rows) {
        List<Mistake> errors = mistakesOfHeader(header, rows);
        var added = new ArrayList<Company>();
        var changed = new ArrayList<Changed>();
        int unchanged = 0;
        if (errors.isEmpty()) {
            for (Row row : rows) {
                var line = new Line(row, errors);
                Company company = line.company();
                if (company == null) {
                    continue;
                }
                List<Change> changes = line.changes(company);
                if (line.before == null) {
                    added.add(company);
                } else if (changes.isEmpty()) {
                    unchanged++;
                } else {
                    changed.add(new Changed(company, changes));
                }
            }
        }
        return errors.isEmpty()
                ? new Read(added, changed, unchanged, errors)
                : new Read(List.of(), List.of(), 0, errors);
    }

    private static List<Mistake> mistakesOfHeader(List<String> header, List<Row> rows) {
        var errors = new ArrayList<Mistake>();
        var needed = new ArrayList<String>();
        if (rows.isEmpty() || rows.stream().anyMatch(row -> idOf(row).isEmpty())) {
            needed.addAll(List.of("name", "country", "readiness"));
        }
        if (rows.stream().anyMatch(row -> !idOf(row).isEmpty())) {
            needed.add(CompanySheet.VERSION);
        }
        for (String column : needed) {
            if (!header.contains(column)) {
                errors.add(
                        new Mistake(1, column, "company.import.no_column", List.of(column, String.join(", ", header))));
            }
        }
        List<String> columns = CompanySheet.header();
        var named = new HashSet<String>();
        var twice = new LinkedHashSet<String>();
        for (String column : header) {
            if (!column.isBlank() && !columns.contains(column)) {
                errors.add(new Mistake(1, column, "company.import.unknown_column", List.of(column)));
            }
            if (!column.isBlank() && !named.add(column)) {
                twice.add(column);
            }
        }
        twice.forEach(column -> errors.add(new Mistake(1, column, "company.import.column_twice", List.of(column))));
        if (rows.isEmpty()) {
            errors.add(new Mistake(1, "", "company.import.no_rows", List.of()));
        }
        return errors;
    }

    private static String idOf(Row row) {
        return row.cells().getOrDefault(CompanySheet.ID, "").strip();
    }

    /// One row being read; its errors go to the list of all.
    private final class Line {
        private final String id;
        private final @Nullable Company before;
        private final Map<String, String> cellsBefore;
        private final SheetCells cells;
        private final List<Mistake> errors;
        private final int errorsBefore;

        Line(Row row, List<Mistake> errors) {
            this.id = idOf(row);
            this.before = companies.get(id);
            this.cellsBefore = before == null ? Map.of() : CompanySheet.cellsByColumn(before);
            this.cells = new SheetCells(row, cellsBefore, errors);
            this.errors = errors;
            this.errorsBefore = errors.size();
        }

        /// The company as the row has it, if nothing is wrong with it.
        @Nullable
        Company company() {
            if (!id.isEmpty()) {
                cells.require(before != null, CompanySheet.ID, "company.import.unknown_id", id);
                cells.require(idsRead.add(id), CompanySheet.ID, "company.import.id_twice", id);
            }
            if (errors.size() > errorsBefore) {
                return null;
            }
            if (before != null && cells.allKnownBut(CompanySheet.VERSION)) {
                return before;
            }
            String name = cells.text("name");
            String country = cells.text("country").toUpperCase(Locale.ROOT);
            cells.require(!name.isEmpty(), "name", "company.import.missing");
            cells.require(country.matches("[A-Z]{2}"), "country", "company.import.country", cells.text("country"));
            String region = cells.region(country);
            cells.require(nameIsFree(country, name), "name", "company.import.twice", name);
            String website = cells.text("website");
            cells.require(
                    website.isEmpty() || website.matches("https?://\\S+"),
                    "website",
                    "company.import.website",
                    website);
            Point place = cells.place();
            Integer founded = cells.number("founded", 1600, 2200);
            Integer employees = cells.number("employees", 0, 1_000_000);
            cells.require(!cells.text("readiness").isEmpty(), "readiness", "company.import.missing");
            Integer readiness = cells.number("readiness", Company.READINESS_MIN, Company.READINESS_MAX);
            List<Language> languages = cells.languages();
            List<Company.ClusterOf> memberships = clusters();
            Visibility visibility = cells.visibility();
            boolean consent = cells.yes("consent");
            cells.require(
                    consent || visibility == Visibility.PRIVATE,
                    "consent",
                    "company.import.consent",
                    Word.of(visibility));
            List<Capability> capabilities = capabilities(languages);
            if (errors.size() > errorsBefore || readiness == null) {
                return null;
            }
            var company = new Company(
                    organisation(name, country, region, place, website, founded),
                    cells.text("summary"),
                    cells.text("proof"),
                    readiness,
                    employees,
                    founded,
                    languages,
                    visibility,
                    consentAt(consent),
                    capabilities,
                    memberships,
                    before == null || before.newcomer(),
                    before == null ? 1 : before.version());
            if (before != null && !changes(company).isEmpty()) {
                requireMayChange(company, before);
            }
            return errors.size() > errorsBefore ? null : company;
        }

        /// The name that it has already is its own.
        private boolean nameIsFree(String country, String name) {
            String key = nameKey(country, name);
            boolean kept =
                    before != null && key.equals(nameKey(before.organisation().country(), before.name()));
            return kept || namesTaken.add(key);
        }

        private Organisation organisation(
                String name,
                String country,
                String region,
                @Nullable Point place,
                String website,
                @Nullable Integer founded) {
            Organisation old = before == null ? null : before.organisation();
            return new Organisation(
                    old == null ? new OrganisationId(ids.next()) : old.id(),
                    name,
                    old == null ? "" : old.nameEnglish(),
                    OrganisationKind.COMPANY,
                    country,
                    cells.text("seat"),
                    region,
                    place,
                    website,
                    old != null
                            ? old.validFrom()
                            : founded == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : LocalDate.of(founded, 1, 1),
                    old == null ? null : old.validUntil(),
                    old == null ? null : old.successor(),
                    old == null ? 1 : old.version());
        }

        private @Nullable Instant consentAt(boolean consent) {
            if (!consent) {
                return null;
            }
            return before == null || before.consentAt() == null ? now : before.consentAt();
        }

        /// Who may change it, and that nobody else did since the sheet was exported.
        private void requireMayChange(Company company, Company before) {
            if (!CompanyRules.mayEdit(viewer, before)) {
                cells.require(false, CompanySheet.ID, "company.import.not_yours", before.name());
                return;
            }
            before.clusters().stream()
                    .filter(cluster -> !company.clusters().contains(cluster))
                    .filter(cluster -> !CompanyRules.mayAddTo(viewer, cluster.id()))
                    .forEach(cluster ->
                            cells.require(false, "clusters", "company.import.cluster_theirs", cluster.name()));
            Integer version = cells.number(CompanySheet.VERSION, 1, Integer.MAX_VALUE);
            if (cells.text(CompanySheet.VERSION).isEmpty()) {
                cells.require(false, CompanySheet.VERSION, "company.import.no_version");
            } else if (version == null) {
                return;
            } else if (version != before.version()) {
                changes(company)
                        .forEach(change -> cells.require(
                                false, change.column(), "company.import.conflict", change.from(), change.to()));
            }
        }

        /// The cells that say something else than the profile did.
        List<Change> changes(Company company) {
            Map<String, String> after = CompanySheet.cellsByColumn(company);
            return CompanySheet.header().stream()
                    .map(column -> new Change(
                            column,
                            SheetCells.said(cellsBefore.getOrDefault(column, "")),
                            SheetCells.said(after.getOrDefault(column, ""))))
                    .filter(change -> !change.from().equals(change.to()))
                    .toList();
        }

        private List<Company.ClusterOf> clusters() {
            var memberships = new ArrayList<Company.ClusterOf>();
            for (String name : cells.clusters()) {
                Optional<Company.ClusterOf> named = membership(name);
                cells.require(named.isPresent(), "clusters", "company.import.cluster", name);
                named.ifPresent(memberships::add);
            }
            return Set.copyOf(memberships).equals(Set.copyOf(clustersBefore())) ? clustersBefore() : memberships;
        }

        /// A cluster that the viewer speaks for, or one in which the company is already.
        private Optional<Company.ClusterOf> membership(String name) {
            Organisation own = clusters.get(name.toLowerCase(Locale.ROOT));
            if (own != null) {
                return Optional.of(new Company.ClusterOf(own.id(), own.name()));
            }
            return clustersBefore().stream()
                    .filter(cluster -> cluster.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        private List<Company.ClusterOf> clustersBefore() {
            return before == null ? List.of() : before.clusters();
        }

        private List<Capability> capabilities(List<Language> languages) {
            Language usual = languages.isEmpty() ? Language.EN : languages.getFirst();
            var capabilities = new ArrayList<Capability>();
            for (int i = 1; i <= CompanySheet.STATEMENTS_MAX; i++) {
                cells.statement("statement " + i, usual)
                        .map(said -> new Capability(new CapabilityId(ids.next()), said.language(), said.text()))
                        .ifPresent(capabilities::add);
            }
            if (before != null) {
                before.capabilities().stream().skip(CompanySheet.STATEMENTS_MAX).forEach(capabilities::add);
            }
            return capabilities;
        }
    }
}
