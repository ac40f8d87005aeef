package org.northernconnections.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Saved;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.EraseAccount;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.PersonalData;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.TokenId;
import org.northernconnections.partnership.Tokens;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.northernconnections.web.security.Sessions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// A person's own account.
@Controller
public final class AccountPages {
    private static final Duration TOKEN_LIFE = Duration.ofDays(365);

    private final People people;
    private final Tokens tokens;
    private final SigningIn signingIn;
    private final PersonalData data;
    private final EraseAccount erase;
    private final Sessions sessions;
    private final Ledger ledger;
    private final NewIds ids;

    public AccountPages(
            People people,
            Tokens tokens,
            SigningIn signingIn,
            PersonalData data,
            EraseAccount erase,
            Sessions sessions,
            Ledger ledger,
            NewIds ids) {
        this.people = people;
        this.tokens = tokens;
        this.signingIn = signingIn;
        this.data = data;
        this.erase = erase;
        this.sessions = sessions;
        this.ledger = ledger;
        this.ids = ids;
    }

    public record AccountPage(Page page, Account account, List<Tokens.Kept> tokens, Problems problems)
            implements ForPrograms<AccountShape> {
        @Override
        public AccountShape shape() {
            return AccountShape.of(this);
        }
    }

    /// @param token shown this once
    public record MadePage(Page page, String name, String token) {}

    @Api(AccountPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/account")
    ModelAndView show(Page page) {
        return page.show("account/show", shown(page, Problems.none()));
    }

    private static Problems meanwhile(Account theirs, String typed) {
        return new Problems().require(false, "", "account.meanwhile", theirs.name(), typed);
    }

    private AccountPage shown(Page page, Problems problems) {
        return shown(page, page.viewer().getAccount(), problems);
    }

    private AccountPage shown(Page page, Account account, Problems problems) {
        return new AccountPage(page, account, tokens.listOf(account.id(), page.now()), problems);
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/account")
    ModelAndView save(Page page, @RequestParam String name, @RequestParam String language) {
        Account account = page.viewer().getAccount();
        Saved<Account> saved = people.save(new Account(
                account.id(),
                account.email(),
                name.strip(),
                Language.find(language).orElse(account.language()),
                account.version()));
        return switch (saved) {
            case Saved.Kept<Account> _ -> page.go("/account", "account.saved");
            case Saved.Conflict<Account>(Account theirs) ->
                page.conflict("account/show", shown(page, theirs, meanwhile(theirs, name.strip())));
        };
    }

    @Allowed(Who.SIGNED_IN)
    @PostMapping("/account/tokens")
    ModelAndView make(Page page, @RequestParam(defaultValue = "") String name) {
        var problems = new Problems().requireText(name, "name");
        if (problems.any()) {
            return page.refuse("account/show", shown(page, problems));
        }
        Account account = page.viewer().getAccount();
        String token = signingIn.newSecret();
        var id = new TokenId(ids.next());
        tokens.add(
                id,
                account.id(),
                name.strip(),
                SigningIn.hash(token),
                page.now(),
                page.now().plus(TOKEN_LIFE));
        ledger.note("account", account.id().value(), "made a key", "");
        return page.show("account/made", new MadePage(page, name.strip(), token));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/account/tokens/{id}/end")
    ModelAndView end(Page page, @PathVariable TokenId id) {
        Account account = page.viewer().getAccount();
        tokens.revoke(account.id(), id, page.now());
        ledger.note("account", account.id().value(), "ended a key", "");
        return page.go("/account", "account.tokens.ended");
    }

    @Api(byte[].class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/account/data.json")
    ResponseEntity<byte[]> export(Page page) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"my-data.json\"")
                .header("Cache-Control", "no-store")
                .body(data.export(page.viewer().getAccount().id()).getBytes(StandardCharsets.UTF_8));
    }

    @Allowed(Who.SIGNED_IN)
    @PostMapping("/account/erase")
    ModelAndView erase(Page page, @RequestParam(defaultValue = "") String email, HttpServletRequest call) {
        Account account = page.viewer().getAccount();
        var problems =
                new Problems().require(email.strip().equalsIgnoreCase(account.email()), "email", "account.erase.wrong");
        if (problems.any()) {
            return page.refuse("account/show", shown(page, problems));
        }
        erase.erase(page.viewer());
        sessions.endEverywhere(account.id(), call);
        return page.go("/", "account.erased");
    }
}
