package org.northernconnections.web.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Changes;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/// Makes every call that may change something one transaction, in the name of whoever calls.
///
/// The transaction is committed when the handler returns, before anything is answered: what a person
/// has been told is kept. A handler that throws leaves no trace. The form field `why` goes to the ledger.
public final class ChangingCalls extends RequestMappingHandlerAdapter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Changes changes;
    private final Viewers viewers;

    public ChangingCalls(Changes changes, Viewers viewers) {
        this.changes = changes;
        this.viewers = viewers;
    }

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
        return new ServletInvocableHandlerMethod(handler) {
            @Override
            public @Nullable Object invokeForRequest(
                    NativeWebRequest request, @Nullable ModelAndViewContainer model, @Nullable Object... given)
                    throws Exception {
                var call = request.getNativeRequest(jakarta.servlet.http.HttpServletRequest.class);
                if (call == null || READING.contains(call.getMethod())) {
                    return super.invokeForRequest(request, model, given);
                }
                String why = call.getParameter("why");
                try {
                    return changes.make(
                                    viewers.of(call).actor(),
                                    why == null ? "" : why,
                                    () -> new Done(invoke(request, model, given)))
                            .answer();
                } catch (Failed failed) {
                    throw failed.cause();
                }
            }

            private @Nullable Object invoke(
                    NativeWebRequest request, @Nullable ModelAndViewContainer model, @Nullable Object... given) {
                try {
                    return super.invokeForRequest(request, model, given);
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new Failed(e);
                }
            }
        };
    }

    private record Done(@Nullable Object answer) {}

    /// Carries a checked exception out of the transaction.
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Exception carried;

        Failed(Exception carried) {
            super(carried);
            this.carried = carried;
        }

        Exception cause() {
            return carried;
        }
    }
}
