package org.northernconnections.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.Tokens;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets programs call the API in the name of the person who made the token: `Authorization: Bearer …`.
public final class TokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Clock clock;

    public TokenFilter(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Is this a call of the API that shows a token? Such a call needs no token against forged forms,
    /// as no browser sends it by itself.
    static boolean byToken(HttpServletRequest call) {
        String shown = call.getHeader("Authorization");
        return call.getRequestURI().startsWith("/api/") && shown != null && shown.startsWith(BEARER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        if (byToken(call)) {
            String token = call.getHeader("Authorization").substring(BEARER.length());
            SecurityContextHolder.clearContext();
            tokens.findAccount(SigningIn.hash(token), clock.instant()).ifPresent(account -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new SignedIn(account));
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(call, answer);
    }
}
