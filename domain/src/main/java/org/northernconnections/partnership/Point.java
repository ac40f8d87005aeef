package org.northernconnections.partnership;

/// A place on the earth.
///
/// @param latitude degrees north, -90 to 90
/// @param longitude degrees east, -180 to 180
public record Point(double latitude, double longitude) {
    public Point {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "A place is -90 to 90 degrees north and -180 to 180 east, but this is %s, %s."
                            .formatted(latitude, longitude));
        }
    }
}
