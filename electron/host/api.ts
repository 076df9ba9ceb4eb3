import type { IncomingMessage, ServerResponse } from "node:http";
import { isMethodName, type Problem, type Result } from "../contract/index.ts";
import type { Room } from "../room/room.ts";
import { type Tokens, viewerOfHeader } from "./door.ts";
import { refusals, requestLimitBytes, statusOf } from "./refusals.ts";

/** Bytes of an oversized body that are still read and thrown away, so that its sender gets to read the refusal. */
const patienceBytes = 8 * requestLimitBytes;

function answer(response: ServerResponse, result: Result<unknown>, status = result.ok ? 200 : statusOf[result.error.code]): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(result));
}

export const refuse = (response: ServerResponse, error: Problem, status?: number): void => answer(response, { ok: false, error }, status);

/** The whole body, or null where it is larger than the limit. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= requestLimitBytes) chunks.push(chunk);
    else {
      chunks.length = 0;
      if (size > patienceBytes) break;
    }
  }
  return size > requestLimitBytes ? null : Buffer.concat(chunks);
}

/** The JSON object in `body`, null where it is anything else. What is in it the room judges. */
function parseObject(body: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** `POST /api/NAME`, one JSON object in, `{ok: true, value}` or `{ok: false, error}` out. */
export async function answerCall(room: Room, tokens: Tokens, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const viewer = viewerOfHeader(tokens, request.headers.authorization);
  if (!viewer) return refuse(response, refusals.noToken);
  if (request.method !== "POST") return refuse(response, refusals.notPost, 405);
  if (!isMethodName(name)) return refuse(response, refusals.unknownMethod);
  if (!/^application\/json(?:\s*;.*)?$/i.test(request.headers["content-type"] ?? "")) return refuse(response, refusals.notJson, 415);
  const body = await readBody(request);
  if (body === null) return refuse(response, refusals.tooLarge);
  const input = parseObject(body);
  if (input === null) return refuse(response, refusals.notJson);
  answer(response, await room.call(viewer, name, input));
}
