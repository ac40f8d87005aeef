package org.northernconnections.lab;

/// Whether a lab meets one of the criteria, and on what grounds.
///
/// @param grounds needed where it is met
public record LabCriterion(Kind kind, boolean met, String grounds) {
    /// The criteria of the partnership.
    public enum Kind {
        POLITICAL_BACKING,
        CRITICAL_MASS_OF_COMPANIES,
        INVESTMENT_CAPACITY,
        REAL_SETTING
    }
}
