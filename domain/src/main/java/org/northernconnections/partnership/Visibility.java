package org.northernconnections.partnership;

/// Who may see a company's profile, by the company's own consent.
public enum Visibility {
    /// Everybody.
    PUBLIC,
    /// Those who take part in the partnership, and companies' own people.
    PARTNERSHIP,
    /// The company itself, its clusters and the secretariat.
    PRIVATE
}
