package org.northernconnections.app.print;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/// Makes the pictures of a page fit for paper: their shapes stay as they are, and their words are laid over
/// them as text of the page.
///
/// The renderer of shapes would draw words as outlines in whatever letters the machine has. As text of the page
/// they are in the embedded letters, can be searched, and are read aloud.
final class Pictures {
    /// Between the margins of the page, in points.
    private static final double WIDEST = 500;

    /// With a picture of more points in height a part of the page may break before its table.
    private static final double TALL = 300;

    /// Points for a unit of a picture, where there is room.
    private static final double SCALE = 0.72;

    /// From the top of a line of height 1 to its base, as a share of the size of Liberation Sans.
    private static final double BASE = 0.8465;

    /// Sizes of words, in units of the picture: what `northern.css` gives them.
    private static final Map<String, Double> SIZES =
            Map.of("funnel-count", 15.0, "funnel-left", 13.0, "heat-number", 15.0, "years-count", 13.0);

    private static final double SIZE = 14;

    /// Wider than any word beside or around its anchor, in points.
    private static final double ROOM = 300;

    private final String style;

    /// @param style of the shapes, as the renderer of SVG understands it
    Pictures(String style) {
        this.style = style;
    }

    /// Replaces each picture; one without a frame of its own, such as a sign, is left out.
    void layOut(Element page) {
        for (Element picture : page.select("svg")) {
            double[] box = Arrays.stream(picture.attr("viewBox").strip().split("[ ,]+", -1))
                    .mapToDouble(Pictures::number)
                    .toArray();
            if (box.length == 4 && picture.hasAttr("aria-label")) {
                if (scale(picture, box) * box[3] > TALL) {
                    picture.parents().select("section").addClass("pictured");
                }
                picture.replaceWith(laidOut(picture, box));
            } else {
                picture.remove();
            }
        }
    }

    /// Of a picture that says how wide it is on the screen, so that it is as wide on paper.
    private static double scale(Element picture, double[] box) {
        String width = picture.attr("width");
        double wanted = width.matches("\\d+") ? SCALE * number(width) / box[2] : SCALE;
        return Math.min(wanted, WIDEST / box[2]);
    }

    private Element laidOut(Element picture, double[] box) {
        double width = box[2];
        double height = box[3];
        double scale = scale(picture, box);
        var frame = new Element("div").addClass("picture").attr("style", size(width * scale, height * scale));
        picture.select("a").forEach(Element::unwrap);
        for (Element words : picture.select("text")) {
            frame.appendChild(laidOver(words, box, scale));
            words.remove();
        }
        picture.attr("width", points(width * scale)).attr("height", points(height * scale));
        picture.prependElement("style").appendText(style);
        frame.prependChild(picture.clone());
        return frame;
    }

    private static Element laidOver(Element words, double[] box, double scale) {
        double size = scale
                * words.classNames().stream()
                        .mapToDouble(name -> SIZES.getOrDefault(name, 0.0))
                        .filter(known -> known > 0)
                        .findFirst()
                        .orElse(SIZE);
        double x = (number(words.attr("x")) - box[0]) * scale;
        double top = (number(words.attr("y")) + number(words.attr("dy")) - box[1]) * scale - BASE * size;
        String place = switch (words.attr("text-anchor")) {
            case "middle" -> "left: %s; width: %s; text-align: center;".formatted(points(x - ROOM / 2), points(ROOM));
            case "end" -> "left: %s; width: %s; text-align: right;".formatted(points(x - ROOM), points(ROOM));
            default -> "left: %s;".formatted(points(x));
        };
        return new Element("span")
                .attr("class", words.className())
                .attr("style", "%s top: %s; font-size: %s;".formatted(place, points(top), points(size)))
                .text(words.text());
    }

    private static String size(double width, double height) {
        return "width: %s; height: %s;".formatted(points(width), points(height));
    }

    private static String points(double length) {
        return String.format(Locale.ROOT, "%.2fpt", length);
    }

    /// 0 where there is none.
    private static double number(String text) {
        return text.isBlank() ? 0 : Double.parseDouble(text);
    }
}
