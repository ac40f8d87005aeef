package org.northernconnections.web.account;

import java.util.List;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.Tokens;

/// The caller's own account.
///
/// @param memberships for whom he or she speaks, and in which role
/// @param keys that programs use in his or her name; never the keys themselves
public record AccountShape(
        AccountId id,
        String email,
        String name,
        String language,
        List<Membership> memberships,
        List<Tokens.Kept> keys,
        int version) {
    static AccountShape of(AccountPages.AccountPage it) {
        return new AccountShape(
                it.account().id(),
                it.account().email(),
                it.account().name(),
                it.account().language().code(),
                it.page().viewer().memberships(),
                it.tokens(),
                it.account().version());
    }
}
