import type { WireRequest } from "../../electron/contract/wire.ts";

/** Why a line to the room closed: the token was refused, or it broke. */
export type LineClosed = "refused" | "broken";

/** What a transport tells: the line can carry frames, a frame came in, the line is gone (once for each opening). */
export interface LineEvents {
  opened(): void;
  received(frame: unknown): void;
  closed(why: LineClosed): void;
}

/** One line to the room, opened again after each loss. `open` while open first closes without telling. */
export interface Transport {
  open(events: LineEvents): void;
  send(frame: WireRequest): void;
  close(): void;
}
