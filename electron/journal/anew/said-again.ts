import { type Marking, type RecordKind, recordKinds } from "../../contract/index.ts";
import { listedSince } from "../../domain/listing.ts";
import type { Draft, Edit, FieldOrigin, FoldedRecord } from "../journal.ts";
import { isRecordKind } from "../known-kinds.ts";
import type { Ledger } from "../ledger.ts";

/** So many edits at most go into one change set. */
const mostEdits = 5000;
const actor = "Cứu nhật ký";
const titles = { proven: "ghi lại phần cứu được từ nhật ký hỏng", unproven: "ghi lại phần cứu được nhưng không kiểm chứng được" } as const;
type Proof = keyof typeof titles;

/** A value with when it was so; `at` in ms, never later than it was known. */
interface Said {
  field: string;
  value: unknown;
  at: string;
  proof: Proof;
}

const isNoLater = (one: string, other: string): boolean => Date.parse(one) <= Date.parse(other);

/** What the saved records say and the new journal's do not, as change sets of its own station: what was written after a gap is not lost with it. */
export class SaidAgain {
  readonly #into: Ledger;
  readonly #isProven: (changeSet: string) => boolean;
  readonly #edits = new Map<string, { marking: Marking; proof: Proof; edits: Edit[] }>();
  /** How many records are said again. */
  records = 0;

  /** `isProven`: whether a change set is as it was signed. */
  constructor(from: Ledger, into: Ledger, isProven: (changeSet: string) => boolean) {
    this.#into = into;
    this.#isProven = isProven;
    for (const kind of Object.keys(recordKinds).filter(isRecordKind)) for (const record of from.shelves[kind].all()) this.#add(record);
  }

  *drafts(): Generator<Draft> {
    // What is proven first, so that the rest is said of records that are there.
    const groups = [...this.#edits.values()].sort((a, b) => (a.proof === b.proof ? 0 : a.proof === "proven" ? -1 : 1));
    for (const { marking, proof, edits } of groups)
      for (let at = 0; at < edits.length; at += mostEdits) yield { actor, marking, title: titles[proof], edits: edits.slice(at, at + mostEdits) };
  }

  #add(record: FoldedRecord): void {
    const held = this.#into.shelves[record.kind].folded(record.id);
    const said = this.#differing(record, held);
    if (said.length === 0) return;
    this.records += 1;
    if (held) {
      this.#sayAll(record, said);
      return;
    }
    // A first entry gives every field: all at the oldest time of any, so that nothing looks younger than it is.
    const oldest = said.reduce((least, { at }) => (isNoLater(at, least) ? at : least), said[0]?.at ?? listedSince);
    this.#say(record, said.some(({ proof }) => proof === "unproven") ? "unproven" : "proven", oldest, said);
    this.#sayAll(
      record,
      said.filter(({ at }) => at !== oldest),
    );
  }

  #differing(record: FoldedRecord, held: FoldedRecord | undefined): Said[] {
    const now = new Map<string, unknown>(Object.entries(held?.fields ?? {}));
    const origins = new Map<string, FieldOrigin | undefined>(Object.entries(record.origins));
    return Object.entries(record.fields).flatMap(([field, value]) => {
      if (held && JSON.stringify(now.get(field)) === JSON.stringify(value)) return [];
      const origin = origins.get(field);
      const at = origin && isNoLater(origin.trueAt, origin.knownAt) ? origin.trueAt : (origin?.knownAt ?? record.knownAt);
      return [{ field, value, at, proof: origin && this.#isProven(origin.changeSet) ? ("proven" as const) : ("unproven" as const) }];
    });
  }

  #sayAll(record: FoldedRecord, said: readonly Said[]): void {
    const groups = Map.groupBy(said, ({ at, proof }) => `${proof} ${at}`);
    for (const group of groups.values()) {
      const [first] = group;
      if (first) this.#say(record, first.proof, first.at, group);
    }
  }

  #say({ kind, id, marking }: FoldedRecord, proof: Proof, trueAt: string, said: readonly Said[]): void {
    const name = `${proof} ${marking}`;
    const group = this.#edits.get(name) ?? { marking, proof, edits: [] };
    this.#edits.set(name, group);
    const set: Partial<Record<string, unknown>> = Object.fromEntries(said.map(({ field, value }) => [field, value]));
    const edit: Edit<RecordKind> = { kind, id, set, trueAt };
    group.edits.push(edit);
  }
}
