package org.northernconnections.web.match;

import java.util.List;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.match.Beside;
import org.northernconnections.match.ClustersBeside;
import org.northernconnections.match.Pairing;
import org.northernconnections.match.PairingId;
import org.northernconnections.match.PairingState;
import org.northernconnections.match.Pairings;
import org.northernconnections.match.SeekPartners;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyRules;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Rivals and partners: with whom a company would answer a challenge better, and how two companies stand beside each
/// other. Others are shown by class until both have agreed, see [SeekPartners].
@Controller
public final class PairingPages {
    private final SeekPartners seek;
    private final Pairings pairings;
    private final Beside beside;
    private final KeepCompanies keep;
    private final Companies companies;
    private final Challenges challenges;
    private final ClustersBeside clusters;
    private final Organisations organisations;

    public PairingPages(
            SeekPartners seek,
            Pairings pairings,
            Beside beside,
            KeepCompanies keep,
            Companies companies,
            Challenges challenges,
            ClustersBeside clusters,
            Organisations organisations) {
        this.seek = seek;
        this.pairings = pairings;
        this.beside = beside;
        this.keep = keep;
        this.companies = companies;
        this.challenges = challenges;
        this.clusters = clusters;
        this.organisations = organisations;
    }

    /// A pairing as one of its two companies may see it.
    ///
    /// @param asking the company asked; else it was asked
    /// @param need in words, that the other one brings; "" where that would tell too much
    /// @param country of the other one; likewise
    /// @param other and `otherName`: "" until both agreed
    public record Told(
            PairingId id,
            ChallengeId challenge,
            String challengeTitle,
            boolean asking,
            String need,
            String country,
            PairingState state,
            String other,
            String otherName) {}

    /// @param own may ask and answer in the company's name
    public record PartnersPage(
            Page page, Company company, boolean own, List<SeekPartners.Offer> offers, List<Told> pairings)
            implements ForPrograms<PairingShape> {
        @Override
        public PairingShape shape() {
            return PairingShape.of(this);
        }
    }

    public record BesidePage(Page page, Beside.Comparison comparison) implements ForPrograms<BesideShape> {
        @Override
        public BesideShape shape() {
            return BesideShape.of(comparison);
        }
    }

    public record ClustersPage(Page page, ClustersBeside.Comparison comparison) implements ForPrograms<ClustersShape> {
        @Override
        public ClustersShape shape() {
            return ClustersShape.of(comparison);
        }
    }

    @Api(PartnersPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/companies/{id}/partners")
    ModelAndView partners(Page page, @PathVariable OrganisationId id) {
        Company company = own(page.viewer(), id);
        return page.show(
                "match/partners",
                new PartnersPage(
                        page,
                        company,
                        page.viewer().speaksFor(id, Role.COMPANY),
                        seek.offers(company),
                        pairings.listOf(id).stream()
                                .map(pairing -> told(page, id, pairing))
                                .toList()));
    }

    private Company own(Viewer viewer, OrganisationId id) {
        Company company = keep.get(viewer, id);
        if (!CompanyRules.mayEdit(viewer, company)) {
            throw NotAllowed.toDo("see with whom this company would do better");
        }
        return company;
    }

    private Told told(Page page, OrganisationId id, Pairing pairing) {
        boolean asking = pairing.asker().equals(id);
        boolean agreed = pairing.agreed();
        return new Told(
                pairing.id(),
                pairing.challenge(),
                pairing.challengeTitle(),
                asking,
                need(pairing, asking ? pairing.need() : pairing.askerNeed()),
                asking ? pairing.askedCountry() : pairing.askerCountry(),
                asking ? pairing.shownToAsker(page.now()) : pairing.state(),
                agreed ? (asking ? pairing.asked() : pairing.asker()).value() : "",
                agreed ? (asking ? pairing.askedName() : pairing.askerName()) : "");
    }

    /// The need in the words of today; "" if a newer wording has none at its place.
    private String need(Pairing pairing, int position) {
        var needs = challenges.get(pairing.challenge()).wording().needs();
        return position >= 1 && position <= needs.size()
                ? needs.get(position - 1).text()
                : "";
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/companies/{id}/partners")
    ModelAndView ask(
            Page page,
            @PathVariable OrganisationId id,
            @RequestParam(defaultValue = "") String challenge,
            @RequestParam(defaultValue = "0") int need,
            @RequestParam(defaultValue = "") String country) {
        Company company = own(page.viewer(), id);
        if (!page.viewer().speaksFor(id, Role.COMPANY)) {
            throw NotAllowed.toDo("ask in the name of this company");
        }
        seek.ask(page.viewer(), company, new ChallengeId(challenge), need, country);
        return page.go("/companies/" + id + "/partners", "match.partners.asked");
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/pairings/{id}/answer")
    ModelAndView answer(Page page, @PathVariable PairingId id, @RequestParam(defaultValue = "") String answer) {
        Pairing pairing = pairings.find(id)
                .filter(one -> page.viewer().speaksFor(one.asked(), Role.COMPANY))
                .orElseThrow(NotAllowed::toKnow);
        boolean yes = answer.equals("yes");
        seek.answer(page.viewer(), id, yes);
        return page.go(
                "/companies/" + pairing.asked() + "/partners",
                yes ? "match.partners.agreed" : "match.partners.declined");
    }

    /// For those who know both: whoever edits both profiles, and either company once both have agreed.
    @Api(BesidePage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/companies/{id}/beside/{other}")
    ModelAndView beside(Page page, @PathVariable OrganisationId id, @PathVariable OrganisationId other) {
        Company one = own(page.viewer(), id);
        Company second = companies
                .find(other)
                .filter(company -> !company.id().equals(id))
                .filter(company -> CompanyRules.mayEdit(page.viewer(), company) || pairings.named(id, other))
                .orElseThrow(NotAllowed::toKnow);
        return page.show(
                "match/beside",
                new BesidePage(page, beside.compare(one, second, page.language().code())));
    }

    /// One's own cluster beside another one.
    @Api(ClustersPage.class)
    @Allowed({Who.CLUSTER, Who.SECRETARIAT})
    @GetMapping("/partners/{id}/beside/{other}")
    ModelAndView clusters(Page page, @PathVariable OrganisationId id, @PathVariable OrganisationId other) {
        if (!page.viewer().secretariat() && !page.viewer().speaksFor(id, Role.CLUSTER)) {
            throw NotAllowed.toKnow();
        }
        return page.show("match/clusters", new ClustersPage(page, clusters.compare(cluster(id), cluster(other))));
    }

    private Organisation cluster(OrganisationId id) {
        return organisations.listClusters().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
    }
}
