import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";

let folder: string;
let ids: string[];
let journal: Journal;
const open = () => must(openJournal(folder, new HandClock().options));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "check-"));
  journal = open();
  ids = must(
    journal.appendAll([
      draft([newPlace("A"), newPlace("B")]),
      draft([placeEdit("A", { voters: 1 })]),
      draft([newPlace("C", { marking: "restricted" })]),
      ...Array.from({ length: 60 }, (_, place) => draft([newPlace(`P${place}`)])),
    ]),
  ).changeSets;
});

afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

/** Changes the closed file as somebody would who has it in hand, and opens it again. */
function tampered(...statements: string[]): void {
  journal.close();
  const db = new Database(join(folder, "journal.sqlite"));
  db.pragma("foreign_keys = OFF");
  for (const { name } of db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    db.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) expect(db.prepare(statement).run().changes).toBeGreaterThan(0);
  db.close();
  journal = open();
}

const voters = (id: string) => journal.record("polling-place", id)?.fields.voters;
const alterA = `UPDATE record SET body = replace(body, '"voters":1', '"voters":9') WHERE id = 'A'`;

test("only what was checked is said: the newest at first, then all, in as many entries as each may count", async () => {
  journal.close();
  journal = open();
  const told: string[] = [];
  journal.onOpeningChange(() => told.push(journal.opening("restricted").message));
  expect(journal.opening("restricted")).toEqual({ state: "ok", message: "Đã kiểm phần mới nhất, đang kiểm phần còn lại." });
  await journal.checked;
  expect(journal.opening("restricted")).toEqual({ state: "ok", message: "Đã kiểm toàn bộ 64 mục ghi, nguyên vẹn." });
  expect(journal.opening("open").message).toBe("Đã kiểm toàn bộ 63 mục ghi, nguyên vẹn.");
  expect(told).toEqual(["Đã kiểm toàn bộ 64 mục ghi, nguyên vẹn."]);
});

test("a folded row altered on the disk is folded anew, told, and right for good", async () => {
  tampered(alterA);
  expect(voters("A")).toBe(9);
  const heard: string[] = [];
  journal.onChange((changed) => heard.push(...changed.map(({ id }) => id)));
  await journal.checked;
  expect(voters("A")).toBe(1);
  expect(heard).toEqual(["A"]);
  expect(journal.opening("restricted")).toEqual({
    state: "restored",
    message: "Đã kiểm toàn bộ 64 mục ghi, nguyên vẹn. Đã gấp lại từ nhật ký 1 hồ sơ bị sửa ngoài nhật ký: khu vực bỏ phiếu A.",
  });
  must(journal.append(draft([placeEdit("A", { voters: 2 })])));
  journal.close();
  journal = open();
  await journal.checked;
  expect(journal.opening("restricted")).toEqual({ state: "ok", message: "Đã kiểm toàn bộ 65 mục ghi, nguyên vẹn." });
});

test("a folded row is not named to who may not hold it", async () => {
  tampered(`UPDATE record SET body = replace(body, '"voters":351', '"voters":9') WHERE id = 'C'`);
  await journal.checked;
  expect(voters("C")).toBe(351);
  expect(journal.opening("restricted").message).toContain("khu vực bỏ phiếu C");
  expect(journal.opening("open")).toEqual({ state: "ok", message: "Đã kiểm toàn bộ 63 mục ghi, nguyên vẹn." });
});

test("what is written while the rest is checked is kept, also on a row that was altered", async () => {
  tampered(alterA);
  for (let round = 0; round < 5; round++) {
    must(journal.append(draft([placeEdit("A", { readinessNote: `lần ${round}` }), newPlace(`N${round}`)])));
    await breathe();
  }
  await journal.checked;
  expect(journal.record("polling-place", "A")?.fields).toMatchObject({ voters: 1, readinessNote: "lần 4" });
  expect(must(await journal.verify("restricted"))).toEqual({ ok: true, ...journal.tally("restricted") });
});

test.each([
  ["a row lost", "DELETE FROM record WHERE id = 'B'"],
  ["a row invented", "INSERT INTO record SELECT number + 1, kind, 'Z', latest, body FROM record ORDER BY number DESC LIMIT 1"],
  ["a row under another name", "UPDATE record SET id = 'Z' WHERE id = 'B'"],
  ["an entry taken out of its record", "UPDATE entry SET previous = NULL WHERE arrival = 2"],
])("%s: everything is folded anew from the entries, and listeners hear of what is gone", async (_what, statement) => {
  tampered(statement, alterA);
  const heard = new Set<string>();
  journal.onChange((changed) => {
    for (const { id } of changed) heard.add(id);
  });
  const invented = journal.record("polling-place", "Z") !== undefined;
  await journal.checked;
  expect(journal.record("polling-place", "Z")).toBeUndefined();
  expect([voters("A"), voters("B")]).toEqual([1, 351]);
  expect(heard.has("Z")).toBe(invented);
  expect(heard.has("A")).toBe(true);
  expect(journal.opening("open")).toEqual({
    state: "restored",
    message: "Đã kiểm toàn bộ 63 mục ghi, nguyên vẹn. Bảng gấp đã bị sửa ngoài nhật ký; đã gấp lại toàn bộ từ nhật ký.",
  });
  expect(must(await journal.verify("restricted")).ok).toBe(true);
});

test("an old entry altered is named, nothing more is built on it, and the next opening knows at once", async () => {
  tampered(`UPDATE entry SET body = replace(body, '"voters":1', '"voters":9') WHERE arrival = 2`);
  const told: string[] = [];
  journal.onOpeningChange(() => told.push(journal.opening("restricted").state));
  await journal.checked;
  expect(told).toEqual(["salvaged-read-only"]);
  expect(journal.opening("restricted").message).toContain(`không còn nguyên vẹn ở thay đổi ${ids[1]}: Nội dung không khớp`);
  expect(journal.append(draft([newPlace("Z")]))).toMatchObject({ ok: false, error: { code: "not-durable" } });
  expect(voters("B")).toBe(351);
  journal.close();
  journal = open();
  expect(journal.opening("restricted").state).toBe("salvaged-read-only");
});

test("a restricted change set found bad is told to all, named only to who may hold it", async () => {
  tampered(`UPDATE entry SET body = replace(body, '"voters":351', '"voters":9') WHERE arrival = 3`);
  await journal.checked;
  expect(journal.opening("restricted").message).toContain(ids[2]);
  const { state, message } = journal.opening("open");
  expect(state).toBe("salvaged-read-only");
  expect(message).toMatch(/^Nhật ký có chỗ không còn nguyên vẹn\. Phòng mở chỉ để xem; hãy giữ nguyên thư mục\./);
  expect(message).not.toContain(ids[2]);
});

test("closing stops the check, and whoever verifies is told so", async () => {
  journal.close();
  journal = open();
  const verified = journal.verify("restricted");
  journal.close();
  await journal.checked;
  expect(await verified).toMatchObject({ ok: false, error: { code: "cancelled" } });
  expect(journal.opening("restricted").message).toContain("đang kiểm phần còn lại");
});

test("verifying leaves room for everything else between its slices, also within one large change set", async () => {
  must(journal.append(draft(Array.from({ length: 1500 }, (_, place) => newPlace(`L${place}`)))));
  let turns = 0;
  const verified = journal.verify("restricted");
  const done = verified.then(() => true);
  while (!(await Promise.race([done, breathe(false)]))) turns += 1;
  expect(must(await verified).ok).toBe(true);
  expect(turns).toBeGreaterThan(3);
});

test("who stops waiting stops the verification", async () => {
  const waiting = new AbortController();
  const verified = journal.verify("restricted", waiting.signal);
  waiting.abort();
  expect(await verified).toMatchObject({ ok: false, error: { code: "cancelled" } });
});
