package org.northernconnections.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.Tokens;
import org.northernconnections.web.page.Failures;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets programs call the API in the name of the person who made the token: `Authorization: Bearer …`.
public final class TokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final RateLimits limits;
    private final Clock clock;

    public TokenFilter(Tokens tokens, RateLimits limits, Clock clock) {
        this.tokens = tokens;
        this.limits = limits;
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
        if (!call.getRequestURI().startsWith("/api/")) {
            chain.doFilter(call, answer);
            return;
        }
        String whose = call.getRemoteAddr();
        if (byToken(call)) {
            String token = call.getHeader("Authorization").substring(BEARER.length());
            SecurityContextHolder.clearContext();
            Optional<AccountId> account = tokens.findAccount(SigningIn.hash(token), clock.instant());
            if (account.isEmpty() && limits.allows(RateLimits.Limit.API, whose)) {
                Failures.explain(call, "api.token");
                answer.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                answer.sendError(HttpStatus.UNAUTHORIZED.value());
                return;
            }
            if (account.isEmpty()) {
                tooOften(call, answer);
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedIn(account.get()));
            SecurityContextHolder.setContext(context);
            whose = account.get().value();
        }
        if (!limits.allows(RateLimits.Limit.API, whose)) {
            tooOften(call, answer);
            return;
        }
        chain.doFilter(call, answer);
    }

    private static void tooOften(HttpServletRequest call, HttpServletResponse answer) throws IOException {
        Failures.explain(call, "api.too_often", String.valueOf(RateLimits.Limit.API.times()));
        answer.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
