package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.onnx.ModelFolder;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Viewer;

/// A model that an operator has put into a folder: the English one that a package carries stands for it.
class OperatorModelTest {
    private static final String CARRIED = "/all-minilm-l6-v2-q";

    @TempDir
    Path folder;

    private void copy(String resource, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(resource))) {
            Files.copy(in, folder.resolve(file));
        }
    }

    @Test
    void companiesAreReadAgainBesideTheIndexThatAnswers() throws IOException {
        copy(CARRIED + ".onnx", "model.onnx");
        copy(CARRIED + "-tokenizer.json", "tokenizer.json");
        Files.writeString(folder.resolve("model.properties"), "name = operators\npieces = 64\n");
        try (RunningProgram program = RunningProgram.demonstration();
                ModelFolder model = ModelFolder.open(folder, StaticEncoder.shipped(), 1)) {
            Matches matches = program.part(Matches.class);
            Challenge challenge = program.part(Challenges.class)
                    .listOf(List.copyOf(program.part(Challenges.class)
                            .versions(java.util.Set.of(ChallengeState.OPEN))
                            .keySet()))
                    .getFirst();
            Company company = program.part(Companies.class).listAll().getFirst();
            assertThat(matches.companiesFor(Viewer.PUBLIC, challenge, 5)).isNotEmpty();
            assertThat(matches.challengesFor(company, 5)).isNotNull();
            assertThat(matches.encoder()).startsWith("static-");

            matches.adopt(new CompanyIndex(model));

            assertThat(matches.encoder()).startsWith("operators-").isEqualTo(model.id());
            assertThat(matches.companiesFor(Viewer.PUBLIC, challenge, 5)).isNotEmpty();
            assertThat(matches.search("timber", "en", 5)).isNotEmpty();
            assertThat(model.bounds().nothingUpTo()).isLessThan(model.bounds().sameFrom());
        }
    }

    @Test
    void aFolderWithoutAModelSaysWhatWasExpected() {
        assertThatThrownBy(() -> ModelFolder.open(folder, StaticEncoder.shipped(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was expected to hold model.onnx and tokenizer.json");
    }
}
