package org.northernconnections.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What is answered when a call fails: a page for people, problem+json (RFC 9457) for programs.
///
/// What a viewer may not know and what does not exist get the same answer.
@ControllerAdvice
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final PageArgument pages;
    private final WithoutDatabase withoutDatabase;

    public Failures(PageArgument pages, WithoutDatabase withoutDatabase) {
        this.pages = pages;
        this.withoutDatabase = withoutDatabase;
    }

    /// What a program is told about its call: the key of a sentence, and what stands in it.
    private record Explanation(String key, List<String> arguments) {}

    /// Says to a program what was expected and what was found, with the failure that follows.
    ///
    /// @param key of the sentence
    public static void explain(HttpServletRequest call, String key, String... arguments) {
        call.setAttribute(Explanation.class.getName(), new Explanation(key, List.of(arguments)));
    }

    /// The page that says what went wrong.
    ///
    /// @param key of its sentences: `failure.<key>.title` and `failure.<key>.try`
    public record FailurePage(Page page, int status, String key, String detail) {}

    @ExceptionHandler({
        NoSuchElementException.class,
        NoResourceFoundException.class,
        NoHandlerFoundException.class,
        MethodArgumentTypeMismatchException.class
    })
    Object notHere(HttpServletRequest call, Exception e) {
        return answer(call, HttpStatus.NOT_FOUND, "not_here", "");
    }

    @ExceptionHandler
    Object notAllowed(HttpServletRequest call, NotAllowed e) {
        return e.known()
                ? answer(call, HttpStatus.FORBIDDEN, "not_allowed", "")
                : answer(call, HttpStatus.NOT_FOUND, "not_here", "");
    }

    @ExceptionHandler
    Object tooLate(HttpServletRequest call, TooLate e) {
        Page page = pages.page(call);
        return answer(
                call,
                HttpStatus.CONFLICT,
                "too_late",
                page.t(e.key(), e.arguments().toArray()));
    }

    @ExceptionHandler
    Object tooOften(HttpServletRequest call, TooOften e) {
        Page page = pages.page(call);
        return answer(call, HttpStatus.TOO_MANY_REQUESTS, "too_often", page.t(e.key()));
    }

    @ExceptionHandler
    Object wrongMethod(HttpServletRequest call, HttpRequestMethodNotSupportedException e) {
        return answer(call, HttpStatus.METHOD_NOT_ALLOWED, "not_here", "");
    }

    /// A rule that stands in the database, mostly broken by two who acted at the same time.
    @ExceptionHandler
    Object ruleBroken(HttpServletRequest call, RuleBroken e) {
        LOG.info("The database refused a change at {}: {}", call.getRequestURI(), e.getMessage());
        Page page = pages.page(call);
        String key = "rule." + e.rule();
        return answer(call, HttpStatus.CONFLICT, "too_late", page.texts().has(key) ? page.t(key) : "");
    }

    @ExceptionHandler
    Object missingField(HttpServletRequest call, MissingServletRequestParameterException e) {
        explain(call, "api.missing_field", e.getParameterName());
        return answer(call, HttpStatus.BAD_REQUEST, "bad_call", "");
    }

    @ExceptionHandler
    Object badCall(HttpServletRequest call, org.springframework.web.bind.ServletRequestBindingException e) {
        return answer(call, HttpStatus.BAD_REQUEST, "bad_call", "");
    }

    @ExceptionHandler
    Object unreadable(HttpServletRequest call, org.springframework.web.bind.MethodArgumentNotValidException e) {
        return answer(call, HttpStatus.BAD_REQUEST, "bad_call", "");
    }

    /// An upload that is larger than allowed, or no upload at all.
    @ExceptionHandler
    Object unreadableUpload(HttpServletRequest call, MultipartException e) {
        return e instanceof MaxUploadSizeExceededException
                ? answer(call, HttpStatus.CONTENT_TOO_LARGE, "too_large", "")
                : answer(call, HttpStatus.BAD_REQUEST, "bad_call", "");
    }

    @ExceptionHandler
    Object missingUpload(HttpServletRequest call, MissingServletRequestPartException e) {
        return answer(call, HttpStatus.BAD_REQUEST, "bad_call", "");
    }

    /// A value that no form of ours sends, such as a state that does not exist.
    @ExceptionHandler
    Object unknownWord(HttpServletRequest call, Word.Unknown e) {
        explain(call, "api.unknown_word", e.found(), e.expected());
        return answer(call, HttpStatus.BAD_REQUEST, "bad_call", "");
    }

    /// A value that cannot be read at all.
    @ExceptionHandler
    Object unknownValue(HttpServletRequest call, IllegalArgumentException e) {
        LOG.warn("Unreadable call of {} {}", call.getMethod(), call.getRequestURI(), e);
        return answer(call, HttpStatus.BAD_REQUEST, "bad_call", "");
    }

    @ExceptionHandler
    @Nullable
    Object unexpected(HttpServletRequest call, HttpServletResponse answer, Exception e) throws IOException {
        if (withoutDatabase.answered(call, answer, e)) {
            return null;
        }
        LOG.error("Unexpected failure at {} {}", call.getMethod(), call.getRequestURI(), e);
        return answer(call, HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "");
    }

    private static String explained(HttpServletRequest call, Page page, String otherwise) {
        return call.getAttribute(Explanation.class.getName()) instanceof Explanation(String key, List<String> arguments)
                ? page.t(key, arguments.toArray())
                : otherwise;
    }

    /// The address that was called, also while the container looks for an answer to a failure.
    private static String address(HttpServletRequest call) {
        return call.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String called
                ? called
                : call.getRequestURI();
    }

    /// The answer for a status, as a page or as problem+json.
    public Object answer(HttpServletRequest call, HttpStatus status, String key, String detail) {
        Page page = pages.page(call);
        String address = address(call);
        if (address.startsWith("/api/")) {
            ProblemDetail problem = ProblemDetail.forStatus(status);
            problem.setTitle(page.t("failure." + key + ".title"));
            problem.setDetail(explained(call, page, detail.isEmpty() ? page.t("failure." + key + ".try") : detail));
            problem.setInstance(URI.create(address));
            return ResponseEntity.status(status)
                    .header("Content-Type", "application/problem+json")
                    .body(problem);
        }
        var answer = new ModelAndView(
                "page/failure", java.util.Map.of("it", new FailurePage(page, status.value(), key, detail)));
        answer.setStatus(status);
        return answer;
    }
}
