package org.northernconnections.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A browser without a window: keeps cookies, follows redirects, and sends the token of the page before
/// along with each form, as real forms do.
public final class TestBrowser {
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]*)\"");

    private final @Nullable RunningProgram program;
    private final String address;
    private final HttpClient client;
    private volatile String token = "";

    TestBrowser(@Nullable RunningProgram program, String address) {
        this(
                program,
                address,
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
    }

    private TestBrowser(@Nullable RunningProgram program, String address, HttpClient client) {
        this.program = program;
        this.address = address;
        this.client = client;
    }

    /// The same browser, with its cookies, at another node of the same partnership.
    TestBrowser at(int port) {
        var elsewhere = new TestBrowser(program, "http://localhost:" + port, client);
        elsewhere.token = token;
        return elsewhere;
    }

    /// The same browser, with its cookies, that shows a redirect and does not follow it.
    TestBrowser staying() {
        var staying = new TestBrowser(
                program,
                address,
                HttpClient.newBuilder()
                        .cookieHandler(client.cookieHandler().orElseThrow())
                        .build());
        staying.token = token;
        return staying;
    }

    /// A browser for a program that runs in a process of its own.
    static TestBrowser at(String address) {
        return new TestBrowser(null, address);
    }

    /// Sets a fresh program up with the code from its console; the person who does is signed in then.
    Answer setUp(String code) {
        return post(
                "/set-up",
                "code",
                code,
                "partnership",
                "Test partnership",
                "organisation",
                "Bergen kommune",
                "kind",
                "city",
                "level",
                "city",
                "country",
                "NO",
                "name",
                "Test Person",
                "email",
                "test@city.example");
    }

    /// An answer as it stands after redirects.
    ///
    /// @param path where the browser ended up
    public record Answer(int status, String path, String body, HttpResponse<String> response) {
        /// What the first field of this name holds behind these signs of the page.
        public String field(String behind, String name) {
            Matcher field = Pattern.compile("<input[^>]*name=\"%s\"[^>]*value=\"([^\"]*)\"".formatted(name))
                    .matcher(body);
            if (!body.contains(behind) || !field.find(body.indexOf(behind))) {
                throw new AssertionError("A field %s was expected behind %s.".formatted(name, behind));
            }
            return field.group(1);
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /// Sends a form: names and values in turn.
    public Answer post(String path, String... form) {
        if (token.isEmpty()) {
            get("/sign-in");
        }
        var fields = new ArrayList<String>();
        fields.add(field("_csrf", token));
        for (int i = 0; i < form.length; i += 2) {
            fields.add(field(form[i], form[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
    }

    /// Sends a file as the only field of a form.
    Answer upload(String path, String field, String fileName, byte[] content) {
        String boundary = "the-end-of-a-part";
        var body = new ByteArrayOutputStream();
        body.writeBytes("""
                --%1$s\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="%3$s"; filename="%4$s"\r
                \r
                """.formatted(boundary, token, field, fileName).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /// The file at this address.
    byte[] download(String path) {
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No file at " + path + ": " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Asks for a link, takes it from the outbox, and uses it.
    public Answer signIn(String email) {
        get("/sign-in");
        post("/sign-in", "email", email);
        return useLink(Objects.requireNonNull(program, "The outbox of another process cannot be read.")
                .signInLink(email));
    }

    /// Signs in through a link that came by mail.
    Answer useLink(String link) {
        get(link);
        Answer answer = post(link);
        if (!answer.body().contains("/sign-out")) {
            throw new IllegalStateException("Not signed in: " + answer.status() + " " + answer.path());
        }
        return answer;
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1).replace("&#34;", "\"");
            }
            return new Answer(response.statusCode(), response.uri().getPath(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
