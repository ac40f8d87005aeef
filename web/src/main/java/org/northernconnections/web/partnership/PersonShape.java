package org.northernconnections.web.partnership;

import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;

/// A person as programs see one.
public record PersonShape(AccountId id, String name) {
    public static PersonShape of(Account account) {
        return new PersonShape(account.id(), account.shownName());
    }
}
