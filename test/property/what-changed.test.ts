import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AskedMoment, ChangeSense, ChangesAnswer } from "../../electron/contract/index.ts";
import type { Room, Viewer } from "../../electron/room/room.ts";
import {
  addPlaces,
  answered,
  caoBo,
  desk,
  emptyRoom,
  openingMs,
  riskInput,
  squareAround,
  type TestClock,
  wall,
  zoneInput,
} from "../unit/room/room-fixture.ts";

const pick = fc.nat(2);
const marking = fc.constantFrom("open", "restricted");

/** What is done in a room, each deed some minutes after the last; `which` picks the record it befalls. */
const deed = fc.oneof(
  fc.record({
    type: fc.constant("report"),
    which: pick,
    readiness: fc.constantFrom("ready", "lacking", "failed", "unknown"),
    lateMinutes: fc.nat(900),
  }),
  fc.record({
    type: fc.constant("zone"),
    which: pick,
    km: fc.integer({ min: 1, max: 6 }),
    hours: fc.option(fc.integer({ min: 1, max: 30 })),
    marking,
  }),
  fc.record({ type: fc.constant("risk"), which: pick, km: fc.integer({ min: 1, max: 6 }), level: fc.integer({ min: 1, max: 3 }), marking }),
  fc.record({
    type: fc.constant("incident"),
    which: pick,
    severity: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom("confirmed", "handling", "closed"),
  }),
  fc.record({ type: fc.constant("remove"), which: pick }),
  fc.record({ type: fc.constant("undo"), which: pick }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;
const morning = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 300 }), deed }), { minLength: 4, maxLength: 14 });

/** Does the deeds; a deed refused, as a restricted zone removed twice, is simply not done. */
const live = async (room: Room, clock: TestClock, all: { minutes: number; deed: Deed }[]): Promise<void> => {
  const places = await addPlaces(room, "00952", caoBo, 3);
  const made = { zone: [""], risk: [""], incident: [""] };
  const named = (of: string[], which: number): { id: string } | object => (of[which] ? { id: of[which] } : {});
  for (const { minutes, deed: one } of all) {
    clock.ms += minutes * 60_000;
    const nowMs = clock.ms;
    const iso = (ms: number): string => new Date(ms).toISOString();
    const { which } = one;
    if (one.type === "report" && "readiness" in one) {
      const trueAt = iso(Math.max(openingMs, nowMs - one.lateMinutes * 60_000));
      await room.call(desk, "readiness.report", { ids: [places[which] ?? ""], readiness: one.readiness, trueAt });
    } else if (one.type === "zone" && "hours" in one) {
      const to = one.hours === null ? null : iso(nowMs + one.hours * 3_600_000);
      const input = { ...zoneInput, to, geometry: squareAround(...caoBo, one.km), marking: one.marking, ...named(made.zone, which) };
      const saved = await room.call(desk, "quarantineZones.save", input);
      if (saved.ok) made.zone[which] = saved.value.id;
    } else if (one.type === "risk" && "level" in one) {
      const input = { ...riskInput, level: one.level, geometry: squareAround(...caoBo, one.km), marking: one.marking, ...named(made.risk, which) };
      const saved = await room.call(desk, "riskAreas.save", input);
      if (saved.ok) made.risk[which] = saved.value.id;
    } else if (one.type === "incident" && "severity" in one) {
      const { severity, status } = one;
      const known = made.incident[which];
      const saved = known
        ? await room.call(desk, "incidents.update", { id: known, severity, status })
        : await room.call(desk, "incidents.report", { category: 10, severity, lon: caoBo[0], lat: caoBo[1], text: `Cây đổ ${which}` });
      if (saved.ok) made.incident[which] = saved.value.id;
    } else if (one.type === "remove") {
      if (made.zone[which]) await room.call(desk, "quarantineZones.remove", { id: made.zone[which] });
      else await room.call(desk, "pollingPlaces.remove", { id: places[which] ?? "" });
    } else {
      const step = answered(await room.call(desk, "undo.steps", {})).undo[which];
      if (step) await room.call(desk, "undo.apply", { changeSet: step.changeSet });
    }
  }
};

const opposite: Record<ChangeSense, ChangeSense> = { added: "removed", removed: "added", worsened: "eased", eased: "worsened", changed: "changed" };
const senses = ({ changes }: ChangesAnswer, of = (sense: ChangeSense): ChangeSense => sense) =>
  Object.fromEntries(
    changes.map(({ kind, id, sense, byAge, fields }) => [`${kind} ${id}`, { sense: of(sense), byAge, fields: fields.map(({ field }) => field) }]),
  );

/** A moment somewhere between the room's first news and now: by arrival, by what was so, or both. */
const somewhen = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), axis: fc.constantFrom("knownAt", "trueAt", "both") });
const asked = (nowMs: number, { at, axis }: { at: number; axis: string }): AskedMoment => {
  const time = new Date(Math.floor(openingMs + at * (nowMs - openingMs))).toISOString();
  return axis === "both" ? { knownAt: time, trueAt: time } : axis === "trueAt" ? { trueAt: time } : { knownAt: time };
};

describe("what changed, whatever happened", () => {
  it("turned round swaps worsened and eased, added and removed; between a moment and itself is nothing; counts are what is listed", async () => {
    await fc.assert(
      fc.asyncProperty(morning, fc.array(fc.tuple(somewhen, somewhen, fc.boolean()), { minLength: 6, maxLength: 6 }), async (deeds, pairs) => {
        const clock: TestClock = { ms: openingMs };
        const room = await emptyRoom(clock);
        try {
          await live(room, clock, deeds);
          for (const [one, other, isWall] of pairs) {
            const viewer: Viewer = isWall ? wall : desk;
            const [from, to] = [asked(clock.ms, one), asked(clock.ms, other)];
            const between = async (start: AskedMoment, end: AskedMoment) => room.call(viewer, "changes.between", { from: start, to: end });
            const [there, back, self] = [await between(from, to), await between(to, from), await between(from, from)];
            expect(back.ok).toBe(there.ok);
            if (!there.ok || !back.ok || !self.ok) continue;
            expect(senses(back.value)).toEqual(senses(there.value, (sense) => opposite[sense]));
            expect(self.value.changes).toEqual([]);
            const counted = Object.values(there.value.counts).flatMap((of) => Object.values(of));
            expect(counted.reduce((sum, count) => sum + count, 0)).toBe(there.value.changes.length + there.value.omitted);
            expect(there.value.sentences.some((sentence) => sentence.includes("không có thay đổi"))).toBe(there.value.changes.length === 0);
          }
        } finally {
          await room.close();
        }
      }),
      { numRuns: 8 },
    );
  }, 240_000);
});
