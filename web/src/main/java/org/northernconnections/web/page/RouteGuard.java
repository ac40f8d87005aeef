package org.northernconnections.web.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.Viewer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UrlPathHelper;

/// Lets a call through only where its handler says so with [Allowed].
///
/// Files under `/static/` and the health of the program are everybody's; figures for monitoring are
/// for this machine alone; an address without a handler goes on to the page that says so.
public final class RouteGuard implements AuthorizationManager<RequestAuthorizationContext> {
    private final Supplier<RequestMappingHandlerMapping> routes;
    private final Viewers viewers;

    public RouteGuard(Supplier<RequestMappingHandlerMapping> routes, Viewers viewers) {
        this.routes = routes;
        this.viewers = viewers;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> signedIn, RequestAuthorizationContext context) {
        return new AuthorizationDecision(allows(context.getRequest()));
    }

    private boolean allows(HttpServletRequest call) {
        // Decoded as the dispatcher decodes it, so that another spelling is the same address here.
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(call);
        if (path.startsWith("/static/") || path.startsWith("/health/")) {
            return true;
        }
        if (path.equals("/metrics")) {
            return fromThisMachine(call);
        }
        if (call.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        return handler(call) instanceof HandlerMethod handler ? allows(handler, viewers.of(call)) : true;
    }

    /// May this viewer call this handler at all?
    public static boolean allows(HandlerMethod handler, Viewer viewer) {
        Allowed allowed = handler.getMethodAnnotation(Allowed.class);
        return allowed != null && Arrays.stream(allowed.value()).anyMatch(who -> who.covers(viewer));
    }

    private @Nullable Object handler(HttpServletRequest call) {
        try {
            HandlerExecutionChain chain = routes.get().getHandler(call);
            return chain == null ? null : chain.getHandler();
        } catch (Exception e) {
            // A wrong method or media type: the dispatcher says so itself, and no handler runs.
            return null;
        }
    }

    private static boolean fromThisMachine(HttpServletRequest call) {
        try {
            return InetAddress.getByName(call.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
