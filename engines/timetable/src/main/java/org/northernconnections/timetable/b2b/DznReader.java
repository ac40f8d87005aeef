package org.northernconnections.timetable.b2b;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.northernconnections.timetable.EventSize;

/// Reads the published cases: MiniZinc data files with `nBusiness`, `nMeetings`, `nTables`, `nTotalSlots`,
/// `nMorningSlots`, `requested`, `forbidden`, `fixed` and `precedences`, of which the last two may be left out.
/// `meetingsxBusiness` and `nMeetingsBusiness` follow from `requested` and are passed over; any other name is refused,
/// as it may be a misspelt one.
///
/// A value is a whole number, or a list of whole numbers (`[1, 2]`, or in rows `[|1, 2, |3, 4, |]`), or a list of
/// sets (`[{1, 2}, {}]`).
public final class DznReader {
    private static final int NUMBERS_A_MEETING = 3;
    private static final int VALUES_MAX = 10_000_000;
    private static final List<String> NAMES = List.of(
            "nBusiness",
            "nMeetings",
            "nTables",
            "nTotalSlots",
            "nMorningSlots",
            "requested",
            "forbidden",
            "fixed",
            "precedences",
            "meetingsxBusiness",
            "nMeetingsBusiness");
    /// So much of a name is compared with these.
    private static final int NAME_MAX = 64;

    private final String text;
    private int at;
    private int line = 1;
    private int values;

    /// A file that is none, or does not fit together.
    public static final class BadFile extends Exception {
        private static final long serialVersionUID = 1;

        BadFile(String message) {
            super(message);
        }
    }

    /// @param line on which it begins
    /// @param lines of its rows; in a list of numbers, of each number
    private record Value(int line, List<List<Integer>> rows, List<Integer> lines, boolean sets) {
        int lineOf(int index) {
            return index < lines.size() ? lines.get(index) : line;
        }
    }

    private record Rows(List<List<Integer>> rows, List<Integer> lines) {}

    private DznReader(String text) {
        this.text = text;
    }

    /// @throws BadFile that says in which line what was expected and found
    public static B2bProblem read(String text) throws BadFile {
        var reader = new DznReader(text);
        return reader.problem(reader.values());
    }

    private Map<String, Value> values() throws BadFile {
        var found = new HashMap<String, Value>();
        skip();
        while (at < text.length()) {
            int begun = line;
            String name = name();
            requireKnown(name, begun);
            expect('=');
            Value value = value();
            expect(';');
            if (found.put(name, value) != null) {
                throw bad(begun, "%s stands here for the second time. Maybe remove one of them.".formatted(name));
            }
        }
        return found;
    }

    private static void requireKnown(String name, int line) throws BadFile {
        if (!NAMES.contains(name)) {
            String nearest = NAMES.stream()
                    .min(Comparator.comparingInt(known -> changes(name, known)))
                    .orElseThrow();
            throw bad(
                    line,
                    "The name of a value must be one of %s, but it is %s. Did you mean %s?"
                            .formatted(String.join(", ", NAMES), shown(name), nearest));
        }
    }

    /// How many letters must be put in, left out or changed to make one word of another, large and small ones alike
    /// (V. Levenshtein, *Binary codes capable of correcting deletions, insertions and reversals*, 1966).
    private static int changes(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= Math.min(from.length(), NAME_MAX); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int k = 1; k <= to.length(); k++) {
                boolean same = Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(k - 1));
                int changed = diagonal + (same ? 0 : 1);
                diagonal = row[k];
                row[k] = Math.min(changed, Math.min(row[k], row[k - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private B2bProblem problem(Map<String, Value> values) throws BadFile {
        int participants = number(values, "nBusiness", EventSize.PARTICIPANTS_MAX);
        int meetings = number(values, "nMeetings", EventSize.MEETINGS_MAX);
        int tables = number(values, "nTables", EventSize.TABLES_MAX);
        int slots = number(values, "nTotalSlots", EventSize.SLOTS_MAX);
        int morning = number(values, "nMorningSlots", EventSize.SLOTS_MAX);
        requirePlaces(get(values, "nTotalSlots").line(), participants, meetings, slots);
        List<List<Integer>> requested = rows(values, "requested", meetings, false);
        List<List<Integer>> forbidden = rows(values, "forbidden", participants, true);
        List<List<Integer>> precedences =
                values.containsKey("precedences") ? rows(values, "precedences", meetings, true) : List.of();
        List<Integer> fixed = values.containsKey("fixed") ? list(values, "fixed", meetings) : List.of();
        var all = new ArrayList<B2bProblem.Meeting>();
        for (int m = 0; m < meetings; m++) {
            List<Integer> row = requested.get(m);
            if (row.size() != NUMBERS_A_MEETING) {
                throw bad(
                        get(values, "requested").lineOf(m),
                        "requested must have 3 numbers a meeting (participant, participant, session), but meeting %d has %d."
                                .formatted(m + 1, row.size()));
            }
            all.add(new B2bProblem.Meeting(
                    row.get(0) - 1,
                    row.get(1) - 1,
                    part(get(values, "requested").lineOf(m), m, row.get(2)),
                    fixed.isEmpty() ? B2bProblem.Meeting.FREE : fixed.get(m) - 1,
                    precedences.isEmpty() ? new TreeSet<>() : fromOne(precedences.get(m))));
        }
        try {
            return new B2bProblem(
                    participants,
                    tables,
                    slots,
                    morning,
                    all,
                    forbidden.stream().map(DznReader::fromOne).toList());
        } catch (B2bProblem.Wrong e) {
            throw bad(get(values, name(e.item)).lineOf(e.index), String.valueOf(e.getMessage()));
        }
    }

    private static String name(B2bProblem.Item item) {
        return switch (item) {
            case PARTICIPANTS -> "nBusiness";
            case TABLES -> "nTables";
            case SLOTS -> "nTotalSlots";
            case MORNING -> "nMorningSlots";
            case FORBIDDEN -> "forbidden";
            case REQUESTED -> "requested";
            case FIXED -> "fixed";
            case PRECEDENCES -> "precedences";
        };
    }

    private static void requirePlaces(int line, int participants, int meetings, int slots) throws BadFile {
        try {
            EventSize.requirePlaces(participants, meetings, slots);
        } catch (IllegalArgumentException e) {
            throw bad(line, String.valueOf(e.getMessage()));
        }
    }

    /// Counted from 0; the file writes a 0 where it means nothing.
    private static SortedSet<Integer> fromOne(List<Integer> numbers) {
        var set = new TreeSet<Integer>();
        numbers.stream().filter(number -> number != 0).forEach(number -> set.add(number - 1));
        return set;
    }

    private static B2bProblem.Part part(int line, int meeting, int number) throws BadFile {
        return switch (number) {
            case 1 -> B2bProblem.Part.MORNING;
            case 2 -> B2bProblem.Part.AFTERNOON;
            case 3 -> B2bProblem.Part.EITHER;
            default ->
                throw bad(
                        line,
                        "The session of meeting %d must be 1 (morning), 2 (afternoon) or 3 (either), but it is %d."
                                .formatted(meeting + 1, number));
        };
    }

    private static Value get(Map<String, Value> values, String name) throws BadFile {
        Value value = values.get(name);
        if (value == null) {
            throw new BadFile("The file must say %s, but it does not. It says: %s."
                    .formatted(name, String.join(", ", new TreeSet<>(values.keySet()))));
        }
        return value;
    }

    private static int number(Map<String, Value> values, String name, int most) throws BadFile {
        Value value = get(values, name);
        if (value.rows().size() != 1 || value.rows().getFirst().size() != 1 || value.sets()) {
            throw bad(value.line(), "%s must be a whole number, but it is a list.".formatted(name));
        }
        int number = value.rows().getFirst().getFirst();
        if (number < 0 || number > most) {
            throw bad(value.line(), "%s must be from 0 to %d, but it is %d.".formatted(name, most, number));
        }
        return number;
    }

    private static List<Integer> list(Map<String, Value> values, String name, int count) throws BadFile {
        Value value = get(values, name);
        List<Integer> list = value.rows().isEmpty() ? List.of() : value.rows().getFirst();
        if (value.sets() || value.rows().size() > 1 || list.size() != count) {
            throw bad(
                    value.line(),
                    "%s must be a list of %d numbers, but it has %d.".formatted(name, count, list.size()));
        }
        return list;
    }

    private static List<List<Integer>> rows(Map<String, Value> values, String name, int count, boolean sets)
            throws BadFile {
        Value value = get(values, name);
        if (value.sets() != sets && !value.rows().isEmpty()) {
            throw bad(value.line(), "%s must be a list of %s, but it is not.".formatted(name, sets ? "sets" : "rows"));
        }
        if (value.rows().size() != count) {
            throw bad(
                    value.line(),
                    "%s must have %d %s, but it has %d."
                            .formatted(
                                    name,
                                    count,
                                    sets ? "sets" : "rows",
                                    value.rows().size()));
        }
        return value.rows();
    }

    private Value value() throws BadFile {
        int begun = line;
        if (peek() != '[') {
            return new Value(begun, List.of(List.of(number())), List.of(), false);
        }
        expect('[');
        if (peek() == '|') {
            Rows table = table();
            return new Value(begun, table.rows(), table.lines(), false);
        }
        if (peek() == '{') {
            Rows sets = sets();
            return new Value(begun, sets.rows(), sets.lines(), true);
        }
        var lines = new ArrayList<Integer>();
        List<Integer> numbers = numbers(']', lines);
        expect(']');
        return new Value(begun, numbers.isEmpty() ? List.of() : List.of(numbers), lines, false);
    }

    private Rows table() throws BadFile {
        var rows = new ArrayList<List<Integer>>();
        var lines = new ArrayList<Integer>();
        expect('|');
        if (peek() == '|') {
            // `[||]` is a table without rows.
            expect('|');
            expect(']');
            return new Rows(rows, lines);
        }
        while (peek() != ']') {
            lines.add(line);
            rows.add(numbers('|', new ArrayList<>()));
            expect('|');
        }
        expect(']');
        return new Rows(rows, lines);
    }

    private Rows sets() throws BadFile {
        var sets = new ArrayList<List<Integer>>();
        var lines = new ArrayList<Integer>();
        while (peek() != ']') {
            lines.add(line);
            expect('{');
            sets.add(numbers('}', new ArrayList<>()));
            expect('}');
            if (peek() != ']') {
                expect(',');
            }
        }
        expect(']');
        return new Rows(sets, lines);
    }

    /// Numbers with commas between them; one more comma at the end is allowed.
    ///
    /// @param lines is given the line of each
    private List<Integer> numbers(char end, List<Integer> lines) throws BadFile {
        var numbers = new ArrayList<Integer>();
        while (peek() != end) {
            lines.add(line);
            numbers.add(number());
            if (peek() != end) {
                expect(',');
            }
        }
        return numbers;
    }

    private int number() throws BadFile {
        skip();
        int from = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(from, at);
        try {
            if (++values > VALUES_MAX) {
                throw bad(line, "A file has at most %d numbers, but this one has more.".formatted(VALUES_MAX));
            }
            int number = Integer.parseInt(digits);
            skip();
            return number;
        } catch (NumberFormatException e) {
            throw bad(line, "A whole number was expected, but this is \"%s\".".formatted(rest(from)));
        }
    }

    private String name() throws BadFile {
        skip();
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw bad(line, "A name was expected, such as nTables, but this is \"%s\".".formatted(rest(from)));
        }
        String name = text.substring(from, at);
        skip();
        return name;
    }

    private char peek() {
        skip();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char wanted) throws BadFile {
        if (peek() != wanted) {
            throw bad(line, "\"%s\" was expected, but this is \"%s\".".formatted(wanted, rest(at)));
        }
        at++;
        skip();
    }

    /// What stands here, shortened; or that the file has ended.
    private String rest(int from) {
        if (from >= text.length()) {
            return "the end of the file";
        }
        int end = text.indexOf('\n', from);
        return shown(text.substring(from, end < 0 ? text.length() : end).strip());
    }

    private static String shown(String word) {
        return word.length() > 30 ? word.substring(0, 30) + "…" : word;
    }

    /// Passes over blanks and comments.
    private void skip() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '%') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (Character.isWhitespace(letter)) {
                line += letter == '\n' ? 1 : 0;
                at++;
            } else {
                return;
            }
        }
    }

    private static BadFile bad(int line, String message) {
        return new BadFile("Line " + line + ": " + message);
    }
}
