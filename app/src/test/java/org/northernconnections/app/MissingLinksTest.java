package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.Matches;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.match.MissingLinks.Link;
import org.northernconnections.matching.Coverage;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Who should have met: partners of two countries, of whom one needs what members of the other may answer.
class MissingLinksTest {
    private static RunningProgram program;
    private static Account policy;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        Partner policyPartner = partners().stream()
                .filter(partner -> partner.organisation().name().equals("Region Nordjylland"))
                .findFirst()
                .orElseThrow();
        policy = program.person(
                "policy@links.example", policyPartner.organisation().id(), Role.POLICY);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static List<Partner> partners() {
        return program.part(Organisations.class).listPartners(LocalDate.now(ZoneOffset.UTC));
    }

    private static Viewer viewer(Account account) {
        return program.part(People.class).viewer(account, LocalDate.now(ZoneOffset.UTC));
    }

    private static List<Link> links(Account account) {
        return program.part(MissingLinks.class).list(viewer(account));
    }

    private static Link last() {
        return links(policy).getLast();
    }

    /// Counted anew, company by company, without the search.
    private static long members(OrganisationId cluster, MissingLinks.Reason reason, Account reader) {
        Matches matches = program.part(Matches.class);
        return program.part(Companies.class).listMembers(cluster).stream()
                .filter(company -> company.visibleTo(viewer(reader)))
                .filter(company ->
                        matches.fit(reason.challenge(), company).strengths()[reason.need() - 1] >= Coverage.PARTLY_MIN)
                .count();
    }

    @Test
    void partnersStandThereWhoHaveNotMetThoughThreeMembersMayAnswerANeed() {
        List<Link> links = links(policy);

        assertThat(links).isNotEmpty();
        for (Link link : links) {
            assertThat(link.owner().country()).isNotEqualTo(link.cluster().country());
            assertThat(program.sql()
                            .sql("""
                                    select (select count(*) from evidence where kind = 'meeting held' and withdrawn_at is null
                                               and (reporter_id, subject_id) in ((:one, :other), (:other, :one)))
                                         + (select count(*) from recommendation r join challenge c on c.id = r.challenge_id
                                             where c.owner_id = :one and r.cluster_id = :other
                                               and r.given_at is not null and r.state <> 'withdrawn')
                                    """)
                            .param("one", link.owner().id().value())
                            .param("other", link.cluster().id().value())
                            .query(Integer.class)
                            .single())
                    .as(link.owner().name() + ", " + link.cluster().name())
                    .isZero();
            for (MissingLinks.Reason reason : link.reasons()) {
                assertThat(reason.members()).isGreaterThanOrEqualTo(MissingLinks.MEMBERS_MIN);
                assertThat((long) reason.members())
                        .isEqualTo(members(link.cluster().id(), reason, policy));
            }
        }
    }

    @Test
    void thePageSaysWhyAndNamesNoMember() {
        Link link = last();
        String page = program.browser(policy).get("/status/not-met").body();

        assertThat(program.browser(policy).get("/status").body()).contains("/status/not-met");
        assertThat(page)
                .contains(
                        link.owner().name() + " and " + link.cluster().name(),
                        "/challenges/" + link.reasons().getFirst().challenge().id(),
                        "%d members of %s may answer this."
                                .formatted(
                                        link.reasons().getFirst().members(),
                                        link.cluster().name()));
        assertThat(program.part(Companies.class).listAll().stream().map(Company::name))
                .noneMatch(name -> page.contains(name + "<") || page.contains(">" + name));
        assertThat(ApiClient.of(program, policy)
                        .get("/api/v1/status/not-met")
                        .getJson()
                        .at("/items")
                        .size())
                .isEqualTo(links(policy).size());
    }

    @Test
    void aPairLeavesOnceTheTwoHaveMet() {
        Link link = last();

        program.change(() -> program.part(Facts.class)
                .add(new DatedFact(
                        new EvidenceId(program.part(NewIds.class).next()),
                        DatedFact.Kind.MEETING_HELD,
                        link.owner().id(),
                        link.cluster().id(),
                        link.cluster().name(),
                        "",
                        LocalDate.now(ZoneOffset.UTC),
                        "",
                        "meeting:missing-link")));

        assertThat(links(policy))
                .noneMatch(one -> same(one.owner(), link.owner()) && same(one.cluster(), link.cluster()));
        program.change(() -> program.part(Facts.class).withdraw("meeting:missing-link"));
        assertThat(links(policy))
                .anyMatch(one -> same(one.owner(), link.owner()) && same(one.cluster(), link.cluster()));
    }

    private static boolean same(Organisation one, Organisation other) {
        return one.id().equals(other.id());
    }

    /// Members hide one after the other: the number follows at once down to three, and two are none.
    @Test
    void noNumberUnderThreeIsToldAndOnlyMembersThatTheReaderMaySeeCount() {
        Link link = links(policy).stream()
                .min(Comparator.comparingInt(one -> one.reasons().getFirst().members()))
                .orElseThrow();
        Account manager = program.person("manager@links.example", link.cluster().id(), Role.CLUSTER);
        int before = reasons(policy, link).getFirst().members();
        assertThat(reasons(manager, link).getFirst().members()).isGreaterThanOrEqualTo(before);

        Map<String, String> members = new LinkedHashMap<>();
        program.sql()
                .sql(
                        "select m.company_id, c.visibility from cluster_member m join company c on c.organisation_id = m.company_id"
                                + " where cluster_id = :cluster and until is null order by 1")
                .param("cluster", link.cluster().id().value())
                .query(row -> {
                    members.put(row.getString(1), row.getString(2));
                });
        for (String member : members.keySet()) {
            show(member, "private");
            reasons(policy, link)
                    .forEach(reason -> assertThat((long) reason.members())
                            .isGreaterThanOrEqualTo(MissingLinks.MEMBERS_MIN)
                            .isEqualTo(members(link.cluster().id(), reason, policy)));
        }

        assertThat(reasons(policy, link)).isEmpty();
        assertThat(reasons(manager, link)).isNotEmpty();
        members.forEach(MissingLinksTest::show);
    }

    private static void show(String company, String visibility) {
        program.change(() -> program.sql()
                .sql("update company set visibility = :visibility where organisation_id = :id")
                .param("visibility", visibility)
                .param("id", company)
                .update());
    }

    private static List<MissingLinks.Reason> reasons(Account reader, Link link) {
        return links(reader).stream()
                .filter(one -> same(one.owner(), link.owner()) && same(one.cluster(), link.cluster()))
                .flatMap(one -> one.reasons().stream())
                .toList();
    }

    @Test
    void theWorkbookOfTheStatusHasTheReasonsAsASheet() throws Exception {
        byte[] file = program.browser(policy).download("/status/export.xlsx");

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows =
                        workbook.findSheet("Who should have met").orElseThrow().openStream()) {
            List<String> members = rows.skip(1).map(row -> row.getCellText(6)).toList();
            assertThat(members)
                    .containsExactlyElementsOf(links(policy).stream()
                            .flatMap(link -> link.reasons().stream())
                            .map(reason -> String.valueOf(reason.members()))
                            .toList());
        }
    }
}
