package org.northernconnections.trust.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.trust.walk.Links;

class LinksReaderTest {
    @TempDir
    Path folder = Path.of("");

    private LinksReader.Reading read(String text) throws IOException, BadFile {
        return LinksReader.read(Files.writeString(folder.resolve("edges"), text));
    }

    private static String told(LinksReader.Reading reading) {
        var told = new StringBuilder();
        Links links = reading.links();
        for (int v = 0; v < links.vertices(); v++) {
            for (int e = links.first(v); e < links.first(v) + links.degree(v); e++) {
                told.append("%s>%s "
                        .formatted(reading.members().name(v), reading.members().name(links.end(e))));
            }
        }
        return told.toString();
    }

    @Test
    void edgesAreReadAsPublicSetsHaveThem() throws Exception {
        assertThat(told(read("# FromNodeId\tToNodeId\r\n7\t4\r\n4\t9000000000\r\n")))
                .isEqualTo("7>4 4>9000000000 ");
        assertThat(told(read("source,target,rating,time\na,b,3,5\nb,c,0.5,6"))).isEqualTo("a>b b>c ");
        assertThat(told(read("a b\n\nb a\n"))).isEqualTo("a>b b>a ");
    }

    @Test
    void whatVouchesForNobodyElseIsLeftOutAndCounted() throws Exception {
        LinksReader.Reading reading = read("a,b,1\na,c,-2\nc,c,1\na,b,2\nd,a,0\n");

        assertThat(told(reading)).isEqualTo("a>b ");
        assertThat(reading.members().count()).isEqualTo(4);
        assertThat(reading.dirt())
                .containsEntry("edges not above 0, left out", "2")
                .containsEntry("edges to oneself, left out", "1")
                .containsEntry("edges named again, counted once", "1");
    }

    @Test
    void whatCannotBeReadIsSaidWithItsLine() {
        assertThatThrownBy(() -> read("# nothing\n"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("no edge");
        assertThatThrownBy(() -> read("a b\nc\n"))
                .hasMessage("Line 2: A source and a target were expected, but there is one column.");
        assertThatThrownBy(() -> read("a,b,1\na,c,much\n"))
                .hasMessage("Line 2: The rating must be a number, but it is \"much\".");
        assertThatThrownBy(() -> read("a,b\n,c\n"))
                .hasMessageContaining("Line 2: A member's name has 1 to 200 letters");
    }
}
