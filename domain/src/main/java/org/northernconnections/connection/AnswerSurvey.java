package org.northernconnections.connection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Viewer;

/// Asks two partners once a year how they find working with each other, and lets both read it at the same time.
public final class AnswerSurvey {
    private final Surveys surveys;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;

    public AnswerSurvey(Surveys surveys, Organisations organisations, Ledger ledger, Clock clock) {
        this.surveys = surveys;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Are these two partners, who are asked about each other?
    public boolean asked(OrganisationId one, OrganisationId other) {
        return !one.equals(other) && partner(one) && partner(other);
    }

    private boolean partner(OrganisationId id) {
        return organisations.listPartners(today()).stream()
                .anyMatch(partner -> partner.organisation().id().equals(id));
    }

    /// All years of two partners as the first of them sees them, this year first.
    public List<Survey.Both> list(Viewer viewer, OrganisationId as, OrganisationId about) {
        requireOwn(viewer, as);
        List<Survey> all = surveys.listBetween(as, about);
        List<Integer> years = new ArrayList<>(List.of(year()));
        all.stream().map(Survey::year).filter(year -> !years.contains(year)).forEach(years::add);
        return years.stream().map(year -> both(all, as, year)).toList();
    }

    private static Survey.Both both(List<Survey> all, OrganisationId as, int year) {
        List<Survey> of = all.stream().filter(survey -> survey.year() == year).toList();
        Survey own = of.stream()
                .filter(survey -> survey.from().equals(as))
                .findFirst()
                .orElse(null);
        Survey theirs = of.stream()
                .filter(survey -> own != null && !survey.from().equals(as))
                .findFirst()
                .orElse(null);
        return new Survey.Both(year, own, theirs);
    }

    /// Keeps the answer of this year. Once both have answered nobody changes it.
    ///
    /// @param seen when the own answer was written that the viewer saw, as [Survey#seen] says it; null to answer
    ///     whatever a colleague has said
    /// @return false if a colleague has answered since; nothing was changed then
    public boolean answer(
            Viewer viewer,
            OrganisationId as,
            OrganisationId about,
            Map<Survey.Question, Integer> marks,
            String words,
            @Nullable String seen) {
        requireOwn(viewer, as);
        if (!asked(as, about)) {
            throw NotAllowed.toKnow();
        }
        int year = year();
        Optional<Survey> before = surveys.find(as, about, year);
        if (before.isPresent() && surveys.find(about, as, year).isPresent()) {
            throw new TooLate("connection.too_late.survey");
        }
        if (!save(new Survey(as, about, year, marks, words, clock.instant()), before, seen)) {
            return false;
        }
        ledger.note("organisation", as.value(), "survey answered", "");
        return true;
    }

    private boolean save(Survey answer, Optional<Survey> before, @Nullable String seen) {
        if (seen == null) {
            surveys.save(answer);
            return true;
        }
        return seen.equals(before.map(Survey::seen).orElse(""))
                && surveys.save(answer, before.map(Survey::at).orElse(null));
    }

    private static void requireOwn(Viewer viewer, OrganisationId as) {
        if (!viewer.speaksFor(as)) {
            throw NotAllowed.toKnow();
        }
    }

    public int year() {
        return Survey.yearOf(today());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
