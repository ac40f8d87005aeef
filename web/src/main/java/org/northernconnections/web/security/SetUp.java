package org.northernconnections.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partnership;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.ModelAndView;

/// The first visit: whoever can read the console names the partnership and its lead partner, once.
@Controller
public final class SetUp {
    private static final List<OrganisationKind> KINDS = Arrays.stream(OrganisationKind.values())
            .filter(kind -> kind != OrganisationKind.COMPANY)
            .toList();

    private final Partnership.Store partnerships;
    private final Organisations organisations;
    private final People people;
    private final Ledger ledger;
    private final Sessions sessions;
    private final NewIds ids;
    private final Clock clock;
    private final String code;
    private volatile boolean done;

    /// @param code shown on the console; whoever types it is trusted
    public SetUp(
            Partnership.Store partnerships,
            Organisations organisations,
            People people,
            Ledger ledger,
            Sessions sessions,
            NewIds ids,
            Clock clock,
            String code) {
        this.partnerships = partnerships;
        this.organisations = organisations;
        this.people = people;
        this.ledger = ledger;
        this.sessions = sessions;
        this.ids = ids;
        this.clock = clock;
        this.code = code;
    }

    /// What is typed on the first visit.
    public record SetUpForm(
            String code,
            String partnership,
            String organisation,
            String kind,
            String level,
            String country,
            String seat,
            String name,
            String email) {
        public SetUpForm {
            code = Typed.text(code);
            partnership = Typed.text(partnership);
            organisation = Typed.text(organisation);
            kind = Typed.text(kind);
            level = Typed.text(level);
            country = Typed.text(country);
            seat = Typed.text(seat);
            name = Typed.text(name);
            email = Typed.text(email);
        }

        static final SetUpForm EMPTY = new SetUpForm("", "", "", "city", "city", "", "", "", "");
    }

    public record SetUpPage(Page page, SetUpForm form, Problems problems) {
        public List<Choice> kinds() {
            return KINDS.stream()
                    .map(kind -> new Choice(Word.key(kind), page.word("partnership.kind", kind)))
                    .toList();
        }

        public List<Choice> levels() {
            return Arrays.stream(Level.values())
                    .map(level -> new Choice(Word.key(level), page.word("partnership.level", level)))
                    .toList();
        }
    }

    /// Has the partnership been named?
    public boolean done() {
        if (!done) {
            done = partnerships.find().isPresent();
        }
        return done;
    }

    /// The code that the page asks for, for the console.
    public String code() {
        return code;
    }

    @Allowed(Who.ANYONE)
    @GetMapping("/set-up")
    ModelAndView show(Page page) {
        requireNotDone();
        return page.show("security/set-up", new SetUpPage(page, SetUpForm.EMPTY, Problems.none()));
    }

    @Allowed(Who.ANYONE)
    @PostMapping("/set-up")
    ModelAndView set(Page page, @ModelAttribute SetUpForm form, HttpServletRequest call, HttpServletResponse answer) {
        requireNotDone();
        var problems = new Problems()
                .require(same(form.code().strip(), code), "code", "set_up.wrong_code")
                .requireText(form.partnership(), "partnership")
                .requireText(form.organisation(), "organisation")
                .require(KINDS.stream().anyMatch(kind -> Word.key(kind).equals(form.kind())), "kind", "form.required")
                .require(
                        Arrays.stream(Level.values())
                                .anyMatch(level -> Word.key(level).equals(form.level())),
                        "level",
                        "form.required")
                .require(form.country().strip().matches("[A-Za-z]{2}"), "country", "form.country")
                .requireText(form.name(), "name")
                .require(form.email().strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), "email", "form.email");
        if (problems.any()) {
            return page.refuse("security/set-up", new SetUpPage(page, form, problems));
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        partnerships.add(new Partnership(form.partnership().strip(), false));
        var lead = new Organisation(
                new OrganisationId(ids.next()),
                form.organisation().strip(),
                "",
                Word.parse(OrganisationKind.class, form.kind()),
                form.country().strip().toUpperCase(Locale.ROOT),
                form.seat().strip(),
                "",
                null,
                "",
                today,
                null,
                null,
                1);
        organisations.add(lead);
        organisations.join(lead.id(), Word.parse(Level.class, form.level()), true, today);
        var account = new Account(
                new AccountId(ids.next()),
                form.email().strip().toLowerCase(Locale.ROOT),
                form.name().strip(),
                page.language(),
                1);
        people.add(account, clock.instant());
        people.join(account.id(), lead.id(), Role.SECRETARIAT, today);
        ledger.note("partnership", "one", "set up", form.partnership().strip());
        sessions.begin(account.id(), call, answer);
        return page.go("/home", "set_up.welcome", form.partnership().strip());
    }

    private void requireNotDone() {
        if (done()) {
            throw NotAllowed.toKnow();
        }
    }

    private static boolean same(String typed, String wanted) {
        return MessageDigest.isEqual(typed.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    /// Leads every visit to the set-up page until it is done.
    public OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
                    throws ServletException, IOException {
                String path = call.getRequestURI();
                boolean free = path.equals("/set-up")
                        || path.equals("/language")
                        || path.startsWith("/static/")
                        || path.startsWith("/health/");
                if (free || done()) {
                    chain.doFilter(call, answer);
                } else {
                    answer.sendRedirect("/set-up");
                }
            }
        };
    }
}
