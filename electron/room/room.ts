import type { Marking, MethodName, OutputOf, Result, WireReply } from "../contract/index.ts";

/** Who is at the door: decided by the host from the connection's token, never by arguments. */
export interface Viewer {
  clearance: Marking;
  mayWrite: boolean;
  /** Who is written into the journal as the one who acts: "Bàn trực phòng tình huống". */
  actor: string;
}

/** One viewer's line to the room: frames of `contract/wire.ts` in, frames out through the `send` it was opened with. */
export interface Connection {
  receive(frame: unknown): void;
  close(): void;
}

export interface RoomOptions {
  /** The key of an encrypted room, 32 bytes; left out or null: the room is not encrypted. */
  key?: Uint8Array | null;
  exercise: boolean;
  /** Folder of the built GeoJSON files. */
  geodata: string;
  /** Wall time in ms since 1970, for tests; default Date.now. */
  wallClock?: () => number;
  /** Milliseconds that only grow, for tests; default performance.now, and where `wallClock` is given one that stands still. */
  steadyClock?: () => number;
}

export interface Room {
  call<M extends MethodName>(viewer: Viewer, method: M, input: unknown): Promise<Result<OutputOf<M>>>;
  connect(viewer: Viewer, send: (reply: WireReply) => void): Connection;
  close(): Promise<void>;
}
