package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.Encoder;
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
    void theIndexOfBeforeAnswersMeanwhileAndWhatChangesThenIsReadOnceMore() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            Matches matches = program.part(Matches.class);
            Companies companies = program.part(Companies.class);
            Company company = companies.listAll().getLast();
            assertThat(matches.search("timber", "en", 5)).isNotEmpty();
            var begun = new AtomicBoolean();
            Encoder operators = new OperatorsEncoder(() -> {
                if (begun.compareAndSet(false, true)) {
                    assertThat(matches.encoder()).startsWith("static-");
                    assertThat(matches.search("timber", "en", 5)).isNotEmpty();
                    program.change(() -> {
                        program.sql()
                                .sql(
                                        "insert into capability (id, company_id, position, language, statement)"
                                                + " values ('zeppelin0000', :id, 40, 'en', 'Zeppelins moored over greenhouses')")
                                .param("id", company.id().value())
                                .update();
                        program.sql()
                                .sql("update company set version = version + 1 where organisation_id = :id")
                                .param("id", company.id().value())
                                .update();
                    });
                    matches.changed(companies.get(company.id()));
                }
            });

            matches.adopt(new CompanyIndex(operators));

            assertThat(begun).isTrue();
            assertThat(matches.encoder()).isEqualTo(operators.id());
            assertThat(matches.search("zeppelins", "en", 5)).containsExactly(company.id());
        }
    }

    /// The shipped encoder under another name, which says when it is asked.
    private record OperatorsEncoder(Runnable asked) implements Encoder {
        @Override
        public String id() {
            return "operators-1";
        }

        @Override
        public int dimensions() {
            return StaticEncoder.shipped().dimensions();
        }

        @Override
        public float[] encode(String text) {
            asked.run();
            return StaticEncoder.shipped().encode(text);
        }
    }

    @Test
    void aFolderWithoutAModelSaysWhatWasExpected() {
        assertThatThrownBy(() -> ModelFolder.open(folder, StaticEncoder.shipped(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was expected to hold model.onnx and tokenizer.json");
    }
}
