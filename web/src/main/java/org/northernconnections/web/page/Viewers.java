package org.northernconnections.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Tells who makes a call. Memberships are read afresh for each call, so that a lost role is lost at once.
public final class Viewers {
    private static final String ASKED_BEFORE = Viewers.class.getName();

    private final People people;
    private final Clock clock;

    public Viewers(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /// Who makes this call: a signed-in person, or the public.
    public Viewer of(HttpServletRequest call) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken || !signedIn.isAuthenticated()) {
            return Viewer.PUBLIC;
        }
        if (call.getAttribute(ASKED_BEFORE) instanceof Viewer known
                && known.findAccountId().map(AccountId::value).orElse("").equals(signedIn.getName())) {
            return known;
        }
        Viewer viewer = people.find(new AccountId(signedIn.getName()))
                .map(account -> people.viewer(account, LocalDate.now(clock.withZone(ZoneOffset.UTC))))
                .orElse(Viewer.PUBLIC);
        call.setAttribute(ASKED_BEFORE, viewer);
        return viewer;
    }
}
