package org.northernconnections.trust.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.rating.RatingsReader.Reading;

class RatingsReaderTest {
    private static final Path OTC = Path.of("../../../shared/data/trust/soc-sign-bitcoinotc.csv");

    private static Reading read(String text) throws IOException, BadFile {
        return RatingsReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertBad(String text, String message) {
        assertBad(text.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void assertBad(byte[] text, String message) {
        assertThatThrownBy(() -> RatingsReader.read(new ByteArrayInputStream(text)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(message);
    }

    @Test
    void ratingsReadAsTheyStand() throws Exception {
        Ratings ratings =
                read("6,2,4,1289241911\r\n\n 6 , \"5\" , -2 , 1289241942.78").ratings();

        assertThat(ratings.count()).isEqualTo(2);
        assertThat(ratings.members().name(ratings.source(1))).isEqualTo("6");
        assertThat(ratings.members().name(ratings.target(1))).isEqualTo("5");
        assertThat(ratings.positive(0)).isTrue();
        assertThat(ratings.positive(1)).isFalse();
        assertThat(ratings.time(1)).isEqualTo(1289241942);
    }

    @Test
    void aHeaderMayNameTheColumnsInAnyOrder() throws Exception {
        Ratings ratings =
                read("\uFEFFTIME,note,rating,Target,source\n7,x,-3,b,a\n").ratings();

        assertThat(ratings.members().name(ratings.source(0))).isEqualTo("a");
        assertThat(ratings.value(0)).isEqualTo(-3);
        assertThat(ratings.time(0)).isEqualTo(7);
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        String good = "a,b,1,5\n";

        assertBad(good + "a,b,1\n", "Line 2: 4 columns were expected, but there are 3.");
        assertBad(good + "\n" + "a,b,11,6", "Line 3: A rating is from -10 to 10, but this one is 11.");
        assertBad(good + "a,b,NaN,6", "Line 2: A rating is from -10 to 10, but this one is NaN.");
        assertBad(good + "a b 1 6", "Line 2: 4 columns were expected, but there is one.\nMaybe they are not parted by");
        assertBad(good + "a,b,1f,6", "Line 2: The rating must be a number, but it is \"1f\".");
        assertBad(good + "a,b,1,0x6p3", "Line 2: The time must be a number, but it is \"0x6p3\".");
        assertBad(good + "a,b,good,6", "Line 2: The rating must be a number, but it is \"good\".");
        assertBad(good + "a,,1,6", "Line 2: A member's name has 1 to 200 letters, but this one has 0.");
        assertBad(good + "a,b,1,1289241911000", "Maybe it is in milliseconds.");
        assertBad(good + "a,b,1,-5", "Line 2: A time is in seconds from 1970 to 2100, but this one is -5.");
        assertBad(
                "source,target,rating\na,b,1",
                "Line 1: The header must name source, target, rating and time, but time");
        assertBad("\n \n", "There is no rating in this file.");
        String another = "Line 2: UTF-8 was expected, and there are bytes of another encoding.";
        assertBad((good + "Söre,b,1,6\n").getBytes(StandardCharsets.ISO_8859_1), another);
        assertBad((good + "a,b,1,6,Sä").getBytes(StandardCharsets.ISO_8859_1), another);
    }

    @Test
    void membersAreToldApartByEachLetter() throws Exception {
        Ratings ratings = read("Söre,Säre,1,5\nSäre,Søre,1,6\n名,Söre,1,7\n").ratings();

        assertThat(ratings.members().count()).isEqualTo(4);
        assertThat(ratings.members().name(ratings.source(0))).isEqualTo("Söre");
        assertThat(ratings.members().name(ratings.source(2))).isEqualTo("名");
    }

    @Test
    void whatIsOnlyDirtyIsLeftOutAndCounted() throws Exception {
        Reading reading = read("a,b,1,5\nb,b,1,6\nc,a,-1,4\nc,b,0,7\nc,c,1,8\n");

        assertThat(reading.dirt()).isEqualTo(new Dirt(2, 2, 1, 4, 1, 3));
        assertThat(reading.dirt().inWords())
                .containsEntry("ratings of oneself, left out", "2, the first in line 2")
                .hasSize(3);
        assertThat(reading.ratings().count()).isEqualTo(2);
        assertThat(reading.ratings().time(0)).as("sorted").isEqualTo(4);
    }

    @Test
    void ratingsOfOneTimeKeepTheOrderOfTheFile() throws Exception {
        Ratings ratings = read("a,b,1,9\nc,d,1,5\ne,f,1,5\n").ratings();

        assertThat(ratings.members().name(ratings.source(0))).isEqualTo("c");
        assertThat(ratings.members().name(ratings.source(1))).isEqualTo("e");
    }

    /// Another order of lines is no other past, though members are named in another order.
    @Test
    void theOrderOfLinesOfDifferentTimesIsNotFelt() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add("m%d,m%d,%d,7.%02d".formatted(i % 7, i % 5 + 7, i % 3 == 0 ? -2 : 3, i));
        }
        Ratings sorted = read(String.join("\n", lines)).ratings();

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(lines, new Random(seed));
            Ratings shuffled = read(String.join("\n", lines)).ratings();

            for (int i = 0; i < 40; i++) {
                assertThat(shuffled.source(i)).isEqualTo(sorted.source(i));
                assertThat(shuffled.target(i)).isEqualTo(sorted.target(i));
                assertThat(shuffled.value(i)).isEqualTo(sorted.value(i));
                assertThat(shuffled.members().name(shuffled.source(i)))
                        .isEqualTo(sorted.members().name(sorted.source(i)));
            }
        }
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItIsKept() {
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                if (given++ > 10_000_000) {
                    throw new AssertionError("The reader takes in more than a line may have.");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> RatingsReader.read(endless))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("Line 1: A line has at most 4096 bytes");
    }

    @Test
    void thePublicSetReadsWhole() throws Exception {
        assumeTrue(Files.exists(OTC), "../shared/data/trust is not here");

        Reading reading = RatingsReader.read(OTC);

        assertThat(reading.ratings().count()).isEqualTo(35_592);
        assertThat(reading.ratings().members().count()).isEqualTo(5_881);
        assertThat(reading.dirt()).isEqualTo(Dirt.NONE);
    }
}
