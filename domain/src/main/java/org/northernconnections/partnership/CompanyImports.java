package org.northernconnections.partnership;

import java.time.Instant;
import java.util.Optional;

/// Sheets of companies between their dry run and their import; forgotten after a day.
public interface CompanyImports {
    /// @param content the file as it was uploaded, CSV or XLSX
    record Uploaded(String id, String fileName, byte[] content) {}

    /// Keeps a file for its owner and forgets those older than a day.
    void add(String id, AccountId owner, String fileName, byte[] content, Instant at);

    /// A file of this person.
    Optional<Uploaded> find(String id, AccountId owner);

    /// Removes a file, as it is imported.
    ///
    /// @return whether it was there: of two who import it at the same time, one finds it
    boolean remove(String id);
}
