package org.northernconnections.matching.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Adds up the vectors of a text's features: words and pieces of words, in seven languages at once.
///
/// `vector(text) = normalise(Σ over words w of Σ over features f of w of row(f))`. A word that the model does not
/// know as a whole adds a vector of its own besides, drawn from its letters alone: a name is close to itself in
/// every language.
///
/// *Cost*: one look-up a word for words met lately, else one a feature; `dimensions` additions each.
/// *Limits*: the order of words and negation are lost; long texts blur, so compare sentences.
public final class StaticEncoder implements Encoder {
    /// How the line of the card begins that names the codes left out.
    public static final String LEFT_OUT = "codes left out: ";

    private static final String SHIPPED = "northern.nce";
    /// Words kept ready; each place holds one word.
    private static final int PLACES = 1 << 15;

    private final ModelFile model;
    /// Each a feature and, in the lower half, its row plus 1; 0 where none is: one look at memory answers for most.
    private final long[] slots;
    /// Made when first asked for: it takes a tenth of a second.
    private volatile @Nullable String id;
    private final @Nullable Known[] known = new @Nullable Known[PLACES];

    /// A word and its vector; written whole, so threads may race for a place.
    private record Known(String word, float[] vector) {}

    public StaticEncoder(ModelFile model) {
        this.model = model;
        int size = Integer.highestOneBit(Math.max(16, model.rows() * 2)) * 2;
        this.slots = new long[size];
        for (int row = 0; row < model.rows(); row++) {
            int slot = model.features()[row] & (size - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = (long) model.features()[row] << 32 | (row + 1);
        }
    }

    /// The model that comes with the program.
    public static StaticEncoder shipped() {
        return Shipped.ENCODER;
    }

    /// The same, read when something is first encoded: it takes a tenth of a second.
    public static Encoder shippedWhenAsked() {
        return new Encoder() {
            @Override
            public String id() {
                return shipped().id();
            }

            @Override
            public int dimensions() {
                return shipped().dimensions();
            }

            @Override
            public float[] encode(String text) {
                return shipped().encode(text);
            }

            @Override
            public double weight(String word) {
                return shipped().weight(word);
            }

            @Override
            public boolean comparesWords() {
                return true;
            }
        };
    }

    private static final class Shipped {
        private static final StaticEncoder ENCODER = read();

        private static StaticEncoder read() {
            try (InputStream in = StaticEncoder.class.getResourceAsStream(SHIPPED)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "The model %s was expected beside the classes of the encoder.".formatted(SHIPPED));
                }
                return new StaticEncoder(ModelFile.read("The shipped model", in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static StaticEncoder read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new StaticEncoder(ModelFile.read(path.toString(), in));
        }
    }

    @Override
    public String id() {
        String known = id;
        if (known == null) {
            known = "static-" + model.sha256().substring(0, 12);
            id = known;
        }
        return known;
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public boolean comparesWords() {
        return true;
    }

    /// What the model was made from, by whom it may be used, what it was measured at.
    public String card() {
        return model.card();
    }

    /// The procurement codes that the model was not to learn, so that it can be measured by them.
    public Set<String> leftOut() {
        return card().lines()
                .filter(line -> line.startsWith(LEFT_OUT))
                .flatMap(line -> Arrays.stream(line.substring(LEFT_OUT.length()).split(" ")))
                .filter(code -> !code.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public float[] encode(String text) {
        List<String> words = Features.words(text);
        float[] sum = new float[dimensions()];
        for (String word : words) {
            float[] vector = vector(word);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        normalise(sum);
        return sum;
    }

    /// The length of what the word adds.
    @Override
    public double weight(String word) {
        float[] sum = new float[dimensions()];
        for (String part : Features.words(word)) {
            float[] vector = vector(part);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        double square = 1e-6;
        for (float value : sum) {
            square += (double) value * value;
        }
        return Math.sqrt(square);
    }

    private float[] vector(String word) {
        int place = mix(word.hashCode()) & (PLACES - 1);
        Known there = known[place];
        if (there != null && there.word().equals(word)) {
            return there.vector();
        }
        float[] vector = read(word);
        known[place] = new Known(word, vector);
        return vector;
    }

    private float[] read(String word) {
        float[] vector = new float[dimensions()];
        int[] features = Features.of(word);
        int[] rows = new int[features.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = find(features[i]); // all at once: a processor waits for several places of memory together
        }
        byte[] unpacked = new byte[vector.length];
        for (int row : rows) {
            if (row >= 0) {
                add(row, vector, unpacked);
            }
        }
        if (model.strangers() > 0 && rows[0] < 0) {
            addStranger(features[0], model.strangers(), vector);
        }
        return vector;
    }

    private int find(int feature) {
        int mask = slots.length - 1;
        int slot = feature & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> 32) == feature) {
                return (int) slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /// Unpacks first: the compiler turns the sum of plain bytes into instructions on many at once.
    private void add(int row, float[] vector, byte[] unpacked) {
        float scale = Float.float16ToFloat(model.scales()[row]);
        HalfBytes.unpack(model.values(), row * (vector.length / 2), unpacked);
        for (int i = 0; i < vector.length; i++) {
            vector[i] += scale * unpacked[i];
        }
    }

    /// Adds a vector of the given length whose directions are drawn from the hash of a word.
    public static void addStranger(int hash, float length, float[] vector) {
        float each = length / (float) Math.sqrt(vector.length);
        long state = hash * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < vector.length; i++) {
            if ((i & 63) == 0) {
                state += 0x9E3779B97F4A7C15L;
                state = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
                state = (state ^ (state >>> 27)) * 0x94D049BB133111EBL;
                state ^= state >>> 31;
            }
            vector[i] += (state >>> (i & 63) & 1) == 0 ? each : -each;
        }
    }

    private static int mix(int hash) {
        return ((hash ^ (hash >>> 15)) * 0x2C1B3C6D) >>> 8;
    }

    private static void normalise(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        if (square > 0) {
            float by = (float) (1 / Math.sqrt(square));
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= by;
            }
        }
    }
}
