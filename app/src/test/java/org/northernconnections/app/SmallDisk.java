package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A small disk in memory that only one process and its children see, so that no rights are needed to mount it.
final class SmallDisk {
    private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--mount");

    private SmallDisk() {}

    /// Is it allowed here? Some machines forbid namespaces of one's own.
    static boolean allowed(Path disk) throws InterruptedException {
        var command = new ArrayList<>(OWN_NAMESPACE);
        command.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", disk.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// The words that run a command beside a small disk.
    ///
    /// @param size such as `64k`
    /// @param inside what a shell does then, with the command as `"$@"`
    static List<String> with(Path disk, String size, String inside, List<String> command) {
        String mounted = "mount -t tmpfs -o mode=755,size=%s tmpfs %s && %s".formatted(size, disk, inside);
        var words = new ArrayList<>(OWN_NAMESPACE);
        words.addAll(List.of("sh", "-c", mounted, "small-disk"));
        words.addAll(command);
        return words;
    }
}
