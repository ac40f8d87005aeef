package org.northernconnections.web.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Outbox;
import org.northernconnections.mail.Post;
import org.northernconnections.web.page.Texts;

/// Writes letters from the texts `mail.<kind>.subject` and `mail.<kind>.body`, in the reader's language.
public final class TextPost implements Post {
    private final Texts texts;
    private final Outbox outbox;
    private final Supplier<String> address;

    /// @param address of this program, without a slash at its end, such as `https://northern.example`
    public TextPost(Texts texts, Outbox outbox, Supplier<String> address) {
        this.texts = texts;
        this.outbox = outbox;
        this.address = address;
    }

    @Override
    public Letter compose(Message message) {
        List<Object> facts = new ArrayList<>();
        facts.add(address.get() + message.path());
        facts.addAll(message.arguments());
        return new Letter(
                message.cause(),
                message.to(),
                message.account(),
                message.language(),
                texts.get(message.language(), "mail." + message.kind() + ".subject", facts.toArray()),
                texts.get(message.language(), "mail." + message.kind() + ".body", facts.toArray()),
                message.secret(),
                message.calendar(),
                message.life());
    }

    @Override
    public boolean send(Message message) {
        return outbox.write(compose(message));
    }
}
