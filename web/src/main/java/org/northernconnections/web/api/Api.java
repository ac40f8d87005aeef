package org.northernconnections.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Opens a handler of pages to programs, at the same address below `/api/v1`. Without this it is for people alone.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Api {
    /// The record of the page that is shown, or `byte[]` for a file; a handler that goes to another page answers
    /// [Done].
    Class<?> value() default Done.class;
}
