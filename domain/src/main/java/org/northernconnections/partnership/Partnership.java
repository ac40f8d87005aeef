package org.northernconnections.partnership;

import java.util.Optional;

/// The partnership that this program serves: one a database.
///
/// @param demonstration its companies and people are invented, and every page says so
public record Partnership(String name, boolean demonstration) {
    /// Where the partnership is kept.
    public interface Store {
        /// Empty until the program is set up.
        Optional<Partnership> find();

        void add(Partnership partnership);
    }
}
