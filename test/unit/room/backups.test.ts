import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BackupTold } from "../../../electron/contract/index.ts";
import { restoreBackup } from "../../../electron/journal/backups/restore.ts";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { BackupKeeper } from "../../../electron/room/backup-keeper.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";
import { desk, geodata, wall } from "./room-fixture.ts";

const key = new Uint8Array(32).fill(7);

describe.each([
  ["plain", null],
  ["encrypted", key],
])("copies of a room, %s", (_, key) => {
  let folder: string;
  let clock: HandClock;
  let journal: Journal;
  let keeper: BackupKeeper;
  let changes: number;
  const begin = (): void => {
    journal = must(openJournal(folder, { ...clock.options, key }));
    keeper = new BackupKeeper({ folder, key, journal, wall: () => clock.wall, changed: () => (changes += 1) });
  };
  const end = async (): Promise<void> => {
    await keeper.close();
    journal.close();
  };
  const told = async (): Promise<BackupTold[]> => must(await keeper.list("restricted")).backups;
  const hour = 3_600_000;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "backups-"));
    clock = new HandClock();
    changes = 0;
    begin();
  });
  afterEach(async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  });

  test("one every hour in which something changed, named and told by what is in it", async () => {
    await keeper.look();
    expect(await told()).toEqual([]);
    must(journal.append(draft([newPlace("A")])));
    must(journal.append(draft([newPlace("Mật", { marking: "restricted" })], { marking: "restricted" })));
    await keeper.look();
    const { entries, head } = journal.tally("restricted");
    expect(await told()).toMatchObject([
      {
        fileName: "nhat-ky-2026-11-23T0900-hourly.sqlite",
        reason: "hourly",
        madeAt: "2026-11-23T09:00:00+07:00",
        entries,
        head,
        standing: "sound",
        lacks: 0,
      },
    ]);
    expect(must(await keeper.list("open")).backups).toMatchObject([{ entries: 1, head: journal.tally("open").head }]);
    clock.pass(hour - 60_000);
    must(journal.append(draft([newPlace("B")])));
    await keeper.look();
    expect(await told()).toMatchObject([{ lacks: 1 }]);
    clock.pass(60_000);
    await keeper.look();
    clock.pass(5 * hour);
    await keeper.look();
    expect((await told()).map(({ fileName }) => fileName)).toEqual([
      "nhat-ky-2026-11-23T1000-hourly.sqlite",
      "nhat-ky-2026-11-23T0900-hourly.sqlite",
    ]);
    expect(changes).toBe(2);
    const clear = readdirSync(join(folder, "backups")).filter((name) =>
      readFileSync(join(folder, "backups", name)).includes("Nhà văn hóa thôn Tả Ván"),
    );
    expect(clear).toHaveLength(key ? 0 : 2);
  });

  test("the room goes on writing while its copy is made, which holds a whole state of it", async () => {
    must(journal.append(draft(Array.from({ length: 3000 }, (_, place) => newPlace(`P${place}`)))));
    let isMaking = true;
    const making = keeper.make("by-hand", "restricted").finally(() => {
      isMaking = false;
    });
    let written = 0;
    while (isMaking) {
      must(journal.append(draft([placeEdit(`P${written}`, { voters: written })])));
      written += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const made = must(await making);
    expect(written).toBeGreaterThan(3);
    expect(made.standing).toBe("sound");
    expect(made.entries).toBeGreaterThanOrEqual(3000);
    expect(made.lacks).toBe(journal.tally("restricted").entries - made.entries);
  });

  test("a preview names what a restore would take away, the restore does just that, and keeps what was", async () => {
    must(journal.append(draft([newPlace("A")])));
    const { fileName } = must(await keeper.make("by-hand", "restricted"));
    must(journal.append(draft([placeEdit("A", { voters: 1 })], { title: "sửa số cử tri" })));
    must(journal.append(draft([newPlace("Mật", { marking: "restricted" })], { title: "việc mật", marking: "restricted" })));
    const preview = must(await keeper.preview(fileName, "restricted"));
    expect(preview).toMatchObject({ backup: { fileName, lacks: 2 }, lost: [{ title: "việc mật" }, { title: "sửa số cử tri" }], lostMore: 0 });
    expect(must(await keeper.preview(fileName, "open")).lost).toMatchObject([{ title: "sửa số cử tri" }]);
    const before = journal.tally("restricted");
    const { station } = journal;
    await end();
    const steps: string[] = [];
    const restored = must(await restoreBackup(folder, key, fileName, { wall: clock.wall, progress: (step) => steps.push(step) }));
    expect(steps).toEqual(["check", "keep", "lay-ready", "put-in-place", "done"]);
    expect(restored.keptAs).toBe("backups/nhat-ky-2026-11-23T0900-before-restore.sqlite");
    begin();
    expect(journal.opening("open")).toMatchObject({
      state: "restored",
      message: expect.stringMatching(/khôi phục từ bản sao lưu \d\d:\d\d ngày [\d/]+, (làm tay|theo giờ);/),
    });
    expect(journal.station).not.toBe(station);
    expect(journal.record("polling-place", "A")?.fields.voters).toBe(351);
    expect(journal.record("polling-place", "Mật")).toBeUndefined();
    must(journal.append(draft([placeEdit("A", { voters: 5 })])));
    expect(must(await journal.verify("restricted")).ok).toBe(true);
    // The way back: what was before holds two changes that are gone, and lacks one.
    const kept = (await told()).find(({ reason }) => reason === "before-restore");
    expect(kept).toMatchObject({ head: before.head, entries: before.entries, standing: "unchecked", lacks: 1 });
    expect(must(await keeper.preview(kept?.fileName ?? "", "restricted")).lost).toHaveLength(1);
  });

  test("a room opened anew tells no copy sound before it was gone through whole, and finds the one that was altered", async () => {
    must(journal.append(draft(Array.from({ length: 200 }, (_, place) => newPlace(`P${place}`)))));
    const { fileName } = must(await keeper.make("by-hand", "restricted"));
    const path = join(folder, "backups", fileName);
    await end();
    begin();
    expect(must(await keeper.list("restricted"))).toMatchObject({ backups: [{ standing: "unchecked" }], lastSound: null });
    await keeper.look();
    expect(must(await keeper.list("restricted"))).toMatchObject({ backups: [{ standing: "sound" }], lastSound: "2026-11-23T09:00:00+07:00" });
    await end();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, bytes.length - 8192, bytes.length - 4096);
    writeFileSync(path, bytes);
    begin();
    expect(must(await keeper.list("restricted"))).toMatchObject({ backups: [{ standing: "unchecked" }], lastSound: null });
    await keeper.look();
    const { backups, lastSound } = must(await keeper.list("restricted"));
    expect(backups).toMatchObject([{ reason: "hourly", standing: "sound" }, { standing: "damaged" }]);
    expect(lastSound).toBe(backups[0]?.madeAt);
  });

  test("a copy that was altered is found out, not restored, and not taken for the newest sound one", async () => {
    must(journal.append(draft(Array.from({ length: 200 }, (_, place) => newPlace(`P${place}`)))));
    const { fileName } = must(await keeper.make("by-hand", "restricted"));
    const path = join(folder, "backups", fileName);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, bytes.length - 8192, bytes.length - 4096);
    writeFileSync(path, bytes);
    const preview = must(await keeper.preview(fileName, "restricted"));
    expect(preview.backup.standing).toBe("damaged");
    expect(preview.notes[0]).toContain("Không dùng được bản sao này");
    expect(must(await keeper.list("restricted"))).toMatchObject({ backups: [{ standing: "damaged" }], lastSound: null });
    await keeper.look();
    expect(await told()).toMatchObject([{ reason: "hourly", standing: "sound" }, { standing: "damaged" }]);
    const { head } = journal.tally("restricted");
    await end();
    expect(await restoreBackup(folder, key, fileName)).toMatchObject({ ok: false, error: { code: "unreadable-file" } });
    begin();
    expect(journal.opening("open").state).toBe("ok");
    expect(journal.tally("restricted").head).toBe(head);
  });

  test("closing while a copy is made leaves nothing half made", async () => {
    must(journal.append(draft(Array.from({ length: 3000 }, (_, place) => newPlace(`P${place}`)))));
    const making = keeper.make("by-hand", "restricted");
    await keeper.close();
    expect((await making).ok || !readdirSync(folder).includes("backups") || readdirSync(join(folder, "backups")).length === 0).toBe(true);
    expect(readdirSync(folder).includes("backups") ? readdirSync(join(folder, "backups")).filter((name) => name.endsWith(".making")) : []).toEqual(
      [],
    );
    expect(await keeper.make("by-hand", "restricted")).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });

  test("what a crash left half made is swept away, and only that", async () => {
    must(journal.append(draft([newPlace("A")])));
    const { fileName } = must(await keeper.make("by-hand", "restricted"));
    await end();
    writeFileSync(join(folder, "backups", "nhat-ky-2026-11-23T0800-hourly.sqlite.making"), "half");
    writeFileSync(join(folder, "backups", "ghi chú.txt"), "của người trực");
    begin();
    expect(readdirSync(join(folder, "backups")).sort()).toEqual(["ghi chú.txt", fileName]);
  });

  test("no space for a copy: said plainly, the old copies and the room stay", async (context) => {
    await end();
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=36m", "tmpfs", folder], { stdio: "ignore" });
    } catch {
      begin();
      return context.skip("mounting a small disk is not allowed here");
    }
    try {
      begin();
      must(journal.append(draft([newPlace("A")])));
      const { fileName } = must(await keeper.make("by-hand", "restricted"));
      writeFileSync(join(folder, "ballast"), new Uint8Array(8_000_000));
      expect(await keeper.make("by-hand", "restricted")).toMatchObject({
        ok: false,
        error: { code: "not-durable", message: expect.stringMatching(/Không đủ chỗ trống.*cần .* MB, còn .* MB/) },
      });
      const listed = must(await keeper.list("restricted"));
      expect(listed.backups.map((each) => each.fileName)).toEqual([fileName]);
      expect(listed.problem).toContain("Không đủ chỗ trống");
      must(journal.append(draft([newPlace("B")])));
      rmSync(join(folder, "ballast"));
      must(await keeper.make("by-hand", "restricted"));
      expect(must(await keeper.list("restricted")).problem).toBeNull();
      await end();
    } finally {
      execFileSync("umount", ["-l", folder]);
      begin();
    }
  });
});

test("a room answers for its copies at the desk, and tells a wall nothing of them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "backups-"));
  const room = must(await openRoom(folder, { exercise: true, geodata }));
  try {
    const made = must(await room.call(desk, "backups.make", {}));
    expect(made).toMatchObject({ reason: "by-hand", standing: "sound", lacks: 0 });
    expect(existsSync(join(folder, "backups", made.fileName))).toBe(true);
    expect(must(await room.call(desk, "backups.list", {})).lastSound).toBe(made.madeAt);
    expect(must(await room.call(desk, "backups.previewRestore", { fileName: made.fileName })).lost).toEqual([]);
    expect(await room.call(desk, "backups.previewRestore", { fileName: "../journal.sqlite" })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
    for (const [method, input] of [
      ["backups.list", {}],
      ["backups.make", {}],
      ["backups.previewRestore", { fileName: made.fileName }],
    ] as const)
      expect(await room.call(wall, method, input)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  } finally {
    await room.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
