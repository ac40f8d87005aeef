package org.northernconnections.web.event;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as the path of an SVG picture, one unit a module.
///
/// @param size of a side in modules, without the quiet zone
/// @param path of all dark modules
public record Qr(int size, String path) {
    /// Light modules that a reader needs on every side.
    public static final int QUIET = 4;

    /// The code of a text, readable with 15 % of it damaged.
    public static Qr of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - from)
                            .append("v1H")
                            .append(from)
                            .append('z');
                }
            }
        }
        return new Qr(code.size, path.toString());
    }

    /// The view box with its quiet zone.
    public String viewBox() {
        return "%d %d %d %d".formatted(-QUIET, -QUIET, size + 2 * QUIET, size + 2 * QUIET);
    }
}
