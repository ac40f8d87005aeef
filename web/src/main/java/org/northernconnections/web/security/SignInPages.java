package org.northernconnections.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.SignInLinks;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.OwnPath;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.PageArgument;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Signing in by mail, signing out, and the choice of language.
@Controller
public final class SignInPages {
    private static final String BROWSER_COOKIE = "browser";
    private static final Duration BROWSER_COOKIE_LIFE = Duration.ofHours(1);

    private final SigningIn signingIn;
    private final Sessions sessions;
    private final People people;
    private final RateLimits limits;

    public SignInPages(SigningIn signingIn, Sessions sessions, People people, RateLimits limits) {
        this.signingIn = signingIn;
        this.sessions = sessions;
        this.people = people;
        this.limits = limits;
    }

    /// @param to where to go afterwards
    public record SignInPage(Page page, String email, String to, Problems problems) {}

    /// @param works false for a link that was used, is too old, or was asked for in another browser
    public record LinkPage(Page page, String secret, boolean works, String email) {}

    public record SentPage(Page page, String email) {}

    @Allowed(Who.ANYONE)
    @GetMapping("/sign-in")
    ModelAndView signIn(Page page, @RequestParam(defaultValue = "/") String to) {
        return page.show("security/sign-in", new SignInPage(page, "", to, Problems.none()));
    }

    @Allowed(Who.ANYONE)
    @PostMapping("/sign-in")
    ModelAndView ask(
            Page page,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest call,
            HttpServletResponse answer) {
        var problems =
                new Problems().require(email.strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), "email", "form.email");
        if (problems.any()) {
            return page.refuse("security/sign-in", new SignInPage(page, email, to, problems));
        }
        boolean allowed = limits.allows(RateLimits.Limit.SIGN_IN_MACHINE, call.getRemoteAddr())
                && limits.allows(
                        RateLimits.Limit.SIGN_IN, SigningIn.hash(email.strip().toLowerCase(Locale.ROOT)));
        if (!allowed) {
            problems.require(false, "email", "sign_in.too_often");
            return page.tooOften("security/sign-in", new SignInPage(page, email, to, problems));
        }
        signingIn.ask(email, browser(call, answer), OwnPath.or(to, "/"), page.language());
        return page.show("security/sent", new SentPage(page, email.strip()));
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/sign-in/{secret}")
    ModelAndView link(Page page, @PathVariable String secret, HttpServletRequest call) {
        Optional<SignInLinks.Kept> link = signingIn.find(secret, cookie(call));
        String email = link.map(SignInLinks.Kept::email).orElse("");
        return page.show("security/link", new LinkPage(page, secret, link.isPresent(), email));
    }

    /// A link is used by a button and not by opening it, as mail programs open links by themselves.
    @Allowed(Who.ANYONE)
    @PostMapping("/sign-in/{secret}")
    ModelAndView use(Page page, @PathVariable String secret, HttpServletRequest call, HttpServletResponse answer) {
        String target = signingIn
                .find(secret, cookie(call))
                .map(SignInLinks.Kept::target)
                .orElse("/");
        Optional<Account> account = signingIn.use(secret, cookie(call), page.language());
        if (account.isEmpty()) {
            return page.refuse("security/link", new LinkPage(page, secret, false, ""));
        }
        sessions.begin(account.get().id(), call, answer);
        return page.go(OwnPath.or(target, "/"), "sign_in.welcome", account.get().shownName());
    }

    @Allowed(Who.SIGNED_IN)
    @PostMapping("/sign-out")
    ModelAndView signOut(Page page, HttpServletRequest call) {
        sessions.end(call);
        return new ModelAndView("redirect:/");
    }

    @Allowed(Who.SIGNED_IN)
    @PostMapping("/sign-out/everywhere")
    ModelAndView signOutEverywhere(Page page, HttpServletRequest call) {
        sessions.endEverywhere(page.viewer().getAccount().id(), call);
        return new ModelAndView("redirect:/");
    }

    @Allowed(Who.ANYONE)
    @PostMapping("/language")
    ModelAndView language(
            Page page,
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String to,
            HttpServletResponse answer) {
        Language chosen = Language.find(language).orElse(Language.EN);
        Account account = page.viewer().account();
        if (account != null) {
            people.save(new Account(account.id(), account.email(), account.name(), chosen, account.version()));
        }
        answer.addHeader(
                "Set-Cookie",
                ResponseCookie.from(PageArgument.LANGUAGE_COOKIE, chosen.code())
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .build()
                        .toString());
        return new ModelAndView("redirect:" + OwnPath.or(to, "/"));
    }

    private String browser(HttpServletRequest call, HttpServletResponse answer) {
        String known = cookie(call);
        String secret = known.isEmpty() ? signingIn.newSecret() : known;
        answer.addHeader(
                "Set-Cookie",
                ResponseCookie.from(BROWSER_COOKIE, secret)
                        .path("/sign-in")
                        .httpOnly(true)
                        .secure(call.isSecure())
                        .sameSite("Lax")
                        .maxAge(BROWSER_COOKIE_LIFE)
                        .build()
                        .toString());
        return secret;
    }

    private static String cookie(HttpServletRequest call) {
        Cookie[] cookies = call.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(BROWSER_COOKIE)) {
                return cookie.getValue();
            }
        }
        return "";
    }
}
