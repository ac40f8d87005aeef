package org.northernconnections.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The addresses of all handlers: each with [Api] stands below `/api/v1` too.
public final class ApiRoutes extends RequestMappingHandlerMapping {
    /// What the addresses for programs begin with.
    public static final String PREFIX = "/api/v1";

    /// Is this the call of a program?
    static boolean cover(HttpServletRequest call) {
        return call.getRequestURI().startsWith(PREFIX + "/");
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
