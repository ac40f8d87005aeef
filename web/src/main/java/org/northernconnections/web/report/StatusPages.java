package org.northernconnections.web.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Word;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Proof;
import org.northernconnections.report.StatusOfPartnership;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.home.Funnel;
import org.northernconnections.web.home.PartnershipMap;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Paging;
import org.northernconnections.web.page.Printing;
import org.northernconnections.web.page.Sheet;
import org.northernconnections.web.page.TimeLine;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The status of the partnership: live, and as it was kept under a number. Everybody reads the open part; members read
/// all of it, open its records, and take it along as a file.
@Controller
public final class StatusPages {
    /// Fewer meetings between two countries than this are not told to everybody: one could guess whose they were.
    static final int TOLD_MIN = PartnershipMap.UNTOLD_MAX + 1;

    /// Records on a page.
    private static final int RECORDS = 100;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /// A kept edition has counts alone.
    private static final TimeLine NO_YEARS = new TimeLine(List.of(), List.of());

    private final StatusOfPartnership status;
    private final Editions editions;
    private final MissingLinks missing;
    private final Printing printing;

    public StatusPages(StatusOfPartnership status, Editions editions, MissingLinks missing, Printing printing) {
        this.status = status;
        this.editions = editions;
        this.missing = missing;
        this.printing = printing;
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
    /// @param years what happened in each; empty for a kept edition, which has counts alone
    public record StatusPage(
            Page page,
            Edition edition,
            @Nullable Edition before,
            List<Edition> kept,
            boolean member,
            Funnel funnel,
            HeatMap map,
            TimeLine years)
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

        /// May this viewer open the records behind the figures? Those of an edition are as of then and not kept.
        public boolean opens() {
            return member && edition.number() == null;
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

    /// @param named the viewer reads the names in the records
    public record ProofPage(
            Page page, Figure figure, Editions.Only only, List<Proof> proof, Paging paging, boolean named)
            implements ForPrograms<Items<ProofShape>> {
        @Override
        public Items<ProofShape> shape() {
            return Items.of(
                    proof,
                    paging,
                    one -> new ProofShape(
                            named ? one.id() : "",
                            label(one),
                            one.country(),
                            one.other(),
                            one.on(),
                            one.days(),
                            one.waits()));
        }

        /// Which records these are, in words; empty for all.
        public String which() {
            return Stream.of(
                            only.country().isEmpty() ? "" : page.country(only.country()),
                            only.other().isEmpty() ? "" : page.country(only.other()),
                            only.year() == 0 ? "" : String.valueOf(only.year()),
                            only.without() == null
                                    ? ""
                                    : page.t("report.rest." + Word.key(only.without()), paging.total()))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        public String label(Proof one) {
            return named ? one.label() : one.veiled();
        }
    }

    @Api(StatusPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/status")
    ModelAndView live(Page page) {
        return page.show("report/status", shown(page, status.live()));
    }

    private StatusPage shown(Page page, StatusOfPartnership.Live live) {
        return shown(page, live.edition(), years(page, live.byYear()));
    }

    private StatusPage shown(Page page, Edition edition, TimeLine years) {
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
                years);
    }

    /// Where a stage counts some of the records of the one before, the others leave there.
    private static Funnel funnel(Page page, Edition edition) {
        boolean opens = page.viewer().partner() && edition.number() == null;
        List<Figure> figures = Figure.of(Figure.Part.FUNNEL);
        List<Funnel.Stage> stages = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Funnel.Aside aside = i + 1 == figures.size() ? null : aside(page, edition, figures.get(i + 1), opens);
            stages.add(new Funnel.Stage(
                    page.word("report.figure", figure), edition.value(figure), records(opens, figure, ""), aside));
        }
        return new Funnel(stages);
    }

    private static Funnel.@Nullable Aside aside(Page page, Edition edition, Figure next, boolean opens) {
        return next.whole()
                .filter(_ -> edition.rest(next, "") >= 0)
                .map(whole -> new Funnel.Aside(
                        page.t("report.rest." + Word.key(next), edition.rest(next, "")),
                        edition.rest(next, ""),
                        records(opens, whole, "?without=" + Word.key(next))))
                .orElse(null);
    }

    private static String records(boolean opens, Figure figure, String which) {
        return opens ? "/status/records/" + Word.key(figure) + which : "#funnel";
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
    private static TimeLine years(Page page, Map<Figure, Map<Integer, Integer>> byYear) {
        Map<TimeLine.Name, Map<Integer, Integer>> counts = new LinkedHashMap<>();
        for (Figure figure : Figure.IN_YEARS) {
            String records = page.viewer().partner() ? "/status/records/%s?year=".formatted(Word.key(figure)) : "";
            counts.put(
                    new TimeLine.Name(page.word("report.figure", figure), records),
                    byYear.getOrDefault(figure, Map.of()));
        }
        int thisYear = LocalDate.ofInstant(page.now(), ZoneOffset.UTC).getYear();
        return TimeLine.of(counts, thisYear, page.viewer().partner() ? 1 : TOLD_MIN);
    }

    @Api(StatusPage.class)
    @Allowed(Who.ANYONE)
    @GetMapping("/status/editions/{number}")
    ModelAndView edition(Page page, @PathVariable int number) {
        return page.show("report/status", shown(page, kept(number), NO_YEARS));
    }

    private Edition kept(int number) {
        return editions.find(number)
                .orElseThrow(() -> new NoSuchElementException("There is no edition %d.".formatted(number)));
    }

    @Api
    @Allowed(Who.SECRETARIAT)
    @PostMapping("/status/editions")
    ModelAndView keep(Page page) {
        int number = status.keep(page.viewer());
        return page.go("/status/editions/" + number, "report.kept", number);
    }

    @Api(ProofPage.class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/records/{figure}")
    ModelAndView records(
            Page page,
            @PathVariable String figure,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String without,
            @RequestParam(defaultValue = "") String p) {
        Figure of = Word.parse(Figure.class, figure);
        var only = new Editions.Only(
                COUNTRY.matcher(country).matches() ? country : "",
                COUNTRY.matcher(country).matches() && COUNTRY.matcher(other).matches() ? other : "",
                year.matches("[12]\\d{3}") ? Integer.parseInt(year) : 0,
                Figure.of(Figure.Part.FUNNEL).stream()
                        .filter(next -> next.whole().filter(of::equals).isPresent())
                        .filter(next -> Word.key(next).equals(without))
                        .findFirst()
                        .orElse(null));
        LocalDate today = LocalDate.ofInstant(page.now(), ZoneOffset.UTC);
        Paging paging = Paging.of(p, RECORDS);
        Editions.Listed listed = editions.listProof(of, only, today, paging.skip(), RECORDS);
        return page.show(
                "report/records",
                new ProofPage(
                        page,
                        of,
                        only,
                        listed.proof(),
                        paging.with(listed.total(), page.path()),
                        page.viewer().secretariat()));
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
        return export(new StatusTables(page, kept(number)), "status-" + number, kind, () -> null);
    }

    private static ResponseEntity<byte[]> export(
            StatusTables tables, String name, String kind, Supplier<@Nullable List<MissingLinks.Link>> notMet) {
        return kind.equals("xlsx")
                ? Sheet.workbook(name, tables.workbook(notMet.get()))
                : Sheet.download(name, kind, tables.forPrograms());
    }

    @Api(byte[].class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/export.pdf")
    ResponseEntity<byte[]> pdf(Page page) {
        return printing.file("status", "report/status", shown(page, status.live()));
    }

    @Api(byte[].class)
    @Allowed({Who.CLUSTER, Who.OWNER, Who.POLICY, Who.SECRETARIAT})
    @GetMapping("/status/editions/{number}/export.pdf")
    ResponseEntity<byte[]> pdf(Page page, @PathVariable int number) {
        return printing.file("status-" + number, "report/status", shown(page, kept(number), NO_YEARS));
    }
}
