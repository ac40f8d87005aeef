package org.northernconnections.web.map;

/// Lambert's conformal conic projection on a sphere, set for the North Sea.
///
/// Angles are kept, so coasts keep their shape; and between its two standard parallels lengths are true
/// to 0.25 %, where Mercator would stretch Oslo a quarter more than Brussels. With `φ` latitude, `λ`
/// longitude, all in radians:
///
/// ```text
/// n = ln(cos φ₁ / cos φ₂) / ln(t(φ₂) / t(φ₁))      t(φ) = tan(π/4 + φ/2)
/// F = cos φ₁ · t(φ₁)ⁿ / n                           ρ(φ) = F / t(φ)ⁿ
/// x = ρ(φ) sin n(λ − λ₀)                            y = ρ(φ₀) − ρ(φ) cos n(λ − λ₀)
/// ```
///
/// | name     | value        | meaning                                     |
/// |----------|--------------|---------------------------------------------|
/// | `φ₁, φ₂` | 52° N, 60° N | standard parallels: lengths are true        |
/// | `φ₀, λ₀` | 56° N, 6° E   | the middle of the chart                    |
/// | scale    | 2950         | units of the chart per radius of the earth  |
///
/// Source: J. P. Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395, 1987,
/// equations 14-4, 15-1 to 15-3.
final class Projection {
    /// Size of the chart, in its own units.
    static final int WIDTH = 640;

    static final int HEIGHT = 560;

    private static final double FIRST_PARALLEL = Math.toRadians(52);
    private static final double SECOND_PARALLEL = Math.toRadians(60);
    private static final double MIDDLE_LATITUDE = Math.toRadians(56);
    private static final double MIDDLE_LONGITUDE = Math.toRadians(6);
    private static final double SCALE = 2950;

    private static final double N = Math.log(Math.cos(FIRST_PARALLEL) / Math.cos(SECOND_PARALLEL))
            / Math.log(halfTangent(SECOND_PARALLEL) / halfTangent(FIRST_PARALLEL));
    private static final double F = Math.cos(FIRST_PARALLEL) * Math.pow(halfTangent(FIRST_PARALLEL), N) / N;

    private Projection() {}

    /// A point of the chart: `x` to the right, `y` down, from its upper left corner.
    record Spot(double x, double y) {
        boolean onChart() {
            return x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;
        }

        double distance(Spot other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /// Where a place lies on the chart, or beside it.
    ///
    /// @param latitude degrees north
    /// @param longitude degrees east
    static Spot spot(double latitude, double longitude) {
        double radius = radius(Math.toRadians(latitude));
        double angle = N * (Math.toRadians(longitude) - MIDDLE_LONGITUDE);
        return new Spot(
                WIDTH / 2.0 + SCALE * radius * Math.sin(angle),
                HEIGHT / 2.0 - SCALE * (radius(MIDDLE_LATITUDE) - radius * Math.cos(angle)));
    }

    private static double radius(double latitude) {
        return F / Math.pow(halfTangent(latitude), N);
    }

    private static double halfTangent(double latitude) {
        return Math.tan(Math.PI / 4 + latitude / 2);
    }
}
