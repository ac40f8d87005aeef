// Draws the outline of the North Sea once, by hand; the program only reads the result.
//
//   cd $(mktemp -d) && npm install world-atlas@2.0.2 topojson-client@3.1.0
//   node <here>/make-north-sea.mjs
//
// Source: Natural Earth 1:10m (public domain), as packed by world-atlas. The projection is that of
// SeaMap.java: change both together.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const packages = createRequire(join(process.cwd(), "package.json"));
const { feature, mesh } = packages("topojson-client");
const world = JSON.parse(readFileSync(packages.resolve("world-atlas/countries-10m.json"), "utf8"));

const WIDTH = 640, HEIGHT = 560, UNITS_PER_RADIUS = 2950, MARGIN = 3, TOLERANCE = 0.45;
const radians = (degrees) => (degrees * Math.PI) / 180;
const half = (latitude) => Math.tan(Math.PI / 4 + radians(latitude) / 2);
const n = Math.log(Math.cos(radians(52)) / Math.cos(radians(60))) / Math.log(half(60) / half(52));
const f = (Math.cos(radians(52)) * half(52) ** n) / n;
const rho = (latitude) => f / half(latitude) ** n;
const project = ([longitude, latitude]) => {
  const theta = n * radians(longitude - 6);
  return [
    WIDTH / 2 + UNITS_PER_RADIUS * rho(latitude) * Math.sin(theta),
    HEIGHT / 2 - UNITS_PER_RADIUS * (rho(56) - rho(latitude) * Math.cos(theta)),
  ];
};

// Sutherland and Hodgman: cuts a ring at the four sides of the frame, one after the other.
const sides = [
  ([x]) => x + MARGIN,
  ([x]) => WIDTH + MARGIN - x,
  ([, y]) => y + MARGIN,
  ([, y]) => HEIGHT + MARGIN - y,
];
const clip = (ring) => sides.reduce((points, inside) => points.flatMap((point, i) => {
  const before = points[(i + points.length - 1) % points.length];
  const a = inside(before), b = inside(point);
  const cut = [before[0] + ((point[0] - before[0]) * a) / (a - b), before[1] + ((point[1] - before[1]) * a) / (a - b)];
  return a >= 0 === b >= 0 ? (b >= 0 ? [point] : []) : b >= 0 ? [cut, point] : [cut];
}), ring);

// Douglas and Peucker: leaves out points nearer than TOLERANCE to the line without them.
function simplify(points) {
  if (points.length < 3) return points;
  const [[ax, ay], [bx, by]] = [points[0], points.at(-1)];
  const length = Math.hypot(bx - ax, by - ay);
  let far = 0, at = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i];
    const away = length < 1e-9 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
    if (away > far) [far, at] = [away, i];
  }
  if (far <= TOLERANCE) return [points[0], points.at(-1)];
  return [...simplify(points.slice(0, at + 1)).slice(0, -1), ...simplify(points.slice(at))];
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [u, v] = ring[(i + 1) % ring.length];
  return sum + x * v - u * y;
}, 0)) / 2;

function path(points, closed) {
  const tenths = points.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]);
  const steps = tenths.slice(1).map(([x, y], i) => [x - tenths[i][0], y - tenths[i][1]]).filter(([x, y]) => x || y);
  const text = (pair) => pair.map((tenth) => String(tenth / 10).replace(/^(-?)0\./, "$1.")).join(" ").replace(" -", "-");
  return `M${text(tenths[0])}l${steps.map(text).join(" ").replaceAll(" -", "-")}${closed ? "z" : ""}`;
}

const near = ([longitude, latitude]) => longitude > -14 && longitude < 24 && latitude > 46 && latitude < 66;
const countries = world.objects.countries;
const rings = feature(world, world.objects.land).features
  .flatMap(({ geometry }) => geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat())
  .filter((ring) => ring.some(near))
  // Far ends (Siberia) would wrap around in a conic projection; nothing there reaches the frame.
  .map((ring) => clip(ring.map(([longitude, latitude]) => project([Math.min(Math.max(longitude, -30), 60), Math.max(latitude, 20)]))))
  .filter((ring) => ring.length > 3 && area(ring) > 2)
  .map((ring) => simplify([...ring, ring[0]]).slice(0, -1))
  .filter((ring) => ring.length > 2);

const within = ([x, y]) => x > -MARGIN && x < WIDTH + MARGIN && y > -MARGIN && y < HEIGHT + MARGIN;
const borders = mesh(world, countries, (a, b) => a !== b).coordinates
  .filter((line) => line.some(near))
  .flatMap((line) => {
    const parts = [[]];
    for (const point of line.map(project)) within(point) ? parts.at(-1).push(point) : parts.at(-1).length && parts.push([]);
    return parts;
  })
  .filter((line) => line.length > 1)
  .map(simplify);

const out = join(fileURLToPath(new URL("..", import.meta.url)), "src/main/resources/map/north-sea.txt");
writeFileSync(out, `${rings.map((ring) => path(ring, true)).join("")}\n${borders.map((line) => path(line, false)).join("")}\n`);
console.log(`${rings.length} coasts and ${borders.length} borders in ${readFileSync(out).length} bytes`);
