package org.northernconnections.partnership;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;

/// Signs people in by a link in a mail: no passwords, nothing to forget and nothing to steal.
///
/// A link works once, for fifteen minutes, in the browser that asked for it. Asking answers the same
/// whether the address is known or not; somebody new gets an account when the link is used.
public final class SigningIn {
    static final Duration LINK_LIFE = Duration.ofMinutes(15);
    private static final int SECRET_BYTES = 32;

    private final SignInLinks links;
    private final People people;
    private final LinkPost post;
    private final Ledger ledger;
    private final NewIds ids;
    private final RandomGenerator random;
    private final Clock clock;

    public SigningIn(
            SignInLinks links,
            People people,
            LinkPost post,
            Ledger ledger,
            NewIds ids,
            RandomGenerator random,
            Clock clock) {
        this.links = links;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /// A new secret that nobody can guess, for a link or a browser.
    public String newSecret() {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /// Writes a sign-in link to this address.
    ///
    /// @param browser the secret that this browser keeps in a cookie
    /// @param target where to go after signing in, a path of this program
    public void ask(String email, String browser, String target, Language language) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        String secret = newSecret();
        Instant now = clock.instant();
        links.add(hash(secret), new SignInLinks.Kept(address, hash(browser), target, now.plus(LINK_LIFE)), now);
        Language read = people.findByEmail(address).map(Account::language).orElse(language);
        post.send(new LinkPost.Link(address, read, "/sign-in/" + secret, "sign-in:" + hash(secret), LINK_LIFE));
    }

    /// What a link is for, if it still works in this browser.
    public Optional<SignInLinks.Kept> find(String secret, String browser) {
        return links.find(hash(secret), clock.instant())
                .filter(link -> link.browserHash().equals(hash(browser)));
    }

    /// Uses a link up and tells whom it signs in; somebody new gets an account.
    public Optional<Account> use(String secret, String browser, Language language) {
        Optional<SignInLinks.Kept> link = find(secret, browser);
        if (link.isEmpty() || !links.use(hash(secret), clock.instant())) {
            return Optional.empty();
        }
        String email = link.get().email();
        Account account = people.findByEmail(email).orElseGet(() -> add(email, language));
        ledger.note("account", account.id().value(), "signed in", "");
        return Optional.of(account);
    }

    private Account add(String email, Language language) {
        var account = new Account(new AccountId(ids.next()), email, "", language, 1);
        people.add(account, clock.instant());
        return account;
    }

    /// SHA-256 as hexadecimal digits: secrets are kept in no other form.
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
