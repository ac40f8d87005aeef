package org.northernconnections.web.partnership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.matching.knowledge.Region;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.KeepOrganisations;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationEvent;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.home.PartnershipMap;
import org.northernconnections.web.map.Chart;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sheet;
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

/// Partners: on the map and as a list, with their history, their people and their members.
@Controller
public final class PartnerPages {
    private final Organisations organisations;
    private final KeepOrganisations keep;
    private final Companies companies;
    private final People people;
    private final PartnershipMap map;
    private final RateLimits limits;
    private final NewIds ids;

    public PartnerPages(
            Organisations organisations,
            KeepOrganisations keep,
            Companies companies,
            People people,
            PartnershipMap map,
            RateLimits limits,
            NewIds ids) {
        this.organisations = organisations;
        this.keep = keep;
        this.companies = companies;
        this.people = people;
        this.map = map;
        this.limits = limits;
        this.ids = ids;
    }

    /// @param past those that were partners once
    public record ListPage(Page page, Chart chart, List<Partner> partners, List<Partner> past, boolean mayKeepBooks)
            implements ForPrograms<Items<PartnerShape>> {
        @Override
        public Items<PartnerShape> shape() {
            return Items.all(Stream.concat(partners.stream(), past.stream()).toList(), PartnerShape::of);
        }
    }

    /// A person in a role.
    public record Person(Account account, Role role, boolean mayEnd) {}

    /// @param partner null for an organisation that never was one
    /// @param people empty for those who do not take part in the partnership
    /// @param roles that the viewer may give to people
    public record ShowPage(
            Page page,
            Organisation organisation,
            @Nullable Partner partner,
            List<OrganisationEvent> history,
            List<Organisation> predecessors,
            @Nullable Organisation successor,
            List<Person> people,
            List<Company> members,
            List<Role> roles,
            boolean mayEdit,
            boolean mayKeepBooks,
            PersonForm person,
            Problems problems)
            implements ForPrograms<PartnerShape.Detail> {
        @Override
        public PartnerShape.Detail shape() {
            return PartnerShape.of(this);
        }
    }

    /// @param regions that the form offers
    /// @param before null for a partner that is not there yet
    /// @param theirs as somebody else saved it in the meantime; null if nobody did
    public record EditPage(
            Page page,
            PartnerForm form,
            Problems problems,
            @Nullable Organisation before,
            @Nullable Organisation theirs,
            List<OrganisationKind> kinds,
            List<Level> levels,
            List<Region> regions)
            implements ForPrograms<PartnerForm> {
        @Override
        public PartnerForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : PartnerForm.of(theirs);
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/partners")
    ModelAndView list(Page page) {
        List<Partner> present = organisations.listPartners(page.today());
        List<Partner> past = organisations.listPartnersEver().stream()
                .filter(partner -> partner.left() != null && !partner.takesPartOn(page.today()))
                .toList();
        return page.show(
                "partnership/partners",
                new ListPage(
                        page,
                        map.chart(page, page.today()),
                        present,
                        past,
                        KeepOrganisations.mayKeepBooks(page.viewer())));
    }

    @Api(byte[].class)
    @Allowed(Who.ANYONE)
    @GetMapping("/partners/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(Page page, @PathVariable String kind) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("name", "name in English", "kind", "level", "country", "seat", "website", "joined"));
        for (Partner partner : organisations.listPartners(page.today())) {
            Organisation organisation = partner.organisation();
            rows.add(List.of(
                    organisation.name(),
                    organisation.nameEnglish(),
                    Word.of(organisation.kind()),
                    Word.of(partner.level()),
                    organisation.country(),
                    organisation.seat(),
                    organisation.website(),
                    partner.joined().toString()));
        }
        return Sheet.download("partners", kind, rows);
    }

    @Api(ShowPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/partners/{id}")
    ModelAndView show(Page page, @PathVariable OrganisationId id) {
        Organisation organisation = organisations.get(id);
        if (organisation.kind() == OrganisationKind.COMPANY) {
            return companies
                    .find(id)
                    .filter(company -> company.visibleTo(page.viewer()))
                    .map(_ -> new ModelAndView("redirect:/companies/" + id))
                    .orElseThrow(NotAllowed::toKnow);
        }
        return page.show("partnership/partner", shown(page, organisation, PersonForm.empty(), Problems.none()));
    }

    private ShowPage shown(Page page, Organisation organisation, PersonForm form, Problems problems) {
        Viewer viewer = page.viewer();
        OrganisationId id = organisation.id();
        List<Role> roles = KeepOrganisations.rolesFor(organisation.kind()).stream()
                .filter(role -> organisation.validUntil() == null
                        && KeepOrganisations.mayNamePeople(viewer, organisation, role))
                .toList();
        var named = new ArrayList<Person>();
        if (viewer.partner()) {
            // After a merger people also hold roles that nobody is given in an organisation of this kind.
            List<Role> all = Stream.concat(
                            KeepOrganisations.rolesFor(organisation.kind()).stream(), Stream.of(Role.values()))
                    .distinct()
                    .toList();
            for (Role role : all) {
                boolean mayEnd = organisation.validUntil() == null
                        && KeepOrganisations.mayNamePeople(viewer, organisation, role);
                people.listOf(id, role).forEach(account -> named.add(new Person(account, role, mayEnd)));
            }
        }
        return new ShowPage(
                page,
                organisation,
                organisations.listPartnersEver().stream()
                        .filter(partner -> partner.organisation().id().equals(id))
                        .findFirst()
                        .orElse(null),
                organisations.listHistory(id),
                organisations.listPredecessors(id),
                organisation.findSuccessor().map(organisations::get).orElse(null),
                named,
                companies.listMembers(id).stream()
                        .filter(company -> company.visibleTo(viewer))
                        .toList(),
                roles,
                KeepOrganisations.mayEdit(viewer, organisation),
                KeepOrganisations.mayKeepBooks(viewer) && organisation.validUntil() == null,
                form,
                problems);
    }

    @Allowed(Who.SECRETARIAT)
    @GetMapping("/partners/new")
    ModelAndView add(Page page) {
        return page.show("partnership/edit", edit(page, PartnerForm.empty(page.today()), Problems.none(), null, null));
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/partners")
    ModelAndView add(Page page, @ModelAttribute PartnerForm form) {
        Problems problems = form.checkNew();
        if (problems.any()) {
            return page.refuse("partnership/edit", edit(page, form, problems, null, null));
        }
        Organisation organisation = form.toNew(ids);
        keep.add(page.viewer(), organisation, form.levelChosen());
        return page.go("/partners/" + organisation.id(), "partnership.added", organisation.name());
    }

    @Api(EditPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/partners/{id}/edit")
    ModelAndView edit(Page page, @PathVariable OrganisationId id) {
        Organisation organisation = editable(page.viewer(), id);
        return page.show(
                "partnership/edit", edit(page, PartnerForm.of(organisation), Problems.none(), organisation, null));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/partners/{id}/edit")
    ModelAndView save(Page page, @PathVariable OrganisationId id, @ModelAttribute PartnerForm form) {
        Organisation before = editable(page.viewer(), id);
        Problems problems = form.check();
        if (problems.any()) {
            return page.refuse("partnership/edit", edit(page, form, problems, before, null));
        }
        return switch (keep.save(page.viewer(), form.toChanged(before))) {
            case Saved.Kept<Organisation>(Organisation now) ->
                page.go("/partners/" + id, "partnership.saved", now.name());
            case Saved.Conflict<Organisation>(Organisation theirs) ->
                page.conflict("partnership/edit", edit(page, form, problems, before, theirs));
        };
    }

    private Organisation editable(Viewer viewer, OrganisationId id) {
        Organisation organisation = organisations.get(id);
        if (organisation.kind() == OrganisationKind.COMPANY) {
            throw NotAllowed.toKnow();
        }
        if (!KeepOrganisations.mayEdit(viewer, organisation)) {
            throw NotAllowed.toDo("edit this organisation");
        }
        return organisation;
    }

    private EditPage edit(
            Page page,
            PartnerForm form,
            Problems problems,
            @Nullable Organisation before,
            @Nullable Organisation theirs) {
        List<OrganisationKind> kinds = List.of(
                OrganisationKind.CITY,
                OrganisationKind.REGION,
                OrganisationKind.CLUSTER,
                OrganisationKind.AGENCY,
                OrganisationKind.RESEARCH);
        List<String> countries = organisations.listPartners(page.today()).stream()
                .map(partner -> partner.organisation().country())
                .distinct()
                .toList();
        return new EditPage(
                page,
                form,
                problems,
                before,
                theirs,
                kinds,
                List.of(Level.values()),
                RegionField.offered(form.country(), countries));
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/partners/{id}/leave")
    ModelAndView leave(
            Page page,
            @PathVariable OrganisationId id,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String why) {
        Partner partner = organisations.listPartnersEver().stream()
                .filter(known -> known.organisation().id().equals(id))
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
        var problems = new Problems().requireText(why, "why");
        PartnerForms.checkPast(problems, on, page.today());
        if (problems.any()) {
            return page.refuse(
                    "partnership/partner", shown(page, partner.organisation(), PersonForm.empty(), problems));
        }
        keep.leave(page.viewer(), partner, LocalDate.parse(on), why.strip());
        return page.go(
                "/partners/" + id, "partnership.left", partner.organisation().name());
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/partners/{id}/people")
    ModelAndView name(Page page, @PathVariable OrganisationId id, @ModelAttribute PersonForm form) {
        Organisation organisation = organisations.get(id);
        Optional<Role> role = KeepOrganisations.rolesFor(organisation.kind()).stream()
                .filter(possible -> Word.key(possible).equals(form.role()))
                .findFirst();
        if (!KeepOrganisations.mayEdit(page.viewer(), organisation)) {
            throw organisation.kind() == OrganisationKind.COMPANY
                    ? NotAllowed.toKnow()
                    : NotAllowed.toDo("name people of this organisation");
        }
        var problems = new Problems()
                .require(form.email().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), "email", "form.email")
                .require(role.isPresent(), "role", "form.required");
        if (problems.any() || role.isEmpty()) {
            return page.refuse("partnership/partner", shown(page, organisation, form, problems));
        }
        if (!limits.allowsSending(page.viewer())) {
            problems.require(false, "email", "application.too_often");
            return page.tooOften("partnership/partner", shown(page, organisation, form, problems));
        }
        keep.name(page.viewer(), organisation, form.email(), form.name(), role.get());
        String back = organisation.kind() == OrganisationKind.COMPANY ? "/companies/" : "/partners/";
        return page.go(back + id, "partnership.people.added", form.said());
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/partners/{id}/people/{account}/end")
    ModelAndView release(
            Page page, @PathVariable OrganisationId id, @PathVariable AccountId account, @RequestParam String role) {
        Organisation organisation = organisations.get(id);
        if (organisation.kind() == OrganisationKind.COMPANY
                && !KeepOrganisations.mayEdit(page.viewer(), organisation)) {
            throw NotAllowed.toKnow();
        }
        Role ended = Word.parse(Role.class, role);
        keep.release(page.viewer(), organisation, account, ended);
        String back = organisation.kind() == OrganisationKind.COMPANY ? "/companies/" : "/partners/";
        return page.go(back + id, "partnership.people.ended");
    }
}
