import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldsOf, RecordKind, UnitKey } from "../../electron/contract/index.ts";
import { ElectionShelf } from "../../electron/room/election/election-books.ts";
import { reportId } from "../../electron/room/exercise/quick-reports.ts";
import { type Country, country, minuteMs, placeReport } from "../bench/election-country.ts";

const small = { places: 12, communes: 6, districts: 3 };
const slots = ["opening", "t09", "t11", "t14"] as const;
/** Minutes of the day looked at, each later than the one before. */
const hours = [6 * 60, 7 * 60 + 5, 7 * 60 + 40, 9 * 60 + 50, 15 * 60, 19 * 60 + 30, 21 * 60 + 40];

const kinds = [
  "place-report",
  "commune-report",
  "district-report",
  "opening",
  "closing",
  "incident",
  "team",
  "place",
  "contact",
  "review",
  "call",
  "zone",
] as const;
const deed = fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(11), slot: fc.nat(3), figure: fc.nat(1400), yes: fc.boolean() });
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;
/** What is told between two looks at the books. */
const rounds = fc.array(fc.array(deed, { minLength: 1, maxLength: 12 }), { minLength: hours.length, maxLength: hours.length });

const entered = { invented: true, source: null, marking: "open", deleted: false } as const;
const step = (minute: number) => ({ at: new Date(minuteMs(minute)).toISOString().replace("Z", "+00:00"), by: null });

/** Keeps what is told, as a room would, and says which record changed. */
const tell = ({ picture, places }: Country, { kind, at, slot, figure, yes }: Deed, minute: number): { kind: RecordKind; id: string }[] => {
  const place = places[at] ?? "";
  const commune: UnitKey = `commune:${place.slice(0, 5)}`;
  const key = slots[slot] ?? "t09";
  const put = <K extends RecordKind>(of: K, id: string, fields: FieldsOf<K>) => {
    picture.put(of, id, fields, step(minute).at);
    return [{ kind: of, id }];
  };
  const change = <K extends RecordKind>(of: K, id: string, other: Partial<FieldsOf<K>>) => {
    const before = picture.record(of, id)?.fields;
    return before ? put(of, id, { ...before, ...other }) : [];
  };
  const report = (unit: UnitKey) =>
    put("quick-report", reportId(key, unit), {
      ...placeReport(key, "", figure, minute),
      unit,
      placesOpened: yes ? 2 : null,
      deleted: figure % 7 === 0,
    });
  const day = { notOpen: null, opened: null, closed: null, counting: null, minutes: null, handedOver: null, note: null, ...entered };
  switch (kind) {
    case "place-report":
      return report(`place:${place}`);
    case "commune-report":
      return report(commune);
    case "district-report":
      return report(`district:00${(at % 3) + 1}`);
    case "opening":
      return put("polling-day", place, { ...day, opened: yes ? step(minute - 5) : null });
    case "closing":
      return put("polling-day", place, { ...day, opened: step(420), closed: yes ? step(minute - 5) : null });
    case "incident":
      return change("incident", "incident-0", { status: yes ? "handling" : "closed", severity: 1 + (figure % 4) });
    case "team":
      return change("polling-team", place, { member: figure % 24 });
    case "place":
      return change("polling-place", place, { readiness: yes ? "failed" : "ready", voters: figure, deleted: figure % 5 === 0 });
    case "contact":
      return change("contact", commune, { deleted: yes });
    case "review":
      return change("unit-review", `${commune}/2021-05-22`, { signedBy: yes ? "Chủ tịch" : null });
    case "call":
      return put("chase-call", `call-${at}`, {
        unit: commune,
        date: "2021-05-23",
        slot: key,
        round: 1,
        calledAt: step(minute).at,
        outcome: yes ? "reached" : "no-answer",
        note: null,
        ...entered,
      });
    case "zone":
      return change("quarantine-zone", "zone-0", { votingPlan: yes ? "Hòm phiếu phụ" : null });
  }
};

/** All that the reports' and the alerts' books say at a moment. */
const said = (shelf: ElectionShelf, nowMs: number): unknown => {
  const { alerts, reports, odd, units } = shelf.booksFor("restricted");
  const keys = ["province", ...units.districts.keys(), ...units.communes.keys(), ...units.places.keys()]
    .map((code) => (code === "province" ? code : `${code.length === 3 ? "district" : code.length === 5 ? "commune" : "place"}:${code}`))
    .sort();
  return {
    counts: alerts.counts(nowMs),
    alerts: alerts.alerts(nowMs),
    owed: reports.slotsAt(nowMs).flatMap((times) => keys.map((key) => [key, reports.owed(key, times, nowMs)?.state])),
    flags: [...reports.reports.values()].map((report) => [report.id, odd.of(report, nowMs)]).sort(),
    odd: [...odd.units(nowMs)].sort(),
    heard: keys.map((key) => reports.lastHeardMs(key)),
  };
};

test("books kept up with a day of news say what books made anew say", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (day) => {
      const land = await country(5 * 60, small);
      const shelf = new ElectionShelf(land.ground);
      said(shelf, minuteMs(5 * 60));
      for (const [n, deeds] of day.entries()) {
        const minute = hours[n] ?? 0;
        shelf.renew(deeds.flatMap((one) => tell(land, one, minute)));
        expect(said(shelf, minuteMs(minute))).toEqual(said(new ElectionShelf(land.ground), minuteMs(minute)));
      }
    }),
    { numRuns: 25 },
  );
});
