import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type DayCounts,
  type InputOf,
  type LayerFeature,
  type PlaceTableRow,
  shownDayStates,
  type UnitKey,
} from "../../../electron/contract/index.ts";
import { sumDays } from "../../../electron/domain/election/day-state-counts.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { answered, desk, geodata, openingMs } from "./room-fixture.ts";

let room: Room;
beforeAll(async () => {
  room = answered(await openRoom(":memory:", { exercise: true, geodata, wallClock: () => openingMs }));
});
afterAll(() => room.close());

const hour = (text: string): string => `2021-05-23T${text}:00+07:00`;
const write = async <M extends "interruptions.save" | "day.report" | "reports.save">(method: M, asked: InputOf<M>): Promise<void> => {
  answered(await room.call(desk, method, asked));
};

/** The clock moved on, and what came in meanwhile. */
const moments: Record<string, () => Promise<void>> = {
  "08:47": async () => {},
  "09:10": async () => {
    await write("interruptions.save", { place: "00952-02", cause: "mất điện", startedAt: hour("08:55") });
    await write("reports.save", { unit: "place:00952-01", slot: "t09", voted: { assembly: 101 } });
  },
  "19:02": async () => {
    await write("day.report", { ids: ["00952-01", "00952-02", "00952-03"], word: "closed", at: hour("19:00") });
    await write("reports.save", { unit: "commune:00952", slot: "t19", voted: { assembly: 1700 } });
  },
  "21:05": async () => write("reports.save", { unit: "place:00952-01", slot: "t19", voted: { assembly: 300 } }),
};

const at = async (text: string): Promise<void> => {
  if (text !== "08:47") answered(await room.call(desk, "exercise.moveClock", { to: hour(text) }));
  await moments[text]?.();
};

const tableRows = async (): Promise<{ rows: PlaceTableRow[]; slot: string | null }> => {
  const rows: PlaceTableRow[] = [];
  for (;;) {
    const asked: InputOf<"places.table"> = { offset: rows.length, limit: 500 };
    const part = answered(await room.call(desk, "places.table", asked));
    rows.push(...part.rows);
    if (rows.length >= part.matching) return { rows, slot: part.slot };
  }
};

const layer = async (name: "communes" | "polling-places"): Promise<LayerFeature[]> =>
  answered(await room.call(desk, "layers.get", { layer: name })).features;

const by = <T>(all: readonly T[], keyOf: (one: T) => unknown): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const one of all) counts[String(keyOf(one))] = (counts[String(keyOf(one))] ?? 0) + 1;
  return counts;
};

const byState = (counts: DayCounts): Record<string, number> =>
  Object.fromEntries(shownDayStates.flatMap((state) => (counts[state] > 0 ? [[state, counts[state]]] : [])));

const sumOf = (features: readonly LayerFeature[], key: string): number => features.reduce((sum, { properties }) => sum + Number(properties[key]), 0);

it.each(Object.keys(moments))("the figures of map, top bar, day sheet, table, turnout sheet and what goes upward agree at %s", async (moment) => {
  await at(moment);
  const glance = answered(await room.call(desk, "day.glance", { names: 2000 }));
  const states = byState(glance.province);
  const places = await layer("polling-places");
  const communes = await layer("communes");
  const { rows, slot } = await tableRows();

  expect(by(places, ({ properties }) => properties.day)).toEqual(states);
  expect(by(rows, ({ day }) => day)).toEqual(states);
  expect(by(rows, ({ dayMark }) => dayMark)).toEqual(by(places, ({ properties }) => properties.day_mark));
  expect({ ...sumDays(glance.districts) }).toEqual({ ...glance.province });
  expect(answered(await room.call(desk, "day.list", {})).counts).toEqual(glance.province);
  for (const figure of ["begun", "ended", "unsaid", "interrupted"] as const) expect(sumOf(communes, figure)).toBe(glance.province[figure]);
  expect(sumOf(communes, "places")).toBe(glance.province.places);
  expect(glance.waiting).toHaveLength(glance.waitingCount);
  expect(glance.waitingCount).toBe(glance.province.places - glance.province.begun);

  const summary = answered(await room.call(desk, "turnout.summary", {}));
  const tree = answered(await room.call(desk, "turnout.rows", { open: ["province"] }));
  const unit = answered(await room.call(desk, "turnout.unit", { unit: "province" }));
  expect(tree.rows[0]?.figure).toEqual(summary.figures.assembly);
  expect(unit.curve.find((point) => point.slot === summary.slot)?.figure).toEqual(summary.figures.assembly);
  expect(unit.remaining).toEqual(summary.remaining);
  const { figure } = tree.rows[0] ?? {};
  const districts = tree.rows.filter(({ level }) => level === "district");
  expect(districts.reduce((sum, row) => sum + row.figure.places.n, 0)).toBe(figure?.places.n);
  expect(figure?.places.of).toBe(glance.province.places);

  expect(slot).toBe(summary.slot);
  const open: UnitKey[] = ["province", ...districts.map(({ unit: key }) => key)];
  const whole = answered(await room.call(desk, "turnout.rows", { open })).rows;
  const communeFigures = whole.filter(({ level }) => level === "commune");
  const votedIn = (of: readonly { voted: number | null }[]): number => of.reduce((all, { voted }) => all + (voted ?? 0), 0);
  expect(votedIn(communeFigures.map((row) => row.figure))).toBe(figure?.voted ?? 0);
  for (const commune of communeFigures) {
    // A commune's own total stands where its places told less.
    if (commune.figure.basis === "own") continue;
    const told = rows.filter(({ communeCode, voted }) => `commune:${communeCode}` === commune.unit && voted !== null);
    expect([commune.unit, told.length, votedIn(told)]).toEqual([commune.unit, commune.figure.places.n, commune.figure.voted ?? 0]);
  }
  if (summary.slot !== null) {
    const { figures } = answered(await room.call(desk, "submissions.preview", { slot: summary.slot, of: "all" }));
    const { voted, voters, places: of } = figures.whole.turnout.find(({ election }) => election === "assembly") ?? {};
    expect({ voted, voters, of }).toEqual({ voted: figure?.voted, voters: figure?.voters, of: figure?.places.of });
    expect([figures.whole.opened, figures.whole.closed]).toEqual([glance.province.begun, glance.province.ended]);
  }
});
