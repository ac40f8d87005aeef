package org.northernconnections.matching.exposure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What each company deserved by relevance, and what it got.
///
/// A place `p` on a list is worth `1 / log2(p + 1)`: people look at the first more than at the tenth. The merit that
/// one list gives out is the worth of all its places, shared among the eligible in proportion to their relevance.
public final class Ledger {
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    /// What is known of one company.
    ///
    /// @param merit the sum of what it deserved
    /// @param exposure the sum of what it got
    /// @param eligible on how many lists it could have been
    /// @param shown on how many it was, of a long list among the first places
    public record Account(double merit, double exposure, int eligible, int shown) {
        static final Account NEW = new Account(0, 0, 0, 0);

        public double deficit() {
            return merit - exposure;
        }
    }

    /// What a place is worth.
    ///
    /// @param place from 1
    public static double worth(int place) {
        return Math.log(2) / Math.log(place + 1);
    }

    public Account account(String companyId) {
        return accounts.getOrDefault(companyId, Account.NEW);
    }

    /// All accounts, by company.
    public Map<String, Account> accounts() {
        return Map.copyOf(accounts);
    }

    /// Opens an account with what was kept elsewhere.
    public void put(String companyId, Account account) {
        accounts.put(companyId, account);
    }

    /// Books one list: merit to the eligible, exposure to those shown.
    ///
    /// @param eligible with their relevance
    /// @param shown in the order of their places
    public void book(List<Listed> eligible, List<String> shown) {
        double given = 0;
        for (int place = 1; place <= shown.size(); place++) {
            given += worth(place);
        }
        double all = eligible.stream().mapToDouble(Listed::relevance).sum();
        for (Listed one : eligible) {
            double merit = all > 0 ? given * one.relevance() / all : 0;
            int place = shown.indexOf(one.companyId()) + 1;
            add(one.companyId(), merit, place > 0 ? worth(place) : 0, 1, place > 0 ? 1 : 0);
        }
        for (int i = 0; i < shown.size(); i++) {
            String id = shown.get(i);
            if (eligible.stream().noneMatch(one -> one.companyId().equals(id))) {
                add(id, 0, worth(i + 1), 0, 1);
            }
        }
    }

    private void add(String id, double merit, double exposure, int eligible, int shown) {
        Account before = account(id);
        accounts.put(
                id,
                new Account(
                        before.merit() + merit,
                        before.exposure() + exposure,
                        before.eligible() + eligible,
                        before.shown() + shown));
    }

    /// What a group got for what it deserved: 1 is fair. 1 also where it deserved nothing yet.
    public double exposureByMerit(Predicate<String> group) {
        double merit = 0;
        double exposure = 0;
        for (var entry : accounts.entrySet()) {
            if (group.test(entry.getKey())) {
                merit += entry.getValue().merit();
                exposure += entry.getValue().exposure();
            }
        }
        return merit > 0 ? exposure / merit : 1;
    }
}
