package org.northernconnections.web.demonstration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Signing in as one of the demonstration's people.
///
/// For a real partnership these pages do not exist. Even in a demonstration they answer this machine
/// alone, as whoever reaches them needs no proof of who he or she is.
@Controller
public final class DemonstrationPages {
    private final List<Starter> starters;
    private final People people;
    private final Organisations organisations;
    private final Sessions sessions;
    private final MovesClock clock;
    private final Day day;

    /// @param starters the people to try, in the order of the page
    /// @param clock moves the clock on
    /// @param day tells how the day of the story stands to today
    public DemonstrationPages(
            List<Starter> starters,
            People people,
            Organisations organisations,
            Sessions sessions,
            MovesClock clock,
            Day day) {
        this.starters = List.copyOf(starters);
        this.people = people;
        this.organisations = organisations;
        this.sessions = sessions;
        this.clock = clock;
        this.day = day;
    }

    /// The day to which the story leads, that of the event, seen from another.
    public enum Act {
        BEFORE(""),
        DAY(".day"),
        AFTER(".after");

        private final String ending;

        Act(String ending) {
            this.ending = ending;
        }
    }

    /// The day to which the story leads: that of the event.
    public interface Day {
        Act act(LocalDate today);
    }

    /// Moves the demonstration's clock on, with all that happens by itself meanwhile.
    public interface MovesClock {
        boolean by(Duration more);
    }

    /// How far a button moves the clock.
    public enum Step {
        MINUTES(Duration.ofMinutes(25)),
        DAY(Duration.ofDays(1)),
        FORTNIGHT(Duration.ofDays(15)),
        HALF_YEAR(Duration.ofDays(183));

        private final Duration length;

        Step(Duration length) {
            this.length = length;
        }
    }

    /// A person with whom one may start.
    ///
    /// @param key as the address names the person, such as `karin-lindqvist`
    /// @param onTheDay has something else to do from the day of the event on
    public record Starter(String key, AccountId account, Role role, boolean onTheDay) {}

    /// A starter as the page shows it.
    ///
    /// @param act how far the story has come
    public record Shown(Starter starter, String name, String organisation, Act act) {
        /// The text that says what to try.
        public String advice() {
            return "demonstration.try." + starter.key().replace('-', '_') + (starter.onTheDay() ? act.ending : "");
        }
    }

    /// @param act how far the story has come
    public record PeoplePage(Page page, List<Shown> people, Act act) {}

    public record PersonPage(Page page, Shown person) {}

    @Allowed(Who.ANYONE)
    @GetMapping("/demonstration")
    ModelAndView list(Page page, HttpServletRequest call) {
        requireDemonstration(page, call);
        return page.show(
                "demonstration/people",
                new PeoplePage(
                        page,
                        starters.stream().map(starter -> shown(page, starter)).toList(),
                        day.act(page.today())));
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/demonstration/as/{person}")
    ModelAndView show(Page page, @PathVariable String person, HttpServletRequest call) {
        requireDemonstration(page, call);
        return page.show("demonstration/person", new PersonPage(page, shown(page, require(person))));
    }

    @Allowed(Who.ANYONE)
    @PostMapping("/demonstration/as/{person}")
    ModelAndView signIn(Page page, @PathVariable String person, HttpServletRequest call, HttpServletResponse answer) {
        requireDemonstration(page, call);
        Account account = people.get(require(person).account());
        sessions.begin(account.id(), call, answer);
        return page.go("/home", "demonstration.welcome", account.shownName());
    }

    /// Moves the clock on for everybody who looks at this demonstration.
    @Allowed(Who.ANYONE)
    @PostMapping("/demonstration/clock")
    ModelAndView move(Page page, @RequestParam(defaultValue = "") String step, HttpServletRequest call) {
        requireDemonstration(page, call);
        clock.by(Word.parse(Step.class, step).length);
        return page.go("/demonstration", "demonstration.clock.moved", page.time(page.now()));
    }

    private static void requireDemonstration(Page page, HttpServletRequest call) {
        if (!page.demonstration() || !fromThisMachine(call)) {
            throw NotAllowed.toKnow();
        }
    }

    private static boolean fromThisMachine(HttpServletRequest call) {
        try {
            return InetAddress.getByName(call.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Starter require(String key) {
        return starters.stream()
                .filter(starter -> starter.key().equals(key)
                        && people.find(starter.account()).isPresent())
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
    }

    private Shown shown(Page page, Starter starter) {
        Account account = people.get(starter.account());
        Viewer viewer = people.viewer(account, page.today());
        String organisation = viewer.organisations(starter.role()).stream()
                .findFirst()
                .map(id -> organisations.get(id).name())
                .orElse("");
        return new Shown(starter, account.shownName(), organisation, day.act(page.today()));
    }
}
