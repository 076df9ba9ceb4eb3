import type { RecordKind } from "../contract/index.ts";
import type { Finding } from "./examination.ts";
import type { Ledger } from "./ledger.ts";
import type { OpeningReport } from "./opening-report.ts";
import { rebuild } from "./refold.ts";
import type { WritingStatements } from "./rows.ts";
import { inSlices } from "./slices.ts";
import { storageCode } from "./storage-problem.ts";
import { type Strayed, Verification } from "./verify.ts";

/** What the check after opening does to the journal it checks. */
export interface Checking {
  ledger: Ledger;
  /** Where what is folded is made anew. */
  folded: WritingStatements;
  report: OpeningReport;
  stopped: () => boolean;
  /** Records that read otherwise now. */
  changed: (records: { kind: RecordKind; id: string }[]) => void;
  /** Something signed is bad: nothing more may be built on it. */
  damaged: () => void;
}

/**
 * After opening: goes through the rest of the journal in the background, and makes anew what was folded from it wherever
 * that is not what the entries say. Resolves when it is done or stopped; never rejects.
 */
export async function checkTheRest(journal: Checking): Promise<void> {
  const { ledger, report, stopped } = journal;
  const damaged = (finding: Finding): void => {
    report.damaged(finding);
    journal.damaged();
  };
  const verification = new Verification(ledger.read, "restricted", (record) => refold(journal, record));
  try {
    const finding = await inSlices(verification.run(), stopped);
    if (stopped()) return;
    if (finding) return damaged(finding);
    if (verification.unfit) refoldAll(journal);
    const entries = {
      open: ledger.tally("open").entries,
      internal: ledger.tally("internal").entries,
      restricted: ledger.tally("restricted").entries,
    };
    report.forked(verification.forks);
    report.ended({ entries });
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(storageCode(error) ?? ""))
      return damaged({ changeSet: "không rõ", marking: null, reason: "Có trang dữ liệu không đọc được; hãy đóng rồi mở lại phòng để cứu dữ liệu." });
    console.error("journal: the check after opening did not reach its end", error);
    report.ended("not-to-the-end");
  }
}

function refold({ ledger, folded, report, changed }: Checking, { kind, id, number, latest, body }: Strayed): void {
  const shelf = ledger.shelves[kind];
  shelf.put({ number, id, latest, body }, undefined);
  report.refolded(kind, id, shelf.folded(id)?.marking ?? "restricted");
  changed([{ kind, id }]);
  // Last: what the disk refuses is shown right all the same, and made anew at the next opening.
  folded.setRecord.run(latest, body, number);
}

function refoldAll({ ledger, folded, report, changed }: Checking): void {
  const shown = () => Object.values(ledger.shelves).flatMap((shelf) => shelf.all().map(({ kind, id }) => ({ kind, id })));
  const before = shown();
  rebuild(ledger.read, folded);
  ledger.reload();
  report.allRefolded();
  changed([...before, ...shown()]);
}
