package org.northernconnections.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.northernconnections.partnership.AccountId;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Begins and ends the time in which a browser is signed in. Sessions are kept in the database, so that
/// any node can answer, and all of a person's sessions can be ended at once.
public final class Sessions {
    /// Ends every session of a person, wherever it is.
    public interface Everywhere {
        void end(AccountId account);
    }

    private final Everywhere everywhere;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    public Sessions(Everywhere everywhere) {
        this.everywhere = everywhere;
    }

    /// From now on this browser is signed in as this person.
    public void begin(AccountId account, HttpServletRequest call, HttpServletResponse answer) {
        HttpSession old = call.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(account));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, call, answer);
    }

    /// Ends the session of this browser.
    public void end(HttpServletRequest call) {
        HttpSession session = call.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /// Ends all of a person's sessions, this one too.
    public void endEverywhere(AccountId account, HttpServletRequest call) {
        end(call);
        everywhere.end(account);
    }
}
