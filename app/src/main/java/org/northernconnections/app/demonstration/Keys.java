package org.northernconnections.app.demonstration;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Makes ids from the readable keys of the files, so that links live through a reset.
final class Keys {
    private static final int LENGTH = 12;
    private static final int RADIX = 36;
    private static final BigInteger IDS = BigInteger.valueOf(RADIX).pow(LENGTH);

    private Keys() {}

    /// The id of the thing of this kind and key: the last twelve digits of a SHA-256, read in base 36.
    ///
    /// @param key its parts, if a thing is named by several others
    static String id(String kind, String... key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((kind + "\n" + String.join("\n", key)).getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, digest).mod(IDS).toString(RADIX);
            return "0".repeat(LENGTH - digits.length()) + digits;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    static String organisation(String key) {
        return id("organisation", key);
    }

    static String person(String key) {
        return id("person", key);
    }

    /// How the ledger names a person who acts.
    static String actor(String person) {
        return "account:" + person(person);
    }
}
