package org.northernconnections.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.encoder.Bounds;
import org.northernconnections.matching.encoder.Encoder;

/// A challenge with its needs read.
///
/// @param vectors one a need, null where it has no word; none at all where meaning is not compared
/// @param weights how much the words of each need matter; none where the kept companies decide
/// @param bounds of the encoder
record Asked(
        Challenge challenge,
        List<Text> texts,
        List<short @Nullable []> vectors,
        List<double[]> weights,
        Bounds bounds) {
    static Asked read(Words words, @Nullable Meaning meaning, Challenge challenge) {
        List<Text> texts = challenge.needs().stream()
                .map(need -> words.read(need.language(), need.text()))
                .toList();
        return new Asked(
                challenge,
                texts,
                meaning == null
                        ? List.of()
                        : challenge.needs().stream()
                                .<short @Nullable []>map(need -> meaning.read(need.text()))
                                .toList(),
                meaning == null
                        ? List.of()
                        : texts.stream().map(meaning::weights).toList(),
                meaning == null ? Encoder.STATIC_BOUNDS : meaning.bounds());
    }

    short @Nullable [] vector(int need) {
        return vectors.isEmpty() ? null : vectors.get(need);
    }
}
