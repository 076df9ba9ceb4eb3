import type { IntakeRow, PollingPlaceFields } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import type { UnitNames } from "./commune-matching.ts";
import type { PlaceRow } from "./place-row.ts";
import { type DoubleRow, judgeDoubles } from "./row-doubles.ts";

type Line = Pick<IntakeRow, "sheet" | "row">;

/** A row of the file as it is judged: refused, or of the place it claims. */
interface Claim {
  line: Line;
  place: PlaceRow;
  refusals: string[];
  notes: string[];
  number: number | null;
  /** Its place's code; null where it is refused. */
  code: string | null;
}

/**
 * Goes twice through a file's places in their order: first each claims its code, so that of two places with one number neither is taken
 * before the other is seen; then new are told from changed and same.
 */
export class PlaceLedger {
  readonly edits: { id: string; set: Partial<PollingPlaceFields> }[] = [];
  readonly #existing: ReadonlyMap<string, PollingPlaceFields>;
  readonly #fileName: string;
  readonly #claims: Claim[] = [];
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

  /** Takes one row in; `locatedIn` is the commune its coordinates fall in, null outside the province. */
  claim(line: Line, place: PlaceRow, locatedIn: string | null, units: UnitNames): void {
    const refusals = [...place.refusals];
    const notes = [...place.notes];
    if (place.location && locatedIn === null) refusals.push(`tọa độ ${place.location.join("; ")} nằm ngoài tỉnh`);
    else if (place.location && place.commune && locatedIn !== place.commune.code) {
      notes.push(`tọa độ nằm ở ${units.communeByCode(locatedIn ?? "")?.name ?? "xã khác"}, không phải ${place.commune.name}`);
    }
    if (!place.commune && refusals.length === 0) refusals.push("không biết thuộc xã nào");
    const isClaiming = place.commune && refusals.length === 0;
    const number = place.commune && isClaiming ? (place.number ?? this.#numberFor(place.commune.code, place, notes)) : null;
    if (number !== null && number > 999) refusals.push("xã đã có quá 999 khu vực bỏ phiếu");
    const code = place.commune && number !== null && refusals.length === 0 ? `${place.commune.code}-${String(number).padStart(2, "0")}` : null;
    if (place.commune && number !== null && code !== null) {
      this.#highest.set(place.commune.code, Math.max(this.#highest.get(place.commune.code) ?? 0, number));
    }
    this.#claims.push({ line, place, refusals, notes, number, code });
  }

  /** Every row taken in, judged, in its order. */
  *judged(): Generator<IntakeRow> {
    const doubles = new Map<Claim, DoubleRow>();
    for (const claim of this.#claims) if (claim.code !== null) doubles.set(claim, this.#doubleOf(claim, claim.code));
    const verdicts = judgeDoubles([...doubles.values()]);
    for (const claim of this.#claims) {
      const double = doubles.get(claim);
      const verdict = double && verdicts.get(double);
      yield verdict && "rejected" in verdict ? rejected(claim, [verdict.rejected]) : this.#enter(claim);
    }
  }

  #doubleOf({ line, place, number }: Claim, code: string): DoubleRow {
    const { name, address, voters, location, readiness, note } = place;
    const known = this.#existing.get(code);
    return {
      ...line,
      unit: code,
      parts: new Map([[code, JSON.stringify([name, address, voters, location, readiness, note])]]),
      isNamed: name !== null && known !== undefined && foldVietnamese(known.name) === foldVietnamese(name) && known.number === number,
    };
  }

  #enter(claim: Claim): IntakeRow {
    const { line, place, refusals, notes, number, code } = claim;
    const communeCode = place.commune?.code ?? null;
    if (code === null || communeCode === null || number === null) return rejected(claim, refusals);
    const before = this.#existing.get(code);
    const name = place.name ?? place.address ?? before?.name ?? `Khu vực bỏ phiếu số ${number}`;
    if (place.name === null && !before) notes.push(place.address === null ? `không có tên: đặt là “${name}”` : "không có tên: lấy địa điểm làm tên");
    const outcome = before ? this.#change(code, before, { ...place, name }, notes) : this.#add(code, communeCode, number, { ...place, name }, notes);
    const estimatedPosition = place.location === null && !before?.location;
    return { ...line, communeCode, name, voters: place.voters, outcome, code, estimatedPosition, reasons: notes };
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

const rejected = ({ line, place, code }: Claim, reasons: string[]): IntakeRow => ({
  ...line,
  communeCode: place.commune?.code ?? null,
  name: place.name ?? place.address,
  voters: place.voters,
  outcome: "rejected",
  code,
  estimatedPosition: false,
  reasons,
});

/** Within a tenth of a metre. */
const sameSpot = (a: [number, number], b: [number, number] | null): boolean =>
  b !== null && Math.abs(a[0] - b[0]) < 1e-6 && Math.abs(a[1] - b[1]) < 1e-6;
