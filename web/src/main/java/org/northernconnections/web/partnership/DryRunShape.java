package org.northernconnections.web.partnership;

import java.util.List;
import org.northernconnections.partnership.CompanySheet;

/// What an uploaded sheet holds, before it is imported.
///
/// @param importId names the file for the import
/// @param companies how many can be imported; 0 while there are errors
public record DryRunShape(String fileName, String importId, int companies, List<Mistake> errors) {
    /// @param row its number in the file, from 1
    /// @param message what was expected and found
    public record Mistake(int row, String column, String message) {}

    static DryRunShape of(CompanyImportPages.DryRunPage it) {
        CompanySheet.Read read = it.read();
        return new DryRunShape(
                it.fileName(),
                it.importId(),
                read.companies().size(),
                read.errors().stream()
                        .map(one -> new Mistake(
                                one.row(),
                                one.column(),
                                it.page().t(one.key(), one.arguments().toArray())))
                        .toList());
    }
}
