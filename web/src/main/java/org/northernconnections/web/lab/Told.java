package org.northernconnections.web.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.web.page.Page;

/// One line of a history as people read it: what happened, who did it, and why.
///
/// @param now it is where the thing stands
/// @param who empty where the name is not known any more
public record Told(Instant at, String what, String who, String why, boolean now) {
    private static final String ACCOUNT = "account:";
    private static final String CLUSTER = "cluster:";
    private static final String COUNTRY = "country:";
    private static final Pattern EACH = Pattern.compile("(\\d+) each");

    /// A balance rule as the ledger keeps it; lines of before have no number.
    private static final Pattern RULE = Pattern.compile("(AT_LEAST|AT_MOST|ALL_PRESENT) (?:(\\d+) )?(.+)");

    /// The history of a lab or challenge, newest first.
    ///
    /// @param states the prefix of the words of its states
    static List<Told> about(
            Page page,
            Ledger ledger,
            People people,
            Organisations organisations,
            String kind,
            String id,
            String states) {
        var words = new Words(page, people, organisations, states, new HashMap<>());
        var told = new ArrayList<Told>();
        boolean now = true;
        for (LedgerLine line : ledger.listAbout(kind, id).reversed()) {
            boolean step = !line.to().isEmpty();
            told.add(new Told(line.at(), words.what(line), words.who(line), words.why(line), now && step));
            now = now && !step;
        }
        return told;
    }

    /// The last part of the key of a deed's words.
    static String key(String deed) {
        return "lab.deed." + deed.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /// What lines of the ledger say in the reader's language.
    ///
    /// @param names of those who acted, as far as they were looked up
    private record Words(
            Page page, People people, Organisations organisations, String states, Map<Actor, String> names) {
        String what(LedgerLine line) {
            if (!line.to().isEmpty()) {
                return page.t(states + "." + line.to().replace(' ', '_'));
            }
            String key = key(line.deed());
            return page.texts().has(key) ? page.t(key) : line.deed();
        }

        String who(LedgerLine line) {
            return names.computeIfAbsent(line.actor(), this::name);
        }

        private String name(Actor actor) {
            return actor.word().startsWith(ACCOUNT)
                    ? person(actor.word().substring(ACCOUNT.length()))
                    : page.t("lab.history.program");
        }

        private String person(String account) {
            return people.find(new AccountId(account)).map(Account::name).orElse("");
        }

        /// What people wrote stands as it is; what the program noted is said in words.
        String why(LedgerLine line) {
            return switch (line.deed()) {
                case "named a reviewer", "removed a reviewer" -> person(line.why());
                case "assigned reviewers" -> each(line.why());
                case "added a balance rule",
                        "used a balance rule",
                        "stopped using a balance rule",
                        "removed a balance rule" -> rule(line.why());
                default -> line.why();
            };
        }

        private String each(String why) {
            Matcher each = EACH.matcher(why);
            return each.matches() ? page.t("lab.deed.why.each", Integer.parseInt(each.group(1))) : why;
        }

        private String rule(String why) {
            Matcher rule = RULE.matcher(why);
            if (!rule.matches()) {
                return why;
            }
            String kind = rule.group(1).toLowerCase(Locale.ROOT);
            String number = rule.group(2);
            String what = tag(rule.group(3));
            if (kind.equals("all_present")) {
                return page.t("application.rule.all_present");
            }
            return number == null
                    ? page.t("application.rule.kind." + kind) + ": " + what
                    : page.t("application.rule." + kind, Integer.parseInt(number), what);
        }

        private String tag(String tag) {
            if (tag.startsWith(COUNTRY)) {
                return page.t("application.rule.from", page.country(tag.substring(COUNTRY.length())));
            }
            if (tag.startsWith(CLUSTER)) {
                var cluster = new OrganisationId(tag.substring(CLUSTER.length()));
                return page.t(
                        "application.rule.member",
                        organisations.find(cluster).map(Organisation::name).orElse("–"));
            }
            return page.t("application.rule." + tag.replace(' ', '_'));
        }
    }
}
