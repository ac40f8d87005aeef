package org.northernconnections.web.page;

import java.util.regex.Pattern;

/// An address that came with a call and may lead on only within this program.
///
/// Browsers take `//` and `\` for the beginning of another host, and leave control characters out before they look.
public final class OwnPath {
    private static final Pattern OWN = Pattern.compile("/(?:[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private OwnPath() {}

    /// The path, or another one where it would lead elsewhere.
    public static String or(String path, String otherwise) {
        return OWN.matcher(path).matches() ? path : otherwise;
    }
}
