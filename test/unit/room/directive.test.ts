import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { InputOf, ObligationRow, OutputOf } from "../../../electron/contract/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { draft, HandClock, must } from "../../journals.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, geodata, type TestClock, wall } from "./room-fixture.ts";

const clock: TestClock = { ms: 0 };
const at = (day: number, hour: string): string => `2021-05-${day}T${hour}:00+07:00`;
const goTo = (day: number, hour: string): void => {
  clock.ms = Date.parse(at(day, hour));
};
let room: Room;
let placeIds: readonly string[] = [];
beforeEach(async () => {
  goTo(20, "08:00");
  room = await emptyRoom(clock);
  placeIds = await addPlaces(room, "00952", caoBo, 2);
});

const board = async (asked: InputOf<"directive.board"> = {}): Promise<OutputOf<"directive.board">> =>
  answered(await room.call(desk, "directive.board", asked));
const row = async (id: string, asked: InputOf<"directive.board"> = {}): Promise<ObligationRow | undefined> =>
  (await board(asked)).rows.find((one) => one.id === id);
const undoTitle = async (): Promise<string | undefined> => answered(await room.call(desk, "undo.steps", {})).undo[0]?.title;
const undo = async (changeSet: string | null): Promise<void> => {
  answered(await room.call(desk, "undo.apply", { changeSet: changeSet ?? "" }));
};
const id = "Y2/so-y-te";

describe("the directive board", () => {
  it("has every clause by every agency that owes it, what nobody evidenced first, and says n of N", async () => {
    const { clauses, rows, counts } = await board();
    expect(clauses).toHaveLength(22);
    expect(rows).toHaveLength(clauses.reduce((sum, { agencies }) => sum + agencies.length, 0));
    expect(counts).toMatchObject({ obligations: rows.length, unsaid: rows.length, evidenced: 0, acknowledged: 0 });
    answered(await room.call(desk, "directive.addEvidence", { obligation: rows[0]?.id ?? "", text: "Đã làm" }));
    const after = await board();
    expect(after.rows[0]?.id).toBe(rows[1]?.id);
    expect(after.counts.unsaid + after.counts.received + after.counts.partial + after.counts.evidenced).toBe(rows.length);
  });

  it("keeps receipt, owner and document of many at once, undone at once, in words", async () => {
    const ids = (await board({ agency: "so-y-te" })).rows.map((one) => one.id);
    const told = { receivedAt: at(20, "07:30"), owner: "  Nguyễn Văn A ", documentNumber: "1600/SYT-NVY", documentDate: "2021-05-19" };
    const done = answered(await room.call(desk, "directive.save", { ids, ...told }));
    expect(done.ids.sort()).toEqual(ids.sort());
    expect(await row(id)).toMatchObject({ ...told, owner: "Nguyễn Văn A", state: "received" });
    expect((await board()).counts).toMatchObject({ acknowledged: ids.length, documented: ids.length, evidenced: 0 });
    expect(await undoTitle()).toBe(`ghi nhiệm vụ cho ${ids.length} mục`);
    await undo(done.changeSet);
    expect(await row(id)).toMatchObject({ receivedAt: null, owner: null, documentNumber: null, state: "unsaid" });
    const one = answered(await room.call(desk, "directive.save", { ids: [id], owner: "An" }));
    expect(await undoTitle()).toBe("ghi nhiệm vụ Y2 Sở Y tế");
    expect(answered(await room.call(desk, "directive.save", { ids: [id], owner: "An" }))).toMatchObject({ ids: [], changeSet: null });
    await undo(one.changeSet);
  });

  it("counts evidence district by district where the clause is carried out so: some of them are not the whole", async () => {
    const byDistrict = "Y3/so-y-te";
    const before = await row(byDistrict);
    expect(before).toMatchObject({ state: "unsaid", districts: 0, districtsOf: 11 });
    const { changeSet } = answered(
      await room.call(desk, "directive.addEvidence", { obligation: byDistrict, unit: "district:030", text: "Đã kiểm tra" }),
    );
    const after = await row(byDistrict);
    expect(after).toMatchObject({ state: "partial", districts: 1, evidenceCount: 1 });
    expect(after?.lackingDistricts).toHaveLength(10);
    expect(await undoTitle()).toBe("ghi minh chứng Y3 Sở Y tế");
    await undo(changeSet);
    expect(await row(byDistrict)).toMatchObject({ state: "unsaid", districts: 0 });
  });

  it("keeps a file with evidence as it came, and what was taken away comes back", async () => {
    const base64 = Buffer.from("%PDF-1.7 minh chứng").toString("base64");
    const file = { fileName: "ke-hoach.pdf", base64 };
    const kept = answered(await room.call(desk, "directive.addEvidence", { obligation: id, text: "Kế hoạch", file }));
    expect(await row(id)).toMatchObject({ state: "evidenced", evidence: [{ id: kept.id, from: "entered", fileName: "ke-hoach.pdf" }] });
    expect(answered(await room.call(desk, "directive.evidenceFile", { id: kept.id }))).toMatchObject(file);
    const gone = answered(await room.call(desk, "directive.removeEvidence", { id: kept.id }));
    expect(await row(id)).toMatchObject({ state: "unsaid", evidenceCount: 0 });
    expect(await room.call(desk, "directive.evidenceFile", { id: kept.id })).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await undoTitle()).toBe("xóa minh chứng Y2 Sở Y tế");
    await undo(gone.changeSet);
    expect(await row(id)).toMatchObject({ state: "evidenced", evidenceCount: 1 });
  });

  it("is past its hour only without evidence, and a past moment shows what was told then", async () => {
    goTo(22, "16:59");
    expect(await row(id)).toMatchObject({ overdue: false, due: at(22, "17:00") });
    goTo(22, "17:00");
    expect(await row(id)).toMatchObject({ overdue: true });
    goTo(22, "17:10");
    answered(await room.call(desk, "directive.addEvidence", { obligation: id, text: "Lịch trực" }));
    expect(await row(id)).toMatchObject({ overdue: false, state: "evidenced" });
    goTo(22, "17:20");
    expect(await row(id, { knownAt: at(22, "17:05") })).toMatchObject({ overdue: true, state: "unsaid" });
    expect(await row(id, { knownAt: at(22, "16:00") })).toMatchObject({ overdue: false, state: "unsaid" });
  });

  it("refuses what does not exist, the future, a file that is none, and keeps nothing of it", async () => {
    const refused = async (given: Promise<{ ok: boolean }>, code: string) => expect(await given).toMatchObject({ ok: false, error: { code } });
    await refused(room.call(desk, "directive.save", { ids: [id, "Y9/so-y-te"], owner: "An" }), "not-found");
    await refused(room.call(desk, "directive.addEvidence", { obligation: "Y1/cong-an", text: "x" }), "not-found");
    await refused(room.call(desk, "directive.save", { ids: [id], receivedAt: at(20, "09:00") }), "bad-input");
    await refused(room.call(desk, "directive.addEvidence", { obligation: id, text: "x", at: at(20, "09:00") }), "bad-input");
    await refused(room.call(desk, "directive.addEvidence", { obligation: id, text: "x", unit: "district:999" }), "bad-input");
    const file = { fileName: "a.pdf", base64: Buffer.from("MZ").toString("base64") };
    await refused(room.call(desk, "directive.addEvidence", { obligation: id, text: "x", file }), "unreadable-file");
    await refused(room.call(desk, "directive.removeEvidence", { id: "none" }), "not-found");
    expect((await board()).counts).toMatchObject({ unsaid: (await board()).counts.obligations, acknowledged: 0 });
  });
});

describe("the plan", () => {
  const step = async (asked: { knownAt?: string } = {}) => answered(await room.call(desk, "plan.step", { step: "roster", ...asked }));
  it("marks a step of many units at once, late where it was late, and takes it back in words", async () => {
    const units = (await step()).rows.map(({ unit }) => unit);
    expect(units).toHaveLength(11);
    const late = answered(await room.call(desk, "plan.mark", { step: "roster", units, doneAt: at(20, "07:30"), by: "Văn phòng" }));
    expect((await step()).step).toMatchObject({ done: 11, of: 11, unsaid: 0, state: "done" });
    expect((await step()).rows[0]).toMatchObject({ done: true, late: true, by: "Văn phòng" });
    expect(await undoTitle()).toMatch(/^đánh dấu xong “Lịch trực .*” của 11 đơn vị$/);
    await undo(late.changeSet);
    expect((await step()).step).toMatchObject({ done: 0, unsaid: 11, state: "overdue" });
    const [first = "district:030"] = units;
    answered(await room.call(desk, "plan.mark", { step: "roster", units: [first], doneAt: at(19, "16:00") }));
    expect((await step()).rows.find(({ unit }) => unit === first)).toMatchObject({ done: true, late: false });
    answered(await room.call(desk, "plan.mark", { step: "roster", units: [first], doneAt: null }));
    expect((await step()).step.done).toBe(0);
    expect(await undoTitle()).toMatch(/^bỏ đánh dấu xong “Lịch trực /);
  });

  it("names the report slots each level owes: what is past due with how many lack it, and the next", async () => {
    const slots = async (level: "commune" | "agency") =>
      answered(await room.call(desk, "plan.list", { level })).slots.map(({ slot, state, due, done, of }) => ({ slot, state, due, done, of }));
    goTo(23, "10:30");
    const commune = await slots("commune");
    const of = commune[0]?.of ?? 0;
    expect(of).toBeGreaterThan(1);
    expect(commune).toEqual([
      { slot: "t09", state: "overdue", due: at(23, "09:20"), done: 0, of },
      { slot: "t11", state: "ahead", due: at(23, "11:20"), done: 0, of },
    ]);
    expect((await slots("agency")).map(({ slot, state }) => [slot, state])).toEqual([
      ["opening", "overdue"],
      ["t11", "ahead"],
    ]);
    const unit = "commune:00952";
    answered(await room.call(desk, "reports.save", { unit, slot: "t09", voted: { assembly: 101 } }));
    expect((await slots("commune"))[0]).toMatchObject({ slot: "t09", done: 1 });
    goTo(23, "11:10");
    expect((await slots("commune"))[1]).toMatchObject({ slot: "t11", state: "due" });
  });

  it("tells a place said not to have opened from one nobody told of, as the day does", async () => {
    const opened = async () => answered(await room.call(desk, "plan.step", { step: "opened" }));
    goTo(23, "06:30");
    expect((await opened()).step).toMatchObject({ unsaid: 2, toldNot: 0 });
    goTo(23, "08:00");
    answered(await room.call(desk, "day.report", { ids: [placeIds[0] ?? ""], word: "notOpen", at: at(23, "07:30") }));
    const { step, rows } = await opened();
    expect(step).toMatchObject({ done: 0, of: 2, unsaid: 1, toldNot: 1 });
    expect(rows.filter(({ toldNot }) => toldNot)).toHaveLength(1);
  });

  it("shows at a past moment what was marked then", async () => {
    goTo(20, "08:10");
    answered(await room.call(desk, "plan.mark", { step: "roster", units: ["district:030"], doneAt: at(20, "07:30") }));
    goTo(20, "09:00");
    expect((await step()).step.done).toBe(1);
    expect((await step({ knownAt: at(20, "08:05") })).step.done).toBe(0);
  });

  it("refuses what the room counts itself, a unit that does not owe it, a step there is none of, and the future", async () => {
    const mark = (given: Partial<InputOf<"plan.mark">>) =>
      room.call(desk, "plan.mark", { step: "roster", units: ["district:030"], doneAt: at(20, "07:30"), ...given });
    expect(await mark({ step: "opened" })).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(await mark({ units: ["district:030", "commune:00952"] })).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(await mark({ step: "none" })).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await mark({ doneAt: at(20, "09:00") })).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect((await step()).step.done).toBe(0);
  });
});

it("a wall writes none of it, and nobody writes into a past moment", async () => {
  goTo(23, "07:20");
  const keys = ["opening-unsaid/commune:00952"];
  const writes = [
    ["alerts.acknowledge", { keys }],
    ["alerts.assign", { keys, to: "An" }],
    ["alerts.snooze", { keys, until: at(23, "07:40"), reason: "x" }],
    ["alerts.settle", { keys, note: "x" }],
    ["alerts.reopen", { keys }],
    ["directive.save", { ids: [id], owner: "An" }],
    ["directive.addEvidence", { obligation: id, text: "x" }],
    ["directive.removeEvidence", { id: "e" }],
    ["plan.mark", { step: "roster", units: ["district:030"], doneAt: at(20, "07:30") }],
  ] as const;
  for (const [method, input] of writes) {
    expect(await room.call(wall, method, input), method).toMatchObject({ ok: false, error: { code: "forbidden" } });
    const past = { ...input, knownAt: at(23, "07:00") };
    expect(await room.call(desk, method, past), method).toMatchObject({ ok: false, error: { code: "bad-input" } });
  }
  expect(answered(await room.call(desk, "alerts.list", { states: ["open"], rule: "opening-unsaid" })).rows).toMatchObject([{ key: keys[0] }]);
  expect(await row(id)).toMatchObject({ state: "unsaid", owner: null });
});

it("what is done about many alerts at once is one step back", async () => {
  goTo(23, "07:20");
  answered(await room.call(desk, "plan.mark", { step: "roster", units: ["district:030"], doneAt: at(20, "07:30") }));
  const list = async (states?: InputOf<"alerts.list">["states"]) =>
    answered(await room.call(desk, "alerts.list", { limit: 2000, ...(states ? { states } : {}) }));
  const keys = (await list()).rows.slice(0, 3).map(({ key }) => key);
  expect(keys).toHaveLength(3);
  const done = answered(await room.call(desk, "alerts.snooze", { keys, until: at(23, "08:00"), reason: "Đang gọi" }));
  expect((await list(["snoozed"])).rows.map(({ key }) => key).sort()).toEqual(keys.sort());
  expect(await undoTitle()).toBe("hoãn đến 08:00 23/5/2021 3 cảnh báo");
  await undo(done.changeSet);
  expect((await list(["snoozed"])).rows).toEqual([]);
  expect((await list()).rows.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
});

it("obligations, rules and the plan are of the day the setting names", async () => {
  const folder = mkdtempSync(join(tmpdir(), "room-directive-"));
  try {
    const hand = new HandClock();
    const journal = must(openJournal(folder, hand.options));
    must(journal.append(draft([{ kind: "setting", id: "election-date", set: { value: "2021-06-06" } }])));
    journal.close();
    const moved = answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => Date.parse("2021-05-28T08:00:00+07:00") }));
    const { rows, clauses, validUntil } = answered(await moved.call(desk, "directive.board", {}));
    expect(rows.find((one) => one.id === id)).toMatchObject({ due: "2021-06-05T17:00:00+07:00", overdue: false });
    expect(clauses.find(({ clause }) => clause === "Y2")?.due).toBe("2021-06-05T17:00:00+07:00");
    expect(validUntil).toBe("2021-06-05T17:00:00+07:00");
    const plan = answered(await moved.call(desk, "plan.list", {}));
    expect(plan).toMatchObject({ date: "2021-06-06" });
    expect(plan.rows.find(({ step }) => step === "roster")?.due).toBe("2021-06-02T17:00:00+07:00");
    const { rules } = answered(await moved.call(desk, "alerts.rules", {}));
    expect(rules.find(({ rule }) => rule === "no-rehearsal")).toMatchObject({ from: "2021-06-03", to: "2021-06-06", inForce: false });
    expect(rules.find(({ rule }) => rule === "unevidenced")).toMatchObject({ to: null, firing: 0 });
    moved.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
