package org.northernconnections.matching.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects texts by key and language, and lines them up at the end.
final class Gathering {
    private final String source;
    private final Map<String, Map<String, String>> byKey = new LinkedHashMap<>();

    Gathering(String source) {
        this.source = source;
    }

    /// Keeps a text, cleaned; the first of a key and language stays.
    void put(String key, String language, String text) {
        String plain = Plain.line(text);
        if (!plain.isEmpty()) {
            byKey.computeIfAbsent(key, _ -> new LinkedHashMap<>()).putIfAbsent(language, plain);
        }
    }

    /// The texts that exist in English and another language, with another wording.
    List<Aligned> aligned() {
        List<Aligned> aligned = new ArrayList<>();
        byKey.forEach((key, texts) -> {
            String english = texts.get("en");
            if (english != null) {
                texts.entrySet()
                        .removeIf(text -> !text.getKey().equals("en")
                                && text.getValue().equals(english)
                                && english.indexOf(' ') > 0);
                if (texts.size() > 1) {
                    aligned.add(new Aligned(source, key, texts));
                }
            }
        });
        return aligned;
    }
}
