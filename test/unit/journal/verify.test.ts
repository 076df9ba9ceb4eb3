import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Marking } from "../../../electron/contract/index.ts";
import { canonical } from "../../../electron/journal/canonical.ts";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { examineTail, verifyWithForks } from "../../../electron/journal/verify.ts";
import { bundleOf, readBytes, take } from "../../bundles.ts";
import { draft, HandClock, must, newPlace, placeEdit, Station } from "../../journals.ts";

let folder: string;
let ids: string[];
let journal: Journal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-"));
  journal = must(openJournal(folder, new HandClock().options));
  ids = must(
    journal.appendAll([
      draft([newPlace("A"), newPlace("B")]),
      draft([placeEdit("A", { voters: 1 })]),
      draft([placeEdit("B", { voters: 2 })]),
      draft([newPlace("C", { marking: "restricted" })]),
      draft([placeEdit("A", { voters: 3 })]),
    ]),
  ).changeSets;
});

afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

/** Changes the file as somebody would who has it in hand: the guards against our own slips are taken off first. */
function tamper(...statements: string[]): void {
  const db = new Database(join(folder, "journal.sqlite"));
  db.pragma("foreign_keys = OFF");
  for (const { name } of db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    db.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) expect(db.prepare(statement).run().changes).toBeGreaterThan(0);
  db.close();
}

/** The place of the first bad change set among those written, and the reason. */
async function found(clearance: Marking = "restricted"): Promise<[number, string]> {
  const answer = must(await journal.verify(clearance));
  expect(answer.ok).toBe(false);
  return [ids.indexOf(answer.firstBad?.changeSet ?? ""), answer.firstBad?.reason ?? ""];
}

test("an untouched journal is found whole, its head the same for each clearance as its tally", async () => {
  for (const clearance of ["open", "internal", "restricted"] as const)
    expect(must(await journal.verify(clearance))).toEqual({ ok: true, ...journal.tally(clearance) });
  expect(journal.tally("open").entries).toBe(5);
  expect(journal.tally("restricted").entries).toBe(6);
  expect(journal.tally("open").head).not.toBe(journal.tally("restricted").head);
});

test("a value altered in an entry is named", async () => {
  tamper(`UPDATE entry SET body = replace(body, '"voters":2', '"voters":9') WHERE arrival = 3`);
  expect(await found()).toEqual([2, "Nội dung không khớp với mã băm đã ký: có mục bị sửa, thêm, bớt hoặc đổi chỗ."]);
});

test("an actor altered in a note is named", async () => {
  tamper(`UPDATE change_set SET note = replace(note, 'Bàn trực', 'Ai đó') WHERE arrival = 2`);
  expect((await found())[0]).toBe(1);
});

test("an entry removed is named", async () => {
  tamper("DELETE FROM entry WHERE number = 2");
  expect((await found())[0]).toBe(0);
});

test("a change set removed from the middle is noticed at the next", async () => {
  tamper("DELETE FROM entry WHERE arrival = 3", "DELETE FROM change_set WHERE arrival = 3");
  expect(await found()).toEqual([3, "Thiếu thay đổi ngay trước nó trong thứ tự đến (số 3)."]);
  // Who may not hold the restricted chain is told at the first of their own.
  expect(await found("open")).toEqual([4, "Chuỗi đứt: số 4 đến sau số 2."]);
});

test("the last change set removed is noticed", async () => {
  tamper("DELETE FROM entry WHERE arrival = 5", "DELETE FROM change_set WHERE arrival = 5");
  expect((await found())[1]).toContain("cuối chuỗi");
});

test("a whole chain removed, the last that arrived, is noticed", async () => {
  must(journal.append(draft([newPlace("D", { marking: "internal" })])));
  tamper("DELETE FROM entry WHERE arrival = 6", "DELETE FROM change_set WHERE arrival = 6");
  expect((await found())[1]).toContain("cuối chuỗi");
  expect(must(await journal.verify("open")).ok).toBe(true);
});

test("change sets put in another order are named", async () => {
  tamper(
    "UPDATE change_set SET arrival = 99 WHERE arrival = 2",
    "UPDATE change_set SET arrival = 2 WHERE arrival = 3",
    "UPDATE change_set SET arrival = 3 WHERE arrival = 99",
  );
  expect((await found())[0]).toBe(2);
});

test("a time of arrival altered is named", async () => {
  tamper("UPDATE change_set SET known_at = known_at - 3600000 WHERE arrival = 4");
  expect(await found()).toEqual([3, "Thứ tự hoặc giờ đến không khớp với chuỗi đến của kho này."]);
  expect(must(await journal.verify("open")).ok).toBe(true);
});

test("a header altered is named: its signature no longer fits", async () => {
  tamper(`UPDATE change_set SET header = replace(header, '"skew":null', '"skew":5') WHERE arrival = 2`);
  expect(await found()).toEqual([1, "Chữ ký không đúng: phần đầu bị sửa hoặc không do trạm này lập."]);
});

test("a header written in another spelling is named", async () => {
  tamper(`UPDATE change_set SET header = replace(header, '"skew":null', '"skew": null') WHERE arrival = 2`);
  expect((await found())[1]).toContain("không đọc được");
});

test("a change set forged under this station's name with another key is named", async () => {
  const forger = new Station();
  must(forger.write(draft([newPlace("D")])));
  const sealed = forger.sealed()[0]!;
  const header = canonical({ ...sealed.header, station: journal.station, number: 5, previous: null });
  tamper(
    `UPDATE change_set SET header = '${header}', id = '${sealed.header.id}', signature = x'${Buffer.from(sealed.signature).toString("hex")}' WHERE arrival = 5`,
  );
  expect(must(await journal.verify("restricted")).firstBad).toEqual({
    changeSet: sealed.header.id,
    reason: "Chữ ký không đúng: phần đầu bị sửa hoặc không do trạm này lập.",
  });
});

test("a station's public key exchanged for another is noticed", async () => {
  tamper("UPDATE station SET public_key = randomblob(32)");
  expect((await found())[1]).toContain("Không có khóa hợp lệ");
});

test("a folded record altered behind the journal's back is named", async () => {
  tamper(`UPDATE record SET body = replace(body, '"voters":3', '"voters":9') WHERE id = 'A'`);
  expect(await found()).toEqual([4, expect.stringContaining("Hồ sơ polling-place A không khớp với nhật ký")]);
  tamper("DELETE FROM record WHERE id = 'C'");
});

test("a chain that parts is named, both branches kept and the room still written; damage is told first", async () => {
  const one = new Station();
  must(one.write(draft([newPlace("X")])));
  const other = one.copy();
  must(one.write(draft([placeEdit("X", { voters: 1 })])));
  other.clock.pass(1000);
  must(other.write(draft([placeEdit("X", { voters: 2 })])));
  const accepted = [one.id];
  must(journal.merge(must(readBytes(bundleOf(one))), accepted));
  must(journal.merge(must(readBytes(bundleOf(other))), accepted));
  const [, mine] = one.sealed();
  const [, rival] = other.sealed();
  const forked = {
    changeSet: rival?.header.id,
    reason: expect.stringMatching(new RegExp(`${one.id} tách nhánh ở số 2: thay đổi này và ${mine?.header.id} nhận cùng một chỗ`)),
  };
  expect(must(await journal.verify("open"))).toEqual({ ok: false, ...journal.tally("open"), firstBad: forked });
  journal.close();
  journal = must(openJournal(folder, new HandClock().options));
  await journal.checked;
  expect(journal.isWritable).toBe(true);
  expect(journal.opening("open")).toMatchObject({ state: "ok", message: expect.stringContaining("tách nhánh ở số 2") });
  expect(journal.record("polling-place", "X")?.conflicts).toHaveLength(1);
  tamper(`UPDATE entry SET body = replace(body, '"voters":2', '"voters":9') WHERE arrival = 3`);
  expect((await found())[0]).toBe(2);
});

test("a fork in a chain that a viewer may not hold is not told", async () => {
  const one = new Station();
  must(one.write(draft([newPlace("X", { marking: "internal" })])));
  const other = one.copy();
  must(one.write(draft([placeEdit("X", { voters: 1 })])));
  must(other.write(draft([placeEdit("X", { voters: 2 })])));
  for (const station of [one, other]) must(journal.merge(must(readBytes(bundleOf(station))), [one.id]));
  expect(must(await journal.verify("open")).ok).toBe(true);
  expect(must(await journal.verify("internal")).firstBad?.reason).toContain("tách nhánh");
  expect(journal.stations("open").stations).toHaveLength(1);
  expect(journal.stations("internal").stations).toMatchObject([{ own: true }, { id: one.id, entries: 3, forked: true }]);
});

test("what arrived since a checkpoint is found sound on every branch of a chain that parts, and bad where it is", () => {
  const one = new Station();
  must(one.write(draft([newPlace("X")])));
  const other = one.copy();
  for (const voters of [1, 2, 3]) must(other.write(draft([placeEdit("X", { voters })])));
  must(one.write(draft([placeEdit("X", { voters: 4 })])));
  const here = new Station();
  for (const from of [one, other]) must(take(here, bundleOf(from)));
  const { read, ends } = here.store.ledger;
  const checkpoint = { arrival: ends.arrival, hash: ends.arrivalHash };
  for (const from of [other, one, other]) {
    must(from.write(draft([placeEdit("X", { voters: 5 })])));
    must(take(here, bundleOf(from)));
    expect(examineTail(read, checkpoint)).toBeUndefined();
  }
  here.db.exec("UPDATE chain SET number = number + 1 WHERE branch = 1");
  expect(examineTail(read, checkpoint)?.reason).toContain("cuối chuỗi");
});

test("a change set hung on one that is not there is named", async () => {
  const one = new Station();
  for (const voters of [1, 2, 3]) must(one.write(draft([voters === 1 ? newPlace("X") : placeEdit("X", { voters })])));
  must(journal.merge(must(readBytes(bundleOf(one))), [one.id]));
  tamper("DELETE FROM entry WHERE arrival = 7", "DELETE FROM change_set WHERE arrival = 7");
  expect(must(await journal.verify("open")).firstBad).toMatchObject({ changeSet: one.sealed()[2]?.header.id });
});

test("a viewer is never told of what they may not hold", async () => {
  tamper(`UPDATE entry SET body = replace(body, '"voters":351', '"voters":9') WHERE arrival = 4`);
  expect((await found("restricted"))[0]).toBe(3);
  expect(must(await journal.verify("internal")).ok).toBe(true);
});

test("the guards keep our own hands off what is signed", () => {
  const db = new Database(join(folder, "journal.sqlite"));
  for (const statement of [
    "DELETE FROM change_set",
    "DELETE FROM entry",
    "UPDATE change_set SET known_at = 1",
    "UPDATE change_set SET note = 'x'",
    "UPDATE entry SET body = 'x'",
    "UPDATE entry SET number = number + 100",
  ])
    expect(() => db.exec(statement), statement).toThrow(/never/);
  db.close();
});

test("how far a check is only grows, from nothing to all", () => {
  const station = new Station();
  must(station.write(draft([newPlace("A"), newPlace("B")])));
  for (let voters = 1; voters <= 5; voters += 1) must(station.write(draft([placeEdit("A", { voters })])));
  let share = (): number => Number.NaN;
  const work = verifyWithForks(station.store.ledger.read, "restricted", (told) => {
    share = told;
  });
  const shares: number[] = [];
  while (!work.next().done) shares.push(share());
  shares.push(share());
  expect(shares[0]).toBeLessThan(0.2);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(new Set(shares).size).toBeGreaterThan(5);
});
