package org.northernconnections.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// The addresses of all handlers: each with [Api] stands below `/api/v1` too.
public final class ApiRoutes extends RequestMappingHandlerMapping {
    /// What the addresses for programs begin with.
    public static final String PREFIX = "/api/v1";

    /// Is this the call of a program?
    static boolean cover(HttpServletRequest call) {
        return call.getRequestURI().startsWith(PREFIX + "/");
    }

    /// The address first: it is quickly told apart, while methods and media types are read from the call again for
    /// each of some hundred routes.
    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, HttpServletRequest call) {
        PathPatternsRequestCondition addresses = route.getPathPatternsCondition();
        if (addresses != null) {
            PathContainer path =
                    ServletRequestPathUtils.getParsedRequestPath(call).pathWithinApplication();
            if (addresses.getPatterns().stream().noneMatch(address -> address.matches(path))) {
                return null;
            }
        }
        return super.getMatchingMapping(route, call);
    }

    @Override
    protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
        super.registerHandlerMethod(handler, method, mapping);
        if (AnnotatedElementUtils.hasAnnotation(method, Api.class)) {
            super.registerHandlerMethod(
                    handler,
                    method,
                    RequestMappingInfo.paths(PREFIX)
                            .options(getBuilderConfiguration())
                            .build()
                            .combine(mapping));
        }
    }
}
