package org.northernconnections.partnership;

/// One thing that a company can solve, said in one sentence of its own.
///
/// @param statement 10 to 600 characters
public record Capability(CapabilityId id, Language language, String statement) {
    public static final int STATEMENT_LENGTH_MIN = 10;
    public static final int STATEMENT_LENGTH_MAX = 600;
}
