import { areaKm2 } from "./area.ts";
import type { Facts, Point } from "./facts.ts";
import { insidePolygon } from "./rings.ts";
import { type BuiltFiles, polygonsOf, type UnitFeature } from "./shapes.ts";

/** What Hà Giang must come to: GSO list of 1/2/2021, official area 7,927.55 km², 34 communes on the border with China. */
const EXPECTED = { communes: 193, districts: 11, onBorder: 34, areaKm2: 7928, areaTolerance: 0.001 };
/** The source's own area of a commune was reckoned before the lines were generalised: the built shape may differ by this share of it. */
const COMMUNE_AREA_TOLERANCE = 0.025;

const ringsOf = (unit: UnitFeature): Point[][] => polygonsOf(unit).flat();
const named = (unit: UnitFeature): string => `${unit.properties.code} ${unit.properties.name}`;

/** Every directed segment of the units, with who uses it. */
function segmentsOf(units: UnitFeature[]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const unit of units)
    for (const ring of ringsOf(unit))
      for (let i = 0; i + 1 < ring.length; i++) {
        const segment = `${ring[i]}>${ring[i + 1]}`;
        users.set(segment, [...(users.get(segment) ?? []), unit.id]);
      }
  return users;
}
const reversed = (segment: string): string => segment.split(">").toReversed().join(">");

/** Segments used in one direction only: the outline of all the units together. */
const outlineOf = (units: UnitFeature[]): Set<string> => {
  const segments = segmentsOf(units);
  return new Set([...segments.keys()].filter((segment) => !segments.has(reversed(segment))));
};

function countFaults({ communes, districts }: BuiltFiles): string[] {
  const faults: string[] = [];
  const count = (what: string, units: UnitFeature[], expected: number): void => {
    const codes = new Set(units.map(({ properties }) => properties.code)).size;
    if (units.length !== expected || codes !== expected) faults.push(`${what}: ${units.length} features, ${codes} codes, ${expected} expected`);
  };
  count("communes", communes.features, EXPECTED.communes);
  count("districts", districts.features, EXPECTED.districts);
  const onBorder = communes.features.filter(({ properties }) => properties.touches_china).length;
  if (onBorder !== EXPECTED.onBorder) faults.push(`border: ${onBorder} communes touch China, ${EXPECTED.onBorder} expected`);
  return faults;
}

const ringFaults = (units: UnitFeature[]): string[] =>
  units.flatMap((unit) =>
    ringsOf(unit).flatMap((ring) => {
      const closed = `${ring[0]}` === `${ring.at(-1)}`;
      const repeated = new Set(ring.slice(1).map(String)).size !== ring.length - 1;
      return [
        ...(closed && ring.length >= 4 ? [] : [`ring: ${named(unit)} has a ring that is not closed`]),
        ...(repeated ? [`ring: ${named(unit)} passes a point twice`] : []),
      ];
    }),
  );

/** No gap and no overlap: each segment is used once, and its reverse once by the neighbour, or else it lies on the province's outline. */
function seamFaults({ communes, province }: BuiltFiles): string[] {
  const segments = segmentsOf(communes.features);
  const outline = new Set(segmentsOf(province.features).keys());
  const faults: string[] = [];
  for (const [segment, users] of segments) {
    if (users.length > 1) faults.push(`overlap: ${users.join(", ")} use ${segment} in the same direction`);
    const neighbour = segments.get(reversed(segment));
    if (!neighbour && !outline.has(segment)) faults.push(`gap: ${users.join(", ")} has no neighbour along ${segment}`);
    if (neighbour && outline.has(segment)) faults.push(`overlap: the outline runs inside, along ${segment}`);
  }
  for (const segment of outline) if (!segments.has(segment)) faults.push(`gap: no commune reaches the outline along ${segment}`);
  return faults;
}

function areaFaults({ communes, province }: BuiltFiles, facts: Facts): string[] {
  const faults: string[] = [];
  const sum = communes.features.reduce((total, unit) => total + areaKm2(polygonsOf(unit)), 0);
  const whole = province.features.reduce((total, unit) => total + areaKm2(polygonsOf(unit)), 0);
  if (Math.abs(sum / EXPECTED.areaKm2 - 1) > EXPECTED.areaTolerance)
    faults.push(`area: communes come to ${sum.toFixed(2)} km², ${EXPECTED.areaKm2} expected`);
  if (Math.abs(sum - whole) > 1e-6 * EXPECTED.areaKm2)
    faults.push(`area: communes come to ${sum.toFixed(3)} km², the province to ${whole.toFixed(3)}`);
  const given = new Map(facts.communes.map(({ code, areaKm2: area }) => [code, area]));
  for (const unit of communes.features) {
    const expected = given.get(unit.id) ?? 0;
    const area = areaKm2(polygonsOf(unit));
    if (Math.abs(area - expected) > Math.max(0.01, COMMUNE_AREA_TOLERANCE * expected))
      faults.push(`area: ${named(unit)} is ${area.toFixed(2)} km², ${expected} in the source`);
  }
  return faults;
}

const labelFaults = (units: UnitFeature[]): string[] =>
  units
    .filter((unit) => {
      const label: Point = [unit.properties.label_lon, unit.properties.label_lat];
      return !polygonsOf(unit).some((polygon) => insidePolygon(label, polygon));
    })
    .map((unit) => `label: the label point of ${named(unit)} lies outside it`);

/** A commune said to touch China must have a piece of the province's outline. */
function borderFaults({ communes, province }: BuiltFiles): string[] {
  const outline = new Set(segmentsOf(province.features).keys());
  return communes.features
    .filter((unit) => unit.properties.touches_china && ![...segmentsOf([unit]).keys()].some((segment) => outline.has(segment)))
    .map((unit) => `border: ${named(unit)} is said to touch China but lies inside the province`);
}

/** Each district is exactly its communes with their shared lines cancelled, and the districts together exactly the province. */
function dissolveFaults({ communes, districts, province }: BuiltFiles, facts: Facts): string[] {
  const faults: string[] = [];
  const compare = (what: string, parts: UnitFeature[], whole: UnitFeature[]): void => {
    const expected = outlineOf(parts);
    const actual = new Set(segmentsOf(whole).keys());
    const missing = [...expected].filter((segment) => !actual.has(segment)).length;
    const added = [...actual].filter((segment) => !expected.has(segment)).length;
    if (missing + added > 0) faults.push(`dissolve: ${what} lacks ${missing} segments of its parts and has ${added} of its own`);
  };
  for (const district of districts.features) {
    const own = communes.features.filter(({ properties }) => properties.district_code === district.id);
    compare(named(district), own, [district]);
    const expected = facts.districts.find(({ code }) => code === district.id)?.communes;
    if (own.length !== expected) faults.push(`dissolve: ${named(district)} has ${own.length} communes, ${expected} expected`);
  }
  compare("province", districts.features, province.features);
  return faults;
}

/** Every fault of the built files, in words; empty where all is sound. Run on each build, before anything is written. */
export const faultsOf = (built: BuiltFiles, facts: Facts): string[] => [
  ...countFaults(built),
  ...ringFaults([...built.communes.features, ...built.districts.features, ...built.province.features]),
  ...seamFaults(built),
  ...areaFaults(built, facts),
  ...labelFaults([...built.communes.features, ...built.districts.features, ...built.province.features]),
  ...borderFaults(built),
  ...dissolveFaults(built, facts),
];
