package org.northernconnections.web.partnership;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Point;
import org.northernconnections.partnership.TypedRegion;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// A partner's facts as they are typed.
///
/// @param version of the organisation when the form was opened; 0 for a new one
public record PartnerForm(
        String name,
        String nameEnglish,
        String kind,
        String level,
        String country,
        String seat,
        String region,
        String latitude,
        String longitude,
        String website,
        String from,
        int version) {
    public PartnerForm {
        name = Typed.text(name);
        nameEnglish = Typed.text(nameEnglish);
        kind = Typed.text(kind);
        level = Typed.text(level);
        country = Typed.text(country).toUpperCase(Locale.ROOT);
        seat = Typed.text(seat);
        region = Typed.text(region);
        latitude = Typed.text(latitude).replace(',', '.');
        longitude = Typed.text(longitude).replace(',', '.');
        website = Typed.text(website);
        from = Typed.text(from);
    }

    static PartnerForm empty(LocalDate today) {
        return new PartnerForm("", "", "cluster", "cluster", "", "", "", "", "", "", today.toString(), 0);
    }

    static PartnerForm of(Organisation organisation) {
        Point place = organisation.place();
        return new PartnerForm(
                organisation.name(),
                organisation.nameEnglish(),
                Word.key(organisation.kind()),
                "",
                organisation.country(),
                organisation.seat(),
                organisation.region(),
                place == null ? "" : String.valueOf(place.latitude()),
                place == null ? "" : String.valueOf(place.longitude()),
                organisation.website(),
                organisation.validFrom().toString(),
                organisation.version());
    }

    /// What is wrong with the facts that may be edited at any time.
    Problems check() {
        return PartnerForms.checkCountry(new Problems().requireText(name, "name"), country, region)
                .require(website.isEmpty() || website.matches("https?://\\S+"), "website", "company.form.website")
                .require(
                        latitude.isEmpty() == longitude.isEmpty() && (latitude.isEmpty() || place() != null),
                        "latitude",
                        "company.form.place");
    }

    /// What is wrong with a partner that is not there yet.
    Problems checkNew() {
        return check().require(PartnerForms.day(from) != null, "from", "form.day");
    }

    private @Nullable Point place() {
        try {
            return latitude.isEmpty() ? null : new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Level levelChosen() {
        return Word.parse(Level.class, level);
    }

    /// A new organisation with what was typed; call only after [#checkNew] found nothing.
    Organisation toNew(NewIds ids) {
        return new Organisation(
                new OrganisationId(ids.next()),
                name,
                nameEnglish,
                Word.parse(OrganisationKind.class, kind),
                country,
                seat,
                TypedRegion.code(country, region),
                place(),
                website,
                LocalDate.parse(from),
                null,
                null,
                1);
    }

    /// The organisation with what was typed, under its old name.
    Organisation toChanged(Organisation before) {
        return new Organisation(
                before.id(),
                before.name(),
                nameEnglish,
                before.kind(),
                country,
                seat,
                TypedRegion.code(country, region),
                place(),
                website,
                before.validFrom(),
                before.validUntil(),
                before.successor(),
                version);
    }
}
