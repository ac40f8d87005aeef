package org.northernconnections.matching.encoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Two numbers of −8 … 7 in a byte, taken apart eight bytes at a time.
final class HalfBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWER = 0x0F0F0F0F0F0F0F0FL;
    private static final long EIGHTS = 0x0808080808080808L;
    private static final long SIGNS = 0x8080808080808080L;

    private HalfBytes() {}

    /// Puts the lower halves of the bytes from `at` into the first half of a row, the upper halves into the second.
    static void unpack(byte[] packed, int at, byte[] row) {
        int half = row.length / 2;
        int i = 0;
        for (; i + Long.BYTES <= half; i += Long.BYTES) {
            long eight = (long) EIGHT.get(packed, at + i);
            EIGHT.set(row, i, signed(eight & LOWER));
            EIGHT.set(row, half + i, signed((eight >>> 4) & LOWER));
        }
        for (; i < half; i++) {
            row[i] = (byte) (packed[at + i] << 28 >> 28);
            row[half + i] = (byte) (packed[at + i] >> 4);
        }
    }

    /// Each byte of 0 … 15 as the number of half a byte that it is: `(x ^ 8) − 8`. The sign bit, set meanwhile, keeps
    /// a byte from borrowing of the next.
    private static long signed(long bytes) {
        return (((bytes ^ EIGHTS) | SIGNS) - EIGHTS) ^ SIGNS;
    }
}
