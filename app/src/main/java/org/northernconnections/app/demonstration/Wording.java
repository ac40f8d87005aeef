package org.northernconnections.app.demonstration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One wording of a challenge: a Markdown file with a head of `key: value` lines and lists.
///
/// @param head what stands between the two lines of dashes
/// @param lists the head's lists; their items' parts are separated by bars
/// @param sections the texts below the headings
record Wording(Line head, Map<String, List<List<String>>> lists, Map<String, String> sections) {
    static Wording read(String name) {
        String file = "challenges/" + name + ".md";
        var cells = new HashMap<String, String>();
        var lists = new HashMap<String, List<List<String>>>();
        var sections = new HashMap<String, StringBuilder>();
        boolean body = false;
        String here = "";
        for (String line : DemonstrationFiles.text(file).lines().skip(1).toList()) {
            if (body) {
                here = readBody(line, here, sections);
            } else if (line.equals("---")) {
                body = true;
            } else {
                here = readHead(line, here, cells, lists);
            }
        }
        var texts = new HashMap<String, String>();
        sections.forEach((heading, text) -> texts.put(heading, text.toString().strip()));
        return new Wording(new Line(file, cells), lists, texts);
    }

    private static String readHead(
            String line, String here, Map<String, String> cells, Map<String, List<List<String>>> lists) {
        if (line.startsWith("  - ")) {
            lists.computeIfAbsent(here, _ -> new ArrayList<>())
                    .add(List.of(line.substring(4).split(" \\| ")));
            return here;
        }
        String[] keyAndValue = line.split(":", 2);
        cells.put(keyAndValue[0], keyAndValue[1].strip());
        return keyAndValue[0];
    }

    private static String readBody(String line, String here, Map<String, StringBuilder> sections) {
        if (line.startsWith("# ")) {
            return line.substring(2);
        }
        sections.computeIfAbsent(here, _ -> new StringBuilder()).append(line).append('\n');
        return here;
    }

    List<List<String>> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /// The text below a heading, each paragraph and each item of a list on one line.
    String section(String heading) {
        return sections.getOrDefault(heading, "").replaceAll("(?<!\n)\n(?!\n|- ) *", " ");
    }

    /// The day of this column, or null if it has not come yet.
    @Nullable
    Integer day(String column) {
        String day = head.cells().get(column);
        return day == null ? null : Integer.valueOf(day);
    }

    @Nullable
    Long budget(int end) {
        return head.has("budget") ? Long.valueOf(head.text("budget").split("-")[end]) : null;
    }
}
