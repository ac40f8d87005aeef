package org.northernconnections.web.connection;

import java.util.ArrayList;
import java.util.List;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.CommitmentId;
import org.northernconnections.connection.Commitments;
import org.northernconnections.connection.Promise;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Promises by and to the viewer's own organisations.
@Controller
public final class CommitmentPages {
    private static final int COMPANIES_MAX = 500;

    private final Commitments commitments;
    private final Promise promise;
    private final Organisations organisations;
    private final Companies companies;

    public CommitmentPages(Commitments commitments, Promise promise, Organisations organisations, Companies companies) {
        this.commitments = commitments;
        this.promise = promise;
        this.organisations = organisations;
        this.companies = companies;
    }

    /// @param received the viewer speaks for the side that was promised
    /// @param takesBack the viewer's side proposed it and may take it back
    /// @param overdue its day has passed
    public record Row(Commitment commitment, boolean received, boolean takesBack, boolean overdue) {}

    public record ListPage(Page page, List<Row> rows) implements ForPrograms<Items<CommitmentShape>> {
        @Override
        public Items<CommitmentShape> shape() {
            return Items.all(rows, row -> CommitmentShape.of(row.commitment()));
        }
    }

    public record NewPage(Page page, CommitmentForm form, Problems problems, List<Choice> own, List<Choice> others)
            implements ForPrograms<CommitmentForm> {
        @Override
        public CommitmentForm shape() {
            return form;
        }
    }

    @Api(ListPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/commitments")
    ModelAndView list(Page page) {
        List<OrganisationId> own = page.viewer().memberships().stream()
                .map(Membership::organisation)
                .distinct()
                .toList();
        return page.show(
                "connection/commitments",
                new ListPage(
                        page,
                        commitments.listOf(own).stream()
                                .map(commitment -> row(page, commitment))
                                .toList()));
    }

    private static Row row(Page page, Commitment commitment) {
        boolean received = page.viewer().speaksFor(commitment.to());
        return new Row(
                commitment,
                received,
                !received && page.viewer().speaksFor(commitment.by()),
                page.today().isAfter(commitment.due()));
    }

    @Allowed(Who.SIGNED_IN)
    @GetMapping("/commitments/new")
    ModelAndView add(
            Page page, @RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String to) {
        return page.show("connection/new", form(page, new CommitmentForm(by, to, "", ""), Problems.none()));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/commitments")
    ModelAndView add(Page page, @ModelAttribute CommitmentForm form) {
        Problems problems = form.check(page.today());
        if (problems.any()) {
            return page.refuse("connection/new", form(page, form, problems));
        }
        Commitment made = promise.propose(
                page.viewer(),
                new OrganisationId(form.by()),
                new OrganisationId(form.to()),
                form.promise(),
                form.dueDay());
        return page.go("/commitments", "connection.commitment.proposed", made.toName());
    }

    private NewPage form(Page page, CommitmentForm form, Problems problems) {
        var others = new ArrayList<Choice>();
        others.add(new Choice("", ""));
        organisations
                .listPartners(page.today())
                .forEach(partner -> others.add(new Choice(
                        partner.organisation().id().value(),
                        partner.organisation().name())));
        companies
                .list(page.viewer(), Companies.Narrowed.named(""), 0, COMPANIES_MAX)
                .companies()
                .forEach(company -> others.add(new Choice(company.id().value(), company.name())));
        return new NewPage(page, form, problems, ConnectionPages.views(page), List.copyOf(others));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/commitments/{id}/agree")
    ModelAndView agree(Page page, @PathVariable CommitmentId id) {
        promise.agree(page.viewer(), id);
        return done(page, "agreed");
    }

    /// @param late it was kept after its day; it says nothing before that day has passed
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/commitments/{id}/keep")
    ModelAndView keep(Page page, @PathVariable CommitmentId id, @RequestParam(defaultValue = "false") boolean late) {
        promise.keep(page.viewer(), id, late);
        return done(page, "kept");
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/commitments/{id}/break")
    ModelAndView breakIt(Page page, @PathVariable CommitmentId id) {
        promise.breakIt(page.viewer(), id);
        return done(page, "broken");
    }

    /// The side that said by mistake that it was kept or broken takes that back.
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/commitments/{id}/take-back")
    ModelAndView takeBack(Page page, @PathVariable CommitmentId id) {
        promise.takeBack(page.viewer(), id);
        return done(page, "taken_back");
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/commitments/{id}/release")
    ModelAndView release(Page page, @PathVariable CommitmentId id) {
        promise.release(page.viewer(), id);
        return done(page, "released");
    }

    private static ModelAndView done(Page page, String what) {
        return page.go("/commitments", "connection.commitment.now_" + what);
    }
}
