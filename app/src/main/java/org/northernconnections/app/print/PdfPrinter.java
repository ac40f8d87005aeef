package org.northernconnections.app.print;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgExternalResourceMode;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgScriptMode;
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

/// Puts the main part of a page on paper: with its pictures, without menu and forms, and with what is folded away
/// opened, so that the tables behind the pictures are read. The letters are embedded and hold all six languages.
/// Nothing is fetched: what a picture would load from elsewhere is refused.
public final class PdfPrinter implements Printing.Printer {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String NOT_ON_PAPER =
            "header, footer, nav, script, link, form, button, .actions, .on-screen, .skip-link";

    private final String style;
    private final Pictures pictures;

    public PdfPrinter() {
        this.style = text("/paper.css");
        this.pictures = new Pictures(text("/paper-pictures.css"));
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(PdfPrinter.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] print(String html) {
        Document page = Jsoup.parse(html);
        page.select(NOT_ON_PAPER).remove();
        pictures.layOut(page);
        page.select("details > summary").forEach(summary -> summary.tagName("h3"));
        page.select("details").forEach(details -> details.tagName("div"));
        page.select("a").forEach(Element::unwrap);
        page.head().appendElement("style").appendText(style);
        var file = new ByteArrayOutputStream();
        try (var drawer = new BatikSVGDrawer(SvgScriptMode.SECURE, SvgExternalResourceMode.SECURE)) {
            new PdfRendererBuilder()
                    .withW3cDocument(new W3CDom().fromJsoup(page), "")
                    .useSVGDrawer(drawer)
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
