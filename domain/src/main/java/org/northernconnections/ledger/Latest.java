package org.northernconnections.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps what was asked for last, so that whoever asks again is not made to wait again.
public final class Latest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int most;

    private Latest(int most) {
        super(most, 0.75f, true);
        this.most = most;
    }

    /// An empty one that threads may share.
    ///
    /// @param most so many are kept
    public static <K, V> Map<K, V> of(int most) {
        return Collections.synchronizedMap(new Latest<>(most));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
