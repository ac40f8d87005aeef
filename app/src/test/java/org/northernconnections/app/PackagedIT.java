package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is packaged, put together as the build has written down. Runs once it is.
class PackagedIT {
    @TempDir
    Path folder;

    @Test
    void whatTheBuildHasWrittenDownServes() throws Exception {
        List<String> packaged = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dspring.aot.enabled=true",
                "-Dlogging.level.org.springframework.boot.SpringApplication=info",
                "-Dlogging.level.org.springframework.context.aot=debug",
                "-jar",
                Path.of("target", "northern.jar").toString());

        try (ServedProgram program = ServedProgram.start(packaged, folder, ServedProgram.freePort())) {
            TestBrowser browser = program.browser();
            String code = program.waitFor("with this code: (\\S+)");

            program.waitFor("Initializing ApplicationContext with AOT");
            assertThat(browser.setUp(code).path()).isEqualTo("/home");
            assertThat(browser.get("/partners").status()).isEqualTo(200);
            assertThat(browser.get("/health/ready").status()).isEqualTo(200);
            assertThat(browser.get("/metrics").body()).contains("http_server_requests_seconds");
        }
    }
}
