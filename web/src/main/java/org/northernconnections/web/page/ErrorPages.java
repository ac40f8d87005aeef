package org.northernconnections.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// The answer when a call fails before it reaches a handler: refused by the security rules, or unreadable.
@Controller
public final class ErrorPages implements ErrorController {
    private final Failures failures;

    public ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @Allowed(Who.ANYONE)
    @RequestMapping("/error")
    Object error(HttpServletRequest call) {
        Object code = call.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null) {
            status = HttpStatus.NOT_FOUND;
        }
        String key = switch (status) {
            case UNAUTHORIZED -> "sign_in_first";
            case FORBIDDEN -> "not_allowed";
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "not_here";
            case TOO_MANY_REQUESTS -> "too_often";
            default -> status.is4xxClientError() ? "bad_call" : "unexpected";
        };
        return failures.answer(call, status, key, "");
    }
}
