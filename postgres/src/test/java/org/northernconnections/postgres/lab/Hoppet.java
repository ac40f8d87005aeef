package org.northernconnections.postgres.lab;

import java.util.List;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.partnership.OrganisationId;

/// A lab for tests that need just any: named, and of a city that the test adds.
public final class Hoppet {
    public static final OrganisationId CITY = new OrganisationId("aaaaaaaaaaaa");
    public static final String CITY_NAME = "Göteborgs Stad";
    public static final LabId ID = new LabId("lab000000000");
    public static final Lab LAB =
            new Lab(ID, "Hoppet", CITY, CITY_NAME, "Göteborg", "SE", null, "", LabState.NAMED, List.of(), 1);

    private Hoppet() {}
}
