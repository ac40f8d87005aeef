package org.northernconnections.matching.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.northernconnections.matching.encoder.StaticEncoder;

class ModelFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(folder.resolve("model.onnx"), "the model");
        Files.writeString(folder.resolve("tokenizer.json"), """
                {"model":{"type":"Unigram","vocab":[["<s>",0.0],["</s>",0.0],["<unk>",0.0]]}}
                """);
    }

    private void open() throws IOException {
        ModelFolder.open(folder, StaticEncoder.shipped(), 1).close();
    }

    private String id(String prefix, int pieces) throws IOException {
        return ModelFolder.id("mine", folder, prefix, pieces);
    }

    @Test
    void aModelThatIsLargerThanTheMemoryOfJavaIsReadBesideIt() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("model.onnx").toFile(), "rw")) {
            file.setLength(0);
            file.setLength(Runtime.getRuntime().maxMemory() + (1 << 20)); // zeros, which take no place on the disk
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ONNX Runtime does not take the model " + folder.getFileName());
    }

    @Test
    void whateverMovesAVectorMakesAnotherId() throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(id("", 512));
        assertThat(id("", 512)).startsWith("mine-").isEqualTo(ids.iterator().next());

        ids.add(id("query: ", 512));
        ids.add(id("", 51));
        Files.writeString(folder.resolve("tokenizer.json"), "other pieces");
        ids.add(id("", 512));
        Files.writeString(folder.resolve("model.onnx"), "another model");
        ids.add(id("", 512));
        Files.writeString(folder.resolve("model.onnx_data"), "its numbers");
        ids.add(id("", 512));

        assertThat(ids).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "2", "-5", "1e3", "99999999999"})
    void piecesMustBeANumberThatLeavesRoomForOne(String pieces) throws IOException {
        Files.writeString(folder.resolve("model.properties"), "pieces = " + pieces);

        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was expected to be a whole number from 3 to 999999, such as 512, but is '%s'."
                        .formatted(pieces));
    }
}
