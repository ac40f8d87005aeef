package org.northernconnections.web.event;

import java.util.List;
import org.northernconnections.event.Boards;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.Participant;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Printing;
import org.northernconnections.web.page.Who;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Badges, each with a code by which its person is checked in; on the screen, and as a file to print.
@Controller
public final class BadgePages {
    private static final String BADGES = "event/badges";

    private final Boards boards;
    private final CheckIn desk;
    private final Printing printing;
    private final Address address;

    /// Knows under which address people reach the program, such as `https://northern.example`.
    public interface Address {
        String get();
    }

    public BadgePages(Boards boards, CheckIn desk, Printing printing, Address address) {
        this.boards = boards;
        this.desk = desk;
        this.printing = printing;
        this.address = address;
    }

    /// @param code leads to the check-in of the person
    public record Badge(Participant participant, Qr code) {}

    public record BadgesPage(Page page, Event event, List<Badge> badges) {}

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/badges")
    ModelAndView show(Page page, @PathVariable EventId id) {
        return page.show(BADGES, badges(page, id));
    }

    @Api(byte[].class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/badges.pdf")
    ResponseEntity<byte[]> file(Page page, @PathVariable EventId id) {
        return printing.file("badges", BADGES, badges(page, id));
    }

    private BadgesPage badges(Page page, EventId id) {
        Event event = desk.atDesk(page.viewer(), id);
        return new BadgesPage(
                page,
                event,
                boards.published(event).participants().stream()
                        .filter(participant -> participant.coming() != Coming.NOT_COMING)
                        .map(participant -> new Badge(
                                participant,
                                Qr.of("%s/events/%s/check-in/%s".formatted(address.get(), id, participant.id()))))
                        .toList());
    }
}
