import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lookAt, lookThrough } from "../../../electron/journal/backups/backup-file.ts";
import { newestSchema } from "../../../electron/journal/migrations/index.ts";
import { draft, must, newPlace, placeEdit, Station } from "../../journals.ts";

let folder: string;
let copy: string;
/** A journal long enough that its checkpoint has moved on, as a file. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "phong-whole-"));
  copy = join(folder, "copy.sqlite");
  const station = new Station();
  must(station.write(draft([newPlace("P1"), newPlace("P2")])));
  for (let voters = 1; voters <= 600; voters += 1) must(station.write(draft([placeEdit(voters % 2 ? "P1" : "P2", { voters })])));
  writeFileSync(copy, station.db.serialize());
});
afterAll(() => rmSync(folder, { recursive: true }));

const stands = (depth: "tail" | "whole") => lookAt(copy, null, newestSchema, depth);
/** Changes the copy as an editor of databases would: every page stays readable. */
const altered = (sql: string): void => {
  const db = new Database(copy);
  db.pragma("journal_mode = DELETE");
  const guards = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of guards) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(sql);
  db.close();
};

it("a whole check goes through what arrived before the copy's own last check", async () => {
  expect(stands("whole").standing).toBe("sound");
  altered(`UPDATE entry SET body = replace(body, '"voters":7}', '"voters":8}') WHERE arrival < 20`);
  expect(stands("tail").standing).toBe("sound");
  expect(stands("whole")).toMatchObject({ standing: "damaged", problem: expect.stringContaining("Nội dung không khớp") });
  expect(await lookThrough(copy, null, newestSchema, () => false)).toMatchObject({ standing: "damaged" });
  expect(await lookThrough(copy, null, newestSchema, () => true)).toBeNull();
  altered(`UPDATE entry SET body = replace(body, '"voters":8}', '"voters":7}') WHERE arrival = 8`);
  expect(stands("whole").standing).toBe("sound");
});

it("a copy of an older release is gone through as well, for all that it signed", () => {
  // A later release's eyes: the copy is older than what it reads.
  expect(lookAt(copy, null, newestSchema + 1, "whole").standing).toBe("sound");
  altered("UPDATE change_set SET known_at = known_at - 1 WHERE arrival = 5");
  expect(lookAt(copy, null, newestSchema + 1, "whole")).toMatchObject({ standing: "damaged", problem: expect.stringContaining("giờ đến") });
});
