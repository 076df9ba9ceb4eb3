import type { AskedMoment, Marking, Result, RoomInfo } from "../contract/index.ts";
import type { Journal } from "../journal/journal.ts";
import type { SpatialEngine } from "../spatial/engine.ts";
import type { BackupKeeper } from "./backup-keeper.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import type { Consequences } from "./consequences.ts";
import type { StagedBoundaries } from "./desks/boundaries.ts";
import type { StagedFigures } from "./desks/election-figure-reading.ts";
import type { StagedBundle } from "./desks/exchange.ts";
import type { StagedImport } from "./desks/intake.ts";
import type { ElectionShelf } from "./election/election-books.ts";
import type { LayerBook } from "./layer-book.ts";
import type { Picture } from "./picture.ts";
import type { RoomClock } from "./room-clock.ts";
import type { Staging } from "./staging.ts";

/** What the desks work with: the room as it is now, or as it was at a moment (`RoomMoments`), where nothing can be written. */
export interface RoomParts {
  name: string;
  exercise: boolean;
  /** Which moment these parts are of; null: now, and time goes on. */
  moment: RoomInfo["moment"];
  /** The same room as it was at another moment, neither time given: now. Refused with words where there is no such moment for somebody so cleared. */
  at(asked: AskedMoment, clearance?: Marking): Promise<Result<RoomParts>>;
  /** When the first thing arrived that somebody so cleared may know of, ms since 1970; null where nothing has. */
  firstKnownAt(clearance: Marking): number | null;
  clock: RoomClock;
  journal: Journal;
  picture: Picture;
  spatial: SpatialEngine;
  consequences: Consequences;
  layers: LayerBook;
  /** What the election desk reckons, by clearance. */
  election: ElectionShelf;
  /** Copies of the journal as it is now, at whatever moment these parts are. */
  backups: BackupKeeper;
  /** The boundaries the product comes with. */
  builtIn: BoundaryMap;
  stagedImports: Staging<StagedImport>;
  stagedFigures: Staging<StagedFigures>;
  stagedBoundaries: Staging<StagedBoundaries>;
  stagedBundles: Staging<StagedBundle>;
  /** The boundaries in force; at a moment, those in force then. */
  boundaries(): BoundaryMap;
  /** Until geometry, boundaries and consequences have caught up with the journal. */
  settled(): Promise<void>;
}
