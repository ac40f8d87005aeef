package org.northernconnections.web.report;

import java.time.LocalDate;
import org.northernconnections.report.Proof;

/// One record behind a figure.
///
/// @param id empty for who does not read the names
/// @param on of what is waited for, the day on which the wait began
/// @param days that it took, or has taken so far; 0 for what is counted
/// @param waits it has not come yet
/// @param documents how many of an indicator are attached to it
public record ProofShape(
        String id, String label, String country, String other, LocalDate on, int days, boolean waits, int documents) {
    static ProofShape of(Proof one, boolean named) {
        return new ProofShape(
                named ? one.id() : "",
                named ? one.label() : one.veiled(),
                one.country(),
                one.other(),
                one.on(),
                one.days(),
                one.waits(),
                one.documents());
    }
}
