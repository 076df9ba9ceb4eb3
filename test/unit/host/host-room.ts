import { request } from "node:http";
import { fail } from "../../../electron/contract/index.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";

/** A room that writes down who asked for what and refuses each call as `not-found`; `bug` as the text of a search makes it throw. */
export function listeningRoom() {
  const calls: { viewer: Viewer; method: string; input: unknown }[] = [];
  const frames: { viewer: Viewer; frame: unknown }[] = [];
  let open = 0;
  const room: Room = {
    async call(viewer, method, input) {
      calls.push({ viewer, method, input });
      if (method === "places.search" && JSON.stringify(input).includes("bug")) throw new Error("a bug on purpose");
      return fail("not-found", "Không có.", "Thử lại.");
    },
    connect(viewer, send) {
      open += 1;
      return {
        receive: (frame) => {
          frames.push({ viewer, frame });
          send({ verb: "news", id: 1, value: { frame } });
        },
        close: () => {
          open -= 1;
        },
      };
    },
    close: async () => {},
  };
  return { room, calls, frames, openConnections: () => open };
}

/** One HTTP request with headers exactly as given; `fetch` would not send a `Host` of ours. */
export function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path, method: options.method ?? "GET", headers: { host: `127.0.0.1:${port}`, ...options.headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString("utf8") }),
        );
        response.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(options.body);
  });
}
