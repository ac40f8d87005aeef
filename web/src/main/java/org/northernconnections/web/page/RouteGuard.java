package org.northernconnections.web.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.Viewer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UrlPathHelper;

/// Lets a call through only where its handler says so with [Allowed].
///
/// What this program did not write has no handler that could say so. Of that, [#EVERYBODYS] and files under
/// [#FILES] are everybody's, [#THIS_MACHINES] is for calls from this machine alone, and the rest answers nobody.
/// An address that nothing answers goes on to the page that says so.
public final class RouteGuard implements AuthorizationManager<RequestAuthorizationContext> {
    /// Addresses of the framework that everybody may read: whether the program works.
    public static final Set<String> EVERYBODYS = Set.of("/health", "/health/live", "/health/ready");

    /// Addresses of the framework that this machine alone may read: figures for monitoring.
    public static final Set<String> THIS_MACHINES = Set.of("/metrics");

    /// What the addresses of files that everybody may read begin with.
    public static final String FILES = "/static/";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Supplier<List<HandlerMapping>> mappings;
    private final Viewers viewers;

    /// @param mappings all that the dispatcher asks for a handler, in its order
    public RouteGuard(Supplier<List<HandlerMapping>> mappings, Viewers viewers) {
        this.mappings = mappings;
        this.viewers = viewers;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> signedIn, RequestAuthorizationContext context) {
        return new AuthorizationDecision(allows(context.getRequest()));
    }

    private boolean allows(HttpServletRequest call) {
        if (call.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        // Decoded as the dispatcher decodes it, so that another spelling is the same address here.
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(call);
        if (READING.contains(call.getMethod())) {
            if (EVERYBODYS.contains(path) || path.startsWith(FILES)) {
                return true;
            }
            if (THIS_MACHINES.contains(path)) {
                return fromThisMachine(call);
            }
        }
        return allows(call, mappings.get());
    }

    private boolean allows(HttpServletRequest call, List<HandlerMapping> asked) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(call)) {
            ServletRequestPathUtils.parseAndCache(call);
        }
        try {
            for (HandlerMapping mapping : asked) {
                HandlerExecutionChain found = mapping.getHandler(call);
                if (found != null) {
                    return found.getHandler() instanceof HandlerMethod handler && allows(handler, viewers.of(call));
                }
            }
            return true; // Nothing answers here: the dispatcher says so.
        } catch (ServletException e) {
            return true; // A wrong method or media type: the dispatcher says so itself, and no handler runs.
        } catch (Exception e) {
            throw new IllegalStateException("No handler could be looked for at " + call.getRequestURI(), e);
        }
    }

    /// May this viewer call this handler at all?
    public static boolean allows(HandlerMethod handler, Viewer viewer) {
        Allowed allowed = handler.getMethodAnnotation(Allowed.class);
        return allowed != null && Arrays.stream(allowed.value()).anyMatch(who -> who.covers(viewer));
    }

    private static boolean fromThisMachine(HttpServletRequest call) {
        try {
            return InetAddress.getByName(call.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
