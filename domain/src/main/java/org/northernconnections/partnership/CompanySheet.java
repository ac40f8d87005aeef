package org.northernconnections.partnership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.ledger.Word;

/// Companies as rows of a spreadsheet: what an export writes and [ReadCompanySheet] reads.
///
/// An export names the id and the version of each company, so that it can be changed and imported again.
public final class CompanySheet {
    static final String ID = "id";

    /// How often the profile had been saved when it was exported.
    static final String VERSION = "version";

    /// The columns before the statements, in the order of an export.
    public static final List<String> COLUMNS = List.of(
            ID,
            VERSION,
            "name",
            "country",
            "seat",
            "region",
            "latitude",
            "longitude",
            "website",
            "founded",
            "employees",
            "readiness",
            "languages",
            "clusters",
            "visibility",
            "consent",
            "summary",
            "proof");

    /// Columns `statement 1` to `statement 8`, each `en: what it solves`.
    public static final int STATEMENTS_MAX = 8;

    private CompanySheet() {}

    /// A row that was read: its number in the file, from 2, as row 1 names the columns.
    ///
    /// @param cells by the names of the columns, in small letters
    public record Row(int number, Map<String, String> cells) {}

    /// One thing that is wrong.
    ///
    /// @param row its number in the file; 1 for the line that names the columns
    /// @param key of the sentence that says what was expected and found
    public record Mistake(int row, String column, String key, List<Object> arguments) {}

    /// A cell that says something else than the profile.
    ///
    /// @param from what the profile says, as an export would
    /// @param to what the sheet says
    public record Change(String column, String from, String to) {}

    /// A company that the sheet changes.
    ///
    /// @param company as it will be
    /// @param changes at least one, in the order of the columns
    public record Changed(Company company, List<Change> changes) {}

    /// What a sheet would do; nothing at all while it has errors.
    ///
    /// @param unchanged how many companies it says nothing new of
    public record Read(List<Company> added, List<Changed> changed, int unchanged, List<Mistake> errors) {
        /// How many companies it adds or changes.
        public int touched() {
            return added.size() + changed.size();
        }
    }

    /// The cells of a company, in the order of [#header].
    public static List<String> cells(Company company) {
        var cells = new ArrayList<String>();
        Organisation organisation = company.organisation();
        cells.add(organisation.id().value());
        cells.add(String.valueOf(company.version()));
        cells.add(organisation.name());
        cells.add(organisation.country());
        cells.add(organisation.seat());
        cells.add(organisation.region());
        cells.add(
                organisation.place() == null
                        ? ""
                        : String.valueOf(organisation.place().latitude()));
        cells.add(
                organisation.place() == null
                        ? ""
                        : String.valueOf(organisation.place().longitude()));
        cells.add(organisation.website());
        cells.add(company.founded() == null ? "" : String.valueOf(company.founded()));
        cells.add(company.employees() == null ? "" : String.valueOf(company.employees()));
        cells.add(String.valueOf(company.readiness()));
        cells.add(String.join(
                " ", company.languages().stream().map(Language::code).toList()));
        cells.add(String.join(
                "; ", company.clusters().stream().map(Company.ClusterOf::name).toList()));
        cells.add(Word.of(company.visibility()));
        cells.add(company.consentAt() == null ? "no" : "yes");
        cells.add(company.summary());
        cells.add(company.proof());
        for (int i = 0; i < STATEMENTS_MAX; i++) {
            cells.add(
                    i < company.capabilities().size()
                            ? company.capabilities().get(i).language().code() + ": "
                                    + company.capabilities().get(i).statement()
                            : "");
        }
        return cells;
    }

    /// The same, by the names of the columns.
    static Map<String, String> cellsByColumn(Company company) {
        List<String> header = header();
        List<String> cells = cells(company);
        var named = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), cells.get(i));
        }
        return named;
    }

    /// The names of all columns, in the order of [#cells].
    public static List<String> header() {
        var header = new ArrayList<>(COLUMNS);
        for (int i = 1; i <= STATEMENTS_MAX; i++) {
            header.add("statement " + i);
        }
        return header;
    }
}
