package org.northernconnections.web.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Word;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Pace;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Sheet;

/// The status as tables to take along: one for programs, whose words never change, and several for people, in the
/// reader's language.
final class StatusTables {
    private final Page page;
    private final Edition edition;

    StatusTables(Page page, Edition edition) {
        this.page = page;
        this.edition = edition;
    }

    /// A workbook for people, with the table for programs as its last sheet.
    ///
    /// @param notMet the pairs of partners that should have met; null where they are not known any more
    List<Sheet.Part> workbook(@Nullable List<MissingLinks.Link> notMet) {
        List<Sheet.Part> parts = new ArrayList<>();
        parts.add(Sheet.Part.counted(page.t("report.sheet.figures"), figures()));
        parts.add(Sheet.Part.counted(page.t("report.speed"), speed()));
        parts.add(Sheet.Part.counted(page.t("report.map"), countries()));
        if (notMet != null) {
            parts.add(Sheet.Part.counted(page.t("report.not_met"), notMet(notMet)));
        }
        parts.add(Sheet.Part.counted(page.t("report.sheet.data"), forPrograms()));
        return parts;
    }

    private List<List<String>> figures() {
        List<String> countries = edition.countries();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of(page.t("report.column.figure"), page.t("report.meaning"), page.t("report.all")),
                        countries.stream().map(page::country))
                .toList());
        for (Figure figure : Figure.values()) {
            if (!figure.days()) {
                rows.add(Stream.concat(
                                Stream.of(
                                        page.word("report.figure", figure),
                                        figure.part() == Figure.Part.INDICATORS
                                                ? page.word("report.meaning", figure)
                                                : "",
                                        String.valueOf(edition.value(figure))),
                                countries.stream().map(country -> byCountry(figure, country)))
                        .toList());
            }
        }
        return rows;
    }

    /// Empty for what is not counted by country.
    private String byCountry(Figure figure, String country) {
        boolean known = edition.counts().stream()
                .anyMatch(count -> count.figure() == figure && !count.country().isEmpty());
        return known ? String.valueOf(edition.value(figure, country)) : "";
    }

    private List<List<String>> speed() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of(
                        "report.column.figure",
                        "report.records",
                        "report.column.ended",
                        "report.column.median",
                        "report.column.low",
                        "report.column.high",
                        "report.column.trend",
                        "report.column.low",
                        "report.column.high")
                .map(page::t)
                .toList());
        for (Figure figure : Figure.of(Figure.Part.SPEED)) {
            Pace pace = edition.pace(figure).orElse(null);
            List<String> row = new ArrayList<>(
                    List.of(page.word("report.figure", figure), String.valueOf(edition.records(figure))));
            row.add(cell(pace, Pace::ended));
            row.add(value(pace, edition.value(figure)));
            row.addAll(bounds(pace));
            rows.add(row);
        }
        return rows;
    }

    private List<List<String>> countries() {
        List<String> codes = edition.countries();
        int[][] between = edition.between();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of(""), codes.stream().map(page::country)).toList());
        for (int row = 0; row < codes.size(); row++) {
            List<String> cells = new ArrayList<>(List.of(page.country(codes.get(row))));
            for (int count : between[row]) {
                cells.add(String.valueOf(count));
            }
            rows.add(cells);
        }
        return rows;
    }

    private List<List<String>> notMet(List<MissingLinks.Link> links) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of(
                        "report.column.owner",
                        "report.country",
                        "report.column.cluster",
                        "report.country",
                        "report.column.challenge",
                        "report.column.need",
                        "report.column.members")
                .map(page::t)
                .toList());
        for (MissingLinks.Link link : links) {
            for (MissingLinks.Reason reason : link.reasons()) {
                rows.add(List.of(
                        link.owner().name(),
                        page.country(link.owner().country()),
                        link.cluster().name(),
                        page.country(link.cluster().country()),
                        reason.challenge().title(),
                        reason.needText(),
                        String.valueOf(reason.members())));
            }
        }
        return rows;
    }

    List<List<String>> forPrograms() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "figure",
                "country",
                "other",
                "records",
                "value",
                "ended",
                "low",
                "high",
                "trend",
                "trend_low",
                "trend_high"));
        for (Edition.Count count : edition.counts()) {
            Pace pace = count.pace();
            List<String> row = new ArrayList<>(
                    List.of(Word.of(count.figure()), count.country(), count.other(), String.valueOf(count.records())));
            row.add(value(pace, count.value()));
            row.add(cell(pace, Pace::ended));
            row.addAll(bounds(pace));
            rows.add(row);
        }
        return rows;
    }

    /// What was counted, or the median of a pace where it is known.
    private static String value(@Nullable Pace pace, int counted) {
        return pace == null ? String.valueOf(counted) : cell(pace, Pace::median);
    }

    /// Between what the median lies, the trend, and between what that lies.
    private static List<String> bounds(@Nullable Pace pace) {
        return List.of(
                cell(pace, Pace::low),
                cell(pace, Pace::high),
                cell(pace, Pace::trend),
                cell(pace, Pace::trendLow),
                cell(pace, Pace::trendHigh));
    }

    /// Empty for what is no pace, and for what is not known.
    private static String cell(@Nullable Pace pace, Function<Pace, @Nullable Integer> part) {
        Integer days = pace == null ? null : part.apply(pace);
        return days == null ? "" : String.valueOf(days);
    }
}
