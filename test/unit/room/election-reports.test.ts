import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf, OutputOf, OwedCell, OwedTotals, UnitLevel } from "../../../electron/contract/index.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, type TestClock, wall } from "./room-fixture.ts";

const at = (time: string): number => Date.parse(`2021-05-23T${time}:00+07:00`);
const hour = (time: string): string => `2021-05-23T${time}:00+07:00`;
const commune = "commune:00952";
const district = "district:030";
const [first, second] = ["place:00952-01", "place:00952-02"];

let clock: TestClock;
let room: Room;

beforeEach(async () => {
  clock = { ms: at("08:47") };
  room = await emptyRoom(clock);
  await addPlaces(room, "00952", caoBo, 2);
});
afterEach(() => room.close());

const save = async (input: InputOf<"reports.save">, by: Viewer = desk): Promise<OutputOf<"reports.save">> =>
  answered(await room.call(by, "reports.save", input));
const told = async (unit: string, slot: string, by: Viewer = desk) => answered(await room.call(by, "reports.get", { unit, slot })).report;
const cell = async (level: UnitLevel, unit: string, slot: string): Promise<OwedCell | undefined> =>
  answered(await room.call(desk, "reports.owed", { level }))
    .rows.find((row) => row.unit === unit)
    ?.cells.find((one) => one.slot === slot);
const totals = async (level: UnitLevel, slot: string, by: Viewer = desk): Promise<OwedTotals | undefined> =>
  answered(await room.call(by, "reports.glance", {})).totals.find((one) => one.level === level && one.slot === slot);
const chase = async (input: InputOf<"chase.list"> = {}) => answered(await room.call(desk, "chase.list", input));

describe("who owes what", () => {
  it("counts every unit of every level, nothing left out, and says when it next changes", async () => {
    const glance = answered(await room.call(desk, "reports.glance", {}));
    expect(glance).toMatchObject({ date: "2021-05-23", current: "opening", regime: { version: 0, graceMinutes: 15 }, validUntil: hour("09:00") });
    for (const { total, notDue, due, overdue, missing, onTime, late, covered } of glance.totals)
      expect(notDue + due + overdue + missing + onTime + late + covered).toBe(total);
    expect(glance.totals.find(({ level, slot }) => level === "commune" && slot === "t09")).toMatchObject({ total: 193, notDue: 193 });
    expect(glance.totals.find(({ level, slot }) => level === "district" && slot === "opening")).toMatchObject({ total: 11, missing: 11 });
    expect(glance.totals.find(({ level, slot }) => level === "agency" && slot === "opening")).toMatchObject({ total: 9, missing: 9 });
  });

  it("goes with the clock from not due over due and overdue to missing, and nothing is late that came in time", async () => {
    const states: (string | undefined)[] = [];
    for (const time of ["08:59", "09:00", "09:20", "09:21", "09:35"]) {
      clock.ms = at(time);
      states.push((await cell("commune", commune, "t09"))?.state);
    }
    expect(states).toEqual(["not-due", "due", "due", "overdue", "missing"]);
    await save({ unit: commune, slot: "t09", voted: { assembly: 300 } });
    expect(await cell("commune", commune, "t09")).toMatchObject({ state: "late", receivedAt: hour("09:35"), corrected: false });
  });

  it("keeps a report on time that is corrected hours later, and marks the correction by itself", async () => {
    clock.ms = at("09:15");
    const { id } = await save({ unit: commune, slot: "t09", voted: { assembly: 300 } });
    clock.ms = at("13:00");
    answered(await room.call(desk, "reports.correct", { id, reason: "cộng nhầm", voted: { assembly: 310 } }));
    expect(await cell("commune", commune, "t09")).toMatchObject({ state: "on-time", receivedAt: hour("09:15"), corrected: true });
  });

  it("holds a place's opening report as come where the place was told to have opened, and its commune as covered once all of them are", async () => {
    answered(await room.call(desk, "day.report", { ids: ["00952-01"], word: "opened", at: hour("07:00") }));
    expect(await cell("place", first, "opening")).toMatchObject({ state: "late", receivedAt: hour("08:47") });
    expect((await cell("commune", commune, "opening"))?.state).toBe("missing");
    answered(await room.call(desk, "day.report", { ids: ["00952-02"], word: "opened", at: hour("07:00") }));
    expect((await cell("commune", commune, "opening"))?.state).toBe("covered");
  });

  it("says of a unit nobody reported for how many places it has, and how many of them were told to have opened", async () => {
    const known = async (unit: string) => {
      const { report, places, knownOpened } = answered(await room.call(desk, "reports.get", { unit, slot: "opening" }));
      return [report, places, knownOpened];
    };
    expect(await known(commune)).toEqual([null, 2, 0]);
    answered(await room.call(desk, "day.report", { ids: ["00952-01"], word: "opened", at: hour("07:00") }));
    expect(await known(commune)).toEqual([null, 2, 1]);
    expect(await known(second)).toEqual([null, 1, 0]);
    answered(await room.call(desk, "day.report", { ids: ["00952-02"], word: "opened", at: hour("07:00") }));
    expect(await known(commune)).toEqual([null, 2, 2]);
    expect((await known(district))[2]).toBe(2);
    expect(await known("agency:so-y-te")).toEqual([null, 0, 0]);
  });

  it("covers places by a commune's own total, and never a commune by its district's", async () => {
    clock.ms = at("10:00");
    await save({ unit: district, slot: "t09", voted: { assembly: 900 } });
    expect((await cell("commune", commune, "t09"))?.state).toBe("missing");
    expect((await cell("place", first, "t09"))?.state).toBe("missing");
    await save({ unit: commune, slot: "t09", voted: { assembly: 300 } });
    expect((await cell("place", first, "t09"))?.state).toBe("covered");
  });

  it("follows another regime from its own hour, and what was told under the first is kept", async () => {
    clock.ms = at("09:10");
    await save({ unit: commune, slot: "t09", voted: { assembly: 300 } });
    const saved = answered(
      await room.call(desk, "regime.save", {
        title: "Công văn của tỉnh",
        graceMinutes: 0,
        inForceFrom: hour("10:00"),
        slots: [{ key: "t10", name: "Báo cáo 10 giờ", content: "turnout", asOf: "10:00", due: { commune: "10:30", district: "10:15" } }],
      }),
    );
    expect(saved.version).toBe(1);
    expect(saved.notes.join(" ")).toContain("hạn của cấp trên sớm hơn");
    expect(answered(await room.call(desk, "regime.get", {})).regime.version).toBe(0);
    clock.ms = at("10:31");
    expect(answered(await room.call(desk, "regime.get", {}))).toMatchObject({ regime: { version: 1 }, versions: 1 });
    expect((await cell("commune", commune, "t10"))?.state).toBe("missing");
    expect(answered(await room.call(desk, "reports.list", {}))).toMatchObject({ total: 1, rows: [{ slot: "t09", flags: [] }] });
  });
});

describe("what is told", () => {
  it("is kept however odd, and what does not fit is told to the caller", async () => {
    clock.ms = at("09:10");
    const saved = await save({ unit: first, slot: "t09", voted: { assembly: 401 } });
    expect(saved.flags.map(({ kind, told: one, against }) => [kind, one, against])).toEqual([["voted-above-voters", 401, 400]]);
    const report = await told(first, "t09");
    expect(report).toMatchObject({ voted: { assembly: 401, province: null }, standing: "preliminary", flags: [{ kind: "voted-above-voters" }] });
    expect((await totals("place", "t09"))?.flagged).toBe(1);
  });

  it("is held against its parts and the slots before it as they come", async () => {
    clock.ms = at("09:10");
    await save({ unit: first, slot: "t09", voted: { assembly: 100 } });
    const early = await save({ unit: commune, slot: "t09", voted: { assembly: 200 } });
    expect(early.flags.map(({ kind, told: one, against }) => [kind, one, against])).toEqual([["without-parts", 1, 2]]);
    await save({ unit: second, slot: "t09", voted: { assembly: 90 } });
    expect((await told(commune, "t09"))?.flags.map(({ kind, told: one, against }) => [kind, one, against])).toEqual([["sum-differs", 200, 190]]);
    clock.ms = at("11:05");
    const later = await save({ unit: first, slot: "t11", voted: { assembly: 99 } });
    expect(later.flags.map(({ kind }) => kind)).toEqual(["falling"]);
  });

  it("is a correction where it was told otherwise before, never where only more is told", async () => {
    clock.ms = at("09:10");
    const one = await save({ unit: first, slot: "t09", voted: { assembly: 100 } });
    const more = await save({ unit: first, slot: "t09", order: "ANTT ổn định", voted: { province: 99 } });
    expect(more.notes).toEqual([]);
    expect((await told(first, "t09"))?.correction).toBeNull();
    for (const correction of [undefined, null, "  "])
      expect(await room.call(desk, "reports.save", { unit: first, slot: "t09", voted: { assembly: 110 }, correction })).toMatchObject({
        ok: false,
        error: { code: "bad-input", hint: expect.stringContaining("lý do đính chính"), reasons: ["đã bỏ phiếu Quốc hội 100 → 110"] },
      });
    expect(await room.call(desk, "reports.correct", { id: one.id, reason: " ", voted: { assembly: 110 } })).toMatchObject({ ok: false });
    expect(await told(first, "t09")).toMatchObject({ voted: { assembly: 100 }, correction: null });
    const other = await save({ unit: first, slot: "t09", voted: { assembly: 110 }, correction: "đọc nhầm số" });
    expect(other.id).toBe(one.id);
    expect(other.notes.join(" ")).toContain("đã bỏ phiếu Quốc hội 100 → 110");
    expect(await told(first, "t09")).toMatchObject({
      voted: { assembly: 110, province: 99 },
      correction: "đọc nhầm số",
      order: "ANTT ổn định",
    });
  });

  it("said again changes nothing, and the same request is answered the same", async () => {
    clock.ms = at("09:10");
    const input = { unit: first, slot: "t09", voted: { assembly: 100 }, requestId: "r1" } as const;
    const one = await save(input);
    expect(await save(input)).toEqual(one);
    expect((await save({ unit: first, slot: "t09", voted: { assembly: 100 } })).changeSet).toBeNull();
  });

  it("is refused only for a unit or slot nobody knows, or a time ahead; then nothing is kept", async () => {
    clock.ms = at("09:10");
    expect(await room.call(desk, "reports.save", { unit: "place:00952-77", slot: "t09" })).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await room.call(desk, "reports.save", { unit: first, slot: "t10" })).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await room.call(desk, "reports.save", { unit: first, slot: "t09", asOf: hour("09:11") })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
    expect(answered(await room.call(desk, "reports.list", {})).total).toBe(0);
  });

  it("is no report while it says nothing: refused, and still owed", async () => {
    clock.ms = at("09:40");
    for (const nothing of [{}, { asOf: hour("09:30"), sender: "Trực ban", text: "  ", voted: { assembly: null }, remaining: { ill: null } }]) {
      const refused = await room.call(desk, "reports.save", { unit: commune, slot: "t09", ...nothing });
      expect(refused).toMatchObject({ ok: false, error: { code: "bad-input", message: expect.stringContaining("chưa ghi gì") } });
    }
    expect((await cell("commune", commune, "t09"))?.state).toBe("missing");
    const { id } = await save({ unit: commune, slot: "t09", text: "Không có gì để báo cáo" });
    expect(await room.call(desk, "reports.correct", { id, reason: "gửi nhầm", text: null })).toMatchObject({ ok: false });
    expect(await told(commune, "t09")).toMatchObject({ state: "late", text: "Không có gì để báo cáo" });
    await save({ unit: first, slot: "t09", voted: { assembly: 0 } });
  });

  it("checked beforehand says the same flags and keeps nothing", async () => {
    clock.ms = at("09:10");
    const checked = answered(await room.call(desk, "reports.check", { unit: first, slot: "t09", voted: { assembly: 401 } }));
    expect(answered(await room.call(desk, "reports.list", {})).total).toBe(0);
    expect((await save({ unit: first, slot: "t09", voted: { assembly: 401 } })).flags).toEqual(checked.flags);
  });

  it("is called in undo by its unit, the commune named once", async () => {
    clock.ms = at("09:10");
    answered(await room.call(desk, "pollingPlaces.save", { id: "00952-01", name: "Trụ sở UBND xã Cao Bồ" }));
    const titles: (string | undefined)[] = [];
    for (const unit of [first, commune, district, "agency:so-y-te"]) {
      await save({ unit, slot: unit === "agency:so-y-te" ? "t11" : "t09", order: "ổn định" });
      titles.push(answered(await room.call(desk, "undo.steps", {})).undo[0]?.title);
    }
    expect(titles).toEqual([
      "ghi báo cáo 9 giờ Khu vực bỏ phiếu số 1, xã Cao Bồ",
      "ghi báo cáo 9 giờ xã Cao Bồ",
      "ghi báo cáo 9 giờ huyện Vị Xuyên",
      "ghi báo cáo 11 giờ Sở Y tế",
    ]);
  });

  it("can be taken back, and then is owed again", async () => {
    clock.ms = at("09:10");
    const { id } = await save({ unit: commune, slot: "t09", voted: { assembly: 100 } });
    answered(await room.call(desk, "reports.remove", { id }));
    expect((await cell("commune", commune, "t09"))?.state).toBe("due");
    const again = await save({ unit: commune, slot: "t09", voted: { assembly: 101 } });
    expect(again.id).toBe(id);
    expect(await told(commune, "t09")).toMatchObject({ voted: { assembly: 101 }, correction: null });
  });
});

describe("standing", () => {
  const saveAll = async (): Promise<[string, string]> => {
    clock.ms = at("09:10");
    const one = await save({ unit: first, slot: "t09", voted: { assembly: 100 }, order: "ổn định" });
    const two = await save({ unit: second, slot: "t09", voted: { assembly: 500 } });
    return [one.id, two.id];
  };

  it("goes to approved for many at once, and tells which of them do not fit", async () => {
    const [one, two] = await saveAll();
    const done = answered(await room.call(desk, "reports.approve", { ids: [one, two], by: "Phó Chủ tịch" }));
    expect(done).toMatchObject({ ids: [one, two], already: [], flagged: [two] });
    expect(answered(await room.call(desk, "reports.approve", { ids: [one] }))).toMatchObject({ ids: [], already: [one], changeSet: null });
    expect(await told(first, "t09")).toMatchObject({
      standing: "approved",
      approvedBy: "Phó Chủ tịch",
      approvedFigures: { voted: { assembly: 100 } },
    });
    expect(await room.call(desk, "reports.approve", { ids: [one, "2021-05-23/t09/place:x"] })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
  });

  it("shows on a wall what is approved alone, and goes on showing it while a correction waits", async () => {
    const [id] = await saveAll();
    expect(await told(first, "t09", wall)).toMatchObject({ withheld: true, voted: { assembly: null }, order: null, flags: [] });
    if (id === undefined) throw new Error("no report was kept");
    expect(await room.call(wall, "record.get", { kind: "quick-report", id })).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await room.call(wall, "record.history", { kind: "quick-report", id })).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(answered(await room.call(wall, "turnout.unit", { unit: first!, slot: "t09", standing: "all" })).standing).toBe("approved");
    answered(await room.call(desk, "reports.approve", { ids: [id] }));
    expect(await told(first, "t09", wall)).toMatchObject({ withheld: false, voted: { assembly: 100 }, order: "ổn định" });
    const corrected = answered(await room.call(desk, "reports.correct", { id, reason: "cộng nhầm", voted: { assembly: 120 } }));
    expect(corrected.notes).toContain("Báo cáo trở lại sơ bộ, cần duyệt lại.");
    expect(await told(first, "t09", wall)).toMatchObject({ withheld: true, standing: "preliminary", voted: { assembly: 100 } });
    expect(await told(first, "t09")).toMatchObject({
      voted: { assembly: 120 },
      correction: "cộng nhầm",
      approvedFigures: { voted: { assembly: 100 } },
    });
  });

  it("stays approved where the approver corrects", async () => {
    const [id] = await saveAll();
    answered(await room.call(desk, "reports.approve", { ids: [id] }));
    answered(await room.call(desk, "reports.correct", { id, reason: "cộng nhầm", approved: true, voted: { assembly: 120 } }));
    expect(await told(first, "t09")).toMatchObject({ standing: "approved", approvedBy: desk.actor, approvedFigures: { voted: { assembly: 120 } } });
  });

  it("becomes official by the scan of the signed paper, which comes back as it was", async () => {
    const [id] = await saveAll();
    const base64 = Buffer.from("%PDF-1.4 bản ký").toString("base64");
    expect(await room.call(desk, "reports.attachScan", { id, fileName: "a.txt", base64: Buffer.from("chữ").toString("base64") })).toMatchObject({
      ok: false,
      error: { code: "unreadable-file" },
    });
    answered(await room.call(desk, "reports.attachScan", { id, fileName: "bao-cao.pdf", base64, signer: "Chủ tịch" }));
    expect(await told(first, "t09")).toMatchObject({ standing: "official", approvedBy: "Chủ tịch", scan: { fileName: "bao-cao.pdf" } });
    expect(answered(await room.call(wall, "reports.scan", { id }))).toEqual({ fileName: "bao-cao.pdf", mediaType: "application/pdf", base64 });
  });
});

describe("the chase list", () => {
  const order = ["opening", "t09", "t11"];

  it("asks a silent district once for all that is behind it, and its communes once one of them told", async () => {
    clock.ms = at("09:40");
    const before = await chase({ slot: "t09", within: district });
    expect(before.rows).toMatchObject([{ unit: district, level: "district", state: "overdue", minutesLate: 10, nextRound: 1, contact: null }]);
    expect(before.rows[0]?.silentParts).toBe(before.silent - 1);
    expect(before.silent).toBe(before.owing);
    await save({ unit: commune, slot: "t09", voted: { assembly: 300 } });
    const after = await chase({ slot: "t09", within: district });
    expect(after.rows.map(({ unit }) => unit)).toContain(district);
    expect(after.rows.map(({ unit }) => unit)).not.toContain(commune);
    expect(after.rows.filter(({ level }) => level === "commune").length).toBeGreaterThan(5);
    expect(after.rows.every(({ silentParts }) => silentParts === 0)).toBe(true);
  });

  it("counts rounds by itself, and remembers what came of a call and who made it", async () => {
    clock.ms = at("09:50");
    expect(answered(await room.call(desk, "chase.call", { unit: district, slot: "t09", outcome: "no-answer" })).round).toBe(1);
    clock.ms = at("09:55");
    expect(answered(await room.call(desk, "chase.call", { unit: district, slot: "t09", outcome: "promised", note: "10 phút nữa" })).round).toBe(2);
    const row = (await chase({ slot: "t09" })).rows.find(({ unit }) => unit === district);
    expect(row).toMatchObject({ nextRound: 3, lastOutcome: "promised" });
    expect(row?.calls).toMatchObject([
      { round: 1, by: desk.actor },
      { round: 2, calledAt: hour("09:55"), note: "10 phút nữa" },
    ]);
    expect(answered(await room.call(wall, "chase.list", { slot: "t09" })).rows.every(({ calls }) => calls.length === 0)).toBe(true);
  });

  it("asks about the newest turnout alone, the opening by itself first, and not about an older turnout of who told since", async () => {
    clock.ms = at("12:00");
    const before = await chase({ within: district });
    expect(before.rows.map(({ unit, slot }) => [unit, slot])).toEqual([
      [district, "opening"],
      [district, "t11"],
    ]);
    expect(before.silent).toBe(before.owing);
    await save({ unit: commune, slot: "t11", voted: { assembly: 300 } });
    const { rows } = await chase({ within: district });
    expect(rows.some(({ unit, slot }) => unit === commune && slot !== "opening")).toBe(false);
    expect(new Set(rows.map(({ unit, slot }) => `${slot} ${unit}`)).size).toBe(rows.length);
  });

  it("hides no older debt behind a district gathered later: the place that never opened, the commune that skipped nine o'clock", async () => {
    const others = answered(await room.call(desk, "reports.owed", { level: "commune", within: district })).rows.filter(
      ({ unit }) => unit !== commune,
    );
    const [silentAtNine, ...rest] = others.map(({ unit }) => unit);
    answered(await room.call(desk, "day.report", { ids: ["00952-01"], word: "opened", at: hour("07:00") }));
    clock.ms = at("09:10");
    for (const unit of [district, commune, ...rest]) await save({ unit, slot: "t09", voted: { assembly: 10 } });
    clock.ms = at("12:00");
    const { rows } = await chase({ within: district });
    const asked = rows.map(({ unit, slot }) => [unit, slot]);
    expect(asked).toContainEqual([second, "opening"]);
    expect(asked).not.toContainEqual([first, "opening"]);
    expect(asked).toContainEqual([silentAtNine, "t09"]);
    expect(asked).toContainEqual([district, "t11"]);
    expect(rows.map(({ slot }) => slot)).toEqual([...rows.map(({ slot }) => slot)].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
  });

  it("offers a place its commune's contact, else the district's, says whose it is, and counts who has none behind every row", async () => {
    answered(await room.call(desk, "day.report", { ids: ["00952-01"], word: "opened", at: hour("07:00") }));
    const rowOf = async () => (await chase({ slot: "opening" })).rows.find(({ unit }) => unit === second);
    expect(await rowOf()).toMatchObject({ contact: null, contactOf: null });
    const nobody = await chase({ slot: "opening" });
    expect(nobody.withoutContact).toBe(nobody.silent);
    answered(await room.call(desk, "contacts.save", { unit: district, person: "Trực huyện", phone: "0219 000 111" }));
    expect(await rowOf()).toMatchObject({ contact: { phone: "0219 000 111" }, contactOf: { unit: district, level: "district" } });
    answered(await room.call(desk, "contacts.save", { unit: commune, person: "Trực xã", phone: "0219 000 222" }));
    expect(await rowOf()).toMatchObject({ contact: { phone: "0219 000 222" }, contactOf: { unit: commune, level: "commune", name: "Xã Cao Bồ" } });
    answered(await room.call(desk, "contacts.save", { unit: second, person: "Tổ trưởng", phone: "0219 000 333" }));
    expect(await rowOf()).toMatchObject({ contact: { phone: "0219 000 333" }, contactOf: { unit: second, level: "place" } });
    const within = await chase({ slot: "opening", within: district });
    expect([within.rows.length > 1, within.withoutContact]).toEqual([true, 0]);
    const after = await chase({ slot: "opening" });
    expect(after.withoutContact).toBe(after.silent - within.silent);
  });

  it("says who answers, kept inside; what is left out of a contact stays", async () => {
    expect(await room.call(desk, "contacts.save", { unit: district, person: "Trực ban" })).toMatchObject({ ok: false, error: { code: "bad-input" } });
    answered(await room.call(desk, "contacts.save", { unit: district, person: "Trực ban", phone: "0219 000 111", deputy: "Phó ban" }));
    answered(await room.call(desk, "contacts.save", { unit: district, phone: "0219 000 222" }));
    clock.ms = at("09:50");
    const row = (await chase({ slot: "t09" })).rows.find(({ unit }) => unit === district);
    expect(row?.contact).toMatchObject({ person: "Trực ban", phone: "0219 000 222", deputy: "Phó ban" });
    const list = answered(await room.call(desk, "contacts.list", { level: "district" }));
    expect([list.rows.length, list.named]).toEqual([11, 1]);
    expect(JSON.stringify(answered(await room.call(wall, "contacts.list", {})))).not.toContain("0219");
  });
});

describe("what is sent upward", () => {
  const send = async (of: "approved" | "all" = "all") =>
    answered(await room.call(desk, "submissions.make", { slot: "t09", to: "Hội đồng bầu cử quốc gia", of }));
  const list = async (by: Viewer = desk) => answered(await room.call(by, "submissions.list", {})).rows;

  it("stays as it was sent while the live figure goes on, and tells what came after", async () => {
    clock.ms = at("09:10");
    await save({ unit: first, slot: "t09", voted: { assembly: 100 } });
    const { id } = await save({ unit: second, slot: "t09", voted: { assembly: 150 } });
    clock.ms = at("09:30");
    const sent = await send();
    expect(sent.notes.join(" ")).toContain("2 báo cáo còn sơ bộ");
    const [before] = await list();
    expect(before).toMatchObject({ number: null, sentAt: hour("09:30"), differences: [], after: [] });
    expect(before?.sent.whole.turnout[0]).toMatchObject({ election: "assembly", voted: 250, voters: 800, remaining: 550, reported: 2, places: 2 });
    clock.ms = at("09:45");
    answered(await room.call(desk, "reports.correct", { id, reason: "đếm lại", voted: { assembly: 160 } }));
    const [after] = await list();
    expect(after?.sent).toEqual(before?.sent);
    expect(after?.live.whole.turnout[0]?.voted).toBe(260);
    expect(after?.differences[0]).toMatchObject({ unit: "province", election: "assembly", sent: 250, live: 260 });
    expect(after?.after).toMatchObject([{ report: id, corrected: true, at: hour("09:45") }]);
    expect(await told(second, "t09")).toMatchObject({ afterCutOff: true });
    expect(await told(first, "t09")).toMatchObject({ afterCutOff: false });
  });

  it("is not changed by approving what was in it", async () => {
    clock.ms = at("09:10");
    const { id } = await save({ unit: first, slot: "t09", voted: { assembly: 100 } });
    clock.ms = at("09:30");
    await send();
    clock.ms = at("09:40");
    answered(await room.call(desk, "reports.approve", { ids: [id] }));
    expect((await list())[0]).toMatchObject({ after: [], differences: [] });
  });

  it("leaves out what is preliminary and says so, unless all is asked for; a screen that only shows never gets it", async () => {
    clock.ms = at("09:10");
    await save({ unit: first, slot: "t09", voted: { assembly: 100 } });
    const preview = async (by: Viewer, of: "approved" | "all") => answered(await room.call(by, "submissions.preview", { slot: "t09", of }));
    expect((await preview(desk, "approved")).figures.whole).toMatchObject({
      preliminary: 1,
      turnout: [{ voted: null, reported: 0, places: 2 }, {}, {}, {}],
    });
    expect((await preview(desk, "approved")).text).toContain("Chưa tính 1 báo cáo còn sơ bộ.");
    expect((await preview(desk, "all")).figures.whole.turnout[0]?.voted).toBe(100);
    expect((await preview(wall, "all")).figures.whole.turnout[0]?.voted).toBeNull();
  });

  it("takes its number and signer later, and meets what the province owes", async () => {
    clock.ms = at("09:30");
    expect((await cell("province", "province", "t09"))?.state).toBe("due");
    const { id } = await send();
    answered(await room.call(desk, "submissions.sign", { id, number: "12/BC-UBBC", signer: "Chủ tịch" }));
    expect((await list())[0]).toMatchObject({ id, number: "12/BC-UBBC", signer: "Chủ tịch", sentAt: hour("09:30") });
    expect((await cell("province", "province", "t09"))?.state).toBe("on-time");
  });

  it("never rounds a share up to 100 %", async () => {
    clock.ms = at("09:10");
    await save({ unit: first, slot: "t09", voted: { assembly: 400 } });
    await save({ unit: second, slot: "t09", voted: { assembly: 399 } });
    const { text, figures } = answered(await room.call(desk, "submissions.preview", { slot: "t09", of: "all" }));
    expect(figures.whole.full).toBe(1);
    expect(text).toContain("còn 1; đã bỏ phiếu 799/800 cử tri, 99,87 % (2/2 khu vực bỏ phiếu)");
    expect(text).not.toContain("100,00");
  });
});

describe("a pasted message", () => {
  it("becomes a draft of a known unit and slot, and keeps nothing", async () => {
    clock.ms = at("09:10");
    const draft = answered(
      await room.call(desk, "reports.draftFromText", { text: "KVBP số 2 xã Cao Bồ báo cáo 9h: đã bỏ phiếu 100/400, ANTT ổn định" }),
    );
    expect(draft).toMatchObject({
      unit: second,
      slot: "t09",
      asOf: hour("09:00"),
      voted: { assembly: 100 },
      voters: { assembly: 400 },
      candidates: [],
      doubts: [],
    });
    expect(answered(await room.call(desk, "reports.list", {})).total).toBe(0);
    expect(await room.call(wall, "reports.draftFromText", { text: "9h" })).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("of several communes is read for none of them, and says so", async () => {
    const others = answered(await room.call(desk, "reports.owed", { level: "commune", within: district })).rows.filter(
      ({ unit }) => unit !== commune,
    );
    const name = others.at(-1)?.name ?? "";
    const text = `Xã Cao Bồ 9h: 100/400; ${name} 9h: 200/500`;
    for (const unit of [undefined, commune] as const) {
      const draft = answered(await room.call(desk, "reports.draftFromText", { text, unit }));
      expect(draft).toMatchObject({ unit: unit ?? null, voted: { assembly: null }, voters: { assembly: null }, understood: [], text });
      expect(draft.doubts).toEqual([expect.stringContaining(`Tin nhắc đến 2 đơn vị: Xã Cao Bồ, ${name}; dán từng đơn vị một`)]);
    }
  });

  it("names every commune a name could mean, and asks", async () => {
    const draft = answered(await room.call(desk, "reports.draftFromText", { text: "Xã Tân Lập 9h 100/400" }));
    expect(draft.unit === null ? draft.candidates.length : 1).toBeGreaterThan(0);
    const unknown = answered(await room.call(desk, "reports.draftFromText", { text: "9h 100/400" }));
    expect(unknown.unit).toBeNull();
    expect(unknown.doubts.join(" ")).toContain("Chưa nhận ra đơn vị");
  });
});

it("answers of a moment gone by as it was known then", async () => {
  clock.ms = at("09:10");
  const { id } = await save({ unit: commune, slot: "t09", voted: { assembly: 300 } });
  clock.ms = at("10:00");
  answered(await room.call(desk, "reports.correct", { id, reason: "cộng nhầm", voted: { assembly: 310 } }));
  clock.ms = at("11:30");
  const then = answered(await room.call(desk, "reports.get", { unit: commune, slot: "t09", knownAt: hour("09:30") }));
  expect(then).toMatchObject({ report: { voted: { assembly: 300 }, correction: null }, validUntil: null });
  const owed = answered(await room.call(desk, "reports.owed", { level: "district", slot: "t09", knownAt: hour("09:30") }));
  expect(owed.rows.every(({ cells }) => cells[0]?.state === "due")).toBe(true);
});
