package org.northernconnections.web.partnership;

import java.util.List;
import org.northernconnections.partnership.CompanySheet;

/// What an uploaded sheet holds, before it is imported.
///
/// @param importId names the file for the import
/// @param added how many companies would be added; 0 while there are errors
/// @param changed what would be changed; empty while there are errors
/// @param unchanged how many companies the sheet says nothing new of
public record DryRunShape(
        String fileName, String importId, int added, List<Changed> changed, int unchanged, List<Mistake> errors) {
    /// @param id of the company
    /// @param changes cell by cell, in the order of the columns
    public record Changed(String id, String name, List<CompanySheet.Change> changes) {}

    /// @param row its number in the file, from 1
    /// @param message what was expected and found
    public record Mistake(int row, String column, String message) {}

    static DryRunShape of(CompanyImportPages.DryRunPage it) {
        CompanySheet.Read read = it.read();
        return new DryRunShape(
                it.fileName(),
                it.importId(),
                read.added().size(),
                read.changed().stream()
                        .map(one -> new Changed(
                                one.company().id().value(), one.company().name(), one.changes()))
                        .toList(),
                read.unchanged(),
                read.errors().stream()
                        .map(one -> new Mistake(
                                one.row(),
                                one.column(),
                                it.page().t(one.key(), one.arguments().toArray())))
                        .toList());
    }
}
