package org.northernconnections.web.page;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Tables as files: CSV and XLSX, read and written.
public final class Sheet {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final char[] FORMULA_STARTS = {'=', '+', '-', '@', '\t', '\r'};

    private Sheet() {}

    /// A file that is neither CSV nor XLSX.
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    /// The cells of a file, row by row; XLSX is told by its first bytes, its first sheet is read.
    ///
    /// @throws Unreadable if it is neither
    public static List<List<String>> read(byte[] file) throws Unreadable {
        boolean zipped = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        try {
            return zipped ? readXlsx(file) : readCsv(file);
        } catch (IOException
                | UncheckedIOException
                | CsvParseException
                | org.dhatim.fastexcel.reader.ExcelReaderException e) {
            throw new Unreadable(e);
        }
    }

    private static List<List<String>> readXlsx(byte[] file) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> read = workbook.getFirstSheet().openStream()) {
            read.forEach(row -> {
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                var cells = new ArrayList<String>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(row.getOptionalCell(i).map(Cell::getText).orElse(""));
                }
                rows.add(cells);
            });
        }
        return rows;
    }

    private static List<List<String>> readCsv(byte[] file) throws IOException {
        boolean marked = file.length > 2 && (file[0] & 0xFF) == 0xEF && (file[1] & 0xFF) == 0xBB;
        var content = new ByteArrayInputStream(file, marked ? 3 : 0, file.length);
        var rows = new ArrayList<List<String>>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(file))
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            reader.forEach(row ->
                    rows.add(row.getFields().stream().map(Sheet::asWritten).toList()));
        }
        return rows;
    }

    /// Semicolon, comma or tab: whichever the first line has most of. Spreadsheets disagree by country.
    private static char separator(byte[] file) {
        String first = new String(file, 0, Math.min(file.length, 4_000), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(other -> other == letter).count();
    }

    /// One sheet of a workbook.
    ///
    /// @param counted whole numbers can be reckoned with in the file; otherwise all is text, as codes are
    public record Part(String name, List<List<String>> rows, boolean counted) {
        private static final int NAME_MAX = 31;

        public Part {
            rows = List.copyOf(rows);
            name = name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX - 1) + "…";
        }

        public static Part text(String name, List<List<String>> rows) {
            return new Part(name, rows, false);
        }

        public static Part counted(String name, List<List<String>> rows) {
            return new Part(name, rows, true);
        }

        boolean number(String cell) {
            return counted && WHOLE.matcher(cell).matches();
        }
    }

    /// The rows as a file to download.
    ///
    /// @param kind `csv` or `xlsx`
    public static ResponseEntity<byte[]> download(String name, String kind, List<List<String>> rows) {
        return kind.equals("xlsx") ? workbook(name, List.of(Part.text(name, rows))) : file(name, kind, csv(rows));
    }

    /// Several sheets as one XLSX file to download.
    public static ResponseEntity<byte[]> workbook(String name, List<Part> parts) {
        return file(name, "xlsx", xlsx(parts));
    }

    private static ResponseEntity<byte[]> file(String name, String kind, byte[] content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, kind.equals("xlsx") ? XLSX : "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + kind + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }

    private static byte[] csv(List<List<String>> rows) {
        var text = new StringWriter();
        text.write('\uFEFF');
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(Sheet::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A cell that no spreadsheet takes for a formula: numbers stay as they are.
    static String harmless(String cell) {
        if (cell.isEmpty() || cell.matches("[+-]?\\d+([.,]\\d+)?")) {
            return cell;
        }
        for (char start : FORMULA_STARTS) {
            if (cell.charAt(0) == start) {
                return "'" + cell;
            }
        }
        return cell;
    }

    /// The cell before [#harmless] put its mark there.
    static String asWritten(String cell) {
        return cell.length() > 1
                        && cell.charAt(0) == '\''
                        && harmless(cell.substring(1)).equals(cell)
                ? cell.substring(1)
                : cell;
    }

    private static byte[] xlsx(List<Part> parts) {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "Northern Connections", "1.0")) {
            for (Part part : parts) {
                Worksheet sheet = workbook.newWorksheet(part.name());
                for (int row = 0; row < part.rows().size(); row++) {
                    List<String> cells = part.rows().get(row);
                    for (int column = 0; column < cells.size(); column++) {
                        String cell = cells.get(column);
                        if (part.number(cell)) {
                            sheet.value(row, column, Integer.parseInt(cell));
                        } else {
                            sheet.value(row, column, cell);
                        }
                    }
                }
                sheet.freezePane(0, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
