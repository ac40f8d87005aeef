package org.northernconnections.match;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.matching.exposure.Ledger;
import org.northernconnections.partnership.OrganisationId;

/// The lists of companies that were shown, with what each company deserved and got by them. Kept for good.
public interface ShownLists {
    /// A list as it was shown.
    ///
    /// @param reader the organisation for which somebody read it
    /// @param fair false if the reader ordered by fit alone
    /// @param entries who was on it, and who could have been
    record ShownList(ChallengeId challenge, OrganisationId reader, LocalDate on, boolean fair, List<Entry> entries) {
        public ShownList {
            entries = List.copyOf(entries);
        }
    }

    /// One company of a list.
    ///
    /// @param place from 1; 0 if it was not shown
    record Entry(OrganisationId company, int place, double merit, double exposure, boolean newcomer) {}

    /// What a company deserved and got on many lists.
    ///
    /// @param newcomer on the last of them
    record Account(Ledger.Account sums, boolean newcomer) {}

    /// What one group of companies deserved and got in a month.
    ///
    /// @param companies how many could have been shown
    /// @param notFirst how many of them never stood among the first [Exposure#FIRST] places
    record Group(YearMonth month, boolean newcomers, int companies, int notFirst, double merit, double exposure) {}

    /// What the companies of one country deserved and got in a month.
    ///
    /// @param companies how many could have been shown
    record CountryGroup(YearMonth month, String country, int companies, double merit, double exposure) {}

    /// @param fair how many of the lists were in the fair order
    record Count(YearMonth month, int lists, int fair) {}

    /// @param eligible on how many lists it could have been
    /// @param first on how many it stood among the first [Exposure#FIRST] places
    record CompanyRecord(
            OrganisationId company,
            String name,
            String country,
            boolean newcomer,
            int eligible,
            int first,
            double merit,
            double exposure) {}

    record ListRecord(LocalDate on, ChallengeId challenge, String title, String language, boolean fair) {}

    /// Keeps a list, unless this organisation read one for this challenge on this day. One statement.
    void add(ShownList list);

    /// The accounts from the lists of these days, by company.
    ///
    /// @param until left out
    Map<OrganisationId, Account> accounts(LocalDate from, LocalDate until);

    /// By month, the newest first; incumbents before newcomers.
    List<Group> listGroups();

    /// By month, the newest first, then by country as it is now.
    List<CountryGroup> listCountries();

    /// By month, the newest first.
    List<Count> listCounts();

    /// The companies behind the figures of a month, in the order of their names.
    List<CompanyRecord> listCompanies(YearMonth month);

    /// The lists behind the figures of a month, the newest first.
    List<ListRecord> lists(YearMonth month);
}
