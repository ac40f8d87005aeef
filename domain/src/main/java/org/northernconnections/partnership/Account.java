package org.northernconnections.partnership;

/// A person who can sign in.
///
/// @param email in small letters
/// @param name as others see it; empty until the person has said it
/// @param language in which the program writes to this person
public record Account(AccountId id, String email, String name, Language language, int version) {
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }

    /// What to call this person.
    public String shownName() {
        return name.isBlank() ? email : name;
    }
}
