import type { Transport } from "./transport.ts";

/** Close codes by which the browser host says that the token is missing or wrong (RFC 6455: 1008 policy, 4400-4499 ours). */
const refusal = (code: number): boolean => code === 1008 || (code >= 4400 && code <= 4403);

/** Line over WebSocket: the token goes first, then frames. */
export const createWebSocketTransport = (address: string, token: () => string | null): Transport => {
  let socket: WebSocket | null = null;
  const drop = () => {
    const old = socket;
    socket = null;
    old?.close();
  };
  return {
    open(events) {
      drop();
      const next = new WebSocket(address);
      socket = next;
      next.onopen = () => {
        next.send(JSON.stringify({ token: token() ?? "" }));
        events.opened();
      };
      next.onmessage = (message) => {
        if (socket === next) events.received(JSON.parse(String(message.data)));
      };
      next.onclose = (closed) => {
        if (socket !== next) return;
        socket = null;
        events.closed(refusal(closed.code) ? "refused" : "broken");
      };
    },
    send(frame) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    close: drop,
  };
};
