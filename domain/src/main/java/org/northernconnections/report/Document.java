package org.northernconnections.report;

import java.time.Instant;

/// What proves a record of an indicator, such as the agreement on a pilot.
///
/// @param place where it can be read: an address, or where it is filed
public record Document(DocumentId id, String title, String place, Instant addedAt) {
    public static final int TEXT_LENGTH_MAX = 300;
}
