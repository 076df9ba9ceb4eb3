/** Gives the page its line to the room and nothing else: frames of `contract/wire.ts` out, replies in, and whether the line stands. */
import { contextBridge, ipcRenderer } from "electron";
import { pageChannels } from "./host/page-channels.ts";

type Listener = (value: unknown) => void;

/** Frames kept until the first port comes; after a fall nothing is kept, for the page has been told that it did not go through. */
let waiting: unknown[] | null = [];
let port: MessagePort | null = null;
const replyListeners = new Set<Listener>();
const lineListeners = new Set<Listener>();
const tell = (listeners: Set<Listener>, value: unknown): void => {
  for (const listener of listeners) listener(value);
};

ipcRenderer.on(pageChannels.port, (event) => {
  port?.close();
  port = event.ports[0] ?? null;
  if (!port) return;
  port.onmessage = (message) => tell(replyListeners, message.data);
  for (const frame of waiting ?? []) port.postMessage(frame);
  waiting = null;
  tell(lineListeners, "open");
});

ipcRenderer.on(pageChannels.line, () => {
  port?.close();
  port = null;
  tell(lineListeners, "lost");
});

contextBridge.exposeInMainWorld("roomBridge", {
  send: (frame: unknown): void => {
    if (port) port.postMessage(frame);
    else waiting?.push(frame);
  },
  listen: (callback: Listener): void => {
    replyListeners.add(callback);
  },
  /** `"open"` when the line stands, `"lost"` at once when it fell. */
  onLine: (callback: Listener): void => {
    lineListeners.add(callback);
  },
});

ipcRenderer.send(pageChannels.join);
