package org.northernconnections.matching.model;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reads the kinds of files in which translations come.
final class Readers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Readers() {}

    /// The files below a folder in the order of their names; none where there is no such folder.
    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)
                            && Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /// Java properties written as XML.
    static void propertiesXml(InputStream in, BiConsumer<String, String> to) throws IOException {
        Properties properties = new Properties();
        properties.loadFromXML(in);
        properties.stringPropertyNames().stream().sorted().forEach(key -> to.accept(key, properties.getProperty(key)));
    }

    static void properties(Path path, BiConsumer<String, String> to) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(path)));
        } catch (IllegalArgumentException _) {
            return; // Some properties of Mozilla are no Java properties.
        }
        properties.stringPropertyNames().stream().sorted().forEach(key -> to.accept(key, properties.getProperty(key)));
    }

    /// The rows of a genericode list: each column of each row.
    static void genericode(InputStream in, java.util.function.Consumer<Map<String, String>> row) throws IOException {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Map<String, String> values = new HashMap<>();
            String column = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "Row" -> values = new HashMap<>();
                        case "Value" -> column = xml.getAttributeValue(null, "ColumnRef");
                        case "SimpleValue" ->
                            values.put(column, xml.getElementText().strip());
                        default -> {}
                    }
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("Row")) {
                    row.accept(values);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("A genericode list was expected: " + e.getMessage(), e);
        }
    }

    /// `key TAB text` lines, packed.
    static void tabbed(Path path, BiConsumer<String, String> to) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            in.lines().forEach(line -> {
                int tab = line.indexOf('\t');
                to.accept(line.substring(0, tab), line.substring(tab + 1));
            });
        }
    }

    private static final Pattern HELP_PARAGRAPH =
            Pattern.compile("(?s)<(p|h[1-6])[^>]* id=\"((?:par|hd)_id[^\"]*)\"[^>]*>(.*?)</\\1>");

    /// The paragraphs of a page of LibreOffice's help by their ids.
    static void helpPage(Path path, BiConsumer<String, String> to) throws IOException {
        Matcher matcher = HELP_PARAGRAPH.matcher(Files.readString(path));
        while (matcher.find()) {
            to.accept(matcher.group(2), matcher.group(3));
        }
    }

    private static final Pattern HTML_PARAGRAPH = Pattern.compile("(?s)<(p|h[1-6]|li)[^>]*>(.*?)</\\1>");

    /// Paragraphs of a page by their place.
    static void paragraphs(Path path, BiConsumer<String, String> to) throws IOException {
        Matcher matcher = HTML_PARAGRAPH.matcher(Files.readString(path));
        for (int i = 0; matcher.find(); i++) {
            to.accept(String.valueOf(i), matcher.group(2));
        }
    }

    /// A compiled gettext catalogue: the English text of each message and its translation.
    static void gettext(Path path, BiConsumer<String, String> to) throws IOException {
        byte[] all = Files.readAllBytes(path);
        ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(0) != 0x950412DE) {
            in.order(ByteOrder.BIG_ENDIAN);
        }
        int count = in.getInt(8);
        int originals = in.getInt(12);
        int translations = in.getInt(16);
        for (int i = 0; i < count; i++) {
            String original = string(all, in.getInt(originals + 8 * i + 4), in.getInt(originals + 8 * i));
            String translated = string(all, in.getInt(translations + 8 * i + 4), in.getInt(translations + 8 * i));
            int context = original.indexOf('\u0004');
            String english = original.substring(context + 1);
            int plural = english.indexOf('\0');
            int first = translated.indexOf('\0');
            if (!english.isEmpty()) {
                to.accept(
                        plural < 0 ? english : english.substring(0, plural),
                        first < 0 ? translated : translated.substring(0, first));
            }
        }
    }

    private static String string(byte[] all, int from, int size) {
        return new String(all, from, size, StandardCharsets.UTF_8);
    }

    private static final Pattern FLUENT_START = Pattern.compile("^(-?[a-zA-Z][\\w-]*) *= ?(.*)$");
    private static final Pattern FLUENT_ATTRIBUTE = Pattern.compile("^ +\\.([a-zA-Z][\\w-]*) *= ?(.*)$");

    /// A file of Mozilla's Fluent: messages and their attributes; choices are left out.
    static void fluent(Path path, BiConsumer<String, String> to) throws IOException {
        String message = "";
        String key = "";
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(path)) {
            Matcher start = FLUENT_START.matcher(line);
            Matcher attribute = FLUENT_ATTRIBUTE.matcher(line);
            if (start.matches() || attribute.matches() || line.startsWith("#")) {
                offer(key, text, to);
                text.setLength(0);
                key = "";
                if (start.matches()) {
                    message = start.group(1);
                    key = message;
                    text.append(start.group(2));
                } else if (attribute.matches()) {
                    key = message + "." + attribute.group(1);
                    text.append(attribute.group(2));
                }
            } else if (line.startsWith(" ")) {
                text.append(' ').append(line.strip());
            }
        }
        offer(key, text, to);
    }

    private static void offer(String key, StringBuilder text, BiConsumer<String, String> to) {
        if (!key.isEmpty() && text.indexOf("->") < 0 && !key.endsWith(".accesskey") && !key.endsWith(".key")) {
            to.accept(key, text.toString());
        }
    }

    /// The strings of one of Chromium's packed resources, version 5, by their number.
    static void pak(Path path, BiConsumer<String, String> to) throws IOException {
        byte[] all = Files.readAllBytes(path);
        ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(0) != 5) {
            throw new IOException("%s was expected to be of version 5, and is %d.".formatted(path, in.getInt(0)));
        }
        int count = in.getShort(8) & 0xFFFF;
        boolean wide = in.get(4) == 2;
        for (int i = 0; i < count; i++) {
            int id = in.getShort(12 + 6 * i) & 0xFFFF;
            int from = in.getInt(12 + 6 * i + 2);
            int until = in.getInt(12 + 6 * (i + 1) + 2);
            to.accept(
                    String.valueOf(id),
                    new String(all, from, until - from, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8));
        }
    }

    /// The strings of a JSON file by their path; an array of strings alone is one, with commas between.
    static void json(Path path, BiConsumer<String, String> to) throws IOException {
        json("", JSON.readTree(Files.readAllBytes(path)), to);
    }

    private static void json(String path, JsonNode node, BiConsumer<String, String> to) {
        if (node.isString()) {
            to.accept(path, node.stringValue());
        } else if (node.isObject()) {
            node.forEachEntry((key, child) -> json(path + "/" + key, child, to));
        } else if (node.isArray() && !node.isEmpty() && node.valueStream().allMatch(JsonNode::isString)) {
            to.accept(path, node.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(", ")));
        }
    }

    private static final Pattern SCRIPT_STRING =
            Pattern.compile("^ *['\"]?([\\w:.-]+)['\"]? *: *(['\"`])((?:\\\\.|(?!\\2).)*)\\2", Pattern.MULTILINE);

    /// The strings of a JavaScript object, by their key and how often the key was seen before.
    static void script(Path path, BiConsumer<String, String> to) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        Matcher matcher = SCRIPT_STRING.matcher(Files.readString(path));
        while (matcher.find()) {
            int times = seen.merge(matcher.group(1), 1, Integer::sum);
            to.accept(matcher.group(1) + "#" + times, matcher.group(3).replace("\\'", "'"));
        }
    }

    static InputStream entry(Path jar, String name) throws IOException {
        try (var zip = new java.util.zip.ZipFile(jar.toFile())) {
            var entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("%s was expected to hold %s.".formatted(jar, name));
            }
            return new ByteArrayInputStream(zip.getInputStream(entry).readAllBytes());
        }
    }
}
