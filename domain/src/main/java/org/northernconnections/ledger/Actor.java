package org.northernconnections.ledger;

/// Who makes a change: a person, or a part of the program that acts by itself.
///
/// @param word as it stands in the ledger: `account:` and an id, or `system:` and the name of a job
public record Actor(String word) {
    public Actor {
        if (!word.matches("(account:[0-9a-z]{12}|system:[a-z -]+)")) {
            throw new IllegalArgumentException(
                    "An actor is 'account:<id>' or 'system:<job>', but this is '%s'.".formatted(word));
        }
    }

    /// The program itself, doing the job of this name, such as `reminders`.
    public static Actor system(String job) {
        return new Actor("system:" + job);
    }
}
