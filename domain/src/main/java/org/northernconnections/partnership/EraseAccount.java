package org.northernconnections.partnership;

import java.time.Clock;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.TooLate;

/// Erases a person's account, on that person's own word. What he or she did for organisations stays in
/// the ledger under an id that names nobody any more.
public final class EraseAccount {
    private final People people;
    private final PersonalData data;
    private final Departures departures;
    private final Ledger ledger;
    private final Clock clock;

    public EraseAccount(People people, PersonalData data, Departures departures, Ledger ledger, Clock clock) {
        this.people = people;
        this.data = data;
        this.departures = departures;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws TooLate for the last person of the secretariat
    public void erase(Viewer viewer) {
        if (viewer.secretariat() && people.listWith(Role.SECRETARIAT).size() <= 1) {
            throw new TooLate("account.erase.last");
        }
        AccountId account = viewer.getAccount().id();
        data.forget(account);
        people.erase(account, clock.instant());
        ledger.note("account", account.value(), "erased", "");
        departures.erased(account);
    }
}
