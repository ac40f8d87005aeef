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
}
