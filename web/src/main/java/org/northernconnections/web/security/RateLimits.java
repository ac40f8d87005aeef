package org.northernconnections.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.page.TooOften;

/// How often something may be tried: sign-in links, applications, searches.
///
/// Tries come from a bucket that fills again evenly. Whoever begins with a full one has so many tries at once and gets
/// one more each time that its share of the time is over: within that time less than twice as many.
public interface RateLimits {
    /// What is limited, how many tries a full bucket holds, and how long an empty one takes to fill.
    enum Limit {
        /// Sign-in links asked for by one address.
        SIGN_IN(5, Duration.ofMinutes(15)),
        /// Sign-in links asked for from one machine.
        SIGN_IN_MACHINE(30, Duration.ofMinutes(15)),
        /// Applications, recommendations and questions sent, and people named, by one person.
        APPLICATION(60, Duration.ofHours(1)),
        /// Searches from one machine or by one person.
        SEARCH(120, Duration.ofMinutes(1)),
        /// Public pages put on paper for one machine, or for one person.
        PAPER(20, Duration.ofMinutes(10)),
        /// Calls of the API in the name of one person, or from one machine that shows no token.
        API(600, Duration.ofMinutes(1));

        private final int times;
        private final Duration within;

        Limit(int times, Duration within) {
            this.times = times;
            this.within = within;
        }

        public int times() {
            return times;
        }

        public Duration within() {
            return within;
        }
    }

    /// Counts one more try; false if it is one too many.
    boolean allows(Limit limit, String whose);

    /// Counts one more of what this person sends to others; false if it is one too many.
    default boolean allowsSending(Viewer viewer) {
        return allows(Limit.APPLICATION, viewer.getAccount().id().value());
    }

    /// Counts one more search: a person's where somebody is signed in, else the machine's.
    ///
    /// @throws TooOften if it is one too many
    default void requireSearchAllowed(Viewer viewer, HttpServletRequest call) {
        require(Limit.SEARCH, viewer, call, "match.search.too_often");
    }

    /// Counts one more page that everybody may have as PDF.
    ///
    /// @throws TooOften if it is one too many
    default void requirePaperAllowed(Viewer viewer, HttpServletRequest call) {
        require(Limit.PAPER, viewer, call, "report.pdf.too_often");
    }

    private void require(Limit limit, Viewer viewer, HttpServletRequest call, String otherwise) {
        if (!allows(limit, viewer.findAccountId().map(AccountId::value).orElse(call.getRemoteAddr()))) {
            throw new TooOften(otherwise);
        }
    }
}
