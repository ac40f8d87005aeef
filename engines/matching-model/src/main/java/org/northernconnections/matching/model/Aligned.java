package org.northernconnections.matching.model;

import java.util.Map;

/// One text in several languages.
///
/// @param source the name of a [Source]
/// @param key what the source calls it
/// @param texts by language: `da`, `nb`, `nn`, `sv`, `de`, `nl`, `en`
record Aligned(String source, String key, Map<String, String> texts) {
    Aligned {
        texts = Map.copyOf(texts);
    }
}
