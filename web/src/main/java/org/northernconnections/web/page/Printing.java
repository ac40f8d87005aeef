package org.northernconnections.web.page;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Hands out pages as PDF: the same template and record as on the screen, on paper.
public final class Printing {
    private final JteViews views;
    private final Printer printer;

    /// Puts a page of HTML on paper.
    public interface Printer {
        byte[] print(String html);
    }

    public Printing(JteViews views, Printer printer) {
        this.views = views;
        this.printer = printer;
    }

    /// The file of a page.
    ///
    /// @param name of the file, without its ending
    /// @param template such as `report/status`
    public ResponseEntity<byte[]> file(String name, String template, Object it) {
        String html = new String(views.make(template + ".jte", it).toByteArray(), StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(printer.print(html));
    }
}
