package org.northernconnections.web.api;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/// The fields that a handler reads of a call, by name.
///
/// @param inPath the parts of the address
/// @param sent with the query or the body
/// @param open any other field is read as well
record Fields(Map<String, Type> inPath, Map<String, Field> sent, boolean open) {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    /// @param needed a call without it is refused at once
    record Field(Type type, boolean needed) {}

    static Fields of(HandlerMethod handler) {
        var inPath = new LinkedHashMap<String, Type>();
        var sent = new LinkedHashMap<String, Field>();
        boolean open = false;
        for (MethodParameter each : handler.getMethodParameters()) {
            MethodParameter parameter = each.withContainingClass(handler.getBeanType());
            parameter.initParameterNameDiscovery(NAMES);
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                inPath.put(String.valueOf(parameter.getParameterName()), parameter.getGenericParameterType());
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .forEach(component -> sent.put(component.getName(), ofForm(component)));
            } else if (asked != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                open = true;
            } else if (asked != null) {
                String name = asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name();
                boolean needed = asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                sent.put(name, new Field(parameter.getGenericParameterType(), needed));
            }
        }
        return new Fields(inPath, sent, open);
    }

    private static Field ofForm(RecordComponent component) {
        return new Field(component.getGenericType(), false);
    }
}
