import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, desk, emptyRoom, lineOf, openingMs, riskInput, type TestClock, wall } from "./room-fixture.ts";

const opened: Room[] = [];
const room = async (clock?: TestClock): Promise<Room> => {
  const made = await emptyRoom(clock);
  opened.push(made);
  return made;
};
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const exported = async (from: Room, asked: { since?: string } = {}) => answered(await from.call(desk, "journal.export", asked));
const stationOf = async (of: Room): Promise<string> =>
  answered(await of.call(desk, "journal.stations", {})).stations.find(({ own }) => own)?.id ?? "";
const headOf = async (of: Room, viewer = desk): Promise<string> => answered(await of.call(viewer, "journal.verify", {})).head;

test("a bundle goes out, is shown, and is taken over once: the map follows and both have one head", async () => {
  const [from, to] = [await room(), await room()];
  await addPlaces(from, "00694", null, 3);
  const file = await exported(from);
  const station = await stationOf(from);
  expect(file).toMatchObject({ mediaType: "application/x-ndjson", entries: 3, changeSets: 3, head: await headOf(from) });
  expect(file.fileName).toBe(`nhat-ky-${station.slice(0, 4).toUpperCase()}-20210523-0847.jsonl`);
  const preview = answered(await to.call(desk, "journal.previewMerge", { fileName: file.fileName, base64: file.base64 }));
  expect(preview).toMatchObject({
    fileName: file.fileName,
    madeBy: { id: station, name: `Trạm ${station.slice(0, 4).toUpperCase()}` },
    madeAt: "2021-05-23T08:47:00+07:00",
    changeSets: 3,
    fresh: 3,
    known: 0,
    waiting: 0,
    newStations: [{ id: station }],
    notes: [],
  });
  const { staged } = preview;
  expect(await to.call(desk, "journal.merge", { staged })).toMatchObject({
    ok: false,
    error: { code: "forbidden", reasons: [expect.stringContaining(station)] },
  });
  const line = lineOf(to, wall);
  const first = line.next((reply) => reply.verb === "news");
  line.connection.receive({ verb: "live", id: 1, method: "readiness.totals", input: {} });
  expect(JSON.stringify(await first)).toContain('"unknown":0');
  const followed = line.next((reply) => reply.verb === "news" && JSON.stringify(reply).includes('"unknown":3'));
  const request = { staged, acceptStations: [station], requestId: "m1" };
  const receipt = answered(await to.call(desk, "journal.merge", request));
  expect(receipt).toMatchObject({ merged: 3, entries: 3, conflicts: 0 });
  await followed;
  // Sent again after the answer was lost: the same receipt, though the file no longer waits.
  expect(answered(await to.call(desk, "journal.merge", request))).toEqual(receipt);
  expect(await to.call(desk, "journal.merge", { staged })).toMatchObject({ ok: false, error: { code: "not-found" } });
  expect(await headOf(to)).toBe(await headOf(from));
  expect(answered(await to.call(desk, "journal.merge", { base64: file.base64 }))).toMatchObject({ merged: 0, known: 3 });
});

test("only what arrived after a moment goes out when asked", async () => {
  const clock = { ms: openingMs };
  const from = await room(clock);
  await addPlaces(from, "00694", null, 2);
  clock.ms += 60_000;
  await addPlaces(from, "00691", null, 1);
  expect(await exported(from, { since: "2021-05-23T08:47:30+07:00" })).toMatchObject({ changeSets: 1, entries: 1, head: await headOf(from) });
});

test("the wall learns nothing of a restricted chain, and may neither export nor merge", async () => {
  const [from, to] = [await room(), await room()];
  answered(await from.call(desk, "riskAreas.save", { ...riskInput, marking: "restricted" }));
  const file = await exported(from);
  answered(await to.call(desk, "journal.merge", { base64: file.base64, acceptStations: [await stationOf(from)] }));
  expect(answered(await to.call(desk, "journal.stations", {})).stations).toHaveLength(2);
  expect(answered(await to.call(wall, "journal.stations", {}))).toMatchObject({
    stations: [{ own: true, entries: 0, lastKnownAt: null }],
    waiting: 0,
    unread: 0,
  });
  const restricted = await headOf(to);
  expect(answered(await to.call(desk, "journal.checkHead", { head: restricted }))).toMatchObject({ found: true, current: true, entries: 1 });
  expect(answered(await to.call(wall, "journal.checkHead", { head: restricted }))).toEqual({
    found: false,
    current: false,
    knownAt: null,
    entries: null,
    changeSet: null,
  });
  for (const [method, input] of [
    ["journal.export", {}],
    ["journal.previewMerge", { fileName: "a.jsonl", base64: file.base64 }],
    ["journal.merge", { base64: file.base64 }],
  ] as const)
    expect(await to.call(wall, method, input)).toMatchObject({ ok: false, error: { code: "forbidden" } });
});

test("a desk takes over nothing stricter than it may hold, and gives out no more than that", async () => {
  const [from, to] = [await room(), await room()];
  const health = { ...desk, clearance: "internal" } as const;
  answered(await from.call(desk, "riskAreas.save", { ...riskInput, marking: "restricted" }));
  await addPlaces(from, "00694", null, 1);
  const { base64 } = await exported(from);
  expect(await to.call(health, "journal.merge", { base64, acceptStations: [await stationOf(from)] })).toMatchObject({
    ok: false,
    error: { code: "forbidden" },
  });
  const part = answered(await from.call(health, "journal.export", {}));
  expect(part).toMatchObject({ entries: 1 });
  expect(Buffer.from(part.base64, "base64").toString()).not.toContain("flash-flood");
});

test("a file that is none is refused with words, and neither or both ways of giving one", async () => {
  const to = await room();
  const base64 = Buffer.from("xin chào").toString("base64");
  expect(await to.call(desk, "journal.previewMerge", { fileName: "a.txt", base64 })).toMatchObject({ ok: false, error: { code: "unreadable-file" } });
  expect(await to.call(desk, "journal.merge", {})).toMatchObject({ ok: false, error: { code: "bad-input" } });
  expect(await to.call(desk, "journal.merge", { base64, staged: "x" })).toMatchObject({ ok: false, error: { code: "bad-input" } });
});

test("a printed head is found as it was, in whatever spelling it was typed", async () => {
  const clock = { ms: openingMs };
  const of = await room(clock);
  await addPlaces(of, "00694", null, 1);
  const printed = await headOf(of);
  clock.ms += 3_600_000;
  await addPlaces(of, "00691", null, 1);
  const spelled = `${printed.slice(0, 4).toUpperCase()} ${printed.slice(4, 8)}–${printed.slice(8, 12)}`;
  const then = { found: true, current: false, knownAt: "2021-05-23T08:47:00+07:00", entries: 1 };
  for (const head of [printed, spelled, printed.slice(0, 9)])
    expect(answered(await of.call(desk, "journal.checkHead", { head }))).toMatchObject(then);
  expect(answered(await of.call(desk, "journal.checkHead", { head: (await headOf(of)).slice(0, 8) }))).toMatchObject({
    found: true,
    current: true,
    entries: 2,
  });
  const nothing = createHash("sha256").update("head\n").digest("hex");
  expect(answered(await of.call(desk, "journal.checkHead", { head: nothing }))).toMatchObject({
    found: true,
    current: false,
    entries: 0,
    changeSet: null,
  });
  for (const head of ["0".repeat(64), "not hexadecimal", `${printed}0`, `${printed.slice(0, 63)}${printed.endsWith("0") ? "1" : "0"}`])
    expect(answered(await of.call(desk, "journal.checkHead", { head }))).toMatchObject({ found: false });
});

test("a station is named once for every screen, the name goes out with the news, and no two bear the same", async () => {
  const [from, to] = [await room(), await room()];
  const [own, other] = [await stationOf(from), await stationOf(to)];
  const named = (name: string, station = own, requestId?: string) =>
    from.call(desk, "journal.nameStation", { station, name, ...(requestId ? { requestId } : {}) });
  const namesIn = async (of: Room, viewer = desk) =>
    Object.fromEntries(answered(await of.call(viewer, "journal.stations", {})).stations.map(({ id, name }) => [id, name]));
  expect(answered(await named("  Sở  chỉ huy tỉnh ", own, "n1"))).toEqual({ id: own, name: "Sở chỉ huy tỉnh" });
  const { head } = answered(await from.call(desk, "room.info", {}));
  // Sent again, or saying what is so: nothing more is written.
  expect(answered(await named("  Sở  chỉ huy tỉnh ", own, "n1"))).toEqual({ id: own, name: "Sở chỉ huy tỉnh" });
  answered(await named("Sở chỉ huy tỉnh"));
  expect(answered(await from.call(desk, "room.info", {})).head).toBe(head);
  expect((await namesIn(from, wall))[own]).toBe("Sở chỉ huy tỉnh");
  expect(await named("Trạm lạ", other)).toMatchObject({ ok: false, error: { code: "not-found" } });
  expect(await from.call(wall, "journal.nameStation", { station: own, name: "Tường" })).toMatchObject({ ok: false, error: { code: "forbidden" } });

  const { base64 } = await exported(from);
  answered(await to.call(desk, "journal.merge", { fileName: "goi.jsonl", base64, acceptStations: [own] }));
  expect((await namesIn(to))[own]).toBe("Sở chỉ huy tỉnh");
  expect(await to.call(desk, "journal.nameStation", { station: other, name: "sở chỉ huy TỈNH" })).toMatchObject({
    ok: false,
    error: { code: "bad-input" },
  });
});
