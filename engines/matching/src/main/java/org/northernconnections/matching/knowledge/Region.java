package org.northernconnections.matching.knowledge;

/// A statistical region of Europe.
///
/// @param code its NUTS code, such as `SE232`
/// @param name as it calls itself, such as *Västra Götalands län*
public record Region(String code, String name) {
    /// Its name and code, such as `Västra Götalands län (SE232)`.
    public String label() {
        return name + " (" + code + ")";
    }

    /// Whether this text is its code, its name or its label, in whatever letters.
    boolean answersTo(String text) {
        return text.equalsIgnoreCase(code) || text.equalsIgnoreCase(name) || text.equalsIgnoreCase(label());
    }
}
