import type { LineEvents, Transport } from "./transport.ts";

/** What the desktop's preload gives the page: frames of `contract/wire.ts` out, replies in. */
export interface RoomBridge {
  send(frame: unknown): void;
  listen(callback: (reply: unknown) => void): void;
  /** Tells `"open"` when the line stands, `"lost"` at once when it fell. */
  onLine(callback: (now: unknown) => void): void;
}

declare global {
  interface Window {
    roomBridge?: RoomBridge;
  }
}

/** Line over the desktop's bridge: told at once when the room falls, and when it stands again. */
export const createIpcTransport = (bridge: RoomBridge): Transport => {
  let events: LineEvents | null = null;
  let listening = false;
  // Until the bridge says otherwise: what is sent before the line first stands, it keeps.
  let stands = true;
  const listen = () => {
    listening = true;
    bridge.listen((reply) => events?.received(reply));
    bridge.onLine((now) => {
      const stood = stands;
      stands = now === "open";
      if (stands && !stood) events?.opened();
      else if (!stands && stood) events?.closed("broken");
    });
  };
  return {
    open(next) {
      events = next;
      if (!listening) listen();
      if (stands) next.opened();
    },
    send: (frame) => bridge.send(frame),
    close() {
      events = null;
    },
  };
};
