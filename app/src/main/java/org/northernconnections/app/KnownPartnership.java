package org.northernconnections.app;

import java.util.Optional;
import org.northernconnections.partnership.Partnership;

/// Remembers the partnership once there is one, as every page asks whether it is a demonstration.
final class KnownPartnership {
    private final Partnership.Store store;
    private volatile Optional<Partnership> known = Optional.empty();

    KnownPartnership(Partnership.Store store) {
        this.store = store;
    }

    boolean demonstration() {
        if (known.isEmpty()) {
            known = store.find();
        }
        return known.map(Partnership::demonstration).orElse(false);
    }
}
