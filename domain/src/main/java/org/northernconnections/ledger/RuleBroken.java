package org.northernconnections.ledger;

/// The database refused a change that the code let through: mostly two people who acted at the same time.
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String rule;

    /// @param rule the name of the constraint; empty if it has none
    public RuleBroken(String rule, Throwable cause) {
        super("The database refused this: " + cause.getMessage(), cause);
        this.rule = rule;
    }

    /// The name of the constraint; its sentence is the text `rule.<name>`, if there is one.
    public String rule() {
        return rule;
    }
}
