package org.northernconnections.web.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.map.Chart;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The front page for everybody, and the home page of whoever has signed in.
@Controller
public final class HomePages {
    private static final int SHOWN = 6;

    private final PartnershipMap map;
    private final Challenges challenges;
    private final ComingEvents events;
    private final Reviews reviews;
    private final List<Duties> duties;

    /// Events to come, as far as everybody may know them.
    public interface ComingEvents {
        /// The soonest first.
        List<ComingEvent> list(Page page);
    }

    /// Applications that people judge, as far as this room needs to know of them.
    public interface Reviews {
        /// Does the viewer judge any, scored already or not?
        boolean any(Viewer viewer);
    }

    /// An event as the front page tells it.
    ///
    /// @param when and where, in words
    public record ComingEvent(String name, String when, String address) {}

    public HomePages(
            PartnershipMap map, Challenges challenges, ComingEvents events, Reviews reviews, List<Duties> duties) {
        this.map = map;
        this.challenges = challenges;
        this.events = events;
        this.reviews = reviews;
        this.duties = List.copyOf(duties);
    }

    /// @param results challenges that were answered, newest first
    public record FrontPage(
            Page page, Chart chart, List<Challenge.Headline> open, List<ComingEvent> events, List<Challenge> results) {}

    /// @param reviewer whether the viewer judges applications
    public record HomePage(
            Page page, List<Duty> duties, boolean reviewer, List<Challenge.Headline> open, List<ComingEvent> events)
            implements ForPrograms<HomeShape> {
        @Override
        public HomeShape shape() {
            return HomeShape.of(this);
        }
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/")
    ModelAndView front(Page page) {
        return page.show(
                "home/front",
                new FrontPage(
                        page,
                        map.chart(page, page.today()),
                        open(page),
                        events.list(page),
                        challenges.list(EnumSet.of(ChallengeState.ANSWERED, ChallengeState.IN_FOLLOW_UP), SHOWN)));
    }

    private List<Challenge.Headline> open(Page page) {
        return challenges.listTaking(page.now(), SHOWN);
    }

    /// What waits for the viewer in all rooms: what has a time first, the soonest at the head.
    @Api(HomePage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/home")
    ModelAndView home(Page page) {
        List<Duty> waiting = duties.stream()
                .flatMap(room -> room.of(page.viewer()).stream())
                .sorted(Comparator.comparing((Duty duty) -> duty.due() == null ? Instant.MAX : duty.due()))
                .toList();
        return page.show(
                "home/home", new HomePage(page, waiting, reviews.any(page.viewer()), open(page), events.list(page)));
    }
}
