import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Room } from "../room/room.ts";
import { answerCall, refuse } from "./api.ts";
import { isMeantForUs, newTokens, type Tokens } from "./door.ts";
import { openLive } from "./live.ts";
import { openPageFiles } from "./page-files.ts";
import { pageHeaders } from "./page-policy.ts";
import { refusals } from "./refusals.ts";

export interface HttpHost {
  url: string;
  tokens: Tokens;
  /** Stops listening and cuts every connection; the room stays open. */
  close(): Promise<void>;
}

export interface HttpHostOptions {
  /** Folder of the built page. */
  page: string;
  /** 0: any free port. */
  port: number;
  /** How long a WebSocket may stay silent before its token, in ms. */
  patienceMs?: number;
}

/** The page and the room over HTTP and WebSocket, on this machine's loopback address alone. Rejects where the port cannot be had. */
export async function openHttpHost(room: Room, options: HttpHostOptions): Promise<HttpHost> {
  const tokens = newTokens();
  const files = openPageFiles(options.page);
  const live = openLive(room, tokens, options.patienceMs);
  const server = createServer({ requestTimeout: 120_000 });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = addressOf(server.address());
  const headers = pageHeaders([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isMeantForUs(request.headers, port)) return refuse(response, refusals.foreign);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (path.startsWith("/api/")) return answerCall(room, tokens, path.slice("/api/".length), request, response);
    if (request.method !== "GET" && request.method !== "HEAD") return plain(response, 405, "Chỉ nhận GET.");
    const file = await files.read(path);
    if (!file) return plain(response, 404, "Không có trang này.");
    response.writeHead(200, { ...file.headers, "content-length": file.body.length });
    response.end(request.method === "HEAD" ? undefined : file.body);
  }

  server.on("request", (request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`${new Date().toISOString()} ${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}\n`);
      if (response.headersSent) response.destroy();
      else refuse(response, refusals.bug);
    });
  });
  server.on("upgrade", (request, socket, head) => {
    if (isMeantForUs(request.headers, port) && request.url === "/live") live.upgrade(request, socket, head);
    else socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });

  return {
    url: `http://127.0.0.1:${port}`,
    tokens,
    close: () =>
      new Promise((resolve) => {
        live.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("listening without a port");
  return address;
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(text);
}
