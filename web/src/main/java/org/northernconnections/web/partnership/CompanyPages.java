package org.northernconnections.web.partnership;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.knowledge.Region;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyRules;
import org.northernconnections.partnership.CompanySheet;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.KeepOrganisations;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.OwnPath;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Paging;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.partnership.PartnerForms.PersonForm;
import org.northernconnections.web.security.RateLimits;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Companies: the list with its search and export, a profile, and the form in which it is typed once.
@Controller
public final class CompanyPages {
    private static final int ROWS = 25;
    private static final int EXPORT_ROWS_MAX = 20_000;
    private static final int FOUND_MAX = 500;
    private static final int CHALLENGES_FOR_YOU = 5;

    private final Companies companies;
    private final KeepCompanies keep;
    private final Organisations organisations;
    private final KeepOrganisations organisationsKept;
    private final People people;
    private final Matches matches;
    private final RateLimits limits;
    private final NewIds ids;

    public CompanyPages(
            Companies companies,
            KeepCompanies keep,
            Organisations organisations,
            KeepOrganisations organisationsKept,
            People people,
            Matches matches,
            RateLimits limits,
            NewIds ids) {
        this.companies = companies;
        this.keep = keep;
        this.organisations = organisations;
        this.organisationsKept = organisationsKept;
        this.people = people;
        this.matches = matches;
        this.limits = limits;
        this.ids = ids;
    }

    /// What the list is narrowed to, as the reader typed it.
    ///
    /// @param region code or name of a region that companies lie in
    public record Filter(
            String q, String country, String region, String cluster, String readiness, String newcomers, String p) {
        public Filter {
            q = Typed.text(q);
            country = Typed.text(country);
            region = Typed.text(region);
            cluster = Typed.text(cluster);
            readiness = Typed.text(readiness);
            newcomers = Typed.text(newcomers);
            p = Typed.text(p);
        }
    }

    /// @param countries of the partnership, as codes
    /// @param regions that the filter offers
    /// @param problems with what the list is narrowed to
    /// @param mayImport whether the viewer is offered to import
    public record ListPage(
            Page page,
            Filter filter,
            List<Company> companies,
            Paging paging,
            List<String> countries,
            List<Region> regions,
            List<Organisation> clusters,
            Problems problems,
            boolean mayImport)
            implements ForPrograms<Items<CompanyShape>> {
        @Override
        public Items<CompanyShape> shape() {
            return Items.of(companies, paging, CompanyShape::of);
        }
    }

    /// @param people who speak for the company; empty for those who may not edit it
    public record ShowPage(
            Page page,
            Company company,
            boolean mayEdit,
            List<Matches.ChallengeMatch> challenges,
            boolean own,
            List<Account> people,
            PersonForm person,
            Problems problems)
            implements ForPrograms<CompanyShape.Detail> {
        @Override
        public CompanyShape.Detail shape() {
            return CompanyShape.of(this);
        }
    }

    /// @param regions that the form offers
    /// @param theirs the profile as somebody else saved it in the meantime; null if nobody did
    public record EditPage(
            Page page,
            CompanyForm form,
            Problems problems,
            @Nullable OrganisationId id,
            List<Organisation> clusters,
            List<Region> regions,
            @Nullable Company theirs,
            String to)
            implements ForPrograms<CompanyForm> {
        @Override
        public CompanyForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : CompanyForm.of(theirs);
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/companies")
    ModelAndView list(Page page, @ModelAttribute Filter filter, HttpServletRequest call) {
        Paging paging = Paging.of(filter.p(), ROWS);
        Companies.Listed listed = listed(page, filter, paging.skip(), ROWS, call);
        List<String> countries = countries(page);
        return page.show(
                "company/list",
                new ListPage(
                        page,
                        filter,
                        listed.companies(),
                        paging.with(listed.total(), page.path()),
                        countries,
                        RegionField.offered(filter.country(), countries),
                        organisations.listClusters(),
                        RegionField.check(filter.region()),
                        CompanyRules.mayImport(page.viewer())));
    }

    /// The same companies that the list shows, all pages of it.
    @Api(byte[].class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/companies/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(
            Page page, @PathVariable String kind, @ModelAttribute Filter filter, HttpServletRequest call) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(CompanySheet.header());
        listed(page, filter, 0, EXPORT_ROWS_MAX, call)
                .companies()
                .forEach(company -> rows.add(CompanySheet.cells(company)));
        return Sheet.download("companies", kind, rows);
    }

    private Companies.Listed listed(Page page, Filter filter, int skip, int count, HttpServletRequest call) {
        List<OrganisationId> found = null;
        String name = "";
        if (!filter.q().isEmpty()) {
            limits.requireSearchAllowed(page.viewer(), call);
            found = matches.search(filter.q(), page.language().code(), FOUND_MAX);
            if (found.isEmpty()) {
                found = null;
                name = filter.q();
            } else {
                found = withNames(page.viewer(), filter.q(), found);
            }
        }
        int readiness = filter.readiness().matches("[5-9]") ? Integer.parseInt(filter.readiness()) : 0;
        var narrowed = new Companies.Narrowed(
                name,
                filter.country(),
                RegionField.asked(filter.region()),
                filter.cluster(),
                readiness,
                !filter.newcomers().isEmpty(),
                found);
        return companies.list(page.viewer(), narrowed, skip, count);
    }

    /// Companies of that name come before those that say so.
    private List<OrganisationId> withNames(Viewer viewer, String words, List<OrganisationId> found) {
        var named = new java.util.LinkedHashSet<OrganisationId>(
                companies.listIds(viewer, Companies.Narrowed.named(words), FOUND_MAX));
        named.addAll(found);
        return List.copyOf(named);
    }

    private List<String> countries(Page page) {
        return organisations.listPartners(page.today()).stream()
                .map(Partner::organisation)
                .map(Organisation::country)
                .distinct()
                .sorted((one, other) -> page.country(one).compareTo(page.country(other)))
                .toList();
    }

    @Api(ShowPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/companies/{id}")
    ModelAndView show(Page page, @PathVariable OrganisationId id) {
        return page.show("company/show", shown(page, keep.get(page.viewer(), id), PersonForm.empty(), Problems.none()));
    }

    private ShowPage shown(Page page, Company company, PersonForm person, Problems problems) {
        boolean mayEdit = CompanyRules.mayEdit(page.viewer(), company);
        return new ShowPage(
                page,
                company,
                mayEdit,
                mayEdit ? matches.challengesFor(company, CHALLENGES_FOR_YOU) : List.of(),
                page.viewer().speaksFor(company.id()),
                mayEdit ? people.listOf(company.id(), Role.COMPANY) : List.of(),
                person,
                problems);
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/companies/{id}/people")
    ModelAndView name(Page page, @PathVariable OrganisationId id, @ModelAttribute PersonForm form) {
        Company company = keep.get(page.viewer(), id);
        var problems =
                new Problems().require(form.email().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), "email", "form.email");
        if (problems.any()) {
            requireMayEdit(page.viewer(), company);
            return page.refuse("company/show", shown(page, company, form, problems));
        }
        if (!limits.allowsSending(page.viewer())) {
            problems.require(false, "email", "application.too_often");
            return page.tooOften("company/show", shown(page, company, form, problems));
        }
        organisationsKept.nameFor(page.viewer(), company, form.email(), form.name());
        return page.go("/companies/" + id, "partnership.people.added", form.said());
    }

    @Allowed(Who.SIGNED_IN)
    @GetMapping("/companies/new")
    ModelAndView add(Page page, @RequestParam(defaultValue = "") String to) {
        return page.show(
                "company/edit", edit(page, CompanyForm.empty(page.language().code()), Problems.none(), null, null, to));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/companies")
    ModelAndView add(Page page, @ModelAttribute CompanyForm form, @RequestParam(defaultValue = "") String to) {
        Problems problems = form.check();
        if (problems.any()) {
            return page.refuse("company/edit", edit(page, form, problems, null, null, to));
        }
        Company company = form.toNew(ids, page.now(), memberships(form));
        keep.add(page.viewer(), company);
        return page.go(OwnPath.or(to, "/companies/" + company.id()), "company.added", company.name());
    }

    @Api(EditPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/companies/{id}/edit")
    ModelAndView edit(Page page, @PathVariable OrganisationId id) {
        Company company = keep.get(page.viewer(), id);
        requireMayEdit(page.viewer(), company);
        return page.show("company/edit", edit(page, CompanyForm.of(company), Problems.none(), id, null, ""));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/companies/{id}/edit")
    ModelAndView save(Page page, @PathVariable OrganisationId id, @ModelAttribute CompanyForm form) {
        Company before = keep.get(page.viewer(), id);
        requireMayEdit(page.viewer(), before);
        Problems problems = form.check();
        if (problems.any()) {
            return page.refuse("company/edit", edit(page, form, problems, id, null, ""));
        }
        List<Company.ClusterOf> memberships = memberships(page.viewer(), form, before);
        return switch (keep.save(page.viewer(), form.toChanged(before, ids, page.now(), memberships))) {
            case Saved.Kept<Company>(Company now) -> page.go("/companies/" + id, "company.saved", now.name());
            case Saved.Conflict<Company>(Company theirs) ->
                page.conflict("company/edit", edit(page, form, Problems.none(), id, theirs, ""));
        };
    }

    private EditPage edit(
            Page page,
            CompanyForm form,
            Problems problems,
            @Nullable OrganisationId id,
            @Nullable Company theirs,
            String to) {
        List<Organisation> clusters = organisations.listClusters().stream()
                .filter(cluster -> CompanyRules.mayAddTo(page.viewer(), cluster.id())
                        || form.clusters().contains(cluster.id().value()))
                .toList();
        return new EditPage(
                page,
                form,
                problems,
                id,
                CompanyRules.mayNameClusters(page.viewer()) ? clusters : List.of(),
                RegionField.offered(form.country(), countries(page)),
                theirs,
                to);
    }

    /// The clusters that the company is in: each viewer changes those alone that he or she speaks for.
    private List<Company.ClusterOf> memberships(Viewer viewer, CompanyForm form, Company before) {
        List<Company.ClusterOf> ticked = memberships(form).stream()
                .filter(cluster -> CompanyRules.mayAddTo(viewer, cluster.id()))
                .toList();
        Set<OrganisationId> offered = organisations.listClusters().stream()
                .map(Organisation::id)
                .filter(cluster -> CompanyRules.mayAddTo(viewer, cluster))
                .collect(Collectors.toSet());
        return Stream.concat(
                        before.clusters().stream()
                                .filter(cluster -> ticked.contains(cluster) || !offered.contains(cluster.id())),
                        ticked.stream())
                .distinct()
                .toList();
    }

    private List<Company.ClusterOf> memberships(CompanyForm form) {
        return organisations.listClusters().stream()
                .filter(cluster -> form.clusters().contains(cluster.id().value()))
                .map(cluster -> new Company.ClusterOf(cluster.id(), cluster.name()))
                .toList();
    }

    private static void requireMayEdit(Viewer viewer, Company company) {
        if (!CompanyRules.mayEdit(viewer, company)) {
            throw NotAllowed.toDo("edit this company");
        }
    }
}
