package org.northernconnections.web.partnership;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.TypedRegion;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// The smaller forms about a partner: another name, a merger, a person.
public final class PartnerForms {
    private PartnerForms() {}

    /// A day as browsers send it, such as 2019-05-08; null if it is none.
    static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// What is wrong with a country, and with a region that must lie in it.
    static Problems checkCountry(Problems problems, String country, String region) {
        boolean named = country.matches("[A-Z]{2}");
        problems.require(named, "country", "form.country");
        if (named && TypedRegion.read(country, region) instanceof TypedRegion.Refused(String key, List<Object> found)) {
            problems.require(false, "region", key, found.toArray());
        }
        return problems;
    }

    static Problems checkPast(Problems problems, String typed, LocalDate today) {
        LocalDate day = day(typed);
        return problems.require(day != null, "on", "form.day")
                .require(day == null || !day.isAfter(today), "on", "partnership.not_in_future");
    }

    /// A new name.
    public record RenameForm(String name, String nameEnglish, String on, String why, int version) {
        public RenameForm {
            name = Typed.text(name);
            nameEnglish = Typed.text(nameEnglish);
            on = Typed.text(on);
            why = Typed.text(why);
        }
    }

    /// Several organisations become part of one.
    public record MergeForm(List<String> merged, String successor, String on, String why) {
        public MergeForm {
            merged = Typed.list(merged);
            successor = Typed.text(successor);
            on = Typed.text(on);
            why = Typed.text(why);
        }
    }

    /// A person who speaks for the organisation.
    public record PersonForm(String email, String name, String role) {
        public PersonForm {
            email = Typed.text(email);
            name = Typed.text(name);
            role = Typed.text(role);
        }

        /// The person as typed: what is known of somebody with this address is not told.
        String said() {
            return name.isEmpty() ? email : name;
        }

        static PersonForm empty() {
            return new PersonForm("", "", "");
        }
    }
}
