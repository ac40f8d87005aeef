package org.northernconnections.web.report;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Word;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.StatusOfPartnership;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.home.Funnel;
import org.northernconnections.web.home.PartnershipMap;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Printing;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.TimeLine;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.RateLimits;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// The status of the partnership: live, and as it was kept under a number. Everybody reads the open part; members read
/// all of it, open its records, and take it along as a file.
@Controller
public final class StatusPages {
    /// Fewer meetings between two countries than this are not told to everybody: one could guess whose they were.
    static final int TOLD_MIN = PartnershipMap.UNTOLD_MAX + 1;

    private final StatusOfPartnership status;
    private final Editions editions;
    private final MissingLinks missing;
    private final Printing printing;
    private final RateLimits limits;

    public StatusPages(
            StatusOfPartnership status, Editions editions, MissingLinks missing, Printing printing, RateLimits limits) {
        this.status = status;
        this.editions = editions;
        this.missing = missing;
        this.printing = printing;
        this.limits = limits;
    }

    /// A figure that has changed since an earlier edition.
    public record Change(Figure figure, int before, int now) {
        public int more() {
            return now - before;
        }
    }

    /// @param before the edition that was kept before this one; null if there is none
    /// @param kept all editions, the newest first
    /// @param member the viewer reads all of it
    /// @param years what happened in each
    /// @param documented how many records of each indicator carry a document
    public record StatusPage(
            Page page,
            Edition edition,
            @Nullable Edition before,
            List<Edition> kept,
            boolean member,
            Funnel funnel,
            HeatMap map,
            TimeLine years,
            Map<Figure, Integer> documented)
            implements ForPrograms<StatusShape> {
        @Override
        public StatusShape shape() {
            return StatusShape.of(this);
        }

        public List<Figure> who() {
            return Figure.of(Figure.Part.WHO);
        }

        /// What was done since the edition before.
        public List<Change> changes() {
            Edition then = before;
            return then == null
                    ? List.of()
                    : Stream.of(who(), funnelFigures(), indicators())
                            .flatMap(List::stream)
                            .map(figure -> new Change(figure, then.value(figure), edition.value(figure)))
                            .filter(change -> change.more() != 0)
                            .toList();
        }

        public List<Figure> funnelFigures() {
            return Figure.of(Figure.Part.FUNNEL);
        }

        public List<Figure> indicators() {
            return Figure.of(Figure.Part.INDICATORS);
        }

        public List<Figure> speed() {
            return Figure.of(Figure.Part.SPEED);
        }

        public List<Figure> late() {
            return Figure.of(Figure.Part.LATE);
        }

        /// Where the records of a figure are; its key follows.
        public String records() {
            return RecordPages.address(edition.number());
        }

        public int documented(Figure figure) {
            return documented.getOrDefault(figure, 0);
        }

        /// The counts that this viewer may know.
        List<Edition.Count> told() {
            return edition.counts().stream()
                    .filter(count ->
                            member || (count.figure().open() && count.country().isEmpty()))
                    .toList();
        }
    }

    public record NotMetPage(Page page, List<MissingLinks.Link> links) implements ForPrograms<Items<NotMetShape>> {
        @Override
        public Items<NotMetShape> shape() {
            return Items.all(links, NotMetShape::of);
        }
    }

    @Api(StatusPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/status")
    ModelAndView live(Page page) {
        return page.show("report/status", shown(page, status.live()));
    }

    private StatusPage shown(Page page, StatusOfPartnership.Told told) {
        Edition edition = told.edition();
        boolean member = page.viewer().partner();
        List<Edition> kept = editions.list();
        return new StatusPage(
                page,
                edition,
                before(edition, kept),
                kept,
                member,
                funnel(page, edition),
                HeatMap.of(edition, member ? 1 : TOLD_MIN),
                years(page, told),
                told.detail().documented());
    }

    /// Where a stage counts some of the records of the one before, the others leave there.
    private static Funnel funnel(Page page, Edition edition) {
        List<Figure> figures = Figure.of(Figure.Part.FUNNEL);
        List<Funnel.Stage> stages = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Funnel.Aside aside = i + 1 == figures.size() ? null : aside(page, edition, figures.get(i + 1));
            stages.add(new Funnel.Stage(
                    page.word("report.figure", figure),
                    edition.value(figure),
                    records(page, edition, figure, ""),
                    aside));
        }
        return new Funnel(stages);
    }

    private static Funnel.@Nullable Aside aside(Page page, Edition edition, Figure next) {
        return next.whole()
                .filter(_ -> edition.rest(next, "") >= 0)
                .map(whole -> new Funnel.Aside(
                        page.t("report.rest." + Word.key(next), edition.rest(next, "")),
                        edition.rest(next, ""),
                        records(page, edition, whole, "?without=" + Word.key(next))))
                .orElse(null);
    }

    private static String records(Page page, Edition edition, Figure figure, String which) {
        return page.viewer().partner() ? RecordPages.address(edition.number()) + Word.key(figure) + which : "#funnel";
    }

    private @Nullable Edition before(Edition edition, List<Edition> newestFirst) {
        return newestFirst.stream()
                .map(Edition::number)
                .filter(number -> number != null && (edition.number() == null || number < edition.number()))
                .findFirst()
                .flatMap(editions::find)
                .orElse(null);
    }

    /// What happened year by year; the public is told of a year only from [#TOLD_MIN] on.
    private static TimeLine years(Page page, StatusOfPartnership.Told told) {
        boolean member = page.viewer().partner();
        String records = RecordPages.address(told.edition().number());
        Map<TimeLine.Name, Map<Integer, Integer>> counts = new LinkedHashMap<>();
        for (Figure figure : Figure.IN_YEARS) {
            counts.put(
                    new TimeLine.Name(
                            page.word("report.figure", figure), member ? records + Word.key(figure) + "?year=" : ""),
                    told.detail().byYear().getOrDefault(figure, Map.of()));
        }
        int thisYear = LocalDate.ofInstant(told.edition().at(), ZoneOffset.UTC).getYear();
        return TimeLine.of(counts, thisYear, member ? 1 : TOLD_MIN);
    }

    @Api(StatusPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/status/editions/{number}")
    ModelAndView edition(Page page, @PathVariable int number) {
        return page.show("report/status", shown(page, status.kept(number)));
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/status/editions")
    ModelAndView keep(Page page) {
        int number = status.keep(page.viewer());
        return page.go("/status/editions/" + number, "report.kept", number);
    }

    @Api(NotMetPage.class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/not-met")
    ModelAndView notMet(Page page) {
        return page.show("report/notMet", new NotMetPage(page, missing.list(page.viewer())));
    }

    @Api(byte[].class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(Page page, @PathVariable String kind) {
        return export(new StatusTables(page, status.now()), "status", kind, () -> missing.list(page.viewer()));
    }

    @Api(byte[].class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/editions/{number}/export.{kind:csv|xlsx}")
    ResponseEntity<byte[]> export(Page page, @PathVariable int number, @PathVariable String kind) {
        return export(new StatusTables(page, status.kept(number).edition()), "status-" + number, kind, () -> null);
    }

    private static ResponseEntity<byte[]> export(
            StatusTables tables, String name, String kind, Supplier<@Nullable List<MissingLinks.Link>> notMet) {
        return kind.equals("xlsx")
                ? Sheet.workbook(name, tables.workbook(notMet.get()))
                : Sheet.download(name, kind, tables.forPrograms());
    }

    @Api(byte[].class)
    @Allowed(Who.ANYONE)
    @GetMapping("/status/export.pdf")
    ResponseEntity<byte[]> pdf(Page page, HttpServletRequest call) {
        limits.requirePaperAllowed(page.viewer(), call);
        return printing.file("status", "report/status", shown(page, status.live()));
    }

    @Api(byte[].class)
    @Allowed(Who.ANYONE)
    @GetMapping("/status/editions/{number}/export.pdf")
    ResponseEntity<byte[]> pdf(Page page, @PathVariable int number, HttpServletRequest call) {
        limits.requirePaperAllowed(page.viewer(), call);
        return printing.file("status-" + number, "report/status", shown(page, status.kept(number)));
    }
}
