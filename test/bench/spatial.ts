import { availableParallelism } from "node:os";
import { buildCommuneGrid } from "../../electron/spatial/commune-grid.ts";
import { openSpatialEngine } from "../../electron/spatial/open-engine.ts";
import { PlaceTable } from "../../electron/spatial/place-table.ts";
import { buildPolygonSlabs } from "../../electron/spatial/polygon-slabs.ts";
import { communes } from "../unit/spatial/hagiang.ts";
import type { BenchRow } from "./row.ts";
import { communesForPlaces, NATIONAL_PLACES, samplePlaces, samplePoints, samplePolygons } from "./spatial-load.ts";
import { flatbushOfCommunes, flatbushOfPlaces } from "./spatial-peers.ts";

const POINTS = 100_000;
const ROUNDS = 15;
/** Each polygon is asked this often and its median taken: the spread told is that of the polygons, not of what else the machine does. */
const REPEATS = 5;
const VERTICES = 500;
const PEER = "flatbush + ring test";

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const quantile = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const cores = `${availableParallelism()} cores`;

/** FNV-1a over whole numbers. */
function checksum(numbers: Iterable<number>): number {
  let hash = 0x811c9dc5;
  for (const number of numbers) hash = Math.imul(hash ^ number, 0x01000193) >>> 0;
  return hash;
}

/** 100,000 points to communes, ours and the peer's turn about, one warm-up each. */
function pointsToCommunes(): BenchRow {
  const points = samplePoints(POINTS);
  const [ourAnswers, peerAnswers] = [new Int32Array(POINTS), new Int32Array(POINTS)];
  const start = performance.now();
  const grid = buildCommuneGrid(communes);
  const build = performance.now() - start;
  const peer = flatbushOfCommunes(communes);
  const ours = (): void => {
    for (let i = 0; i < POINTS; i++) ourAnswers[i] = grid.locate(points[2 * i]!, points[2 * i + 1]!);
  };
  const [ourTimes, peerTimes]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b] = [timed(ours), timed(() => peer(points, peerAnswers))];
    if (round === 0) continue;
    ourTimes.push(a);
    peerTimes.push(b);
  }
  const [a, b] = [quantile(ourTimes, 0.5), quantile(peerTimes, 0.5)];
  return {
    job: "100,000 points to the communes of Hà Giang",
    unit: "ms",
    ours: a,
    peers: { [PEER]: b },
    ratio: a / b,
    bar: `≤ 1/5 of ${PEER}, same answers`,
    holds: a <= b / 5,
    checksum_ok: checksum(ourAnswers) === checksum(peerAnswers) && ourAnswers.every((one, i) => one === peerAnswers[i]),
    note: `median of ${ROUNDS} rounds, turn about; 1,000 of the points exactly on corners; grid of 193 communes built in ${build.toFixed(0)} ms; ${cores}`,
  };
}

/** A polygon of 500 vertices against the country's places: index on the spot, places and voters counted, ids listed. */
function polygonOverPlaces(): BenchRow {
  const { communes: ground, where } = communesForPlaces();
  const places = samplePlaces(ground, NATIONAL_PLACES);
  const polygons = samplePolygons(places, 200, VERTICES, 1);
  const table = new PlaceTable();
  table.set(places);
  const peer = flatbushOfPlaces(places);
  const [ourTimes, peerTimes, ourAnswers, peerAnswers]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const polygon of polygons) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    let [found, expected] = [
      { ids: [""], voters: 0 },
      { places: 0, voters: 0 },
    ];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      ours.push(
        timed(() => {
          found = table.surveyedInside(buildPolygonSlabs(polygon));
        }),
      );
      theirs.push(
        timed(() => {
          expected = peer(polygon);
        }),
      );
    }
    ourTimes.push(quantile(ours, 0.5));
    peerTimes.push(quantile(theirs, 0.5));
    ourAnswers.push(found.ids.length, found.voters);
    peerAnswers.push(expected.places, expected.voters);
  }
  const [a, b] = [quantile(ourTimes, 0.95), quantile(peerTimes, 0.95)];
  const most = Math.max(...ourAnswers.filter((_, i) => i % 2 === 0));
  return {
    job: `a polygon of ${VERTICES} vertices against ${NATIONAL_PLACES.toLocaleString("en")} places, p95`,
    unit: "ms",
    ours: a,
    peers: { [PEER]: b },
    ratio: a / b,
    bar: "p95 ≤ 5 ms",
    holds: a <= 5,
    checksum_ok: checksum(ourAnswers) === checksum(peerAnswers),
    note: `200 polygons of 11 to 110 km reach, the median of ${REPEATS} askings each, turn about with the peer; places ${where}, up to ${most.toLocaleString("en")} found; median ${quantile(ourTimes, 0.5).toFixed(2)} ms; ${cores}`,
  };
}

/** The same with everything a drag asks of the geometry thread: communes cut, places of both sides, the answer carried back. */
async function throughTheThread(): Promise<BenchRow[]> {
  const places = samplePlaces(communes, NATIONAL_PLACES);
  const polygons = samplePolygons(places, 200, VERTICES, 0.15);
  const engine = openSpatialEngine();
  try {
    await engine.setBoundaries(communes);
    await engine.setPlaces(places);
    const [touch, both]: [number[], number[]] = [[], []];
    for (const polygon of polygons) {
      const [steps, drags]: [number[], number[]] = [[], []];
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        const start = performance.now();
        await engine.touch(polygon);
        steps.push(performance.now() - start);
        await engine.inspect(polygon);
        drags.push(performance.now() - start);
      }
      touch.push(quantile(steps, 0.5));
      both.push(quantile(drags, 0.5));
    }
    const note = `200 polygons of 1.5 to 15 km reach, the median of ${REPEATS} askings each, in Hà Giang holding all ${NATIONAL_PLACES.toLocaleString("en")} places; round trip to the thread included; ${cores}`;
    const row = (job: string, times: number[], limit: number): BenchRow => ({
      job,
      unit: "ms",
      ours: quantile(times, 0.95),
      peers: {},
      ratio: null,
      bar: `p95 ≤ ${limit} ms`,
      holds: quantile(times, 0.95) <= limit,
      checksum_ok: null,
      note: `${note}; median ${quantile(times, 0.5).toFixed(2)} ms`,
    });
    return [
      row(`communes, places and voters touched by ${VERTICES} vertices, asked of the geometry thread, p95`, touch, 5),
      row(`one step of a drag: touched, checked and cut at the border, p95`, both, 16),
    ];
  } finally {
    await engine.close();
  }
}

/** `npm run bench -- spatial`. */
export const rows = async (): Promise<BenchRow[]> => [pointsToCommunes(), polygonOverPlaces(), ...(await throughTheThread())];
