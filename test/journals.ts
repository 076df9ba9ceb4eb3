import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import type { PollingPlaceFields, Result } from "../electron/contract/index.ts";
import type { SealedChangeSet } from "../electron/journal/change-set.ts";
import { headerOf } from "../electron/journal/history.ts";
import type { Draft, Edit, Journal } from "../electron/journal/journal.ts";
import type { JournalOptions } from "../electron/journal/journal-options.ts";
import { openJournal } from "../electron/journal/open-journal.ts";
import type { OpenStore } from "../electron/journal/store.ts";
import { Work } from "../electron/journal/work.ts";
import { Writer } from "../electron/journal/writer.ts";
import { openForWriting } from "../electron/journal/writing-store.ts";

/** The value of a result that must be one; otherwise the test fails with the refusal's own words. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message} ${result.error.reasons?.join("; ") ?? ""}`);
  return result.value;
}

/** The exercise's morning, 08:47 on 23/5/2021 in Hà Giang, in ms. */
export const morning = Date.parse("2021-05-23T08:47:00+07:00");

/** Two clocks a test moves by hand: the room's and the wall's. */
export class HandClock {
  room = morning;
  wall = Date.parse("2026-11-23T09:00:00+07:00");

  /** Both clocks, as many ms further. */
  pass(milliseconds: number): void {
    this.room += milliseconds;
    this.wall += milliseconds;
  }

  get options(): JournalOptions {
    return { clock: () => new Date(this.room), wall: () => this.wall };
  }
}

export function journalInMemory(clock = new HandClock()): Journal {
  return must(openJournal(":memory:", clock.options));
}

/** A polling place nobody has reported on, whole. */
export const placeFields = (changed: Partial<PollingPlaceFields> = {}): PollingPlaceFields => ({
  communeCode: "00694",
  number: 2,
  name: "Nhà văn hóa thôn Tả Ván",
  address: null,
  voters: 351,
  location: null,
  readiness: "unknown",
  readinessNote: null,
  invented: true,
  source: null,
  marking: "open",
  deleted: false,
  ...changed,
});

export const placeEdit = (id: string, set: Partial<PollingPlaceFields>): Edit<"polling-place"> => ({ kind: "polling-place", id, set });

export const newPlace = (id: string, changed: Partial<PollingPlaceFields> = {}): Edit<"polling-place"> => placeEdit(id, placeFields(changed));

export const draft = (edits: Edit[], more: Partial<Draft> = {}): Draft => ({
  actor: "Bàn trực phòng tình huống",
  marking: "open",
  title: "sửa khu vực bỏ phiếu",
  edits,
  ...more,
});

/** A store in memory with what lies under the journal at hand: what a second station is in a test. */
export class Station {
  readonly db: Database.Database;
  readonly store: OpenStore;
  readonly clock: HandClock;
  readonly #writer: Writer;

  /** `copied`: the bytes of another one's store, key and all, as a copied disk is. */
  constructor(clock = new HandClock(), random: (size: number) => Uint8Array = randomBytes, copied?: Buffer) {
    this.clock = clock;
    this.db = new Database(copied ?? ":memory:");
    this.store = openForWriting(this.db, null, random, () => {});
    const { writing, ledger } = this.store;
    if (!writing) throw new Error("a new store can be written");
    this.#writer = new Writer(ledger, writing.statements, writing.station, { ...clock.options, random });
  }

  /** A copy of the whole store that goes on as the same station. */
  copy(): Station {
    const bytes = this.db.serialize();
    // A database in memory has no WAL beside it: the header's format numbers say so.
    bytes[18] = bytes[19] = 1;
    const clock = new HandClock();
    Object.assign(clock, this.clock);
    return new Station(clock, randomBytes, bytes);
  }

  get id(): string {
    return this.store.station;
  }

  write(given: Draft): Result<unknown> {
    return this.#writer.write([given]);
  }

  /** All change sets it holds, in its order of arrival, as they would be sent. */
  sealed(): SealedChangeSet[] {
    return this.store.ledger.read.changeSetsAfter.all(0).map((row) => {
      const header = headerOf(row);
      const entries = this.store.ledger.read.entries.all(row.first_entry, row.first_entry + header.entries);
      return {
        header,
        headerText: row.header,
        signature: row.signature,
        note: { salt: row.note_salt ?? new Uint8Array(), text: row.note ?? "" },
        entries: entries.map((entry) => ({ salt: entry.salt ?? new Uint8Array(), text: entry.body ?? "" })),
      };
    });
  }

  /** Takes another station's change sets it does not hold yet. */
  receive(from: Station): void {
    for (const row of from.db.prepare<[], { id: string; public_key: Buffer }>("SELECT id, public_key FROM station").all())
      this.db.prepare("INSERT OR IGNORE INTO station (id, public_key) VALUES (?, ?)").run(row.id, row.public_key);
    this.take(from.sealed());
  }

  take(sealed: SealedChangeSet[]): void {
    const { ledger, writing } = this.store;
    if (!writing) throw new Error("a new store can be written");
    const work = new Work(ledger, writing.statements);
    writing.statements.begin.run();
    for (const each of sealed) {
      if (!ledger.read.changeSetById.get(each.header.id)) work.add(each, Math.max(this.clock.room, work.ends.knownAt), false);
    }
    work.finish();
    writing.statements.commit.run();
    work.settle();
  }
}
