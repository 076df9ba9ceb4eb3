import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { listedSince } from "../../../../electron/domain/listing.ts";
import { HeadChecks } from "../../../../electron/journal/exchange/head-check.ts";
import { stationsTold } from "../../../../electron/journal/exchange/stations.ts";
import { Past } from "../../../../electron/journal/past/past.ts";
import { atOnce } from "../../../../electron/journal/slices.ts";
import { verify } from "../../../../electron/journal/verify.ts";
import { bundleOf, examine, folded, readBytes, strippedBundleOf, take } from "../../../bundles.ts";
import { draft, HandClock, must, newPlace, placeEdit, Station } from "../../../journals.ts";

const hour = 3_600_000;
const head = (station: Station): string => station.store.ledger.tally("restricted").head;
const place = (station: Station, id: string) => station.store.ledger.shelves["polling-place"].folded(id);

/** A station that wrote three times. */
function writer(): Station {
  const station = new Station();
  must(station.write(draft([newPlace("A"), newPlace("B")])));
  must(station.write(draft([placeEdit("A", { readiness: "ready" })])));
  must(station.write(draft([newPlace("C", { marking: "internal" })])));
  return station;
}

test("a bundle brings everything, once; heard again it changes nothing", () => {
  const [from, to] = [writer(), new Station()];
  const bytes = bundleOf(from);
  expect(must(examine(to, bytes))).toMatchObject({ changeSets: 3, entries: 4, fresh: 3, known: 0, waiting: 0, newStations: [{ id: from.id }] });
  expect(must(take(to, bytes))).toEqual({
    merged: 3,
    entries: 4,
    known: 0,
    waiting: 0,
    unreadEntries: 0,
    conflicts: 0,
    forkedStations: [],
    notes: [],
  });
  expect(folded(to)).toBe(folded(from));
  expect(head(to)).toBe(head(from));
  expect(atOnce(verify(to.store.ledger.read, "restricted"))).toBeUndefined();
  expect(must(take(to, bytes))).toMatchObject({ merged: 0, known: 3 });
  expect(must(take(from, bundleOf(to)))).toMatchObject({ merged: 0, known: 3 });
  expect(head(from)).toBe(head(to));
});

test("a station never heard of is taken in only by name", () => {
  const [from, to] = [writer(), new Station()];
  const refused = take(to, bundleOf(from), []);
  expect(refused).toMatchObject({ ok: false, error: { code: "forbidden", message: expect.stringContaining(from.id) } });
  expect(to.store.ledger.tally("restricted").entries).toBe(0);
  expect(to.db.prepare("SELECT count(*) AS n FROM station").get()).toEqual({ n: 1 });
  must(take(to, bundleOf(from), [from.id]));
  must(from.write(draft([placeEdit("A", { voters: 2 })])));
  // Once taken in, it needs no other word.
  expect(must(take(to, bundleOf(from), []))).toMatchObject({ merged: 1, known: 3 });
});

test("who only carries a bundle is not taken in by it", () => {
  const [from, carrier, to] = [writer(), new Station(), new Station()];
  must(take(carrier, bundleOf(from)));
  expect(must(examine(to, bundleOf(carrier)))).toMatchObject({ madeBy: { id: carrier.id }, newStations: [{ id: from.id }] });
  must(take(to, bundleOf(carrier), [from.id]));
  expect(to.store.ledger.read.stations.all().map(({ id }) => id)).toEqual([from.id, to.id].sort());
  expect(head(to)).toBe(head(from));
});

test("a head asked for twice at once is found by both, over whatever arrives meanwhile", () => {
  const station = writer();
  const printed = station.store.ledger.tally("open");
  const checks = new HeadChecks(station.store.ledger);
  const [one, two] = [checks.check("open", printed.head), checks.check("open", printed.head.slice(0, 8))];
  one.next();
  two.next();
  must(station.write(draft([newPlace("D")])));
  for (const check of [one, two]) expect(atOnce(check)).toMatchObject({ found: true, current: false, entries: 3 });
  expect(atOnce(checks.check("open", station.store.ledger.tally("open").head))).toMatchObject({ current: true, entries: 4 });
  expect(atOnce(checks.check("restricted", printed.head))).toMatchObject({ found: true, entries: 3 });
});

test("only what the asked marking may hold goes out, its counts and head the viewer's own", () => {
  const from = writer();
  const bytes = bundleOf(from, { clearance: "open" });
  expect(bytes.toString()).not.toContain('\\"marking\\":\\"internal\\"');
  const to = new Station();
  expect(must(take(to, bytes))).toMatchObject({ merged: 2, entries: 3 });
  expect(to.store.ledger.tally("open")).toEqual(from.store.ledger.tally("open"));
  expect(must(readBytes(bytes)).head).toBe(from.store.ledger.tally("open").head);
});

test("values that did not know of each other are counted and stand in dispute at both", () => {
  const [a, b] = [writer(), new Station()];
  must(take(b, bundleOf(a)));
  must(a.write(draft([placeEdit("A", { readiness: "lacking" })])));
  b.clock.pass(60_000);
  must(b.write(draft([placeEdit("A", { readiness: "failed" })])));
  expect(must(take(a, bundleOf(b)))).toMatchObject({ merged: 1, conflicts: 1 });
  expect(must(take(b, bundleOf(a)))).toMatchObject({ merged: 1, conflicts: 1 });
  for (const station of [a, b]) expect(place(station, "A")?.conflicts.map(({ field }) => field)).toEqual(["readiness"]);
  expect(folded(a)).toBe(folded(b));
  expect(head(a)).toBe(head(b));
});

test("change sets that come before what they are hung on wait on the disk and join when the gap closes", () => {
  const from = writer();
  must(from.write(draft([placeEdit("B", { voters: 7 })])));
  const late = bundleOf(from, { only: ({ arrival }) => arrival === 4 });
  const gap = bundleOf(from, { only: ({ arrival }) => arrival === 2 });
  const first = bundleOf(from, { only: ({ arrival }) => arrival === 1 || arrival === 3 });
  const to = new Station();
  expect(must(take(to, late))).toMatchObject({ merged: 0, waiting: 1, notes: [expect.stringContaining("còn thiếu")] });
  expect(must(take(to, late))).toMatchObject({ merged: 0, known: 1, waiting: 0 });
  expect(stationsTold(to.store.ledger, to.id, "open")).toMatchObject({ waiting: 1, stations: [{ own: true, entries: 0 }] });
  expect(place(to, "B")).toBeUndefined();
  expect(must(take(to, first))).toMatchObject({ merged: 2, waiting: 0 });
  // The store is closed and opened in between.
  const opened = to.copy();
  expect(must(take(opened, gap))).toMatchObject({ merged: 2, waiting: 0 });
  expect(folded(opened)).toBe(folded(from));
  expect(head(opened)).toBe(head(from));
  expect(stationsTold(opened.store.ledger, to.id, "restricted").waiting).toBe(0);
});

test("what waits is counted only for who may hold it", () => {
  const from = new Station();
  must(from.write(draft([newPlace("C", { marking: "internal" })])));
  must(from.write(draft([placeEdit("C", { voters: 1 })])));
  const to = new Station();
  must(take(to, bundleOf(from, { only: ({ arrival }) => arrival === 2 })));
  expect(stationsTold(to.store.ledger, to.id, "open")).toMatchObject({ waiting: 0, stations: [{ own: true }] });
  expect(stationsTold(to.store.ledger, to.id, "internal").waiting).toBe(1);
});

test("a copied folder of which both went on: both branches are kept and named, whichever comes first", () => {
  const one = writer();
  const other = one.copy();
  other.clock.pass(60_000);
  must(one.write(draft([placeEdit("A", { voters: 1 })])));
  must(other.write(draft([placeEdit("A", { voters: 2 })])));
  must(other.write(draft([placeEdit("B", { voters: 2 })])));
  const [first, second] = [new Station(), new Station()];
  must(take(first, bundleOf(one)));
  expect(must(take(first, bundleOf(other)))).toMatchObject({
    merged: 2,
    known: 3,
    forkedStations: [{ id: one.id }],
    notes: [expect.stringContaining("tách nhánh")],
  });
  must(take(second, bundleOf(other)));
  must(take(second, bundleOf(one)));
  expect(must(take(one, bundleOf(other)))).toMatchObject({ forkedStations: [{ id: one.id }] });
  must(take(other, bundleOf(first)));
  for (const station of [first, second, one, other]) {
    expect(folded(station)).toBe(folded(first));
    expect(station.store.ledger.tally("restricted")).toEqual(first.store.ledger.tally("restricted"));
    expect(stationsTold(station.store.ledger, station.id, "open").stations.find(({ id }) => id === one.id)).toMatchObject({ forked: true });
  }
  // Each goes on on its own branch; nothing parts once more.
  must(one.write(draft([placeEdit("A", { voters: 3 })])));
  must(take(first, bundleOf(one)));
  expect(first.store.ledger.chains.get(`${one.id} open`)).toHaveLength(2);
  expect(place(first, "A")?.fields.voters).toBe(3);
});

test("a clock that is hours off is kept and spoken of; what comes is known by this room's clock", () => {
  const fast = new HandClock();
  fast.pass(5 * hour);
  const from = new Station(fast);
  must(from.write(draft([newPlace("A")])));
  const to = new Station();
  const { notes } = must(take(to, bundleOf(from)));
  const name = `Trạm ${from.id.slice(0, 4).toUpperCase()}`;
  expect(notes).toEqual([
    expect.stringContaining(`${name} chạy nhanh ít nhất 5 giờ`),
    expect.stringMatching(new RegExp(`^1 mục của ${name} ghi giờ xảy ra chưa tới theo đồng hồ của phòng.*trước 5 giờ`)),
  ]);
  expect(to.store.ledger.ends.knownAt).toBe(to.clock.room);
  expect(place(to, "A")?.fields.voters).toBe(351);
});

test("a slow clock shows by what its own station had seen", () => {
  const [ahead, slow] = [new Station(), new Station()];
  must(ahead.write(draft([newPlace("A")])));
  slow.clock.wall -= 3 * hour;
  must(take(slow, bundleOf(ahead)));
  must(slow.write(draft([placeEdit("A", { voters: 5 })])));
  expect(must(take(ahead, bundleOf(slow))).notes).toEqual([expect.stringContaining("chạy chậm ít nhất 3 giờ")]);
  expect(place(ahead, "A")?.fields.voters).toBe(5);
});

test("a retry gets the first receipt and doubles nothing; its key for another bundle is refused", () => {
  const [from, to] = [writer(), new Station()];
  const request = { key: "r1", input: "first" };
  const receipt = must(take(to, bundleOf(from), undefined, request));
  const dump = to.db.serialize();
  expect(must(take(to, bundleOf(from), undefined, request))).toEqual(receipt);
  expect(to.db.serialize().equals(dump)).toBe(true);
  expect(take(to, bundleOf(from), undefined, { key: "r1", input: "second" })).toMatchObject({ ok: false, error: { code: "bad-input" } });
});

test("blobs travel with what names them", () => {
  const from = new Station();
  const bytes = new Uint8Array([1, 2, 3]);
  must(from.write(draft([newPlace("A")], { blobs: [bytes] })));
  const to = new Station();
  expect(must(take(to, bundleOf(from))).notes).toEqual([]);
  expect(to.store.ledger.read.blob.get(hash("sha256", bytes, "hex"))?.bytes).toEqual(Buffer.from(bytes));
});

test("what comes without its words waits until they come, from whomever, and takes its place with all that follows it", () => {
  const from = writer();
  const [whole, stripped] = [bundleOf(from), strippedBundleOf(from, ({ number }) => number === 1)];
  const to = new Station();
  expect(must(examine(to, stripped))).toMatchObject({ fresh: 1, waiting: 2, unreadEntries: 0 });
  const taken = must(take(to, stripped));
  expect(taken).toMatchObject({ merged: 1, waiting: 2, unreadEntries: 0 });
  expect(taken.notes).toEqual([expect.stringContaining("1 thay đổi còn thiếu"), expect.stringMatching(/^1 thay đổi thiếu nội dung/)]);
  expect(taken.notes.join()).not.toContain("thẩm quyền");
  expect(place(to, "A")).toBeUndefined();
  expect(must(take(to, stripped))).toMatchObject({ merged: 0, known: 3, waiting: 0 });
  expect(stationsTold(to.store.ledger, to.id, "restricted")).toMatchObject({ waiting: 2, unread: 0 });
  // The store is closed and opened in between.
  const opened = to.copy();
  expect(must(take(opened, whole))).toMatchObject({ merged: 2, known: 2, waiting: 0 });
  expect(folded(opened)).toBe(folded(from));
  expect(head(opened)).toBe(head(from));
  expect(stationsTold(opened.store.ledger, opened.id, "restricted").waiting).toBe(0);
  expect(atOnce(verify(opened.store.ledger.read, "restricted"))).toBeUndefined();
  // Once here, nobody takes its words out again.
  expect(must(take(opened, stripped))).toMatchObject({ merged: 0, known: 3 });
  expect(folded(opened)).toBe(folded(from));
});

test("two bundles that left out different words complete each other", () => {
  const from = writer();
  const to = new Station();
  must(
    take(
      to,
      strippedBundleOf(from, ({ number }) => number === 1),
    ),
  );
  expect(
    must(
      take(
        to,
        strippedBundleOf(from, ({ number }) => number === 2),
      ),
    ),
  ).toMatchObject({ merged: 2, waiting: 0 });
  expect(folded(to)).toBe(folded(from));
});

test("who took words out of a bundle is named and must be accepted with it", () => {
  const [from, carrier, to] = [writer(), new Station(), new Station()];
  must(take(carrier, bundleOf(from)));
  const stripped = strippedBundleOf(carrier, ({ number }) => number === 1);
  expect(
    must(examine(to, stripped))
      .newStations.map(({ id }) => id)
      .sort(),
  ).toEqual([carrier.id, from.id].sort());
  expect(take(to, stripped, [from.id])).toMatchObject({ ok: false, error: { code: "forbidden", message: expect.stringContaining(carrier.id) } });
});

test("a bundle since an arrival brings only what came after it", () => {
  const [from, to] = [writer(), new Station()];
  must(take(to, bundleOf(from)));
  const since = from.store.ledger.ends.arrival;
  must(from.write(draft([placeEdit("A", { voters: 9 })])));
  const bytes = bundleOf(from, { since });
  expect(must(readBytes(bytes)).changeSets).toHaveLength(1);
  expect(must(take(to, bytes))).toMatchObject({ merged: 1, known: 0 });
  expect(head(to)).toBe(head(from));
  // The same to a station that has not heard of the rest: it waits.
  const late = new Station();
  expect(must(take(late, bytes))).toMatchObject({ merged: 0, waiting: 1 });
});

test("the exercise and a real room never mix", () => {
  const [exercise, real] = [new Station(), new Station()];
  must(exercise.write(draft([{ kind: "setting", id: "exercise", set: { value: true } }])));
  must(real.write(draft([newPlace("A")])));
  for (const [from, to] of [
    [exercise, real],
    [real, exercise],
  ] as const)
    expect(take(to, bundleOf(from))).toMatchObject({ ok: false, error: { code: "forbidden" } });
});

test("a value dated ahead of this room's clock counts from when it came, and so does what is reported after it", () => {
  const fast = new HandClock();
  fast.pass(12 * hour);
  const [from, to] = [new Station(fast), new Station()];
  must(from.write(draft([newPlace("A", { readiness: "ready" })])));
  must(take(to, bundleOf(from)));
  const past = new Past(to.store.ledger);
  const now = to.clock.room;
  expect(past.placeMarks({}).trueAt[0]).toBe(now);
  expect(past.view({ trueAt: now }).record("polling-place", "A")?.fields.readiness).toBe("ready");
  expect(past.view({ trueAt: now - 1 }).record("polling-place", "A")).toBeUndefined();
  to.clock.pass(60_000);
  must(to.write(draft([placeEdit("A", { readiness: "failed" })])));
  expect(past.view({ trueAt: to.clock.room }).record("polling-place", "A")?.fields.readiness).toBe("failed");
  expect(past.view({ trueAt: now }).record("polling-place", "A")?.fields.readiness).toBe("ready");
});

test("what was only listed, since no time in particular, is written, sent and read", () => {
  const [from, to] = [new Station(), new Station()];
  must(from.write(draft([newPlace("A")], { trueAt: listedSince })));
  expect(from.write(draft([placeEdit("A", { voters: 2 })], { trueAt: "1999-12-31T23:00:00+07:00" }))).toMatchObject({ ok: false });
  expect(must(take(to, bundleOf(from)))).toMatchObject({ merged: 1, unreadEntries: 0 });
});

test("who takes back what another station said is named, with the records it was said of", () => {
  const [from, other, to] = [writer(), new Station(), new Station()];
  must(take(other, bundleOf(from)));
  must(take(to, bundleOf(from)));
  const refs = from
    .sealed()
    .slice(0, 2)
    .map(({ header }) => `${header.id}.0`);
  must(other.write(draft([{ kind: "polling-place", id: "A", set: {}, withdraws: refs }])));
  const { notes } = must(take(to, bundleOf(other)));
  expect(notes).toEqual([expect.stringMatching(new RegExp(`^Trạm ${other.id.slice(0, 4).toUpperCase()} rút lại .* ở 1 hồ sơ \\(A\\)`))]);
  // Its own words anybody may take back.
  must(from.write(draft([{ kind: "polling-place", id: "A", set: {}, withdraws: [`${from.sealed()[0]!.header.id}.0`] }])));
  expect(must(take(to, bundleOf(from))).notes).toEqual([]);
});
