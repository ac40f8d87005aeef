package org.northernconnections.lab;

import org.jspecify.annotations.Nullable;

/// What the owner can spend, in whole units of a currency.
///
/// @param min null if not said
/// @param max null if not said
/// @param currency ISO 4217, such as SEK
public record Budget(@Nullable Long min, @Nullable Long max, String currency) {
    public boolean said() {
        return min != null || max != null;
    }
}
