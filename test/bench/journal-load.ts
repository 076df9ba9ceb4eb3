import type { Result } from "../../electron/contract/index.ts";
import { type PollingPlaceFields, reportedReadiness } from "../../electron/contract/index.ts";
import { vietnamTime } from "../../electron/domain/vietnamese-format.ts";
import type { Edit, Journal, SeedDraft } from "../../electron/journal/journal.ts";
import type { JournalOptions } from "../../electron/journal/journal-options.ts";
import { openJournal } from "../../electron/journal/open-journal.ts";

/** How much a measured room holds. */
export interface Load {
  entries: number;
  records: number;
}

const hour = 3_600_000;
/** The first report of all, ms since 1970. */
export const start = Date.parse("2021-04-23T06:00:00+07:00");
/** From one change set of reports to the next. */
const pace = 30_000;
/** Entries of one change set of reports: what a commune tells at once. */
const together = 10;
/** Entries of one change set of an import, and how many of those go into one transaction. */
const imported = 500;
const transaction = 20;

/** The value of a result that must be one. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The same numbers in [0, 1) every time. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const placeId = (place: number): string => `${String(place % 200).padStart(5, "0")}-${String(Math.floor(place / 200) + 1).padStart(3, "0")}`;

const fieldsOf = (place: number, random: () => number): PollingPlaceFields => ({
  communeCode: String(place % 200).padStart(5, "0"),
  number: (place % 999) + 1,
  name: `Nhà văn hóa thôn số ${place}`,
  address: `Thôn ${place % 977}, xã ${place % 200}`,
  voters: 200 + (place % 1500),
  location: random() < 0.8 ? [104.5 + random(), 22.5 + random()] : null,
  readiness: "unknown",
  readinessNote: null,
  invented: true,
  source: "bảng tính của huyện",
  marking: place % 50 === 0 ? "internal" : "open",
  deleted: false,
});

export function reportEdit(place: number, random: () => number): Edit<"polling-place"> {
  const readiness = reportedReadiness[Math.floor(random() * 3)] ?? "ready";
  return {
    kind: "polling-place",
    id: placeId(place),
    set: { readiness, readinessNote: `Báo cáo lúc giao ca, tổ bầu cử số ${Math.floor(random() * 900)}` },
  };
}

export const draftOf = (edits: Edit[], title: string): SeedDraft => ({ actor: "Bàn trực phòng tình huống", marking: "open", title, edits });

/** Opens a room whose clock stands after all that a load lays down. */
export function openLoad(folder: string, load: Load, key?: Uint8Array): Journal {
  const end = endOf(load);
  const options: JournalOptions = { clock: () => new Date(end), wall: () => end };
  return must(openJournal(folder, key ? { ...options, key } : options));
}

export const endOf = ({ entries, records }: Load): number =>
  start + pace * (Math.ceil(records / imported) + Math.ceil((entries - records) / together));

/** The change sets of a load, a transaction's worth at a time: an import of every place, then what their communes report. One in twenty comes late. */
export function* loadDrafts({ entries, records }: Load): Generator<SeedDraft[]> {
  const random = numbers(7);
  let knownAt = start;
  let batch: SeedDraft[] = [];
  const full = (draft: SeedDraft, most: number): SeedDraft[] | undefined => {
    knownAt += pace;
    batch.push({ ...draft, knownAt: vietnamTime(knownAt) });
    if (batch.length < most) return undefined;
    const done = batch;
    batch = [];
    return done;
  };
  for (let place = 0; place < records; place += imported) {
    const edits = Array.from(
      { length: Math.min(imported, records - place) },
      (_, at): Edit => ({ kind: "polling-place", id: placeId(place + at), set: fieldsOf(place + at, random) }),
    );
    const done = full(draftOf(edits, "nhập bảng tính khu vực bỏ phiếu"), transaction);
    if (done) yield done;
  }
  for (let entry = records; entry < entries; entry += together) {
    const edits = Array.from({ length: Math.min(together, entries - entry) }, (): Edit => {
      const edit = reportEdit(Math.floor(random() * records), random);
      return random() < 0.05 ? { ...edit, trueAt: vietnamTime(knownAt - Math.floor(random() * 3 * hour)) } : edit;
    });
    const done = full(draftOf(edits, "ghi báo cáo của xã"), transaction * 50);
    if (done) yield done;
  }
  if (batch.length > 0) yield batch;
}

/** Lays a load down in a folder's journal. */
export async function layDown(journal: Journal, load: Load): Promise<void> {
  for (const drafts of loadDrafts(load)) {
    must(journal.appendAll(drafts));
    await new Promise(setImmediate);
  }
  await journal.settled();
}
