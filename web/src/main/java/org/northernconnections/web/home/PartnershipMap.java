package org.northernconnections.web.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.northernconnections.connection.Facts;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.web.map.Chart;
import org.northernconnections.web.map.SeaMap;
import org.northernconnections.web.page.Page;

/// The partners and their connections on the map of the sea.
public final class PartnershipMap {
    private final Organisations organisations;
    private final Facts facts;

    public PartnershipMap(Organisations organisations, Facts facts) {
        this.organisations = organisations;
        this.facts = facts;
    }

    /// The chart of a day; a line is as wide as there were meetings and recommendations in two years.
    public Chart chart(Page page, LocalDate today) {
        var places = new ArrayList<SeaMap.Place>();
        for (Partner partner : organisations.listPartners(today)) {
            Organisation organisation = partner.organisation();
            if (organisation.place() != null) {
                places.add(new SeaMap.Place(
                        organisation.name(),
                        organisation.place().latitude(),
                        organisation.place().longitude(),
                        organisation.kind().name().toLowerCase(java.util.Locale.ROOT),
                        "/partners/" + organisation.id()));
            }
        }
        List<SeaMap.Line> lines = facts.listConnections(today).stream()
                .map(connection -> new SeaMap.Line(
                        connection.fromPlace().latitude(),
                        connection.fromPlace().longitude(),
                        connection.toPlace().latitude(),
                        connection.toPlace().longitude(),
                        connection.meetings() + connection.recommendations(),
                        page.t(
                                "home.connection",
                                connection.from(),
                                connection.to(),
                                connection.meetings(),
                                connection.recommendations())))
                .toList();
        return SeaMap.chart(places, lines);
    }
}
