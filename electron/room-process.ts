/** The room in the desktop's utility process: opens it as told, then gives each page that joins a connection over its own port. */
import type { MessagePortMain } from "electron";

import { keychainLine } from "./host/keychain-line.ts";
import { type FromRoom, type Opening, toRoom } from "./host/room-messages.ts";
import { openGate } from "./room/gate.ts";
import type { Room, Viewer } from "./room/room.ts";

const desktop = process.parentPort;
const tell = (message: FromRoom): void => desktop.postMessage(message);

const line = keychainLine(tell);

let opened: Promise<Room | null> = Promise.resolve(null);

async function open({ folder, exercise, geodata }: Opening): Promise<Room | null> {
  const result = await openGate(folder, { exercise, geodata, keychain: line.keychain });
  tell(result.ok ? { verb: "opened" } : { verb: "refused", problem: result.error });
  return result.ok ? result.value : null;
}

/** What the page sends meanwhile waits in the port until the room is open. */
async function join(port: MessagePortMain, viewer: Viewer): Promise<void> {
  const room = await opened;
  if (!room) return port.close();
  const connection = room.connect(viewer, (reply) => port.postMessage(reply));
  port.on("message", (event) => connection.receive(event.data));
  port.once("close", () => connection.close());
  port.start();
}

async function close(): Promise<void> {
  const room = await opened;
  await room?.close();
  process.exit(0);
}

desktop.on("message", (event) => {
  const message = toRoom.parse(event.data);
  const port = event.ports[0];
  if (message.verb === "open") opened = open(message.opening);
  else if (message.verb === "close") close();
  else if (message.verb === "keychain") line.answered(message.id, message.base64);
  else if (port) join(port, message.viewer);
});
