import type { LineEvents, Transport } from "./transport.ts";

/** What the desktop's preload gives the page: frames of `contract/wire.ts` out, replies in. */
export interface RoomBridge {
  send(frame: unknown): void;
  listen(callback: (reply: unknown) => void): void;
}

declare global {
  interface Window {
    roomBridge?: RoomBridge;
  }
}

/** Line over the desktop's bridge. It has no end of its own: the client tells by silence that the room is gone. */
export const createIpcTransport = (bridge: RoomBridge): Transport => {
  let events: LineEvents | null = null;
  let listening = false;
  return {
    open(next) {
      events = next;
      if (!listening) bridge.listen((reply) => events?.received(reply));
      listening = true;
      next.opened();
    },
    send: (frame) => bridge.send(frame),
    close() {
      events = null;
    },
  };
};
