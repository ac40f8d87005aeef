package org.northernconnections.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.TokenId;
import org.northernconnections.partnership.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that calls the API, with a key or without one.
public final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String key;

    private ApiClient(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /// A program that shows this key; an empty one is not shown.
    static ApiClient with(RunningProgram program, String key) {
        return new ApiClient("http://localhost:" + program.port(), key);
    }

    /// A program that calls this address with this key.
    static ApiClient at(String address, String key) {
        return new ApiClient(address, key);
    }

    /// The same program at another node of the same partnership.
    ApiClient at(int port) {
        return new ApiClient("http://localhost:" + port, key);
    }

    /// A program in the name of a person, with a new key.
    static ApiClient of(RunningProgram program, Account account) {
        String key = program.part(SigningIn.class).newSecret();
        // By the program's clock, which a demonstration moves.
        Instant now = program.part(Clock.class).instant();
        program.change(() -> program.part(Tokens.class)
                .add(
                        new TokenId(program.part(NewIds.class).next()),
                        account.id(),
                        "test",
                        SigningIn.hash(key),
                        now,
                        now.plus(Duration.ofHours(1))));
        return with(program, key);
    }

    /// An answer.
    ///
    /// @param json null for what is not JSON
    record Answer(int status, @Nullable JsonNode json, String body, HttpResponse<String> response) {
        JsonNode getJson() {
            if (json == null) {
                throw new AssertionError("No JSON, but %d: %s".formatted(status, body));
            }
            return json;
        }

        /// The text at a JSON Pointer, such as `/items/0/name`.
        String text(String pointer) {
            return getJson().at(pointer).asString();
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /// Sends a JSON object.
    Answer post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private Answer send(HttpRequest.Builder request) {
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> response =
                    client.send(request.header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : null, response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
