package org.northernconnections.web.mail;

import java.util.List;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.MailId;
import org.northernconnections.mail.Outbox;
import org.northernconnections.mail.Postman;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Paging;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The outbox, for the secretariat.
@Controller
public final class OutboxPages {
    private static final int ROWS = 50;

    private final Outbox outbox;
    private final Postman postman;

    public OutboxPages(Outbox outbox, Postman postman) {
        this.outbox = outbox;
        this.postman = postman;
    }

    public record OutboxPage(Page page, List<Mail> mails, Paging paging, boolean connected)
            implements ForPrograms<Items<MailShape>> {
        @Override
        public Items<MailShape> shape() {
            return Items.of(mails, paging, MailShape::line);
        }
    }

    /// @param readable false where the text is only for its reader
    public record MailPage(Page page, Mail mail, boolean readable) implements ForPrograms<MailShape> {
        @Override
        public MailShape shape() {
            return MailShape.of(mail, readable);
        }
    }

    @Api(OutboxPage.class)
    @Allowed(Who.SECRETARIAT)
    @GetMapping("/outbox")
    ModelAndView list(Page page, @RequestParam(defaultValue = "") String p) {
        Paging paging = Paging.of(p, ROWS);
        return page.show(
                "mail/outbox",
                new OutboxPage(
                        page,
                        outbox.listNewest(paging.skip(), ROWS),
                        paging.with(outbox.count(), page.path()),
                        postman.connected()));
    }

    /// A sign-in link is shown only where no mail server could bring it to its reader; it works in no
    /// browser but the one that asked for it.
    @Api(MailPage.class)
    @Allowed(Who.SECRETARIAT)
    @GetMapping("/outbox/{id}")
    ModelAndView show(Page page, @PathVariable MailId id) {
        Mail mail = outbox.find(id).orElseThrow();
        return page.show("mail/mail", new MailPage(page, mail, !mail.secret() || !postman.connected()));
    }
}
