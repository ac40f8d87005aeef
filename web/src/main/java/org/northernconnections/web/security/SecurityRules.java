package org.northernconnections.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.northernconnections.web.page.RouteGuard;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The rules around every call: who is who, forged forms, what a browser may load, and who may call what.
public final class SecurityRules {
    /// Nothing but this program's own files, no script within pages, in nobody's frame.
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityRules() {}

    /// The chain of filters before every handler.
    public static SecurityFilterChain chain(HttpSecurity http, RouteGuard guard, TokenFilter tokens) throws Exception {
        var csrf = new CookieCsrfTokenRepository();
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.authorizeHttpRequests(calls -> calls.anyRequest().access(guard))
                .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
                .csrf(rules -> rules.csrfTokenRepository(csrf).ignoringRequestMatchers(TokenFilter::byToken))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED)
                        .sessionFixation(fixation -> fixation.changeSessionId()))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint((call, answer, _) -> refuseStranger(call, answer))
                                .accessDeniedHandler((call, answer, _) -> refuse(call, answer)))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                        .cacheControl(cache -> cache.disable()))
                .build();
    }

    /// Who is not signed in is asked to, and comes back to where he or she wanted to go.
    private static void refuseStranger(HttpServletRequest call, HttpServletResponse answer) throws IOException {
        if (call.getRequestURI().startsWith("/api/")) {
            answer.setHeader("WWW-Authenticate", "Bearer");
            answer.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        String target = call.getMethod().equals("GET") ? call.getRequestURI() : "/";
        answer.setStatus(HttpStatus.SEE_OTHER.value());
        answer.setHeader("Location", "/sign-in?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
    }

    private static void refuse(HttpServletRequest call, HttpServletResponse answer) throws IOException {
        answer.sendError(HttpStatus.FORBIDDEN.value());
    }

    /// Forgets who is signed in on this thread.
    static void forget() {
        SecurityContextHolder.clearContext();
    }
}
