import { isRoomMethod, type MethodName, type OutputOf, ok, type Result } from "../contract/index.ts";
import { openJournal } from "../journal/open-journal.ts";
import { inSlices } from "../journal/slices.ts";
import { openSpatialEngine } from "../spatial/open-engine.ts";
import { BackupKeeper } from "./backup-keeper.ts";
import { BoundaryKeeper, boundarySetId } from "./boundary-keeper.ts";
import { readBuiltInBoundaries } from "./boundary-map.ts";
import { Calls, unknownMethod } from "./calls.ts";
import { connectViewer } from "./connection.ts";
import { Consequences, reckon } from "./consequences.ts";
import { handlers } from "./desks/handlers.ts";
import { markingsOf } from "./door.ts";
import { ElectionShelf } from "./election/election-books.ts";
import { checkRoomKind, startExercise } from "./exercise-start.ts";
import { LayerBook } from "./layer-book.ts";
import { drawAhead } from "./layers/polling-places.ts";
import { Live } from "./live.ts";
import { RoomMoments } from "./moments.ts";
import { PastScenes } from "./moments-scenes.ts";
import type { RoomParts } from "./parts.ts";
import { LivePicture } from "./picture.ts";
import type { Connection, Room, RoomOptions, Viewer } from "./room.ts";
import { RoomClock } from "./room-clock.ts";
import { layersTouchedBy, Settling } from "./settling.ts";
import { Staging } from "./staging.ts";

const roomName = "Phòng tình huống bầu cử tỉnh Hà Giang";
const exerciseName = "Diễn tập 23/5/2021";

/** So many records of one change are renewed in the picture before anything else is done. */
const renewedAtOnce = 500;

/**
 * Opens the room kept in `folder` (made where there is none; ":memory:" for one that ends with the process). Refused, with words, where
 * another process has the folder or it belongs to the other kind of room. Throws where the built geodata cannot be read.
 */
export const openRoom = async (folder: string, options: RoomOptions): Promise<Result<Room>> => {
  const wall = options.wallClock ?? Date.now;
  const clock = new RoomClock(wall, options.steadyClock ?? (options.wallClock ? () => 0 : () => performance.now()));
  const opened = openJournal(folder, { clock: () => new Date(clock.now()), wall, key: options.key ?? null });
  if (!opened.ok) return opened;
  const journal = opened.value;
  const picture = new LivePicture(journal);
  clock.notBefore(picture.newestKnownAt() ?? Number.NEGATIVE_INFINITY);
  const builtIn = readBuiltInBoundaries(options.geodata);
  const ready = checkRoomKind(journal, picture, options.exercise);
  const started = ready.ok && options.exercise ? startExercise(journal, picture, clock, builtIn) : ready;
  if (!started.ok) {
    journal.close();
    return started;
  }
  const spatial = openSpatialEngine();
  const consequences = new Consequences({ reckon: (drawn) => reckon(spatial, drawn), touch: (drawn) => spatial.touch(drawn) }, picture);
  const boundaries = new BoundaryKeeper(
    builtIn,
    () => picture.record("boundary-set", boundarySetId)?.fields,
    (hash) => journal.blob(hash),
    spatial,
  );
  const settling = new Settling(picture, spatial, consequences, boundaries);
  const election = new ElectionShelf({ picture, consequences, boundaries: () => boundaries.current() });
  const layers = new LayerBook(
    () => ({
      picture,
      boundaries: boundaries.current(),
      consequences,
      days: (clearance) => election.statesFor(clearance),
      marks: (clearance) => election.marksFor(clearance),
      exercise: options.exercise,
      nowMs: clock.now(),
    }),
    () => journal.unread(),
  );
  const backups = new BackupKeeper({ folder, key: options.key ?? null, journal, wall, changed: () => live.backupsChanged() });
  const parts: RoomParts = {
    name: options.exercise ? exerciseName : roomName,
    exercise: options.exercise,
    moment: null,
    at: (asked, clearance) => moments.at(asked, clearance),
    firstKnownAt: (clearance) => moments.firstKnownAt(clearance),
    clock,
    journal,
    picture,
    spatial,
    consequences,
    layers,
    election,
    builtIn,
    boundaries: () => boundaries.current(),
    backups,
    stagedImports: new Staging(() => clock.now()),
    stagedFigures: new Staging(() => clock.now()),
    stagedBoundaries: new Staging(() => clock.now()),
    stagedBundles: new Staging(() => clock.now()),
    settled: () => settling.settled(),
  };
  const moments = new RoomMoments(parts, new PastScenes(spatial, settling, consequences, () => boundaries.current()), (fields) =>
    boundaries.mapOf(fields),
  );
  const calls = new Calls(parts, handlers);
  const live = new Live(parts, calls);
  const stopListening = journal.onChange((changed) => {
    const before = markingsOf(picture, changed);
    const kinds = new Set(changed.map(({ kind }) => kind));
    const renewed = (): boolean => {
      const after = markingsOf(picture, changed);
      // What is new has no past; what is kept otherwise than before takes its past with it.
      const isPastOther = before.some((marking, place) => marking !== undefined && marking !== after[place]);
      moments.arrived(isPastOther || kinds.has("boundary-set"));
      return isPastOther;
    };
    // Of few records whoever wrote them answers from the picture at once; an import's are taken in slices, and every call waits till all are.
    const isMany = changed.length > renewedAtOnce;
    if (!isMany) picture.renew(changed);
    let isPastOther = !isMany && renewed();
    const renewal = isMany
      ? async () => {
          await inSlices(picture.renewal(changed), () => false);
          isPastOther = renewed();
          const places = changed.map(({ kind, id }) => (kind === "polling-place" ? picture.record(kind, id) : undefined));
          await inSlices(
            drawAhead(places, boundaries.current(), { days: election.statesFor("restricted"), marks: election.marksFor("restricted") }, clock.now()),
            () => false,
          );
        }
      : undefined;
    settling.add(
      changed,
      () => {
        election.renew(changed);
        layers.spoil(layersTouchedBy(kinds, election.hasTicks()));
        live.changed(kinds, isPastOther);
      },
      renewal,
    );
  });
  // What was read anew on opening may fold otherwise, and the past with it.
  const stopOpening = journal.onOpeningChange(() => {
    moments.forget();
    live.openingChanged();
  });
  settling.add("all", () => {});
  await settling.settled();
  return ok(
    new OpenedRoom(calls, live, async () => {
      await calls.close();
      stopListening();
      stopOpening();
      live.stop();
      await backups.close();
      await settling.settled();
      await spatial.close();
      journal.close();
    }),
  );
};

class OpenedRoom implements Room {
  readonly #calls: Calls;
  readonly #live: Live;
  readonly #end: () => Promise<void>;

  constructor(calls: Calls, live: Live, end: () => Promise<void>) {
    this.#calls = calls;
    this.#live = live;
    this.#end = end;
  }

  call<M extends MethodName>(viewer: Viewer, method: M, input: unknown): Promise<Result<OutputOf<M>>> {
    return isRoomMethod(method) ? this.#calls.call(viewer, method, input) : Promise.resolve({ ok: false, error: unknownMethod(method) });
  }

  connect(viewer: Viewer, send: Parameters<typeof connectViewer>[3]): Connection {
    return connectViewer(this.#calls, this.#live, viewer, send);
  }

  close(): Promise<void> {
    return this.#end();
  }
}
