import { beforeEach, describe, expect, it } from "vitest";
import type { InputOf, OutputOf } from "../../../electron/contract/index.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, desk, emptyRoom, openingMs, type TestClock, wall } from "./room-fixture.ts";

const clock: TestClock = { ms: openingMs };
const hour = (text: string): string => `2021-05-23T${text}:00+07:00`;
const goTo = (text: string): void => {
  clock.ms = Date.parse(hour(text));
};
let room: Room;
let ids: string[];

beforeEach(async () => {
  goTo("06:00");
  room = await emptyRoom(clock);
  ids = await addPlaces(room, "00952", null, 3);
});

const report = async (asked: InputOf<"day.report">): Promise<OutputOf<"day.report">> => answered(await room.call(desk, "day.report", asked));
const glance = async (asked: InputOf<"day.glance"> = {}): Promise<OutputOf<"day.glance">> => answered(await room.call(desk, "day.glance", asked));
const get = async (place: string, asked: { knownAt?: string; trueAt?: string } = {}): Promise<OutputOf<"day.get">> =>
  answered(await room.call(desk, "day.get", { place, ...asked }));
const undoTitles = async (): Promise<string[]> => answered(await room.call(desk, "undo.steps", {})).undo.map(({ title }) => title);
const placeAt = (index: number): string => ids[index] ?? "";

describe("'khai mạc hết chưa?'", () => {
  it("is answered n/N, by district and by name where not, and silence is no answer", async () => {
    expect(await glance()).toMatchObject({
      phase: "day",
      province: { places: 3, begun: 0, "not-open": 3, unsaid: 0 },
      waitingCount: 3,
      validUntil: hour("07:00"),
    });
    goTo("07:10");
    await report({ ids: [placeAt(0)], word: "opened", at: hour("07:02") });
    const told = await glance();
    expect(told.province).toMatchObject({ places: 3, begun: 1, opened: 1, unsaid: 2 });
    expect(told.waiting.map(({ place, state }) => ({ place, state }))).toEqual([
      { place: placeAt(1), state: "unsaid" },
      { place: placeAt(2), state: "unsaid" },
    ]);
    expect(told.waiting[0]).toMatchObject({ name: "Khu vực bỏ phiếu số 2", communeName: "Xã Cao Bồ" });
    expect(told.districts.filter(({ places }) => places > 0)).toMatchObject([{ places: 3, begun: 1, unsaid: 2 }]);
    expect(told).toMatchObject({ asOf: hour("07:02"), validUntil: hour("19:00") });
  });

  it("keeps its age when an opening is taken back, and has none where no word stands", async () => {
    goTo("07:10");
    await report({ ids: [placeAt(0)], word: "opened", at: hour("07:02") });
    await report({ ids: [placeAt(1)], word: "opened", at: hour("07:08") });
    const { id } = answered(await room.call(desk, "interruptions.save", { place: placeAt(0), cause: "mất điện", startedAt: hour("07:04") }));
    goTo("07:20");
    answered(await room.call(desk, "interruptions.save", { id, resumed: { at: hour("07:15"), by: null } }));
    expect((await glance()).asOf).toBe(hour("07:15"));
    goTo("09:00");
    answered(await room.call(desk, "interruptions.save", { id, resumed: null }));
    expect((await glance()).asOf).toBe(hour("07:08"));
    answered(await room.call(desk, "day.correct", { id: placeAt(1), word: "opened", at: null, reason: "ghi nhầm nơi" }));
    expect(await glance()).toMatchObject({ asOf: hour("07:04"), province: { begun: 1, unsaid: 2 } });
    expect((await get(placeAt(1))).row.asOf).toBeNull();
  });

  it("puts those that said they had not opened before those that said nothing", async () => {
    goTo("07:30");
    await report({ ids: [placeAt(2)], word: "notOpen", at: hour("07:25") });
    expect((await glance()).waiting.map(({ place, mark }) => [place, mark])).toEqual([
      [placeAt(2), "failed"],
      [placeAt(0), "unknown"],
      [placeAt(1), "unknown"],
    ]);
    await report({ ids: [placeAt(2)], word: "opened", at: hour("07:28") });
    expect(await get(placeAt(2))).toMatchObject({ row: { state: "opened", flags: ["opened-late"] } });
  });
});

describe("telling of a step", () => {
  it("keeps the hour it was taken, who told, and says so in undo's words", async () => {
    goTo("08:47");
    const told = await report({ ids: [placeAt(1)], word: "opened", at: hour("07:02"), by: "Tổ trưởng", source: "điện thoại" });
    expect(told).toMatchObject({ ids: [placeAt(1)], left: [], flags: [] });
    expect((await get(placeAt(1))).row).toMatchObject({
      state: "opened",
      since: hour("07:02"),
      steps: { opened: { at: hour("07:02"), by: "Tổ trưởng" } },
      source: "điện thoại",
      mark: "good",
    });
    expect((await undoTitles())[0]).toBe("ghi khai mạc 07:02 Khu vực bỏ phiếu số 2, xã Cao Bồ");
    expect((await get(placeAt(1), { trueAt: hour("07:01") })).row).toMatchObject({ state: "unsaid", begun: false });
    expect((await get(placeAt(1), { trueAt: hour("07:02") })).row).toMatchObject({ state: "opened" });
  });

  it("takes many at once, and leaves those told before as they were", async () => {
    goTo("08:47");
    await report({ ids: [placeAt(0)], word: "opened", at: hour("06:30") });
    const told = await report({ ids, word: "opened", at: hour("07:00") });
    expect(told).toMatchObject({ ids: [placeAt(1), placeAt(2)], left: [placeAt(0)] });
    expect((await get(placeAt(0))).row.steps.opened?.at).toBe(hour("06:30"));
    expect((await undoTitles())[0]).toBe("ghi khai mạc 07:00 cho 2 khu vực bỏ phiếu");
    expect((await glance()).province).toMatchObject({ begun: 3, opened: 3 });
    const changeSet = told.changeSet ?? "";
    answered(await room.call(desk, "undo.apply", { changeSet }));
    expect((await glance()).province).toMatchObject({ begun: 1, unsaid: 2 });
    await report({ ids, word: "opened", at: hour("07:05") });
    expect((await glance()).province).toMatchObject({ begun: 3 });
  });

  it("keeps what does not fit and tells who said it; only the future is refused", async () => {
    goTo("18:50");
    await report({ ids, word: "opened", at: hour("07:00") });
    const told = await report({ ids: [placeAt(0)], word: "closed", at: hour("18:45") });
    expect(told.flags).toEqual([
      {
        place: placeAt(0),
        flag: "closed-early",
        text: "Khu vực bỏ phiếu số 1, xã Cao Bồ: kết thúc trước 19:00, trái Điều 71 dù đã đủ 100 % cử tri.",
      },
    ]);
    expect((await get(placeAt(0))).row).toMatchObject({ state: "closed", mark: "attention", flags: ["closed-early"] });
    const early = await room.call(desk, "day.report", { ids: [placeAt(1)], word: "closed", at: hour("19:00") });
    expect(early).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect((await get(placeAt(1))).row.state).toBe("opened");
  });

  it("writes nothing where one of many is no place", async () => {
    const refused = await room.call(desk, "day.report", { ids: [...ids, "00952-77"], word: "opened", at: hour("06:00") });
    expect(refused).toMatchObject({ ok: false, error: { code: "not-found", reasons: ["00952-77"] } });
    expect((await glance()).province.begun).toBe(0);
  });

  it("is corrected to an earlier or a later hour, or taken back, with its reason", async () => {
    goTo("09:00");
    await report({ ids: [placeAt(0)], word: "opened", at: hour("07:40") });
    const earlier = answered(await room.call(desk, "day.correct", { id: placeAt(0), word: "opened", at: hour("07:04"), reason: "nghe nhầm giờ" }));
    expect(earlier.flags).toEqual([]);
    expect((await get(placeAt(0))).row).toMatchObject({ since: hour("07:04"), note: "nghe nhầm giờ", flags: [] });
    expect((await undoTitles())[0]).toBe("đính chính khai mạc 07:40 → 07:04 Khu vực bỏ phiếu số 1, xã Cao Bồ");
    answered(await room.call(desk, "day.correct", { id: placeAt(0), word: "opened", at: null, reason: "nhầm khu vực" }));
    expect((await get(placeAt(0))).row).toMatchObject({ state: "unsaid", begun: false });
    expect(await room.call(desk, "day.correct", { id: placeAt(1), word: "opened", at: hour("07:00"), reason: "x" })).toMatchObject({ ok: false });
  });
});

describe("an interruption", () => {
  const start = { cause: "mất điện, mưa lớn", startedAt: hour("09:10") };
  it("leads until the vote goes on, its steps each at their hour", async () => {
    goTo("09:30");
    await report({ ids, word: "opened", at: hour("07:00") });
    const saved = answered(await room.call(desk, "interruptions.save", { place: placeAt(0), ...start }));
    expect(saved.flags.map(({ flag }) => flag)).toEqual(["not-sealed", "not-notified"]);
    expect(await glance()).toMatchObject({
      province: { opened: 2, interrupted: 1, begun: 3, failed: 1 },
      waiting: [],
      interrupted: [{ place: placeAt(0), state: "interrupted", since: hour("09:10") }],
    });
    goTo("09:40");
    const { id } = saved;
    answered(await room.call(desk, "interruptions.save", { id, sealed: { at: hour("09:12"), by: null }, notified: { at: hour("09:15"), by: null } }));
    expect((await undoTitles())[0]).toBe(
      "ghi niêm phong hòm phiếu, giấy tờ 09:12, báo Ban bầu cử 09:15: gián đoạn 09:10 Khu vực bỏ phiếu số 1, xã Cao Bồ",
    );
    const listed = answered(await room.call(desk, "interruptions.list", {}));
    expect(listed).toMatchObject({ open: 1, rows: [{ id, next: "resumed", flags: [], open: true }] });
    goTo("10:05");
    answered(await room.call(desk, "interruptions.save", { id, resumed: { at: hour("10:00"), by: null } }));
    expect((await get(placeAt(0))).row).toMatchObject({ state: "opened", mark: "good", interruptions: 0 });
    expect((await get(placeAt(0), { trueAt: hour("09:11") })).interruptions).toMatchObject([{ steps: { sealed: null } }]);
    expect((await get(placeAt(0), { trueAt: hour("09:13") })).interruptions).toMatchObject([
      { steps: { sealed: { at: hour("09:12") }, notified: null } },
    ]);
    expect((await get(placeAt(0), { trueAt: hour("09:59") })).row).toMatchObject({ state: "interrupted", since: hour("09:10") });
  });

  it("still open at 19:00 and 21:00 says what must be decided", async () => {
    goTo("17:00");
    answered(
      await room.call(desk, "interruptions.save", {
        place: placeAt(0),
        cause: "lũ",
        startedAt: hour("16:50"),
        sealed: { at: hour("16:51"), by: null },
      }),
    );
    const flags = async (): Promise<string[]> => answered(await room.call(desk, "interruptions.list", {})).rows.flatMap((row) => row.flags);
    expect(await flags()).toEqual(["before-opening", "not-notified"]);
    goTo("19:00");
    expect(await flags()).toContain("at-close");
    goTo("21:00");
    expect(await flags()).toContain("at-latest");
  });

  it("taken back or removed is gone from the day", async () => {
    goTo("09:30");
    const { id } = answered(await room.call(desk, "interruptions.save", { place: placeAt(0), ...start }));
    answered(await room.call(desk, "interruptions.remove", { id }));
    expect((await get(placeAt(0))).row).toMatchObject({ state: "unsaid", interruptions: 0 });
    expect((await glance()).province.interrupted).toBe(0);
  });
});

describe("ballots and another day", () => {
  it("misprinted ballots keep a place from being good until they are handed out again", async () => {
    goTo("08:00");
    await report({ ids, word: "opened", at: hour("07:00") });
    const matter = { place: placeAt(0), election: "commune", fault: "misprinted", ballots: 120, foundAt: hour("07:20") } as const;
    const { id } = answered(await room.call(desk, "ballotMatters.save", matter));
    expect((await get(placeAt(0))).row).toMatchObject({ state: "opened", mark: "attention", flags: ["ballots"] });
    answered(await room.call(desk, "ballotMatters.save", { id, stopped: { at: hour("07:21"), by: null }, resumed: { at: hour("07:50"), by: null } }));
    const listed = answered(await room.call(desk, "ballotMatters.list", { unit: "commune:00952" }));
    expect(listed).toMatchObject({ open: 0, rows: [{ id, open: false, flags: ["gap"] }] });
    expect((await get(placeAt(0))).row).toMatchObject({ mark: "good" });
  });

  it("another day counts only once it was approved", async () => {
    const asked = { at: hour("05:30"), by: "UBBC tỉnh" };
    const change = { kind: "postponed", units: ["commune:00952"], reason: "lũ", newDate: "2021-05-30", asked } as const;
    const { id } = answered(await room.call(desk, "dateChanges.save", { ...change, units: [...change.units] }));
    goTo("07:30");
    expect((await glance()).province).toMatchObject({ unsaid: 3 });
    const approval = { number: "2/NQ-HĐBCQG", date: "2021-05-23", signer: "Chủ tịch HĐBCQG" };
    answered(await room.call(desk, "dateChanges.save", { id, approval }));
    expect(await glance()).toMatchObject({ province: { "not-open": 3, unsaid: 0 }, waitingCount: 0 });
    expect((await get(placeAt(0))).row).toMatchObject({ date: "2021-05-30", flags: ["other-day"], mark: "unknown" });
    expect(answered(await room.call(desk, "dateChanges.list", {})).rows).toMatchObject([
      { inForce: true, units: [{ name: "Xã Cao Bồ", places: 3 }] },
    ]);
  });
});

describe("who may see", () => {
  it("an interruption kept closely shows on no wall, nor in its counts", async () => {
    goTo("09:30");
    await report({ ids, word: "opened", at: hour("07:00") });
    const closely = { place: placeAt(0), cause: "gây rối", startedAt: hour("09:10"), marking: "internal" } as const;
    answered(await room.call(desk, "interruptions.save", closely));
    expect(answered(await room.call(wall, "day.glance", {})).province).toMatchObject({ interrupted: 0, opened: 3 });
    expect(answered(await room.call(wall, "interruptions.list", {})).rows).toEqual([]);
    expect(answered(await room.call(wall, "day.get", { place: placeAt(0) }))).toMatchObject({ row: { state: "opened" }, interruptions: [] });
    expect((await glance()).province).toMatchObject({ interrupted: 1 });
  });
});
