package org.northernconnections.web.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabCriterion;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Point;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// What is said about a lab, as it is typed.
///
/// @param met the criteria that are ticked, by their keys
/// @param grounds one a criterion, in their order
public record LabForm(
        String name,
        String owner,
        String city,
        String country,
        String latitude,
        String longitude,
        String description,
        List<String> met,
        List<String> grounds,
        int version) {
    public LabForm {
        name = Typed.text(name);
        owner = Typed.text(owner);
        city = Typed.text(city);
        country = Typed.text(country).toUpperCase(Locale.ROOT);
        latitude = Typed.text(latitude).replace(',', '.');
        longitude = Typed.text(longitude).replace(',', '.');
        description = Typed.text(description);
        met = Typed.list(met);
        grounds = Typed.list(grounds);
    }

    static LabForm empty() {
        return new LabForm("", "", "", "", "", "", "", List.of(), List.of(), 0);
    }

    static LabForm of(Lab lab) {
        Point place = lab.place();
        var met = new ArrayList<String>();
        var grounds = new ArrayList<String>();
        for (LabCriterion.Kind kind : LabCriterion.Kind.values()) {
            LabCriterion said = lab.criteria().stream()
                    .filter(criterion -> criterion.kind() == kind)
                    .findFirst()
                    .orElse(new LabCriterion(kind, false, ""));
            grounds.add(said.grounds());
            if (said.met()) {
                met.add(Word.key(kind));
            }
        }
        return new LabForm(
                lab.name(),
                lab.owner().value(),
                lab.city(),
                lab.country(),
                place == null ? "" : String.valueOf(place.latitude()),
                place == null ? "" : String.valueOf(place.longitude()),
                lab.description(),
                met,
                grounds,
                lab.version());
    }

    /// The grounds typed for a criterion.
    public String groundsOf(LabCriterion.Kind kind) {
        int place = List.of(LabCriterion.Kind.values()).indexOf(kind);
        return place < grounds.size() ? grounds.get(place).strip() : "";
    }

    public boolean meets(LabCriterion.Kind kind) {
        return met.contains(Word.key(kind));
    }

    Problems check() {
        var problems = new Problems()
                .requireText(name, "name")
                .requireText(city, "city")
                .require(country.matches("[A-Z]{2}"), "country", "form.country")
                .require(
                        latitude.isEmpty() == longitude.isEmpty() && (latitude.isEmpty() || place() != null),
                        "latitude",
                        "company.form.place");
        for (LabCriterion.Kind kind : LabCriterion.Kind.values()) {
            problems.require(
                    !meets(kind) || !groundsOf(kind).isEmpty(),
                    "grounds-" + Word.key(kind),
                    "lab.form.grounds_missing");
        }
        return problems;
    }

    private @Nullable Point place() {
        try {
            return latitude.isEmpty() ? null : new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<LabCriterion> criteria() {
        var criteria = new ArrayList<LabCriterion>();
        for (LabCriterion.Kind kind : LabCriterion.Kind.values()) {
            if (meets(kind) || !groundsOf(kind).isEmpty()) {
                criteria.add(new LabCriterion(kind, meets(kind), groundsOf(kind)));
            }
        }
        return criteria;
    }

    Lab toNew(NewIds ids, Organisation ownerChosen) {
        return lab(new LabId(ids.next()), ownerChosen.id(), ownerChosen.name(), LabState.NAMED, 1);
    }

    Lab toChanged(Lab before) {
        return lab(before.id(), before.owner(), before.ownerName(), before.state(), version);
    }

    private Lab lab(LabId id, OrganisationId ownerId, String ownerName, LabState state, int number) {
        return new Lab(id, name, ownerId, ownerName, city, country, place(), description, state, criteria(), number);
    }
}
