package org.northernconnections.app.wiring;

/// What Java may take of the machine's memory.
public final class MemoryOfJava {
    private static final long MEGABYTE = 1 << 20;

    private MemoryOfJava() {}

    /// What to tell people where it was not enough, and what to try.
    public static String shortage() {
        long most = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return "More memory is needed than the %d MB that Java may take here. Maybe allow more, such as with NORTHERN_JAVA_FLAGS=-Xmx%dm."
                .formatted(most, 2 * most);
    }
}
