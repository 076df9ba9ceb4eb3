import { browserTiming, createRoomClient, type RoomClient } from "./client.ts";
import { createIpcTransport } from "./ipc-transport.ts";
import { createMomentClient, type MomentClient } from "./moment-client.ts";
import { claimToken, heldToken } from "./token.ts";
import { createWebSocketTransport } from "./websocket-transport.ts";

const createLine = (): RoomClient => {
  if (window.roomBridge !== undefined) return createRoomClient(createIpcTransport(window.roomBridge));
  claimToken();
  const address = `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/live`;
  return createRoomClient(createWebSocketTransport(address, heldToken));
};

/** The client of this page, at the moment chosen: over the desktop's bridge where there is one, else the WebSocket of the host that served the page. */
export const createPageClient = (): MomentClient => createMomentClient(createLine(), browserTiming.after);
