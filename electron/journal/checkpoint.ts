import type { Ledger } from "./ledger.ts";
import type { WritingStatements } from "./rows.ts";
import type { Work } from "./work.ts";

/** Arrivals after which the checkpoint moves on: so many change sets at most are looked at again on opening. */
const checkpointEvery = 256;

/** Moves the checkpoint to the end of a transaction's work where it is due. */
export function moveCheckpoint(ledger: Ledger, write: WritingStatements, work: Work): void {
  const due = Math.floor(work.ends.arrival / checkpointEvery) > Math.floor(ledger.ends.arrival / checkpointEvery);
  if (due) write.setVerified.run(work.ends.arrival, work.ends.arrivalHash);
}
