package org.northernconnections.app.mail;

import java.io.PrintStream;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;

/// Where no mail server is set up: sign-in links are shown to whoever can read the console.
public final class ConsolePost implements Post {
    private final Post post;
    private final PrintStream console;

    public ConsolePost(Post post, PrintStream console) {
        this.post = post;
        this.console = console;
    }

    @Override
    public Letter compose(Message message) {
        return post.compose(message);
    }

    @Override
    public boolean send(Message message) {
        boolean written = post.send(message);
        if (written && message.secret()) {
            console.printf("%n%s%n%s%n", message.to(), compose(message).body().strip());
        }
        return written;
    }
}
