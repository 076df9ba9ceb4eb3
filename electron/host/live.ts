import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Connection, Room } from "../room/room.ts";
import { type Tokens, viewerOfToken } from "./door.ts";
import { requestLimitBytes } from "./refusals.ts";

/** Close codes of ours: the page reads them to tell a refused token from a lost line. */
const closeCodes = { unauthorised: 4401, notJson: 1003, tooSlow: 4408 } as const;

/** A reader this many bytes behind is cut off; it comes back and is sent the whole again. */
const mostUnsentBytes = 128 * 1024 * 1024;

const greeting = z.strictObject({ token: z.string().max(200) });

function parse(data: RawData, isBinary: boolean): unknown {
  if (isBinary) return undefined;
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}

/** Live queries over WebSocket: the first frame shows the token, the rest are frames of `contract/wire.ts`. */
export function openLive(room: Room, tokens: Tokens, patienceMs = 5000) {
  const server = new WebSocketServer({ noServer: true, maxPayload: requestLimitBytes, perMessageDeflate: false });

  function join(socket: WebSocket, frame: unknown): Connection | null {
    const greeted = greeting.safeParse(frame);
    const viewer = greeted.success ? viewerOfToken(tokens, greeted.data.token) : null;
    if (!viewer) {
      socket.close(closeCodes.unauthorised, "token");
      return null;
    }
    return room.connect(viewer, (reply) => {
      if (socket.bufferedAmount > mostUnsentBytes) socket.close(closeCodes.tooSlow, "slow");
      else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(reply));
    });
  }

  server.on("connection", (socket) => {
    let connection: Connection | null = null;
    const patience = setTimeout(() => socket.close(closeCodes.unauthorised, "token"), patienceMs);
    socket.on("message", (data, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      const frame = parse(data, isBinary);
      if (frame === undefined) return socket.close(closeCodes.notJson, "json");
      if (connection) return connection.receive(frame);
      clearTimeout(patience);
      connection = join(socket, frame);
    });
    // A frame over the limit or a broken line ends in `close`, where the connection is given up.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(patience);
      connection?.close();
      connection = null;
    });
  });

  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void =>
      server.handleUpgrade(request, socket, head, (opened) => server.emit("connection", opened, request)),
    close: (): void => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
