package org.northernconnections.web.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.report.KeepStrategies;
import org.northernconnections.report.Strategies;
import org.northernconnections.report.Strategy;
import org.northernconnections.report.StrategyId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The joint strategies and action plans, with who made them and who took them up: what RCO 83 and RCR 79 count.
@Controller
public final class StrategyPages {
    private static final String PAGE = "report/strategies";
    private static final String ADDRESS = "/status/strategies";

    private final Strategies strategies;
    private final KeepStrategies keep;
    private final Partners partners;

    /// Lists the organisations of the partnership as of today, by name.
    public interface Partners {
        List<Organisation> list(LocalDate today);
    }

    public StrategyPages(Strategies strategies, KeepStrategies keep, Partners partners) {
        this.strategies = strategies;
        this.keep = keep;
        this.partners = partners;
    }

    /// A strategy as it is typed.
    ///
    /// @param partners ids of those who made it
    public record StrategyForm(
            String title,
            String developedOn,
            String proof,
            @Nullable List<String> partners) {
        public StrategyForm {
            title = Typed.text(title);
            developedOn = Typed.text(developedOn);
            proof = Typed.text(proof);
            partners = partners == null ? List.of() : List.copyOf(partners);
        }

        /// Who is chosen; none if nobody is.
        public List<String> chosen() {
            return partners == null ? List.of() : partners;
        }

        static StrategyForm empty() {
            return new StrategyForm("", "", "", List.of());
        }
    }

    public record StrategiesPage(
            Page page, List<Strategy> strategies, List<Organisation> partners, StrategyForm form, Problems problems)
            implements ForPrograms<Items<Strategy>> {
        @Override
        public Items<Strategy> shape() {
            return Items.all(strategies, strategy -> strategy);
        }
    }

    @Api(StrategiesPage.class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping(ADDRESS)
    ModelAndView list(Page page) {
        return page.show(PAGE, shown(page, StrategyForm.empty(), Problems.none()));
    }

    private StrategiesPage shown(Page page, StrategyForm form, Problems problems) {
        return new StrategiesPage(page, strategies.list(), partners.list(page.today()), form, problems);
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping(ADDRESS)
    ModelAndView add(Page page, @ModelAttribute StrategyForm form) {
        List<Organisation> all = partners.list(page.today());
        List<Organisation> makers = all.stream()
                .filter(one -> form.chosen().contains(one.id().value()))
                .toList();
        Optional<LocalDate> on = day(form.developedOn());
        Problems problems = new Problems()
                .requireText(form.title(), "title")
                .requireText(form.proof(), "proof")
                .require(form.title().length() <= Strategy.TEXT_LENGTH_MAX, "title", "report.strategy.too_long")
                .require(form.proof().length() <= Strategy.TEXT_LENGTH_MAX, "proof", "report.strategy.too_long")
                .require(on.filter(day -> !day.isAfter(page.today())).isPresent(), "developedOn", "report.strategy.day")
                .require(
                        makers.stream().map(Organisation::country).distinct().count() > 1,
                        "partners",
                        "report.strategy.partners.two");
        if (problems.any()) {
            return page.refuse(PAGE, shown(page, form, problems));
        }
        Strategy added = keep.add(
                page.viewer(),
                form.title(),
                on.orElseThrow(),
                form.proof(),
                makers.stream().map(Organisation::id).toList());
        return page.go(ADDRESS, "report.strategy.added", added.title());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping(ADDRESS + "/{id}/uptake")
    ModelAndView takeUp(
            Page page,
            @PathVariable StrategyId id,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String proof) {
        if (strategies.find(id).isEmpty()) {
            throw NotAllowed.toKnow();
        }
        Optional<Organisation> organisation = partners.list(page.today()).stream()
                .filter(one -> one.id().value().equals(by))
                .findFirst();
        Optional<LocalDate> day = day(on).filter(known -> !known.isAfter(page.today()));
        Problems problems = new Problems()
                .require(organisation.isPresent(), "by", "form.required")
                .require(day.isPresent(), "on", "report.strategy.day")
                .requireText(proof.strip(), "uptakeProof")
                .require(proof.length() <= Strategy.TEXT_LENGTH_MAX, "uptakeProof", "report.strategy.too_long");
        if (problems.any()) {
            return page.refuse(PAGE, shown(page, StrategyForm.empty(), problems));
        }
        keep.takeUp(page.viewer(), id, organisation.orElseThrow().id(), day.orElseThrow(), proof);
        return page.go(ADDRESS, "report.strategy.taken_up");
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping(ADDRESS + "/{id}/uptake/{by}/remove")
    ModelAndView removeUptake(Page page, @PathVariable StrategyId id, @PathVariable OrganisationId by) {
        keep.removeUptake(page.viewer(), id, by);
        return page.go(ADDRESS, "report.strategy.removed");
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping(ADDRESS + "/{id}/remove")
    ModelAndView remove(Page page, @PathVariable StrategyId id) {
        keep.remove(page.viewer(), id);
        return page.go(ADDRESS, "report.strategy.removed");
    }
}
