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
    /// So few of anything are told to the partnership alone: one could guess whose they were.
    public static final int UNTOLD_MAX = 3;

    private final Organisations organisations;
    private final Facts facts;

    public PartnershipMap(Organisations organisations, Facts facts) {
        this.organisations = organisations;
        this.facts = facts;
    }

    /// The chart of a day; a line is as wide as there were meetings and recommendations in two years. Who is not of the
    /// partnership sees those of more than [#UNTOLD_MAX]: fewer would tell who met whom.
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
        boolean all = page.viewer().partner();
        List<SeaMap.Line> lines = facts.listConnections(today).stream()
                .filter(connection -> all || count(connection) > UNTOLD_MAX)
                .map(connection -> new SeaMap.Line(
                        connection.fromPlace().latitude(),
                        connection.fromPlace().longitude(),
                        connection.toPlace().latitude(),
                        connection.toPlace().longitude(),
                        count(connection),
                        all ? inParts(page, connection) : together(page, connection)))
                .toList();
        return SeaMap.chart(places, lines);
    }

    private static String inParts(Page page, Facts.Connection connection) {
        return page.t(
                "home.connection",
                connection.from(),
                connection.to(),
                connection.meetings(),
                connection.recommendations());
    }

    /// Of the two parts one may be as small as what is not told.
    private static String together(Page page, Facts.Connection connection) {
        return page.t("home.connection.together", connection.from(), connection.to(), count(connection));
    }

    private static int count(Facts.Connection connection) {
        return connection.meetings() + connection.recommendations();
    }
}
