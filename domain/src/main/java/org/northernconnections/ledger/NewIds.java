package org.northernconnections.ledger;

import java.util.random.RandomGenerator;

/// Gives new ids: twelve characters of `0-9a-z`, which nobody can guess or count.
///
/// 36¹² ids are about 2⁶²: among a million of them, the chance of any two being equal is 10⁻⁷, and the
/// database's primary keys would refuse the second.
public final class NewIds {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 12;

    private final RandomGenerator random;

    /// @param random a secure generator, or a seeded one where ids must be the same every time
    public NewIds(RandomGenerator random) {
        this.random = random;
    }

    /// A new id. Safe for use by many threads if the generator is.
    public String next() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /// The id itself, if it has the shape of one.
    ///
    /// @throws IllegalArgumentException otherwise, naming the kind of thing
    public static String requireId(String kind, String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "The id of %s is twelve of 0-9 and a-z, but this is '%s'.".formatted(kind, id));
        }
        return id;
    }

    /// A plain loop: every id of every row that is read comes by here.
    private static boolean isId(String id) {
        for (int i = 0; i < id.length(); i++) {
            char letter = id.charAt(i);
            if (!(letter >= '0' && letter <= '9') && !(letter >= 'a' && letter <= 'z')) {
                return false;
            }
        }
        return id.length() == LENGTH;
    }
}
