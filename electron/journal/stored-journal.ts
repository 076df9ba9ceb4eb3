import { fail, type HeadCheck, type Marking, type MergeReceipt, ok, type RecordKind, type Result } from "../contract/index.ts";
import { Arrivals } from "./arrivals.ts";
import type { Bundle, BundleReport } from "./exchange/bundle.ts";
import { Exchange } from "./exchange/exchange.ts";
import type { StationsTold } from "./exchange/stations.ts";
import type {
  ArrivalStep,
  ChangeSetSummary,
  Draft,
  FoldedRecord,
  Journal,
  Moment,
  Opening,
  PastView,
  PlaceMarks,
  Request,
  SeedDraft,
  VerifyAnswer,
} from "./journal.ts";
import type { JournalOptions } from "./journal-options.ts";
import type { Ledger } from "./ledger.ts";
import { Listeners } from "./listeners.ts";
import { checkTheRest } from "./opening-check.ts";
import { OpeningReport } from "./opening-report.ts";
import { FrameGuard } from "./past/frame-guard.ts";
import { Framing } from "./past/framing.ts";
import { Past } from "./past/past.ts";
import { type RecordHistory, recordHistory } from "./record-history.ts";
import type { WritingStatements } from "./rows.ts";
import { inSlices } from "./slices.ts";
import type { OpenStore } from "./store.ts";
import { lineOf } from "./succession.ts";
import { Summaries } from "./summaries.ts";
import { verifyWithForks } from "./verify.ts";
import { Writer, type Written } from "./writer.ts";

type Touched = Written["touched"][number];

/** After so many change sets the folder's witness is written anew. */
const witnessEvery = 256;

/** A journal over its open store; what is not said here of a method, `journal.ts` says. */
export class StoredJournal implements Journal {
  readonly station: string;
  readonly checked: Promise<void>;
  readonly #store: OpenStore;
  readonly #ledger: Ledger;
  readonly #summaries: Summaries;
  readonly #exchange: Exchange;
  readonly #arrivals: Arrivals;
  readonly #past: Past;
  readonly #guard: FrameGuard;
  readonly #framing: Framing | undefined;
  readonly line: readonly string[];
  readonly #report: OpeningReport;
  #writer: Writer | undefined;
  #isClosed = false;
  /** The arrival up to which the folder's witness was last written. */
  #witnessed = 0;
  readonly #changes = new Listeners<[changed: Touched[]]>();
  readonly #openings = new Listeners<[]>();

  constructor(store: OpenStore, options: Required<JournalOptions>) {
    this.station = store.station;
    this.#store = store;
    this.#ledger = store.ledger;
    this.#arrivals = new Arrivals(store.ledger.read);
    this.#summaries = new Summaries(store.ledger.read);
    this.#exchange = new Exchange(store.ledger, store.station, options);
    this.#past = new Past(store.ledger);
    this.#guard = new FrameGuard(store.ledger, this.#past, () => this.#framesDropped());
    if (store.writing) this.#framing = new Framing(store.ledger, this.#past.frames, store.writing.statements, () => this.#isClosed);
    this.line = lineOf(store.ledger.read, store.station);
    if (store.writing) this.#writer = new Writer(store.ledger, store.writing.statements, store.writing.station, options);
    const { folded } = store;
    this.#report = new OpeningReport(store.opening, folded ? "latest" : "nothing-to-check", () => store.wayBack());
    this.checked = folded ? this.#check(folded) : Promise.resolve();
    this.#framing?.wake();
  }

  get isWritable(): boolean {
    return this.#writer !== undefined;
  }

  opening(clearance: Marking): Opening {
    return this.#report.told(clearance);
  }

  onOpeningChange(listener: () => void): () => void {
    return this.#openings.add(listener);
  }

  append(draft: Draft): Result<{ changeSet: string; records: FoldedRecord[]; answer: unknown }> {
    const written = this.#write([draft]);
    if (!written.ok) return written;
    const [first] = written.value;
    if (!first) throw new RangeError("one draft was given and none written");
    const { changeSet, touched, answer } = first;
    const folded = (): FoldedRecord[] => this.#folded(touched);
    return ok({
      changeSet,
      answer,
      // An import touches thousands of records: they are only made for who asks.
      get records() {
        return folded();
      },
    });
  }

  appendAll(drafts: SeedDraft[]): Result<{ changeSets: string[] }> {
    const written = this.#write(drafts);
    return written.ok ? ok({ changeSets: written.value.map((each) => each.changeSet) }) : written;
  }

  answered(key: string, input: string): Result<{ answer: unknown } | null> {
    if (!this.#writer) return ok(null);
    const found = this.#writer.answered(key, input);
    return found.ok ? ok(found.value && { answer: found.value.answer }) : found;
  }

  remember(request: Request & { answer: unknown }): Result<{ answer: unknown }> {
    return this.#writer ? this.#writer.remember(request) : this.#refused();
  }

  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined {
    return this.#ledger.shelves[kind].folded(id);
  }

  records<K extends RecordKind>(kind: K): FoldedRecord<K>[] {
    return this.#ledger.shelves[kind].all();
  }

  unread(): number {
    return this.#ledger.ends.unread;
  }

  tally(clearance: Marking): { entries: number; head: string } {
    return this.#ledger.tally(clearance);
  }

  async verify(clearance: Marking, signal?: AbortSignal, watched?: (share: () => number) => void): Promise<Result<VerifyAnswer>> {
    const stopped = (): boolean => this.#isClosed || (signal?.aborted ?? false);
    const found = await inSlices(verifyWithForks(this.#ledger.read, clearance, watched), stopped);
    await inSlices(this.#guard.examine(), stopped);
    if (stopped()) return fail("cancelled", "Đã dừng kiểm nhật ký giữa chừng.", "Chưa có gì thay đổi; hãy kiểm lại khi cần.");
    const tally = this.tally(clearance);
    const bad = found?.damage ?? found?.fork;
    return ok(bad ? { ok: false, ...tally, firstBad: { changeSet: bad.changeSet, reason: bad.reason } } : { ok: true, ...tally });
  }

  past(moment: Moment): PastView {
    return this.#guard.view(moment);
  }

  placeMarks(moment: Moment): PlaceMarks {
    return this.#guard.ask(() => this.#past.placeMarks(moment));
  }

  *placeMarksAlong(knownAts: readonly number[]): Generator<PlaceMarks> {
    for (const knownAt of knownAts) yield this.placeMarks({ knownAt });
  }

  async settled(): Promise<void> {
    await this.#framing?.settled();
  }

  changedBetween(from: Moment, to: Moment): { kind: RecordKind; id: string }[] {
    return this.#guard.ask(() => this.#past.changedBetween(from, to));
  }

  arrivals(after: number, limit: number): ArrivalStep[] {
    return this.#arrivals.after(after, limit);
  }

  arrivalsBefore(arrival: number): Record<Marking, number> {
    return this.#arrivals.before(arrival);
  }

  changeSetsAbout(kind: RecordKind, id: string): ReadonlyMap<string, number> {
    const row = this.#ledger.shelves[kind].row(id);
    return row ? this.#arrivals.about(row.latest) : new Map();
  }

  history(kind: RecordKind, id: string, moment: Moment = {}): RecordHistory | undefined {
    return recordHistory(this.#ledger, kind, id, moment);
  }

  bundle(clearance: Marking, sinceArrival: number): Iterable<string> {
    // What goes out is known elsewhere: an older file put back here must be noticed.
    this.#store.bearWitness();
    return this.#exchange.bundle(clearance, sinceArrival, this.isWritable);
  }

  arrivalAt(knownAt: number): number {
    return this.#ledger.read.arrivalAt.get(knownAt)?.arrival ?? 0;
  }

  examineBundle(bundle: Bundle): Result<BundleReport> {
    return this.#exchange.examine(bundle);
  }

  merge(bundle: Bundle, acceptStations: readonly string[], request?: Request): Result<MergeReceipt> {
    const { writing } = this.#store;
    if (!this.#writer || !writing) return this.#refused();
    const merged = this.#exchange.merge(writing.statements, bundle, acceptStations, request);
    if (!merged.ok) return merged;
    this.#store.markArrival();
    this.#framing?.wake();
    if (merged.value.touched.length > 0) this.#changes.tell(merged.value.touched);
    return ok(merged.value.receipt);
  }

  stations(clearance: Marking): StationsTold {
    return this.#exchange.stations(clearance);
  }

  async checkHead(clearance: Marking, digits: string): Promise<HeadCheck> {
    const checked = await this.#exchange.checkHead(clearance, digits, () => this.#isClosed);
    return checked ?? { found: false, current: false, knownAt: null, entries: null, changeSet: null };
  }

  ownChangeSets(limit: number): ChangeSetSummary[] {
    return this.#summaries.ownOf(this.line, limit);
  }

  changeSet(id: string): ChangeSetSummary | undefined {
    return this.#summaries.of(id);
  }

  undoings(changeSet: string): readonly string[] {
    return this.#summaries.undoingsOf(changeSet);
  }

  blob(hash: string): Uint8Array | undefined {
    return this.#ledger.read.blob.get(hash)?.bytes;
  }

  onChange(listener: (changed: Touched[]) => void): () => void {
    return this.#changes.add(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#changes.clear();
    this.#openings.clear();
    this.#store.close();
  }

  #write(drafts: SeedDraft[]): Result<Written[]> {
    if (!this.#writer) return this.#refused();
    const written = this.#writer.write(drafts);
    if (written.ok) this.#store.markArrival();
    if (written.ok) this.#framing?.wake();
    if (this.#ledger.ends.arrival - this.#witnessed >= witnessEvery) {
      this.#witnessed = this.#ledger.ends.arrival;
      this.#store.bearWitness();
    }
    if (written.ok) this.#tellWritten(written.value.filter((each) => !each.repeated));
    return written;
  }

  #refused(): Result<never> {
    return fail("not-durable", "Phòng đang mở ở chế độ chỉ xem, không ghi được.", `${this.#report.told("open").message} Dữ liệu đã có vẫn xem được.`);
  }

  /** Checks the rest in the background; whoever watches hears of it when that is done. */
  async #check(folded: WritingStatements): Promise<void> {
    await checkTheRest({
      ledger: this.#ledger,
      folded,
      report: this.#report,
      stopped: () => this.#isClosed,
      changed: (records) => this.#changes.tell(records),
      damaged: () => {
        this.#writer = undefined;
        this.#store.distrust();
      },
    });
    this.#openings.tell();
  }

  /** Frames that could not be read are laid down anew; whoever watches is told. */
  #framesDropped(): void {
    this.#report.framesDropped();
    this.#framing?.wake();
    this.#openings.tell();
  }

  #tellWritten(written: Written[]): void {
    if (this.#changes.isEmpty || written.length === 0) return;
    const touched = new Map(written.flatMap((each) => each.touched).map((each) => [`${each.kind} ${each.id}`, each]));
    this.#changes.tell([...touched.values()]);
  }

  #folded(touched: Written["touched"]): FoldedRecord[] {
    return touched.map(({ kind, id }) => this.record(kind, id)).filter((record) => record !== undefined);
  }
}
