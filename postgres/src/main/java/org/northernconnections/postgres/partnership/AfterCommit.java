package org.northernconnections.postgres.partnership;

import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.KeepCompanies;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells a watcher of changed profiles once they are committed: what is taken back it never hears of. Outside a
/// transaction it hears at once.
public final class AfterCommit implements KeepCompanies.Watcher {
    private final KeepCompanies.Watcher watcher;

    public AfterCommit(KeepCompanies.Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void changed(Company company) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            watcher.changed(company);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                watcher.changed(company);
            }
        });
    }
}
