package org.northernconnections.matching.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Encoder;

/// Says in the reader's language which subjects two texts have in common.
public final class Subjects {
    private static final int SHOWN_MAX = 3;
    /// Less is no subject that a reader would recognise.
    private static final double SHARED_MIN = 0.02;

    private final Encoder encoder;
    private final CpvSpace space;

    public Subjects(Encoder encoder, CpvSpace space) {
        this.encoder = encoder;
        this.space = space;
    }

    /// A code both texts speak of.
    ///
    /// @param share what it adds to the nearness of the two texts' subjects, `[0, 1]`
    public record Shared(String code, String label, double share) {}

    /// The codes that bring two texts together most, strongest first, then by code. The texts meet by meaning alone, as
    /// their languages are not asked for.
    public List<Shared> shared(String one, String other, Language reader) {
        Map<String, Float> ofOne = meant(one);
        Map<String, Float> ofOther = meant(other);
        return ofOne.entrySet().stream()
                .filter(entry -> ofOther.containsKey(entry.getKey()))
                .map(entry -> new Shared(
                        entry.getKey(),
                        space.cpv().label(entry.getKey(), reader).orElse(entry.getKey()),
                        entry.getValue() * ofOther.getOrDefault(entry.getKey(), 0f)))
                .filter(shared -> shared.share() >= SHARED_MIN)
                .sorted(Comparator.comparingDouble((Shared shared) -> -shared.share())
                        .thenComparing(Shared::code))
                .limit(SHOWN_MAX)
                .toList();
    }

    private Map<String, Float> meant(String text) {
        return space.weights(new CpvSpace.Seen(Language.OTHER, text, List.of(encoder.encode(text))));
    }
}
