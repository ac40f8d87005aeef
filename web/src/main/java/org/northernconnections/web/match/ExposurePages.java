package org.northernconnections.web.match;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.Exposure;
import org.northernconnections.match.ShownLists;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Who is seen: the public figures of each month, and for the secretariat the records behind them.
@Controller
public final class ExposurePages {
    private final Exposure exposure;
    private final ShownLists lists;

    public ExposurePages(Exposure exposure, ShownLists lists) {
        this.exposure = exposure;
        this.lists = lists;
    }

    public record ExposurePage(Page page, List<Exposure.Month> months) implements ForPrograms<Items<MonthShape>> {
        @Override
        public Items<MonthShape> shape() {
            return Items.all(months, MonthShape::of);
        }
    }

    /// @param month such as `2026-11`
    /// @param newcomers how many of them could have been shown; 0 if fewer than three
    /// @param newcomersByMerit what they got for what they deserved; null if too few to be told
    /// @param ratio the two beside each other: 1 is fair
    /// @param countries of those alone that have at least three companies
    public record MonthShape(
            String month,
            int lists,
            int fairLists,
            int newcomers,
            int newcomersNotFirst,
            @Nullable Double newcomersByMerit,
            @Nullable Double othersByMerit,
            @Nullable Double ratio,
            List<CountryShape> countries) {
        static MonthShape of(Exposure.Month month) {
            return new MonthShape(
                    month.month().toString(),
                    month.lists(),
                    month.fair(),
                    month.newcomersCount(),
                    month.newcomersNotFirst(),
                    month.newcomers(),
                    month.incumbents(),
                    month.ratio().orElse(null),
                    month.countries().stream().map(CountryShape::of).toList());
        }
    }

    /// @param byMerit what its companies got for what they deserved
    public record CountryShape(String country, double byMerit) {
        static CountryShape of(Exposure.OfCountry one) {
            return new CountryShape(one.country(), one.byMerit());
        }
    }

    public record RecordsPage(
            Page page, YearMonth month, List<ShownLists.CompanyRecord> companies, List<ShownLists.ListRecord> lists)
            implements ForPrograms<RecordsShape> {
        @Override
        public RecordsShape shape() {
            return new RecordsShape(
                    month.toString(),
                    companies.stream().map(CompanyShape::of).toList(),
                    lists.stream().map(ListShape::of).toList());
        }
    }

    /// @param month such as `2026-11`
    public record RecordsShape(String month, List<CompanyShape> companies, List<ListShape> lists) {}

    /// @param eligible on how many lists it could have been
    /// @param first on how many it stood among the first ten places
    public record CompanyShape(
            OrganisationId company,
            String name,
            String country,
            boolean newcomer,
            int eligible,
            int first,
            double merit,
            double exposure) {
        static CompanyShape of(ShownLists.CompanyRecord one) {
            return new CompanyShape(
                    one.company(),
                    one.name(),
                    one.country(),
                    one.newcomer(),
                    one.eligible(),
                    one.first(),
                    one.merit(),
                    one.exposure());
        }
    }

    public record ListShape(LocalDate on, ChallengeId challenge, String title, boolean fair) {
        static ListShape of(ShownLists.ListRecord one) {
            return new ListShape(one.on(), one.challenge(), one.title(), one.fair());
        }
    }

    @Api(ExposurePage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/exposure")
    ModelAndView months(Page page) {
        return page.show("match/exposure", new ExposurePage(page, exposure.months()));
    }

    /// @param month such as `2026-11`; this month if it is none
    @Api(RecordsPage.class)
    @Allowed(Who.SECRETARIAT)
    @GetMapping("/exposure/records")
    ModelAndView records(Page page, @RequestParam(defaultValue = "") String month) {
        YearMonth of = month(page, month);
        return page.show("match/exposureRecords", new RecordsPage(page, of, lists.listCompanies(of), lists.lists(of)));
    }

    private static YearMonth month(Page page, String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            return YearMonth.from(page.today());
        }
    }
}
