package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.northernconnections.web.security.RequestLog;
import org.slf4j.LoggerFactory;

/// What the log says about a call.
class RequestLogTest {
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    @Test
    void everyLineOfACallCarriesItsIdAndNoSecret() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger("org.northernconnections.web");
        var listener = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.prepareForDeferredProcessing();
                lines.add(line);
            }
        };
        try (RunningProgram program = RunningProgram.named()) {
            ((Logger) LoggerFactory.getLogger(RequestLog.class)).setLevel(Level.INFO);
            listener.start();
            log.addAppender(listener);

            assertThat(answeredId(program, "/sign-in/a-secret-of-this-test", "call-from-a-proxy"))
                    .isEqualTo("call-from-a-proxy");
            assertThat(answeredId(program, "/labs?state=a%20secret", "no\tid\there"))
                    .matches("[0-9a-f-]{36}");
            awaitCalls(2);
        } finally {
            log.detachAppender(listener);
            ((Logger) LoggerFactory.getLogger(RequestLog.class)).setLevel(null);
        }

        List<ILoggingEvent> named = calls().stream()
                .filter(line ->
                        "call-from-a-proxy".equals(line.getMDCPropertyMap().get(RequestLog.FIELD)))
                .toList();
        assertThat(calls()).hasSize(2);
        assertThat(named)
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getFormattedMessage()).startsWith("GET /sign-in/{secret} answered 200"));
        assertThat(lines).noneMatch(line -> line.getFormattedMessage().contains("secret-of"));
    }

    private List<ILoggingEvent> calls() {
        return lines.stream()
                .filter(line -> line.getLoggerName().equals(RequestLog.class.getName()))
                .toList();
    }

    /// A call is logged once it has been answered, so its line may come after that of the next.
    private void awaitCalls(int count) throws InterruptedException {
        for (int i = 0; i < 100 && calls().size() < count; i++) {
            Thread.sleep(50);
        }
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
