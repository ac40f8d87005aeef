package org.northernconnections.partnership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.CompanySheet.Mistake;
import org.northernconnections.partnership.CompanySheet.Row;

/// The cells of one row, read as what they should be; what is none of it becomes a mistake of that row and column.
final class SheetCells {
    private static final Set<String> YES = Set.of("yes", "ja", "x", "1", "true");
    private static final Set<String> NO = Set.of("", "no", "nei", "nej", "nein", "nee", "0", "false");

    private final Row row;
    private final Map<String, String> known;
    private final List<Mistake> mistakes;

    /// @param known what stands in the columns that the sheet lacks, by their names
    /// @param mistakes what is wrong is added here
    SheetCells(Row row, Map<String, String> known, List<Mistake> mistakes) {
        this.row = row;
        this.known = known;
        this.mistakes = mistakes;
    }

    /// Does every cell, except that of one column, say what is known?
    boolean allKnownBut(String column) {
        return row.cells().entrySet().stream()
                .filter(cell -> !cell.getKey().equals(column))
                .allMatch(cell -> said(cell.getValue()).equals(said(known.getOrDefault(cell.getKey(), ""))));
    }

    /// A cell as it is compared: programs differ in how they end a line.
    static String said(String cell) {
        return cell.strip().replaceAll("\\R", "\n");
    }

    String text(String column) {
        return row.cells().getOrDefault(column, known.getOrDefault(column, "")).strip();
    }

    void require(boolean holds, String column, String key, Object... arguments) {
        if (!holds) {
            mistakes.add(new Mistake(row.number(), column, key, List.of(arguments)));
        }
    }

    @Nullable
    Integer number(String column, int min, int max) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            int number = Integer.parseInt(text.replaceFirst("\\.0+$", ""));
            require(number >= min && number <= max, column, "company.import.number", min, max, text);
            return number >= min && number <= max ? number : null;
        } catch (NumberFormatException e) {
            require(false, column, "company.import.number", min, max, text);
            return null;
        }
    }

    @Nullable
    Point place() {
        String latitude = text("latitude").replace(',', '.');
        String longitude = text("longitude").replace(',', '.');
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return null;
        }
        try {
            return new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
        } catch (IllegalArgumentException e) {
            require(false, "latitude", "company.import.place", latitude + " " + longitude);
            return null;
        }
    }

    /// The code of the region, which must be one of this country.
    String region(String country) {
        return switch (TypedRegion.read(country, text("region"))) {
            case TypedRegion.Known(String code) -> code;
            case TypedRegion.Refused(String key, List<Object> arguments) -> {
                require(false, "region", key, arguments.toArray());
                yield "";
            }
        };
    }

    List<Language> languages() {
        var languages = new ArrayList<Language>();
        for (String code : words(text("languages"), "[\\s,;]+")) {
            Optional<Language> language = Language.find(code);
            require(language.isPresent(), "languages", "company.import.language", code);
            language.ifPresent(languages::add);
        }
        return languages;
    }

    /// The names of clusters, as they stand there.
    List<String> clusters() {
        return words(text("clusters"), "\\s*;\\s*");
    }

    Visibility visibility() {
        String word = text("visibility");
        if (word.isEmpty()) {
            return Visibility.PARTNERSHIP;
        }
        try {
            return Word.parse(Visibility.class, word);
        } catch (IllegalArgumentException e) {
            require(false, "visibility", "company.import.visibility", word);
            return Visibility.PARTNERSHIP;
        }
    }

    boolean yes(String column) {
        String word = text(column).toLowerCase(Locale.ROOT);
        require(YES.contains(word) || NO.contains(word), column, "company.import.yes_or_no", word);
        return YES.contains(word);
    }

    /// A statement, such as `en: what it solves`; empty if the cell is.
    ///
    /// @param usual the language of a statement that names none
    Optional<Statement> statement(String column, Language usual) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Language language = usual;
        if (text.matches("(?s)[a-z]{2}:.*")) {
            String code = text.substring(0, 2);
            Optional<Language> named = Language.find(code);
            require(named.isPresent(), column, "company.import.language", code);
            language = named.orElse(usual);
            text = text.substring(3).strip();
        }
        boolean fits =
                text.length() >= Capability.STATEMENT_LENGTH_MIN && text.length() <= Capability.STATEMENT_LENGTH_MAX;
        require(
                fits,
                column,
                "company.import.statement",
                Capability.STATEMENT_LENGTH_MIN,
                Capability.STATEMENT_LENGTH_MAX,
                text.length());
        return Optional.of(new Statement(language, text));
    }

    record Statement(Language language, String text) {}

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
