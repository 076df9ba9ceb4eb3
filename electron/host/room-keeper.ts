import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from "electron";
import type { Problem } from "../contract/index.ts";
import type { Viewer } from "../room/room.ts";
import { pageChannels } from "./page-channels.ts";
import { type FromRoom, fromRoom, type Opening, type ToRoom } from "./room-messages.ts";

export interface RoomKeeper {
  /** Gives a page its line to the room, and a new one each time the room's process is started again. */
  join(page: WebContents, viewer: Viewer): void;
  /** Closes the room and waits for its process to end. */
  close(): Promise<void>;
}

/** Wait before starting the room's process again, in ms: doubled with each fall, short again once it has stood for a minute. */
const firstWaitMs = 250;
const longestWaitMs = 10_000;
const standingMs = 60_000;

/**
 * Runs the room in a utility process and starts it again when it falls. Pages hear of the fall at once ("lost"), and get a new port
 * afterwards. `refused`: the room could not be opened at all, which starting again would not mend.
 */
export function keepRoom(options: {
  entry: string;
  opening: Opening;
  refused: (problem: Problem) => void;
  /** Asks this machine's keychain for the room. */
  keychain: (asked: Extract<FromRoom, { verb: "keychain" }>) => Promise<string | null>;
}): RoomKeeper {
  const pages = new Map<WebContents, Viewer>();
  let child: UtilityProcess | null = null;
  let retry: NodeJS.Timeout | null = null;
  let waitMs = firstWaitMs;
  let closing = false;
  let turnedAway = false;

  const tell = (message: ToRoom, ports: Electron.MessagePortMain[] = []): void => child?.postMessage(message, ports);

  function connect(page: WebContents, viewer: Viewer): void {
    if (!child || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    tell({ verb: "join", viewer }, [port1]);
    page.postMessage(pageChannels.port, null, [port2]);
  }

  function heard(message: unknown): void {
    const told = fromRoom.safeParse(message);
    if (!told.success || told.data.verb === "opened") return;
    if (told.data.verb === "keychain") {
      const { id } = told.data;
      void options.keychain(told.data).then((base64) => tell({ verb: "keychain", id, base64 }));
      return;
    }
    turnedAway = true;
    options.refused(told.data.problem);
  }

  function run(): void {
    const startedAt = performance.now();
    const started = utilityProcess.fork(options.entry, [], { serviceName: "Phòng tình huống", stdio: "inherit" });
    child = started;
    started.on("message", heard);
    started.once("exit", () => {
      child = null;
      if (closing || turnedAway) return;
      for (const page of pages.keys()) if (!page.isDestroyed()) page.send(pageChannels.line, "lost");
      waitMs = performance.now() - startedAt > standingMs ? firstWaitMs : Math.min(waitMs * 2, longestWaitMs);
      retry = setTimeout(run, waitMs);
    });
    tell({ verb: "open", opening: options.opening });
    for (const [page, viewer] of pages) connect(page, viewer);
  }
  run();

  return {
    join(page, viewer) {
      if (!pages.has(page)) page.once("destroyed", () => pages.delete(page));
      pages.set(page, viewer);
      connect(page, viewer);
    },
    close: () =>
      new Promise((resolve) => {
        closing = true;
        if (retry) clearTimeout(retry);
        if (!child) return resolve();
        child.once("exit", () => resolve());
        tell({ verb: "close" });
      }),
  };
}
