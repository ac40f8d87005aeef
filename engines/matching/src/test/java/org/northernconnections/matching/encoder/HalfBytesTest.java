package org.northernconnections.matching.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfBytesTest {
    /// All 256 bytes, and rows whose half is and is not a multiple of eight.
    @Test
    void everyByteComesApartAsByItself() {
        byte[] packed = new byte[300];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) i;
        }

        for (int half : new int[] {1, 7, 8, 128, 253}) {
            byte[] row = new byte[2 * half];
            HalfBytes.unpack(packed, 13, row);

            for (int i = 0; i < half; i++) {
                assertThat(row[i])
                        .isEqualTo((byte) (packed[13 + i] << 28 >> 28))
                        .isBetween((byte) -8, (byte) 7);
                assertThat(row[half + i])
                        .isEqualTo((byte) (packed[13 + i] >> 4))
                        .isBetween((byte) -8, (byte) 7);
            }
        }
    }
}
