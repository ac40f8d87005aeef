package org.northernconnections.report;

import java.time.LocalDate;

/// One record behind a figure.
///
/// @param label with the names in it, for the secretariat
/// @param veiled without names, for the other members; the same as the label where nothing is to be kept
/// @param country whose it is: of the owner of labs and challenges, otherwise of the company
/// @param other the country of the other side; empty if there is none
/// @param address where it is shown; empty where nobody may open it
/// @param on the day of it; of what is waited for, the day on which the wait began
/// @param days that it took, or has taken so far; 0 for what is counted
/// @param waits it has not come yet
/// @param documents how many of an indicator are attached to it
public record Proof(
        String id,
        String label,
        String veiled,
        String country,
        String other,
        String address,
        LocalDate on,
        int days,
        boolean waits,
        int documents) {}
