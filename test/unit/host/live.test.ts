import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type HttpHost, openHttpHost } from "../../../electron/host/http-host.ts";
import { requestLimitBytes } from "../../../electron/host/refusals.ts";
import { listeningRoom } from "./host-room.ts";

const listening = listeningRoom();
let host: HttpHost;
let address: string;

beforeAll(async () => {
  host = await openHttpHost(listening.room, { page: "/nowhere", port: 0 });
  address = `${host.url.replace("http:", "ws:")}/live`;
});
afterAll(() => host.close());

const opened = async (options: ConstructorParameters<typeof WebSocket>[2] = {}) => {
  const socket = new WebSocket(address, [], options);
  await once(socket, "open");
  return socket;
};
const closeCode = async (socket: WebSocket): Promise<unknown> => (await once(socket, "close"))[0];
const refusedWith = (url: string, options: ConstructorParameters<typeof WebSocket>[2]) =>
  new Promise<number | undefined>((resolve) => {
    const socket = new WebSocket(url, [], options);
    socket.on("error", () => {});
    socket.once("unexpected-response", (_request, response) => {
      resolve(response.statusCode);
      socket.terminate();
    });
  });

describe("the live line", () => {
  test("carries frames both ways once the token is shown", async () => {
    const socket = await opened({ origin: host.url });
    socket.send(JSON.stringify({ token: host.tokens.wall }));
    socket.send(JSON.stringify({ verb: "live", id: 1, method: "room.info", input: {} }));
    const [data] = await once(socket, "message");
    expect(JSON.parse(String(data))).toEqual({ verb: "news", id: 1, value: { frame: { verb: "live", id: 1, method: "room.info", input: {} } } });
    expect(listening.frames.at(-1)?.viewer).toMatchObject({ clearance: "open", mayWrite: false });
    expect(listening.openConnections()).toBe(1);
    socket.close();
    await once(socket, "close");
    await expect.poll(listening.openConnections).toBe(0);
  });

  test.each([
    ["another page", { origin: "http://evil.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["a rebound name", { headers: { host: "evil.example" } }],
  ])("is not opened for %s", async (_who, options) => {
    expect(await refusedWith(address, options)).toBe(403);
  });

  test("is at /live and nowhere else", async () => {
    expect(await refusedWith(address.replace("/live", "/live/x"), {})).toBe(403);
  });

  test.each([{ token: "wrong" }, { verb: "live", id: 1, method: "room.info", input: {} }, { token: 5 }, { token: "x", more: true }])(
    "closes with 4401 on %j as a first frame",
    async (frame) => {
      const before = listening.frames.length;
      const socket = await opened();
      socket.send(JSON.stringify(frame));
      socket.send(JSON.stringify({ verb: "call", id: 1, method: "room.info", input: {} }));
      expect(await closeCode(socket)).toBe(4401);
      expect(listening.frames).toHaveLength(before);
    },
  );

  test("closes on silence", async () => {
    const impatient = await openHttpHost(listening.room, { page: "/nowhere", port: 0, patienceMs: 20 });
    const socket = new WebSocket(`${impatient.url.replace("http:", "ws:")}/live`);
    expect(await closeCode(socket)).toBe(4401);
    await impatient.close();
  });

  test("closes on what is not JSON, and on bytes", async () => {
    for (const wrong of ["{", Buffer.from([1, 2, 3])]) {
      const socket = await opened();
      socket.send(JSON.stringify({ token: host.tokens.full }));
      socket.send(wrong);
      expect(await closeCode(socket)).toBe(1003);
    }
    await expect.poll(listening.openConnections).toBe(0);
  });

  test("closes on a frame over the limit, and the host stays up", async () => {
    const socket = await opened();
    socket.on("error", () => {});
    socket.send(JSON.stringify({ token: host.tokens.full }));
    socket.send(Buffer.alloc(requestLimitBytes + 1, 0x20));
    expect(await closeCode(socket)).toBe(1009);
    const next = await opened();
    next.terminate();
  });
});
