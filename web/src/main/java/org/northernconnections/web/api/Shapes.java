package org.northernconnections.web.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Word;

/// Turns the shapes of answers into JSON values, and their types into JSON Schema, by the same rules.
///
/// A record is an object with its components in their order, an id its text, an enum its word, a time ISO 8601.
final class Shapes {
    private static final String SHAPE = "Shape";
    private static final String REFERENCE = "$ref";

    private final Map<String, Object> schemas = new LinkedHashMap<>();

    /// The value as maps, lists, texts, numbers and truths.
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            case Enum<?> constant -> Word.of(constant);
            case Collection<?> all -> all.stream().map(Shapes::plain).toList();
            case Map<?, ?> map -> plainMap(map);
            case Record record when !isId(record.getClass()) -> plainRecord(record);
            default -> value.toString();
        };
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> plain.put(String.valueOf(plain(key)), plain(value)));
        return plain;
    }

    private static Map<String, @Nullable Object> plainRecord(Record record) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                plain.put(component.getName(), plain(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read %s of %s".formatted(component, record.getClass()), e);
            }
        }
        return plain;
    }

    /// An id is a record of one text.
    private static boolean isId(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }

    /// The records met so far, by name.
    Map<String, Object> schemas() {
        return schemas;
    }

    /// The JSON Schema of a type; records become named schemas that it refers to.
    Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (!(type instanceof Class<?> kind)) {
            throw new IllegalArgumentException("A shape holds records, lists and values, but not %s.".formatted(type));
        }
        if (kind == int.class || kind == Integer.class || kind == long.class || kind == Long.class) {
            return Map.of("type", "integer");
        }
        if (kind == double.class || kind == Double.class) {
            return Map.of("type", "number");
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (kind == Instant.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (kind == LocalDate.class) {
            return ordered("type", "string", "format", "date");
        }
        if (isId(kind)) {
            return ordered("type", "string", "pattern", "^[0-9a-z]{12}$");
        }
        if (kind.isEnum()) {
            return ordered("type", "string", "enum", words(kind));
        }
        return kind.isRecord() ? reference(name(kind), kind, Map.of()) : Map.of("type", "string");
    }

    private static List<String> words(Class<?> kind) {
        return Arrays.stream(kind.getEnumConstants())
                .map(constant -> Word.of((Enum<?>) constant))
                .toList();
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic) {
        Class<?> kind = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(kind)) {
            return ordered("type", "array", "items", schema(arguments[0]));
        }
        if (Map.class.isAssignableFrom(kind)) {
            return ordered("type", "object", "additionalProperties", schema(arguments[1]));
        }
        Type argument = arguments[0];
        String of = argument instanceof Class<?> known ? name(known) : "";
        return reference(of + name(kind), kind, Map.of(kind.getTypeParameters()[0].getName(), argument));
    }

    private Map<String, Object> reference(String name, Class<?> record, Map<String, Type> arguments) {
        if (!schemas.containsKey(name)) {
            schemas.put(name, Map.of());
            var properties = new LinkedHashMap<String, Object>();
            var required = new ArrayList<String>();
            for (RecordComponent component : record.getRecordComponents()) {
                properties.put(component.getName(), property(component, arguments));
                required.add(component.getName());
            }
            schemas.put(name, ordered("type", "object", "properties", properties, "required", required));
        }
        return Map.of(REFERENCE, "#/components/schemas/" + name);
    }

    private Object property(RecordComponent component, Map<String, Type> arguments) {
        Map<String, Object> known = schema(bound(component.getGenericType(), arguments));
        boolean mayBeMissing = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return mayBeMissing ? Map.of("anyOf", List.of(known, Map.of("type", "null"))) : known;
    }

    private static Type bound(Type type, Map<String, Type> arguments) {
        Type known = arguments.get(type.getTypeName());
        if (known != null) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            Type of = arguments.get(generic.getActualTypeArguments()[0].getTypeName());
            return of == null ? type : new ListOf(of);
        }
        return type;
    }

    /// A list of a type that is known only here.
    private record ListOf(Type of) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {of};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    /// The name of a shape's schema: `Challenge` for `ChallengeShape`, `CompanyPages.Row` for a record within.
    private static String name(Class<?> kind) {
        Class<?> outer = kind.getEnclosingClass();
        String own = kind.getSimpleName();
        String bare = own.endsWith(SHAPE) ? own.substring(0, own.length() - SHAPE.length()) : own;
        return outer == null ? bare : name(outer) + bare;
    }

    /// A map that keeps the order in which its entries are given.
    static Map<String, Object> ordered(Object... entries) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
