package org.northernconnections.trust.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgesReaderTest {
    @TempDir
    Path folder = Path.of("");

    private EdgesReader.Reading read(String train, String test, String... words) throws IOException, BadFile {
        return EdgesReader.read(
                Files.writeString(folder.resolve("train"), train),
                Files.writeString(folder.resolve("test"), test),
                List.of(words));
    }

    private static String told(Edges edges) {
        var told = new StringBuilder();
        for (int e = 0; e < edges.count(); e++) {
            told.append(edges.members().name(edges.source(e)))
                    .append('>')
                    .append(edges.members().name(edges.target(e)))
                    .append('=')
                    .append(edges.levels().get(edges.level(e)))
                    .append(' ');
        }
        return told.toString();
    }

    @Test
    void oneColumnALevelIsReadAsGuardianWritesIt() throws Exception {
        EdgesReader.Reading reading = read("0 0 0 1 0 0 \n0 1 1 0 0 0 \n", "1 0 0 0 0 1 \n");

        assertThat(reading.train().levels()).containsExactly("1", "2", "3", "4");
        assertThat(told(reading.train())).isEqualTo("0>0=2 0>1=1 ");
        assertThat(told(reading.test())).isEqualTo("1>0=4 ");
        assertThat(reading.dirt()).isEmpty();
    }

    @Test
    void signsAreLevelsAndCommentsHeadersAndTimesArePassedOver() throws Exception {
        EdgesReader.Reading reading =
                read("# from somewhere\nsource,target,sign,time\na,b,-1,77\nb,c,1,78\n", "c,a,1,79\n");

        assertThat(reading.train().levels()).containsExactly("-1", "1");
        assertThat(told(reading.train())).isEqualTo("a>b=-1 b>c=1 ");
        assertThat(reading.test().members().count()).isEqualTo(3);
    }

    @Test
    void manyDifferentNumbersAreTakenByTheirSign() throws Exception {
        var lines = new StringBuilder();
        for (int i = 1; i <= 11; i++) {
            lines.append("a\tm%d\t%d\n".formatted(i, i % 2 == 0 ? -i : i));
        }

        EdgesReader.Reading reading = read(lines.toString(), "b\ta\t-12\n");

        assertThat(reading.train().levels()).containsExactly("below 0", "above 0");
        assertThat(told(reading.test())).isEqualTo("b>a=below 0 ");
    }

    @Test
    void wordsHaveTheOrderThatTheCallerNames() throws Exception {
        EdgesReader.Reading reading = read("a;b;Master\nb;a;Observer\n", "a;c;Master\n", "Observer", "Master");

        assertThat(reading.train().level(0)).isEqualTo(1);
        assertThat(reading.train().levels()).containsExactly("Observer", "Master");
    }

    @Test
    void ofAPairNamedTwiceTheLastCountsAndSharedPairsAreCounted() throws Exception {
        EdgesReader.Reading reading = read("a b 1\na b -1\nb a 1\n", "a b 1\n");

        assertThat(told(reading.train())).isEqualTo("a>b=-1 b>a=1 ");
        assertThat(reading.dirt())
                .containsEntry("pairs named again in train, the last line counts", "1, the first in line 2")
                .containsEntry("pairs to test that stand in the other file too, scored all the same", "1");
    }

    @Test
    void whatCannotBeReadIsSaidWithFileAndLine() {
        assertBad("a b\n", "a b 1\n", "train: Line 1: A source, a target and a level were expected, but there are two");
        assertBad("a b 1\nb a -1\n", "a c 7\n", "test: Line 1: One of the levels -1, 1 was expected");
        assertBad("a b 1 0\nb a 0 1\n", "a c 1 1\n", "test: Line 1: 2 columns of 0 with a single 1 were expected");
        assertBad("a b Master\nb a Observer\n", "a b Master\n", "--levels Observer,Apprentice,Journeyer,Master");
        assertBad("a b 1\nb a 1\n", "a c 1\n", "At least two levels were expected, but all edges have the level 1");
        assertBad("# nothing\n", "a c 1\n", "There is no edge in this file");
        assertBad("a".repeat(5_000) + " b 1\n", "a b 1\n", "Line 1: A line has at most 4096 bytes");
    }

    private void assertBad(String train, String test, String message) {
        assertThatThrownBy(() -> read(train, test)).isInstanceOf(BadFile.class).hasMessageContaining(message);
    }
}
