package org.northernconnections.web.page;

import java.io.Serializable;

/// A sentence at the head of a page that says what just happened.
///
/// @param tone `good`, `info`, `warning` or `bad`
public record Notice(String tone, String text) implements Serializable {
    /// The name under which a notice is carried over a redirect.
    static final String CARRIED = "notice";
}
