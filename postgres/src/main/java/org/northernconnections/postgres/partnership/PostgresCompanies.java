package org.northernconnections.postgres.partnership;

import static org.northernconnections.postgres.ledger.Columns.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.CapabilityId;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Companies in SQL. Every list takes three statements, however long it is.
public final class PostgresCompanies implements Companies {
    /// It has never presented at an event of the partnership.
    private static final String NEWCOMER =
            "not exists (select from application a where a.company_id = c.organisation_id and a.state = 'presented')";

    /// As one text: the driver takes long to read an array, and lists are of hundreds.
    private static final String LANGUAGES = "array_to_string(c.languages, ' ')";

    private static final String COLUMNS = """
            o.id, o.name, o.name_english, o.kind, o.country, o.seat, o.region, o.latitude, o.longitude, o.website,
            o.valid_from, o.valid_until, o.successor_id, o.version,
            c.summary, c.proof, c.readiness, c.employees, c.founded, %s as languages, c.visibility, c.consent_at,
            c.version as company_version,
            %s as newcomer
            """.formatted(LANGUAGES, NEWCOMER);

    private static final String LIST = """
            select %s
              from company c join organisation o on o.id = c.organisation_id
             where o.id = any(cast(:ids as text[]))
             order by o.name, o.id
            """.formatted(COLUMNS);

    private static final String BRIEFS = """
            select o.id, o.name, o.country, o.region, %s as languages, c.visibility, c.consent_at is not null as consented,
                   %s as newcomer
              from company c join organisation o on o.id = c.organisation_id
             where o.id = any(cast(:ids as text[]))
            """.formatted(LANGUAGES, NEWCOMER);

    private static final String LIST_ALL = """
            select %s
              from company c join organisation o on o.id = c.organisation_id
             where o.valid_until is null
             order by o.name, o.id
            """.formatted(COLUMNS);

    private static final String LIST_MEMBERS = """
            select %s
              from company c join organisation o on o.id = c.organisation_id
             where o.id in (select company_id from cluster_member where cluster_id = :cluster and until is null)
             order by o.name, o.id
            """.formatted(COLUMNS);

    private static final String VALID =
            " from company c join organisation o on o.id = c.organisation_id where o.valid_until is null ";

    /// The same, where the database leaves out the organisation unless something is asked of it.
    private static final String VALID_COUNTED = """
             from company c left join organisation o on o.id = c.organisation_id
            where not exists (select from organisation gone
                               where gone.id = c.organisation_id and gone.valid_until is not null)
            """;

    /// Two texts, as an index gives the order of names and not that of a list.
    private static final String BY_NAME = " order by o.name, o.id ";

    private static final String AS_FOUND = " order by array_position(cast(:among as text[]), o.id) ";

    private static final String PART = " limit :count offset :skip";

    private static final String CAPABILITIES = """
            select company_id, id, language, statement
              from capability
             where company_id = any(cast(:ids as text[]))
             order by company_id, position
            """;

    private static final String CLUSTERS = """
            select m.company_id, o.id, o.name
              from cluster_member m join organisation o on o.id = m.cluster_id
             where m.company_id in (select unnest(cast(:ids as text[]))) and m.until is null
             order by m.company_id, o.name
            """;

    private static final String ADD = """
            insert into company (organisation_id, summary, proof, readiness, employees, founded, languages,
                                 visibility, consent_at)
            values (:id, :summary, :proof, :readiness, :employees, :founded, cast(:languages as text[]),
                    :visibility, :consent)
            """;

    private static final String SAVE = """
            update company
               set summary = :summary, proof = :proof, readiness = :readiness, employees = :employees,
                   founded = :founded, languages = cast(:languages as text[]), visibility = :visibility,
                   consent_at = :consent, version = version + 1
             where organisation_id = :id and version = :version
            """;

    private static final String SAVE_ORGANISATION = """
            update organisation
               set name = :name, country = :country, seat = :seat, region = :region, latitude = :latitude,
                   longitude = :longitude, website = :website, version = version + 1
             where id = :id
            """;

    private static final String NOTE_RENAMING = """
            insert into organisation_event (organisation_id, kind, on_day, name_before, name_after)
            select id, 'renamed', :day, name, :name from organisation where id = :id and name <> :name
            """;

    private static final String ADD_CAPABILITY = """
            insert into capability (id, company_id, position, language, statement)
            values (:id, :company, :position, :language, :statement)
            """;

    private static final String ADD_CLUSTER = """
            insert into cluster_member (cluster_id, company_id, since) values (:cluster, :company, :since)
            on conflict (cluster_id, company_id, since) do update set until = null
            """;

    private static final String END_CLUSTERS = """
            update cluster_member set until = greatest(since, cast(:day as date))
             where company_id = :company and until is null and cluster_id <> all(cast(:clusters as text[]))
            """;

    private static final String STILL_MEMBER =
            "select cluster_id from cluster_member where company_id = :company and until is null";

    private final JdbcClient sql;
    private final Organisations organisations;
    private final NewIds ids;

    public PostgresCompanies(JdbcClient sql, Organisations organisations, NewIds ids) {
        this.sql = sql;
        this.organisations = organisations;
        this.ids = ids;
    }

    @Override
    public Optional<Company> find(OrganisationId id) {
        return listOf(List.of(id)).stream().findFirst();
    }

    @Override
    public Company get(OrganisationId id) {
        return find(id).orElseThrow();
    }

    @Override
    public List<Company> listOf(Collection<OrganisationId> wanted) {
        return complete(sql.sql(LIST)
                .param("ids", array(wanted))
                .query(PostgresCompanies::company)
                .list());
    }

    @Override
    public List<CompanyBrief> briefs(Collection<OrganisationId> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, List<Company.ClusterOf>> clusters = clusters(array(wanted));
        return sql.sql(BRIEFS)
                .param("ids", array(wanted))
                .query((row, _) -> new CompanyBrief(
                        new OrganisationId(Columns.text(row, "id")),
                        Columns.text(row, "name"),
                        Columns.text(row, "country"),
                        Columns.text(row, "region"),
                        languages(row),
                        Word.parse(Visibility.class, Columns.text(row, "visibility")),
                        row.getBoolean("consented"),
                        clusters.getOrDefault(Columns.text(row, "id"), List.of()),
                        row.getBoolean("newcomer")))
                .list();
    }

    private static List<Language> languages(ResultSet row) throws SQLException {
        return Stream.of(Columns.text(row, "languages").split(" "))
                .filter(code -> !code.isEmpty())
                .map(Language::parse)
                .toList();
    }

    @Override
    public List<Company> listMembers(OrganisationId cluster) {
        return complete(sql.sql(LIST_MEMBERS)
                .param("cluster", cluster.value())
                .query(PostgresCompanies::company)
                .list());
    }

    @Override
    public List<Company> listAll() {
        return complete(sql.sql(LIST_ALL).query(PostgresCompanies::company).list());
    }

    @Override
    public Listed list(Viewer viewer, Narrowed narrowed, int skip, int count) {
        int total = narrowed("count(*)" + VALID_COUNTED, viewer, narrowed, "")
                .query(Integer.class)
                .single();
        List<Company> page = narrowed(COLUMNS + VALID, viewer, narrowed, order(narrowed) + PART)
                .param("skip", skip)
                .param("count", count)
                .query(PostgresCompanies::company)
                .list();
        return new Listed(complete(page), total);
    }

    @Override
    public List<OrganisationId> listIds(Viewer viewer, Narrowed narrowed, int count) {
        return narrowed("o.id" + VALID, viewer, narrowed, order(narrowed) + PART)
                .param("skip", 0)
                .param("count", count)
                .query((row, _) -> new OrganisationId(Columns.text(row, "id")))
                .list();
    }

    @Override
    public Set<OrganisationId> visible(Viewer viewer, Collection<OrganisationId> ids) {
        var these = new Narrowed("", "", null, "", 0, false, List.copyOf(ids));
        return Set.copyOf(narrowed("c.organisation_id as id" + VALID_COUNTED, viewer, these, "")
                .query((row, _) -> new OrganisationId(Columns.text(row, "id")))
                .list());
    }

    private static String order(Narrowed narrowed) {
        return narrowed.among() == null ? BY_NAME : AS_FOUND;
    }

    private JdbcClient.StatementSpec narrowed(String columnsOfValid, Viewer viewer, Narrowed narrowed, String end) {
        List<OrganisationId> own = viewer.memberships().stream()
                .map(membership -> membership.organisation())
                .toList();
        return sql.sql("select " + columnsOfValid + seenBy(viewer) + among(narrowed) + end)
                .param("own", array(own))
                .param("clusters", array(viewer.organisations(Role.CLUSTER)))
                .param("name", escaped(narrowed.name()))
                .param("country", narrowed.country())
                .param(
                        "regions",
                        narrowed.regions() == null ? null : narrowed.regions().toArray(String[]::new))
                .param("cluster", narrowed.cluster())
                .param("readiness", narrowed.readinessMin())
                .param("among", narrowed.among() == null ? null : array(narrowed.among()));
    }

    /// Which companies a viewer may see: [org.northernconnections.partnership.Company#visibleTo], in SQL.
    private static String seenBy(Viewer viewer) {
        if (viewer.secretariat()) {
            return "";
        }
        return """
                 and (c.visibility %s
                      or c.organisation_id = any(cast(:own as text[]))
                      or exists (select from cluster_member m where m.company_id = c.organisation_id and m.until is null
                                    and m.cluster_id = any(cast(:clusters as text[]))))
                """.formatted(viewer.partner() ? "in ('public', 'partnership')" : "= 'public'");
    }

    /// Only what is asked for, so that the database plans no more than that.
    private static String among(Narrowed narrowed) {
        var asked = new StringBuilder();
        if (!narrowed.name().isBlank()) {
            asked.append(" and o.name ilike '%' || :name || '%'");
        }
        if (!narrowed.country().isEmpty()) {
            asked.append(" and o.country = :country");
        }
        if (narrowed.regions() != null) {
            asked.append("""
                     and exists (select from unnest(cast(:regions as text[])) as whole where starts_with(o.region, whole))
                    """);
        }
        if (!narrowed.cluster().isEmpty()) {
            asked.append("""
                     and exists (select from cluster_member m
                                  where m.company_id = c.organisation_id and m.until is null and m.cluster_id = :cluster)
                    """);
        }
        if (narrowed.readinessMin() > 0) {
            asked.append(" and c.readiness >= :readiness");
        }
        if (narrowed.newcomersOnly()) {
            asked.append(" and ").append(NEWCOMER);
        }
        if (narrowed.among() != null) {
            asked.append(" and c.organisation_id = any(cast(:among as text[]))");
        }
        return asked.toString();
    }

    /// The text as it is, where `%` and `_` stand for themselves.
    private static String escaped(String text) {
        return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public void add(Company company, LocalDate since) {
        organisations.add(company.organisation());
        profile(ADD, company).update();
        addCapabilities(company);
        for (Company.ClusterOf cluster : company.clusters()) {
            addCluster(company, cluster, since);
        }
    }

    @Override
    public Saved<Company> save(Company company, LocalDate today) {
        int kept = profile(SAVE, company).param("version", company.version()).update();
        if (kept == 0) {
            return new Saved.Conflict<>(get(company.id()));
        }
        var organisation = company.organisation();
        sql.sql(NOTE_RENAMING)
                .param("id", company.id().value())
                .param("day", today)
                .param("name", organisation.name())
                .update();
        sql.sql(SAVE_ORGANISATION)
                .param("id", company.id().value())
                .param("name", organisation.name())
                .param("country", organisation.country())
                .param("seat", organisation.seat())
                .param("region", organisation.region())
                .param(
                        "latitude",
                        organisation.place() == null
                                ? null
                                : organisation.place().latitude())
                .param(
                        "longitude",
                        organisation.place() == null
                                ? null
                                : organisation.place().longitude())
                .param("website", organisation.website())
                .update();
        sql.sql("delete from capability where company_id = :id")
                .param("id", company.id().value())
                .update();
        addCapabilities(company);
        saveClusters(company, today);
        return new Saved.Kept<>(get(company.id()));
    }

    private void saveClusters(Company company, LocalDate today) {
        sql.sql(END_CLUSTERS)
                .param("company", company.id().value())
                .param("day", today)
                .param(
                        "clusters",
                        array(company.clusters().stream()
                                .map(Company.ClusterOf::id)
                                .toList()))
                .update();
        List<String> still = sql.sql(STILL_MEMBER)
                .param("company", company.id().value())
                .query((row, _) -> row.getString(1))
                .list();
        for (Company.ClusterOf cluster : company.clusters()) {
            if (!still.contains(cluster.id().value())) {
                addCluster(company, cluster, today);
            }
        }
    }

    private JdbcClient.StatementSpec profile(String statement, Company company) {
        return sql.sql(statement)
                .param("id", company.id().value())
                .param("summary", company.summary())
                .param("proof", company.proof())
                .param("readiness", company.readiness())
                .param("employees", company.employees())
                .param("founded", company.founded())
                .param(
                        "languages",
                        company.languages().stream().map(Language::code).toArray(String[]::new))
                .param("visibility", Word.of(company.visibility()))
                .param("consent", atOrNull(company.consentAt()));
    }

    private void addCapabilities(Company company) {
        int position = 0;
        for (Capability capability : company.capabilities()) {
            sql.sql(ADD_CAPABILITY)
                    .param("id", ids.next())
                    .param("company", company.id().value())
                    .param("position", ++position)
                    .param("language", capability.language().code())
                    .param("statement", capability.statement())
                    .update();
        }
    }

    private void addCluster(Company company, Company.ClusterOf cluster, LocalDate since) {
        sql.sql(ADD_CLUSTER)
                .param("cluster", cluster.id().value())
                .param("company", company.id().value())
                .param("since", since)
                .update();
    }

    /// The same companies with their capabilities and clusters.
    private List<Company> complete(List<Company> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        String[] wanted = array(bare.stream().map(Company::id).toList());
        Map<String, List<Capability>> capabilities = new HashMap<>();
        sql.sql(CAPABILITIES).param("ids", wanted).query(row -> {
            capabilities
                    .computeIfAbsent(Columns.text(row, "company_id"), _ -> new ArrayList<>())
                    .add(new Capability(
                            new CapabilityId(Columns.text(row, "id")),
                            Language.parse(Columns.text(row, "language")),
                            Columns.text(row, "statement")));
        });
        Map<String, List<Company.ClusterOf>> clusters = clusters(wanted);
        return bare.stream()
                .map(company -> with(
                        company,
                        capabilities.getOrDefault(company.id().value(), List.of()),
                        clusters.getOrDefault(company.id().value(), List.of())))
                .toList();
    }

    private Map<String, List<Company.ClusterOf>> clusters(String[] wanted) {
        Map<String, List<Company.ClusterOf>> clusters = new HashMap<>();
        sql.sql(CLUSTERS).param("ids", wanted).query(row -> {
            clusters.computeIfAbsent(Columns.text(row, "company_id"), _ -> new ArrayList<>())
                    .add(new Company.ClusterOf(new OrganisationId(Columns.text(row, "id")), Columns.text(row, "name")));
        });
        return clusters;
    }

    private static Company with(Company bare, List<Capability> capabilities, List<Company.ClusterOf> clusters) {
        return new Company(
                bare.organisation(),
                bare.summary(),
                bare.proof(),
                bare.readiness(),
                bare.employees(),
                bare.founded(),
                bare.languages(),
                bare.visibility(),
                bare.consentAt(),
                capabilities,
                clusters,
                bare.newcomer(),
                bare.version());
    }

    private static String[] array(Collection<OrganisationId> wanted) {
        return wanted.stream().map(OrganisationId::value).toArray(String[]::new);
    }

    private static Company company(ResultSet row, int number) throws SQLException {
        return new Company(
                PostgresOrganisations.organisation(row, number),
                Columns.text(row, "summary"),
                Columns.text(row, "proof"),
                row.getInt("readiness"),
                Columns.numberOrNull(row, "employees"),
                Columns.numberOrNull(row, "founded"),
                languages(row),
                Word.parse(Visibility.class, Columns.text(row, "visibility")),
                Columns.instantOrNull(row, "consent_at"),
                List.of(),
                List.of(),
                row.getBoolean("newcomer"),
                row.getInt("company_version"));
    }
}
