import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { partHash } from "../../electron/journal/change-set.ts";
import type { Ledger } from "../../electron/journal/ledger.ts";
import { seal } from "../../electron/journal/seal.ts";
import { newStationKeys, signer } from "../../electron/journal/station-key.ts";
import { openForWriting } from "../../electron/journal/writing-store.ts";
import { draft, HandClock, must, newPlace, placeEdit, Station } from "../journals.ts";
import { electionRecords } from "./election-records.ts";

/**
 * A store that has in it what a journal may have in it: every kind of record, two stations that did not know of each other, a
 * withdrawal, an undo, a request, a blob, three markings, an expunged entry and note, and entries of a newer release. What is
 * frozen of it is what the release of the day wrote.
 */
export function storeWithEverything(): { db: Database.Database; ledger: Ledger } {
  const fast = new HandClock();
  fast.pass(3 * 3_600_000);
  const here = new Station(new HandClock());
  const there = new Station(fast);
  const ring = [
    [
      [104.9, 22.7],
      [105, 22.7],
      [105, 22.8],
      [104.9, 22.7],
    ],
  ];
  const since = "2021-05-23T06:00:00+07:00";
  must(here.write(draft([newPlace("00694-02"), newPlace("00694-03"), newPlace("00694-04", { marking: "internal" })], { title: "nhập danh sách" })));
  must(
    here.write(
      draft(
        [
          {
            kind: "quarantine-zone",
            id: "zone",
            set: {
              kind: "lockdown",
              name: "Thanh Thủy",
              decision: { number: "12/QĐ", date: "2021-05-20", signer: "Chủ tịch" },
              from: since,
              to: null,
              geometry: { type: "Polygon", coordinates: ring },
              people: 120,
              voters: 80,
              directive: "16",
              votingPlan: null,
              invented: true,
              marking: "open",
              deleted: false,
            },
          },
          {
            kind: "risk-area",
            id: "area",
            set: {
              hazard: "flash-flood",
              level: 2,
              bulletin: { number: "7", issuer: "Đài KTTV", issuedAt: since },
              name: "Cao Bồ",
              from: since,
              to: null,
              geometry: { type: "Polygon", coordinates: ring },
              responsible: { name: "Ông A", duty: "Phó ban", phone: "0219" },
              note: null,
              invented: true,
              marking: "open",
              deleted: false,
            },
          },
          {
            kind: "incident",
            id: "incident",
            set: {
              category: 11,
              severity: 2,
              status: "reported",
              text: "mất điện",
              location: [104.98, 22.82],
              communeCode: "00694",
              handling: null,
              occurredAt: since,
              invented: true,
              source: null,
              marking: "restricted",
              deleted: false,
            },
          },
          { kind: "setting", id: "exercise", set: { value: true } },
        ],
        { marking: "restricted", blobs: [new TextEncoder().encode("ranh giới")] },
      ),
    ),
  );
  must(
    here.write(
      draft([
        {
          kind: "boundary-set",
          id: "communes",
          set: { file: "built-in", fileName: "communes.geojson", attribution: "tham khảo", validFrom: "2020-01-01", validTo: null },
        },
      ]),
    ),
  );
  must(here.write(draft([...electionRecords], { title: "bàn bầu cử", marking: "internal" })));
  must(here.write(draft([placeEdit("00694-04", { voters: 402 })], { title: "số cử tri sẽ bị xóa", marking: "internal" })));
  there.receive(here);
  here.clock.pass(60_000);
  must(
    here.write(
      draft([placeEdit("00694-02", { readiness: "ready" })], { request: { key: "yêu cầu 1", input: "{}", answer: (changeSet) => ({ changeSet }) } }),
    ),
  );
  must(there.write(draft([placeEdit("00694-02", { readiness: "failed", readinessNote: "thiếu hòm phiếu" })], { title: "báo cáo của trạm khác" })));
  const withdrawn = here.sealed().at(-1)!.header.id;
  must(here.write(draft([{ ...placeEdit("00694-02", {}), withdraws: [`${withdrawn}.0`] }], { title: "rút báo cáo nhầm", undoes: withdrawn })));
  must(here.write(draft([placeEdit("00694-03", { deleted: true })], { title: "xóa khu vực bỏ phiếu" })));
  must(there.write(draft([placeEdit("00694-03", { voters: 377 })], { title: "sửa sau khi xóa" })));
  here.receive(there);
  here.take([fromANewerRelease(here)]);
  expunge(here.db);
  return refolded(here.db);
}

/** A change set of a third station whose release knows more than this one. */
function fromANewerRelease(to: Station) {
  const keys = newStationKeys(randomBytes(32));
  to.db.prepare("INSERT INTO station (id, public_key) VALUES (?, ?)").run(keys.id, keys.publicKey);
  const entry = { version: 1, trueAt: to.clock.room, set: {} };
  const entries = [
    { ...entry, kind: "duty-shift", id: "ca-1", set: { name: "Trực đêm" } },
    { ...entry, kind: "polling-place", id: "00694-02", version: 99, set: { readiness: "open" } },
    { ...entry, kind: "polling-place", id: "00694-04", set: { turnout: 12 } },
  ];
  const changeSet = {
    id: "0190a0a0-0000-7000-8000-00000000abcd",
    marking: "open" as const,
    wall: to.clock.wall,
    note: { actor: "trạm mới", title: "ca trực" },
    entries,
  };
  return seal(changeSet, { number: 0, head: null, clock: [to.clock.wall, 0] }, { id: keys.id, sign: signer(keys.privateKey) }, (size) =>
    randomBytes(size),
  );
}

/** The same file, everything folded from it made anew. */
function refolded(db: Database.Database): { db: Database.Database; ledger: Ledger } {
  db.exec("UPDATE store SET fold_version = 999");
  const copy = new Database(db.serialize());
  return { db: copy, ledger: openForWriting(copy, null, randomBytes, () => {}).ledger };
}

/** Destroys the texts of one change set, by authority: their hashes stay. */
function expunge(db: Database.Database): void {
  const entry = db.prepare<[], { number: number; salt: Buffer; body: string }>("SELECT number, salt, body FROM entry WHERE body LIKE '%402%'").get()!;
  const entryHash = partHash({ salt: entry.salt, text: entry.body });
  db.prepare("UPDATE entry SET body = NULL, salt = NULL, hash = ? WHERE number = ?").run(entryHash, entry.number);
  const note = db
    .prepare<[], { arrival: number; note_salt: Buffer; note: string }>(
      "SELECT arrival, note_salt, note FROM change_set WHERE note LIKE '%số cử tri sẽ bị xóa%'",
    )
    .get()!;
  const noteHash = partHash({ salt: note.note_salt, text: note.note });
  db.prepare("UPDATE change_set SET note = NULL, note_salt = NULL, note_hash = ? WHERE arrival = ?").run(noteHash, note.arrival);
}
