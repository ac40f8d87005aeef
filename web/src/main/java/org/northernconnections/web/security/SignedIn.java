package org.northernconnections.web.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.AccountId;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// Somebody who has signed in; the name is the id of the account. What the person may do is asked of the
/// domain with each call, not kept here.
final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final String account;

    SignedIn(AccountId account) {
        super(List.of());
        this.account = account.value();
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && that.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
