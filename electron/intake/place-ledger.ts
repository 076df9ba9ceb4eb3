import type { IntakeRow, PollingPlaceFields } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import type { UnitNames } from "./commune-matching.ts";
import type { PlaceRow } from "./place-row.ts";

type Line = Pick<IntakeRow, "sheet" | "row">;

/** Goes through a file's places in their order, tells new from changed from same, and refuses doubles. */
export class PlaceLedger {
  readonly edits: { id: string; set: Partial<PollingPlaceFields> }[] = [];
  readonly #existing: ReadonlyMap<string, PollingPlaceFields>;
  readonly #fileName: string;
  readonly #entered = new Map<string, Line>();
  /** Per commune: folded name → number of an existing place, and the numbers in use. */
  readonly #byName = new Map<string, Map<string, number>>();
  readonly #highest = new Map<string, number>();

  constructor(existing: ReadonlyMap<string, PollingPlaceFields>, fileName: string) {
    this.#existing = existing;
    this.#fileName = fileName;
    for (const place of existing.values()) {
      const names = this.#byName.get(place.communeCode) ?? new Map<string, number>();
      names.set(foldVietnamese(place.name), place.number);
      this.#byName.set(place.communeCode, names);
      this.#highest.set(place.communeCode, Math.max(this.#highest.get(place.communeCode) ?? 0, place.number));
    }
  }

  /** Judges one row; `locatedIn` is the commune its coordinates fall in, null outside the province. */
  enter(line: Line, place: PlaceRow, locatedIn: string | null, units: UnitNames): IntakeRow {
    const refusals = [...place.refusals];
    const notes = [...place.notes];
    if (place.location && locatedIn === null) refusals.push(`tọa độ ${place.location.join("; ")} nằm ngoài tỉnh`);
    else if (place.location && place.commune && locatedIn !== place.commune.code) {
      notes.push(`tọa độ nằm ở ${units.communeByCode(locatedIn ?? "")?.name ?? "xã khác"}, không phải ${place.commune.name}`);
    }
    const communeCode = place.commune?.code ?? null;
    const base = { ...line, communeCode, name: place.name ?? place.address, voters: place.voters };
    if (communeCode === null || refusals.length > 0) {
      return {
        ...base,
        outcome: "rejected",
        code: null,
        estimatedPosition: false,
        reasons: refusals.length > 0 ? refusals : ["không biết thuộc xã nào"],
      };
    }
    const number = place.number ?? this.#numberFor(communeCode, place, notes);
    const code = `${communeCode}-${String(number).padStart(2, "0")}`;
    const earlier = this.#entered.get(code);
    if (earlier) {
      return {
        ...base,
        outcome: "rejected",
        code,
        estimatedPosition: false,
        reasons: [`trùng khu vực ${code} với dòng ${earlier.row} (trang “${earlier.sheet}”)`],
      };
    }
    if (number > 999) return { ...base, outcome: "rejected", code: null, estimatedPosition: false, reasons: ["xã đã có quá 999 khu vực bỏ phiếu"] };
    this.#entered.set(code, line);
    this.#highest.set(communeCode, Math.max(this.#highest.get(communeCode) ?? 0, number));
    const before = this.#existing.get(code);
    const name = place.name ?? place.address ?? before?.name ?? `Khu vực bỏ phiếu số ${number}`;
    if (place.name === null && !before) notes.push(place.address === null ? `không có tên: đặt là “${name}”` : "không có tên: lấy địa điểm làm tên");
    const outcome = before ? this.#change(code, before, { ...place, name }, notes) : this.#add(code, communeCode, number, { ...place, name }, notes);
    return { ...base, name, outcome, code, estimatedPosition: place.location === null && !before?.location, reasons: notes };
  }

  /** For a row without a number: that of the place of the same name, else the next free one. */
  #numberFor(communeCode: string, place: PlaceRow, notes: string[]): number {
    const name = foldVietnamese(place.name ?? place.address ?? "");
    const names = this.#byName.get(communeCode) ?? new Map<string, number>();
    this.#byName.set(communeCode, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    const next = (this.#highest.get(communeCode) ?? 0) + 1;
    names.set(name, next);
    notes.push(`không ghi số khu vực: lấy số ${next} theo thứ tự trong xã`);
    return next;
  }

  #add(id: string, communeCode: string, number: number, place: PlaceRow & { name: string }, notes: string[]): IntakeRow["outcome"] {
    if (place.voters === null) notes.push("chưa có số cử tri");
    this.edits.push({
      id,
      set: {
        communeCode,
        number,
        name: place.name,
        address: place.address,
        voters: place.voters,
        location: place.location,
        readiness: place.readiness ?? "unknown",
        readinessNote: place.note,
        invented: false,
        source: this.#source(),
        marking: "open",
        deleted: false,
      },
    });
    return "new";
  }

  /** Only what the row says and what differs; an empty cell takes nothing away. */
  #change(id: string, before: PollingPlaceFields, place: PlaceRow & { name: string }, notes: string[]): IntakeRow["outcome"] {
    const set: Partial<PollingPlaceFields> = {};
    if (place.name !== before.name) {
      set.name = place.name;
      notes.push(`tên: “${before.name}” → “${place.name}”`);
    }
    if (place.address !== null && place.address !== before.address) {
      set.address = place.address;
      notes.push("địa điểm đổi");
    }
    if (place.voters !== null && place.voters !== before.voters) {
      set.voters = place.voters;
      notes.push(`cử tri: ${before.voters === null ? "chưa có" : writtenNumber(before.voters)} → ${writtenNumber(place.voters)}`);
    }
    if (place.location && !sameSpot(place.location, before.location)) {
      set.location = place.location;
      notes.push(before.location ? "vị trí đổi" : "thêm vị trí");
    }
    if (place.readiness !== null && place.readiness !== before.readiness) {
      set.readiness = place.readiness;
      notes.push("mức sẵn sàng đổi");
    }
    if (place.note !== null && place.note !== before.readinessNote) {
      set.readinessNote = place.note;
      notes.push("ghi chú đổi");
    }
    if (before.deleted) {
      set.deleted = false;
      notes.push("đã xóa trước đây, nay ghi lại");
    }
    if (Object.keys(set).length === 0) return "same";
    if (set.name !== undefined || set.voters !== undefined) Object.assign(set, { invented: false, source: this.#source() });
    this.edits.push({ id, set });
    return "changed";
  }

  #source(): string {
    return `tệp ${this.#fileName}`.slice(0, 300);
  }
}

/** Within a tenth of a metre. */
const sameSpot = (a: [number, number], b: [number, number] | null): boolean =>
  b !== null && Math.abs(a[0] - b[0]) < 1e-6 && Math.abs(a[1] - b[1]) < 1e-6;
