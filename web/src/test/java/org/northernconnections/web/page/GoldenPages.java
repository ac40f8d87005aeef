package org.northernconnections.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Viewer;

/// Pages without the frame around them, made from fixed records on a fixed day, compared with golden files.
public final class GoldenPages {
    /// The day on which these pages are looked at.
    public static final Instant NOW = Instant.parse("2019-05-08T10:00:00Z");

    private static final Texts TEXTS = new Texts();

    private GoldenPages() {}

    /// A call for a page.
    public static Page call(Viewer viewer, Language language, String path) {
        ZoneId zone = ZoneId.of("Europe/Stockholm");
        return new Page(
                viewer,
                language,
                TEXTS,
                path,
                new Page.Csrf("_csrf", "X-CSRF-TOKEN", "token"),
                null,
                false,
                Clock.fixed(NOW, zone),
                zone,
                "",
                new HashMap<>());
    }

    /// Compares the main part of the page of this template and record with the golden file of this name.
    public static void assertReadsAs(String golden, String template, Object it) {
        var page = new ByteArrayOutputStream();
        try {
            new JteViews().make(template + ".jte", it).writeTo(page::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String whole = page.toString(StandardCharsets.UTF_8);
        Golden.assertSame(golden, whole.substring(whole.indexOf("<main"), whole.indexOf("</main>")) + "</main>\n");
    }
}
