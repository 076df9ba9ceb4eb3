import { expect, it } from "vitest";
import type { RecordKind } from "../../../electron/contract/index.ts";
import { senseOf } from "../../../electron/domain/worsening.ts";
import type { FieldOrigin, FoldedRecord } from "../../../electron/journal/journal.ts";
import { noReach, shapesSaid, weightAt } from "../../../electron/room/changes-between-standing.ts";
import { reportedMark } from "../../../electron/room/polling-places.ts";
import { draft, journalInMemory, must, newPlace } from "../../journals.ts";
import { caoBo, openingMs, riskInput, squareAround, zoneInput } from "./room-fixture.ts";

const nothingSaid = { marking: "open", deleted: false, invented: false } as const;
const journal = journalInMemory();
const incident = { ...nothingSaid, category: 11, severity: 2, status: "reported", text: "Mất điện", location: caoBo, communeCode: "00952" } as const;
must(
  journal.append(
    draft([
      {
        kind: "quarantine-zone",
        id: "zone",
        set: { ...zoneInput, ...nothingSaid, decision: null, to: null, people: null, voters: null, directive: null, votingPlan: null },
      },
      { kind: "risk-area", id: "area", set: { ...riskInput, ...nothingSaid, bulletin: null, to: null, note: null, responsible: null } },
      { kind: "incident", id: "incident", set: { ...incident, handling: null, occurredAt: zoneInput.from, source: null } },
      newPlace("00952-01", { communeCode: "00952", number: 1 }),
    ]),
  ),
);
const kept = <K extends RecordKind>(kind: K, id: string): FoldedRecord<K> => {
  const record = journal.record(kind, id);
  if (!record) throw new Error("it was written");
  return record;
};
const dates = ["2021-05-20T00:00:00+07:00", "2021-05-30T00:00:00+07:00"];
const zone = kept("quarantine-zone", "zone");
const area = kept("risk-area", "area");
const event = kept("incident", "incident");
const place = kept("polling-place", "00952-01");

/** The record saying one value of a field alone, or the last of some beside the others. */
const saying = <K extends RecordKind>(
  record: FoldedRecord<K>,
  field: FoldedRecord<K>["conflicts"][number]["field"],
  ...values: unknown[]
): FoldedRecord<K> => {
  const origin = Object.values<FieldOrigin | undefined>(record.origins).find((one) => one !== undefined);
  if (!origin) throw new Error("it was written");
  const conflicts: FoldedRecord<K>["conflicts"] = values.length > 1 ? [{ field, values: values.map((value) => ({ value, origin })) }] : [];
  return { ...record, fields: { ...record.fields, [field]: values.at(-1) }, conflicts };
};

const cases = [
  ...([null, "15", "16", "19"] as const).flatMap((a) =>
    ([null, "15", "16", "19"] as const).map((b) => ["directive", saying(zone, "directive", a), saying(zone, "directive", a, b)] as const),
  ),
  ...[null, 10, 40].flatMap((a) => [null, 10, 40].map((b) => ["people", saying(zone, "people", a), saying(zone, "people", a, b)] as const)),
  ...dates.flatMap((a) => dates.map((b) => ["from", saying(zone, "from", a), saying(zone, "from", a, b)] as const)),
  ...dates.flatMap((a) => dates.map((b) => ["from of a risk area", saying(area, "from", a), saying(area, "from", a, b)] as const)),
  ...[null, ...dates].flatMap((a) => [null, ...dates].map((b) => ["to", saying(area, "to", a), saying(area, "to", a, b)] as const)),
  ...[1, 3].flatMap((a) => [1, 3].map((b) => ["level", saying(area, "level", a), saying(area, "level", a, b)] as const)),
  ...[1, 4].flatMap((a) => [1, 4].map((b) => ["severity", saying(event, "severity", a), saying(event, "severity", a, b)] as const)),
  ...(["reported", "confirmed", "handling", "closed", "withdrawn"] as const).flatMap((a) =>
    (["reported", "handling", "closed", "withdrawn"] as const).map(
      (b) => ["status", saying(event, "status", a), saying(event, "status", a, b)] as const,
    ),
  ),
  ...(["ready", "lacking", "failed", "unknown"] as const).flatMap((a) =>
    (["ready", "lacking", "failed", "unknown"] as const).map(
      (b) => ["readiness", saying(place, "readiness", a), saying(place, "readiness", a, b)] as const,
    ),
  ),
];

const weighed = (record: (typeof cases)[number][1]) => {
  const mark = record.kind === "polling-place" ? { ...reportedMark(record, openingMs), was: record.fields.readiness } : null;
  return weightAt({ record, nowMs: openingMs, mark }, noReach);
};

it.each(cases)("a dispute about %s never looks like an easing", (_, settled, disputed) => {
  expect(senseOf(weighed(settled), weighed(disputed))).toBe("worsened");
});

it("of disputed shapes all are weighed", () => {
  const [small, wide] = [squareAround(...caoBo, 1), squareAround(...caoBo, 4)];
  expect(shapesSaid(saying(zone, "geometry", wide, small))).toContainEqual(wide);
});
