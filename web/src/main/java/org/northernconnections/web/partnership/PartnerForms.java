package org.northernconnections.web.partnership;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.web.page.Problems;

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

    static Problems checkPast(Problems problems, String typed, LocalDate today) {
        LocalDate day = day(typed);
        return problems.require(day != null, "on", "form.day")
                .require(day == null || !day.isAfter(today), "on", "partnership.not_in_future");
    }

    @SuppressWarnings("NullAway") // What is missing in a call is bound as null, whatever the type says.
    static String text(String bound) {
        return bound == null ? "" : bound.strip();
    }

    /// A new name.
    public record RenameForm(String name, String nameEnglish, String on, String why, int version) {
        public RenameForm {
            name = text(name);
            nameEnglish = text(nameEnglish);
            on = text(on);
            why = text(why);
        }
    }

    /// Several organisations become part of one.
    public record MergeForm(List<String> merged, String successor, String on, String why) {
        @SuppressWarnings("NullAway") // As above.
        public MergeForm {
            merged = merged == null ? List.of() : List.copyOf(merged);
            successor = text(successor);
            on = text(on);
            why = text(why);
        }
    }

    /// A person who speaks for the organisation.
    public record PersonForm(String email, String name, String role) {
        public PersonForm {
            email = text(email);
            name = text(name);
            role = text(role);
        }

        static PersonForm empty() {
            return new PersonForm("", "", "");
        }
    }
}
