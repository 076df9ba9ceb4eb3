import { obligationOf } from "../../domain/election/obligations.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { Changed, ElectionGround } from "./ground.ts";

/** What a unit or agency did, as the room's own books show it. */
export interface ShownEvidence {
  unit: string;
  text: string;
  at: string;
  invented: boolean;
}

const kinds = ["unit-review", "rehearsal", "quick-report", "submission"] as const;
type ShowingKind = (typeof kinds)[number];
const isShowing = (kind: string): kind is ShowingKind => kinds.some((one) => one === kind);
const isOfAgency = (report: string): boolean => report.includes("/agency:");
const body = (unit: string): string => (unit.startsWith("district:") ? "huyen" : "xa");

/**
 * What shows by itself that obligations are met: reviews signed (H1), rehearsals (H2), duty attested by the forces (A1), what agencies
 * reported on the day (D2) and was sent upward (V4). Taken record by record.
 */
export class ShownEvidences {
  readonly #ground: ElectionGround;
  readonly #date: () => string;
  /** By obligation, then by the record that shows it. */
  readonly #shown = new Map<string, Map<string, ShownEvidence>>();
  /** Obligations a record shows met. */
  readonly #showing = new Map<string, string[]>();
  /** Reports in which an agency attests that it kept duty, by agency. */
  readonly #attested = new Map<string, Set<string>>();
  /** Units whose review of a day is signed, by that day. */
  readonly #signed = new Map<string, Set<string>>();
  /** The day all of it was taken for. */
  #takenFor: string | undefined;

  /** `date`: election day, `YYYY-MM-DD`. */
  constructor(ground: ElectionGround, date: () => string) {
    this.#ground = ground;
    this.#date = date;
  }

  /** Of an obligation `CLAUSE/AGENCY`, the newest first. */
  of(obligation: string): ShownEvidence[] {
    this.#bring();
    return [...(this.#shown.get(obligation)?.values() ?? [])].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  }

  isShown(obligation: string): boolean {
    this.#bring();
    return (this.#shown.get(obligation)?.size ?? 0) > 0;
  }

  /** Whether an agency attested, in a report of any day, that it kept duty. */
  hasAttested(agency: string): boolean {
    this.#bring();
    return (this.#attested.get(agency)?.size ?? 0) > 0;
  }

  /** Whether a unit's review of a day is signed. */
  hasSigned(unit: string, date: string): boolean {
    this.#bring();
    return this.#signed.get(date)?.has(unit) ?? false;
  }

  renew(changed: readonly Changed[]): void {
    if (this.#takenFor !== undefined) for (const { kind, id } of changed) if (isShowing(kind)) this.#take(kind, id);
  }

  #bring(): void {
    const date = this.#date();
    if (this.#takenFor === date) return;
    this.#takenFor = date;
    this.#shown.clear();
    this.#showing.clear();
    this.#attested.clear();
    this.#signed.clear();
    const { picture, clearance } = this.#ground;
    for (const kind of kinds) {
      if (kind !== "quick-report") for (const { id } of recordsInSight(picture, kind, clearance)) this.#take(kind, id);
      else for (const { id } of picture.records(kind)) if (isOfAgency(id)) this.#take(kind, id);
    }
  }

  #take(kind: ShowingKind, id: string): void {
    const source = `${kind}:${id}`;
    for (const obligation of this.#showing.get(source) ?? []) this.#shown.get(obligation)?.delete(source);
    this.#showing.delete(source);
    if (kind === "unit-review") this.#takeReview(id, source);
    else if (kind === "rehearsal") this.#takeRehearsal(id, source);
    else if (kind === "submission") this.#takeSubmission(id, source);
    else if (isOfAgency(id)) this.#takeReport(id, source);
  }

  #takeReview(id: string, source: string): void {
    const fields = recordInSight(this.#ground.picture, "unit-review", id, this.#ground.clearance)?.fields;
    const end = id.lastIndexOf("/");
    const [of, day] = [id.slice(0, end), id.slice(end + 1)];
    const signed = this.#signed.get(day) ?? new Set();
    this.#signed.set(day, signed);
    if (fields?.signedBy) signed.add(of);
    else signed.delete(of);
    if (!fields || fields.signedBy === null) return;
    const { unit, signedAt, date, invented } = fields;
    this.#put(`H1/${body(unit)}`, source, { unit, text: `Rà soát ngày ${date} đã ký`, at: signedAt ?? date, invented });
  }

  #takeRehearsal(id: string, source: string): void {
    const fields = recordInSight(this.#ground.picture, "rehearsal", id, this.#ground.clearance)?.fields;
    if (!fields) return;
    const { unit, date, invented } = fields;
    this.#put(`H2/${body(unit)}`, source, { unit, text: `Diễn tập ngày ${date}`, at: date, invented });
  }

  #takeSubmission(id: string, source: string): void {
    const fields = recordInSight(this.#ground.picture, "submission", id, this.#ground.clearance)?.fields;
    if (!fields || fields.date !== this.#takenFor) return;
    const { from, to, sentAt, invented } = fields;
    this.#put("V4/so-noi-vu", source, { unit: from, text: `Đã gửi ${to}`, at: sentAt, invented });
  }

  #takeReport(id: string, source: string): void {
    const unit = id.slice(id.lastIndexOf("/") + 1);
    const fields = recordInSight(this.#ground.picture, "quick-report", id, this.#ground.clearance)?.fields;
    const attested = this.#attested.get(unit) ?? new Set();
    if (fields?.attested?.kept) attested.add(id);
    else attested.delete(id);
    this.#attested.set(unit, attested);
    if (!fields || fields.date !== this.#takenFor) return;
    const agency = unit.slice("agency:".length);
    const told = { unit, at: fields.receivedAt, invented: fields.invented };
    if (fields.attested?.kept) this.#put(`A1/${agency}`, source, { ...told, text: `Đã duy trì trực, ${fields.attested.by} báo` });
    this.#put(`D2/${agency}`, source, { ...told, text: "Đã báo cáo trong ngày bầu cử" });
  }

  #put(obligation: string, source: string, evidence: ShownEvidence): void {
    const [clause = "", agency = ""] = obligation.split("/");
    if (!obligationOf(clause, agency)) return;
    const known = this.#shown.get(obligation);
    if (known) known.set(source, evidence);
    else this.#shown.set(obligation, new Map([[source, evidence]]));
    const showing = this.#showing.get(source);
    if (showing) showing.push(obligation);
    else this.#showing.set(source, [obligation]);
  }
}
