package org.northernconnections.app;

/// Run by the build alone, which writes down as code how [Wiring] is put together, so that no start has to
/// work it out again; see `docs/decisions/0019`. The build stops it before a part is made.
final class Ahead {
    private Ahead() {}

    public static void main(String... words) {
        Serve.start(
                () -> {
                    throw new IllegalStateException("the wiring is written down without a database");
                },
                0,
                "http://localhost");
    }
}
