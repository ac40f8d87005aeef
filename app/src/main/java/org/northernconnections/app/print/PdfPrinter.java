package org.northernconnections.app.print;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.northernconnections.web.page.Printing;

/// Puts the main part of a page on paper: without menu, forms and pictures, with what is folded away opened, so
/// that the tables behind the pictures are read. The letters are embedded and hold all six languages.
public final class PdfPrinter implements Printing.Printer {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String NOT_ON_PAPER =
            "header, footer, nav, script, link, form, button, svg, .actions, .on-screen, .skip-link";

    private final String style;

    public PdfPrinter() {
        try (InputStream file = Objects.requireNonNull(PdfPrinter.class.getResourceAsStream("/paper.css"))) {
            this.style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] print(String html) {
        Document page = Jsoup.parse(html);
        page.select(NOT_ON_PAPER).remove();
        page.select("details > summary").forEach(summary -> summary.tagName("h3"));
        page.select("details").forEach(details -> details.tagName("div"));
        page.select("a").forEach(Element::unwrap);
        page.head().appendElement("style").appendText(style);
        var file = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .withW3cDocument(new W3CDom().fromJsoup(page), "")
                    .useFont(
                            () -> Objects.requireNonNull(PdfPrinter.class.getResourceAsStream(FONT)), "Liberation Sans")
                    .withProducer("Northern Connections")
                    .toStream(file)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
