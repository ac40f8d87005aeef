package org.northernconnections.web.page;

import java.util.regex.Pattern;

/// An address that came with a call and may lead on only within this program.
///
/// Browsers take `//` and `\` for the beginning of another host, and leave control characters out before they look.
public final class OwnPath {
    /// Of the characters that an address may have, without the backslash; not two strokes at its beginning.
    private static final Pattern OWN = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

    private OwnPath() {}

    /// Is this a path of this program?
    public static boolean is(String path) {
        return OWN.matcher(path).matches();
    }

    /// The path, or another one where it would lead elsewhere.
    public static String or(String path, String otherwise) {
        return is(path) ? path : otherwise;
    }
}
