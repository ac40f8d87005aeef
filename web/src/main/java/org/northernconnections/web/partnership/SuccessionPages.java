package org.northernconnections.web.partnership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Saved;
import org.northernconnections.partnership.KeepOrganisations;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.partnership.PartnerForms.MergeForm;
import org.northernconnections.web.partnership.PartnerForms.RenameForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// New names, and organisations that become one: what they were called before stays in their history.
@Controller
public final class SuccessionPages {
    private final Organisations organisations;
    private final KeepOrganisations keep;

    public SuccessionPages(Organisations organisations, KeepOrganisations keep) {
        this.organisations = organisations;
        this.keep = keep;
    }

    public record RenamePage(
            Page page,
            Organisation organisation,
            RenameForm form,
            Problems problems,
            @Nullable Organisation theirs) implements ForPrograms<RenameForm> {
        @Override
        public RenameForm shape() {
            return form;
        }

        @Override
        public @Nullable Object theirShape() {
            return theirs == null ? null : PartnerForm.of(theirs);
        }
    }

    public record MergePage(Page page, List<Organisation> choices, MergeForm form, Problems problems)
            implements ForPrograms<MergeForm> {
        @Override
        public MergeForm shape() {
            return form;
        }
    }

    @Api(RenamePage.class)
    @Allowed(Who.SECRETARIAT)
    @GetMapping("/partners/{id}/rename")
    ModelAndView rename(Page page, @PathVariable OrganisationId id) {
        Organisation organisation = renamable(id);
        var form = new RenameForm(
                organisation.name(), organisation.nameEnglish(), page.today().toString(), "", organisation.version());
        return page.show("partnership/rename", new RenamePage(page, organisation, form, Problems.none(), null));
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/partners/{id}/rename")
    ModelAndView rename(Page page, @PathVariable OrganisationId id, @ModelAttribute RenameForm form) {
        Organisation before = renamable(id);
        var problems = new Problems()
                .requireText(form.name(), "name")
                .require(!form.name().equals(before.name()), "name", "partnership.rename.same")
                .requireText(form.why(), "why");
        PartnerForms.checkPast(problems, form.on(), page.today());
        if (problems.any()) {
            return page.refuse("partnership/rename", new RenamePage(page, before, form, problems, null));
        }
        Saved<Organisation> saved = keep.rename(
                page.viewer(),
                withVersion(before, form.version()),
                form.name(),
                form.nameEnglish(),
                LocalDate.parse(form.on()),
                form.why());
        return switch (saved) {
            case Saved.Kept<Organisation>(Organisation now) ->
                page.go("/partners/" + id, "partnership.renamed", before.name(), now.name());
            case Saved.Conflict<Organisation>(Organisation theirs) ->
                page.conflict("partnership/rename", new RenamePage(page, before, form, problems, theirs));
        };
    }

    private Organisation renamable(OrganisationId id) {
        Organisation organisation = organisations.get(id);
        KeepOrganisations.requireNoCompany(organisation);
        return organisation;
    }

    private static Organisation withVersion(Organisation organisation, int version) {
        return new Organisation(
                organisation.id(),
                organisation.name(),
                organisation.nameEnglish(),
                organisation.kind(),
                organisation.country(),
                organisation.seat(),
                organisation.region(),
                organisation.place(),
                organisation.website(),
                organisation.validFrom(),
                organisation.validUntil(),
                organisation.successor(),
                version);
    }

    @Allowed(Who.SECRETARIAT)
    @GetMapping("/partners/merge")
    ModelAndView merge(Page page, @RequestParam(defaultValue = "") String of) {
        List<String> first = of.isEmpty() ? List.of() : List.of(of);
        var form = new MergeForm(first, "", page.today().toString(), "");
        return page.show("partnership/merge", new MergePage(page, mergeable(page), form, Problems.none()));
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/partners/merge")
    ModelAndView merge(Page page, @ModelAttribute MergeForm form) {
        List<Organisation> choices = mergeable(page);
        var known = choices.stream().map(choice -> choice.id().value()).toList();
        var problems = new Problems()
                .require(
                        !form.merged().isEmpty() && known.containsAll(form.merged()),
                        "merged",
                        "partnership.merge.none")
                .require(known.contains(form.successor()), "successor", "form.required")
                .require(!form.merged().contains(form.successor()), "successor", "partnership.merge.itself")
                .requireText(form.why(), "why");
        PartnerForms.checkPast(problems, form.on(), page.today());
        if (problems.any()) {
            return page.refuse("partnership/merge", new MergePage(page, choices, form, problems));
        }
        var successor = new OrganisationId(form.successor());
        keep.merge(
                page.viewer(),
                form.merged().stream().map(OrganisationId::new).toList(),
                successor,
                LocalDate.parse(form.on()),
                form.why());
        return page.go(
                "/partners/" + successor, "partnership.merged", form.merged().size());
    }

    private List<Organisation> mergeable(Page page) {
        return organisations.listPartners(page.today()).stream()
                .map(Partner::organisation)
                .filter(organisation -> organisation.validUntil() == null)
                .toList();
    }
}
