package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Scripts of others are what their makers published, and come with their licence.
class VendoredFilesTest {
    private static final Path VENDOR = Path.of("src/main/resources/static/vendor");
    private static final Path LAYOUT = Path.of("src/main/jte/layout/page.jte");

    @Test
    void everyFileHasTheHashThatWasWrittenDown() throws IOException {
        Map<String, String> written = Files.readAllLines(VENDOR.resolve("hashes.txt")).stream()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0], (one, _) -> one, TreeMap::new));

        assertThat(hashes()).isEqualTo(written);
    }

    @Test
    void everyFolderHasALicence() throws IOException {
        try (Stream<Path> folders = Files.list(VENDOR).filter(Files::isDirectory)) {
            assertThat(folders)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("LICENSE")).isNotEmptyFile());
        }
    }

    @Test
    void pagesLoadOnlyScriptsThatAreHere() throws IOException {
        Matcher script = Pattern.compile("src=\"/static/([^\"]+\\.js)\"").matcher(Files.readString(LAYOUT));

        assertThat(script.results().map(found -> found.group(1)))
                .hasSize(2)
                .allSatisfy(path -> assertThat(VENDOR.resolveSibling(path)).exists());
    }

    private static Map<String, String> hashes() throws IOException {
        try (Stream<Path> files = Files.walk(VENDOR)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("hashes.txt"))
                    .collect(Collectors.toMap(
                            file -> VENDOR.relativize(file).toString().replace('\\', '/'),
                            VendoredFilesTest::hash,
                            (one, _) -> one,
                            TreeMap::new));
        }
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash " + file, e);
        }
    }
}
