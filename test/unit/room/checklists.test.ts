import { beforeEach, describe, expect, it } from "vitest";
import type { InputOf, OutputOf } from "../../../electron/contract/index.ts";
import { builtInTemplates } from "../../../electron/domain/election/templates.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, openingMs, type TestClock, wall, zoneInput } from "./room-fixture.ts";

const clock: TestClock = { ms: openingMs };
const at = (day: number, hour: string): string => `2021-05-${day}T${hour}:00+07:00`;
const goTo = (day: number, hour: string): void => {
  clock.ms = Date.parse(at(day, hour));
};
const everyItem = builtInTemplates.place.items.filter(({ scope }) => scope === "all").map(({ key }) => key);
const commune = "commune:00952";
let room: Room;
let places: string[];

beforeEach(async () => {
  goTo(22, "08:00");
  room = await emptyRoom(clock);
  places = (await addPlaces(room, "00952", caoBo, 3)).map((id) => `place:${id}`);
});

const place = (index: number): string => places[index] ?? "";
const tick = async (asked: InputOf<"checklists.tick">): Promise<OutputOf<"checklists.tick">> =>
  answered(await room.call(desk, "checklists.tick", asked));
const get = async (unit: string, asked: { trueAt?: string } = {}): Promise<OutputOf<"checklists.get">> =>
  answered(await room.call(desk, "checklists.get", { unit, ...asked }));
const rollUp = async (unit?: string): Promise<OutputOf<"checklists.rollUp">> =>
  answered(await room.call(desk, "checklists.rollUp", unit === undefined ? {} : { unit }));
const undoTitle = async (): Promise<string | undefined> => answered(await room.call(desk, "undo.steps", {})).undo[0]?.title;
const itemOf = ({ items }: OutputOf<"checklists.get">, key: string) => items.find((item) => item.key === key);

describe("ticking", () => {
  it("one item of one place is kept with by whom, when and a note, and undo names it", async () => {
    expect((await get(place(1))).readiness).toMatchObject({ mark: "unknown", checklist: { ticked: false, known: 0, items: everyItem.length } });
    goTo(22, "09:00");
    const told = await tick({
      units: [place(1)],
      items: ["main-box"],
      state: "lacking",
      by: "Tổ trưởng",
      note: "chưa có Quốc huy",
      at: at(22, "08:30"),
    });
    expect(told).toMatchObject({ ticks: 1, units: 1, rejected: [], notes: [] });
    const after = await get(place(1));
    expect(itemOf(after, "main-box")).toMatchObject({ state: "lacking", by: "Tổ trưởng", note: "chưa có Quốc huy", at: at(22, "08:30") });
    expect(after.readiness).toMatchObject({ mark: "lacking", checklist: { known: 1, lacking: 1 } });
    expect(after.readiness.parts.find(({ part }) => part === "checklist")?.words).toContain("Hòm phiếu chính");
    expect(await undoTitle()).toBe("ghi rà soát hòm phiếu chính có Quốc huy: còn thiếu, Khu vực bỏ phiếu số 2, xã Cao Bồ");
    expect(itemOf(await get(place(1), { trueAt: at(22, "08:29") }), "main-box")?.state).toBe("unknown");
  });

  it("many at once makes them ready, and undo takes all of it back", async () => {
    const { changeSet } = await tick({ units: places, items: everyItem, state: "done" });
    expect((await rollUp(commune)).unit.places).toMatchObject({ of: 3, ready: 3 });
    answered(await room.call(desk, "undo.apply", { changeSet: changeSet ?? "" }));
    expect((await rollUp(commune)).unit.places).toMatchObject({ of: 3, ready: 0, unknown: 3 });
    await tick({ units: [place(0)], items: everyItem, state: "done", at: at(22, "07:00") });
    expect((await rollUp(commune)).unit.places).toMatchObject({ ready: 1, unknown: 2 });
  });

  it("a mistaken tick taken back leaves the one before it, no younger than it was", async () => {
    await tick({ units: [place(0)], items: ["ballots"], state: "done", at: at(22, "07:00") });
    goTo(22, "09:00");
    const { changeSet } = await tick({ units: [place(0)], items: ["ballots"], state: "failed" });
    answered(await room.call(desk, "undo.apply", { changeSet: changeSet ?? "" }));
    expect(itemOf(await get(place(0)), "ballots")).toMatchObject({ state: "done", at: at(22, "07:00") });
  });

  it("keeps nothing where a unit or item is none, and refuses the future", async () => {
    const asked = { units: [place(0)], items: ["ballots"], state: "done" } as const;
    const nowhere = { ...asked, units: [place(0), "place:00952-77"], items: [...asked.items] };
    expect(await room.call(desk, "checklists.tick", nowhere)).toMatchObject({ ok: false, error: { code: "not-found", reasons: ["place:00952-77"] } });
    expect(await room.call(desk, "checklists.tick", { ...asked, units: [place(0)], items: ["no-such"] })).toMatchObject({ ok: false });
    const ahead = { ...asked, units: [place(0)], items: ["ballots"], at: at(22, "08:01") };
    expect(await room.call(desk, "checklists.tick", ahead)).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect((await get(place(0))).readiness.checklist?.known).toBe(0);
  });

  it("an older report never beats a newer one, and says so", async () => {
    await tick({ units: [place(0)], items: ["ballots"], state: "done", at: at(22, "07:30") });
    const told = await tick({ units: [place(0)], items: ["ballots"], state: "lacking", at: at(22, "07:00") });
    expect(told.notes).toHaveLength(1);
    expect(itemOf(await get(place(0)), "ballots")?.state).toBe("done");
  });

  it("of a table takes each good row and tells the others with reasons; pasted twice counts once", async () => {
    const row = (unit: string, item: string, state: "done" | "lacking") => ({ unit, item, state });
    const rows = [
      row(place(0), "ballots", "done"),
      row(place(0), "ballots", "done"),
      row(place(1), "ballots", "done"),
      row(place(1), "ballots", "lacking"),
      row("place:00952-77", "ballots", "done"),
      row(place(2), "no-such", "done"),
      row(place(2), "backup-room", "done"),
    ];
    const told = answered(await room.call(desk, "checklists.tickRows", { rows }));
    expect(told).toMatchObject({ ticks: 1, unchanged: 1 });
    expect(told.rejected.map(({ unit, item }) => `${unit}/${item}`)).toEqual([
      `${place(1)}/ballots`,
      `${place(1)}/ballots`,
      "place:00952-77/ballots",
      `${place(2)}/no-such`,
      `${place(2)}/backup-room`,
    ]);
    expect(itemOf(await get(place(1)), "ballots")?.state).toBe("unknown");
  });
});

describe("age", () => {
  it("turns what was done stale by the setting, and confirming makes it young again", async () => {
    await tick({ units: places, items: everyItem, state: "done" });
    const listed = answered(await room.call(desk, "checklists.list", { level: "place" }));
    expect(listed).toMatchObject({ marks: { ready: 3 }, of: 3, total: 3, validUntil: at(23, "00:00") });
    goTo(23, "08:00");
    expect(answered(await room.call(desk, "checklists.list", { level: "place" })).marks).toMatchObject({ stale: 3, ready: 0 });
    expect((await get(place(0))).readiness.checklist).toMatchObject({ mark: "stale", known: 0, stale: everyItem.length });
    const told = answered(await room.call(desk, "checklists.confirm", { units: [place(0), place(1)] }));
    expect(told.ticks).toBe(2 * everyItem.length);
    expect(answered(await room.call(desk, "checklists.list", { level: "place" })).marks).toMatchObject({ stale: 1, ready: 2 });
    answered(await room.call(desk, "checklists.saveSettings", { staleHours: 48 }));
    expect(answered(await room.call(desk, "checklists.list", { level: "place", needing: true }))).toMatchObject({ marks: { ready: 3 }, total: 0 });
  });

  it("is confirmed only of what was done", async () => {
    expect(await room.call(desk, "checklists.confirm", { units: places })).toMatchObject({ ok: false, error: { code: "bad-input" } });
    await tick({ units: [place(0)], items: ["ballots"], state: "lacking" });
    expect(await room.call(desk, "checklists.confirm", { units: places })).toMatchObject({ ok: false });
  });
});

describe("what is asked where", () => {
  it("a place in a zone is asked for a kit, and no longer once the zone has ended", async () => {
    await tick({ units: places, items: everyItem, state: "done" });
    const { id } = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, to: at(22, "10:00") }));
    expect(id).not.toBe("");
    expect(itemOf(await get(place(0)), "zone-kit")).toMatchObject({ applies: true, state: "unknown" });
    expect((await get(place(0))).readiness.mark).toBe("unknown");
    goTo(22, "10:00");
    expect(itemOf(await get(place(0)), "zone-kit")).toMatchObject({ applies: false });
    expect((await get(place(0))).readiness.mark).toBe("ready");
  });
});

describe("templates", () => {
  it("a new version leaves the old one standing; only what reads otherwise must be looked at again", async () => {
    await tick({ units: [place(0)], items: everyItem, state: "done" });
    const { items } = builtInTemplates.place;
    const reworded = items.map((item) => (item.key === "medical" ? { ...item, words: "Có bác sĩ trực" } : item));
    const saved = answered(await room.call(desk, "checklists.saveTemplate", { level: "place", title: "Mẫu của tỉnh", items: reworded }));
    expect(saved).toMatchObject({ id: "place-2", version: 2 });
    const after = await get(place(0));
    expect(after.template).toMatchObject({ version: 2 });
    expect(after.readiness.checklist).toMatchObject({ changed: 1, done: everyItem.length - 1, mark: "unknown" });
    await tick({ units: [place(0)], items: ["medical"], state: "done" });
    expect((await get(place(0))).readiness.mark).toBe("ready");
    const listed = answered(await room.call(desk, "checklists.templates", { level: "place" })).rows;
    expect(listed.map(({ id, inForce, builtIn }) => [id, inForce, builtIn])).toEqual([
      ["place-2", true, false],
      ["place-1", false, true],
    ]);
  });
});

describe("roll-up", () => {
  it("a place is the worse of report and checklist; the sum of the parts is the whole", async () => {
    await tick({ units: [place(0), place(1)], items: everyItem, state: "done" });
    answered(await room.call(desk, "readiness.report", { ids: [place(1).slice(6)], readiness: "failed", note: "dột" }));
    expect((await get(place(1))).readiness).toMatchObject({
      mark: "failed",
      parts: [
        { part: "reported", mark: "failed" },
        { part: "checklist", mark: "ready" },
      ],
    });
    const whole = await rollUp();
    expect(whole.unit.places).toMatchObject({ of: 3, ready: 1, failed: 1, unknown: 1 });
    expect(whole.unit.communes).toMatchObject({ of: 193 });
    expect(whole.children.reduce((sum, { places: counts }) => sum + counts.of, 0)).toBe(3);
    expect(whole.children.reduce((sum, { placeItems }) => sum + placeItems.done, 0)).toBe(2 * everyItem.length);
    const within = await rollUp(commune);
    expect(within.unit).toMatchObject({ mark: "lacking", name: "Xã Cao Bồ" });
    expect(within.children.map(({ mark }) => mark)).toEqual(["failed", "unknown", "ready"]);
    expect((await rollUp(whole.children[0]?.unit)).children.length).toBeGreaterThan(5);
  });
});

describe("reviews and rehearsals", () => {
  const review = async (asked: InputOf<"reviews.save">) => answered(await room.call(desk, "reviews.save", asked));
  const part = async (name: string) => (await rollUp(commune)).unit.parts.find((one) => one.part === name);
  it("count as ready only once the chairman has signed, and a change takes the signature back", async () => {
    goTo(23, "08:00");
    expect(await part("review")).toMatchObject({ mark: "unknown", words: "chưa có rà soát ngày 22/5/2021" });
    await review({ units: [commune], date: "2021-05-22", outcome: "ready" });
    expect(await part("review")).toMatchObject({ mark: "unknown" });
    await review({ units: [commune], date: "2021-05-22", signedBy: "Chủ tịch xã" });
    expect(await part("review")).toMatchObject({ mark: "ready" });
    const told = await review({ units: [commune], date: "2021-05-22", outcome: "lacking", defects: "thiếu loa" });
    expect(told.notes).toEqual(["xã Cao Bồ: nội dung đổi sau khi ký, cần Chủ tịch ký lại."]);
    const listed = answered(await room.call(desk, "reviews.list", { level: "commune" }));
    expect(listed.counts.at(-1)).toMatchObject({ date: "2021-05-22", due: true, of: 193, told: 1, signed: 0, lacking: 1 });
    expect(listed.rows.find(({ unit }) => unit === commune)?.days.at(-1)).toMatchObject({ outcome: "lacking", signedBy: null, defects: "thiếu loa" });
  });
  it("of a day to come or outside the four days are refused", async () => {
    for (const date of ["2021-05-23", "2021-05-18"])
      expect(await room.call(desk, "reviews.save", { units: [commune], date, outcome: "ready" })).toMatchObject({ ok: false });
    goTo(20, "08:00");
    room = await emptyRoom(clock);
    expect(await room.call(desk, "reviews.save", { units: [commune], date: "2021-05-21", outcome: "ready" })).toMatchObject({ ok: false });
  });
  it("rehearsals gate nothing until the setting says so; then defects hold it up until mended", async () => {
    const save = async (asked: InputOf<"rehearsals.save">) => answered(await room.call(desk, "rehearsals.save", asked));
    const { id } = await save({
      unit: commune,
      form: "on-site",
      scenario: "covid-home",
      date: "2021-05-20",
      teams: ["Công an xã"],
      defects: "thiếu đồ bảo hộ",
    });
    expect(await part("rehearsal")).toBeUndefined();
    answered(await room.call(desk, "checklists.saveSettings", { rehearsalGate: "any-covid" }));
    expect(await part("rehearsal")).toMatchObject({ mark: "lacking" });
    await save({ id, mendedAt: at(21, "10:00") });
    expect(await undoTitle()).toContain("ghi đã khắc phục tồn tại diễn tập tại chỗ, cách ly tại nhà, xã Cao Bồ");
    expect(await part("rehearsal")).toMatchObject({ mark: "ready" });
    await save({ unit: commune, form: "pilot", scenario: "disaster", date: "2021-05-23" });
    const listed = answered(await room.call(desk, "rehearsals.list", { level: "commune" }));
    expect(listed).toMatchObject({ rehearsed: 1, of: 193 });
    expect(listed.cover.find(({ unit }) => unit === commune)).toMatchObject({ covid: 1, scenarios: 1, planned: 1, openDefects: 0 });
    answered(await room.call(desk, "rehearsals.remove", { id }));
    expect(await part("rehearsal")).toMatchObject({ mark: "unknown" });
  });
});

describe("who may see", () => {
  it("a tick kept closely counts on no wall", async () => {
    await tick({ units: [place(0)], items: ["ballots"], state: "failed", note: "mật", marking: "internal" });
    const shown = answered(await room.call(wall, "checklists.get", { unit: place(0) }));
    expect(itemOf(shown, "ballots")).toMatchObject({ state: "unknown", note: null });
    expect(shown.readiness.mark).toBe("unknown");
    expect((await get(place(0))).readiness.mark).toBe("failed");
  });
});
