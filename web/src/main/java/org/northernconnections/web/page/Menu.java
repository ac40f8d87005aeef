package org.northernconnections.web.page;

import java.util.ArrayList;
import java.util.List;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// The places that the menu at the head of each page leads to.
public final class Menu {
    /// @param key the text is `page.menu.<key>`
    public record Place(String key, String address) {}

    private Menu() {}

    /// The places of use to this viewer, most used first.
    public static List<Place> of(Viewer viewer) {
        var places = new ArrayList<Place>();
        if (viewer.signedIn()) {
            places.add(new Place("home", "/home"));
        }
        places.add(new Place("challenges", "/challenges"));
        places.add(new Place("labs", "/labs"));
        places.add(new Place("events", "/events"));
        places.add(new Place("companies", "/companies"));
        places.add(new Place("partners", "/partners"));
        places.add(new Place("search", "/search"));
        if (viewer.is(Role.COMPANY)) {
            places.add(new Place("applications", "/applications"));
            places.add(new Place("followups", "/followups"));
        }
        if (viewer.is(Role.CLUSTER)) {
            places.add(new Place("recommendations", "/recommendations"));
        }
        if (viewer.partner()) {
            places.add(new Place("connections", "/connections"));
        }
        if (viewer.is(Role.SECRETARIAT)) {
            places.add(new Place("outbox", "/outbox"));
        }
        return places;
    }
}
