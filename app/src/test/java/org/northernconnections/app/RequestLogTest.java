package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.web.security.RequestLog;
import org.slf4j.LoggerFactory;

/// What the log says about a call.
class RequestLogTest {
    @Test
    void everyLineOfACallCarriesItsIdAndNoSecret() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger("org.northernconnections.web");
        var lines = new ListAppender<ILoggingEvent>();
        try (RunningProgram program = RunningProgram.named()) {
            ((Logger) LoggerFactory.getLogger(RequestLog.class)).setLevel(Level.INFO);
            lines.start();
            log.addAppender(lines);

            assertThat(answeredId(program, "/sign-in/a-secret-of-this-test", "call-from-a-proxy"))
                    .isEqualTo("call-from-a-proxy");
            assertThat(answeredId(program, "/labs?state=a%20secret", "no\tid\there"))
                    .matches("[0-9a-f-]{36}");
        } finally {
            log.detachAppender(lines);
            ((Logger) LoggerFactory.getLogger(RequestLog.class)).setLevel(null);
        }

        List<ILoggingEvent> calls = lines.list.stream()
                .filter(line -> line.getLoggerName().equals(RequestLog.class.getName()))
                .toList();
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().getMDCPropertyMap()).containsEntry(RequestLog.FIELD, "call-from-a-proxy");
        assertThat(calls.getFirst().getFormattedMessage()).startsWith("GET /sign-in/{secret} answered 200");
        assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains("secret-of"));
    }

    private static String answeredId(RunningProgram program, String path, String id)
            throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://localhost:" + program.port() + path))
                .header(RequestLog.HEADER, id)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(call, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue(RequestLog.HEADER)
                    .orElse("");
        }
    }
}
