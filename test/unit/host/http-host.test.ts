import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type HttpHost, openHttpHost } from "../../../electron/host/http-host.ts";
import { requestLimitBytes } from "../../../electron/host/refusals.ts";
import { ask, listeningRoom } from "./host-room.ts";

const folder = mkdtempSync(join(tmpdir(), "phong-host-"));
const page = join(folder, "page");
const listening = listeningRoom();
let host: HttpHost;
let port: number;

beforeAll(async () => {
  mkdirSync(join(page, "assets"), { recursive: true });
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Phòng</title>");
  writeFileSync(join(page, "assets/index-abc.js"), "export {};");
  writeFileSync(join(folder, "secret.txt"), "secret");
  symlinkSync(join(folder, "secret.txt"), join(page, "linked.txt"));
  host = await openHttpHost(listening.room, { page, port: 0 });
  port = Number(new URL(host.url).port);
});
beforeEach(() => {
  listening.calls.length = 0;
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (name: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  ask(port, `/api/${name}`, {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${host.tokens.full}`, "content-type": "application/json", ...headers },
  });

describe("the token", () => {
  test("a full token writes, a wall token reads what is open", async () => {
    await call("room.info", "{}");
    await call("room.info", "{}", { authorization: `Bearer ${host.tokens.wall}` });
    expect(listening.calls.map(({ viewer }) => [viewer.clearance, viewer.mayWrite])).toEqual([
      ["restricted", true],
      ["open", false],
    ]);
  });

  test.each(["", "Bearer", "Bearer wrong", "Basic YTpi", "Bearer undefined"])("%j is refused before the room is asked", async (authorization) => {
    const answer = await call("room.info", "{}", { authorization });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: "unauthorised" } });
    expect(listening.calls).toEqual([]);
  });

  test("differs at each start and between the two", async () => {
    const other = await openHttpHost(listening.room, { page, port: 0 });
    await other.close();
    expect(new Set([host.tokens.full, host.tokens.wall, other.tokens.full, other.tokens.wall]).size).toBe(4);
  });

  test("without one, unknown names are not told from known ones", async () => {
    expect((await ask(port, "/api/no.such", { method: "POST" })).status).toBe(401);
  });
});

describe("Host and Origin", () => {
  test.each(["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:PORT", "127.0.0.1:PORT.evil.example", "[::1]:PORT"])(
    "Host %s is refused for the page and for calls",
    async (given) => {
      const headers = { host: given.replace("PORT", String(port)) };
      expect((await ask(port, "/", { headers })).status).toBe(403);
      expect((await call("room.info", "{}", headers)).status).toBe(403);
      expect(listening.calls).toEqual([]);
    },
  );

  test.each(["null", "http://evil.example", "https://127.0.0.1:PORT", "http://127.0.0.1:PORT.evil.example", "http://127.0.0.1:1", "app://room"])(
    "Origin %s is refused even with the token",
    async (given) => {
      const answer = await call("room.info", "{}", { origin: given.replace("PORT", String(port)) });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: "forbidden" } });
      expect(listening.calls).toEqual([]);
    },
  );

  test.each(["http://127.0.0.1:PORT", "http://localhost:PORT"])("Origin %s is ours", async (given) => {
    await call("room.info", "{}", { origin: given.replace("PORT", String(port)) });
    expect(listening.calls).toHaveLength(1);
  });

  test("no answer allows another origin to read it", async () => {
    const answer = await ask(port, "/api/room.info", { method: "OPTIONS", headers: { "access-control-request-method": "POST" } });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect(answer.status).toBe(401);
  });
});

describe("a call", () => {
  test("goes to the room as it came, and its failure comes back in words", async () => {
    const answer = await call("spot.describe", '{"lon":105,"lat":22.8}');
    expect(listening.calls[0]).toMatchObject({ method: "spot.describe", input: { lon: 105, lat: 22.8 } });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({ ok: false, error: { code: "not-found", message: "Không có.", hint: "Thử lại." } });
  });

  test.each(["no.such", "constructor", "__proto__", "toString", "room.info/../room.info", ""])("of unknown name %j is 404", async (name) => {
    const answer = await call(name, "{}");
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  test.each(["", "null", "[]", '"text"', "5", "NaN", '{"lon":NaN}', "{", '{"a":1}x'])("with body %j is 400", async (body) => {
    const answer = await call("room.info", body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(listening.calls).toEqual([]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", ""])(
    "of content type %j is 415, so that no form of another page can make one",
    async (type) => {
      const answer = await call("room.info", "{}", { "content-type": type });
      expect(answer.status).toBe(415);
      expect(listening.calls).toEqual([]);
    },
  );

  test("by GET is 405", async () => {
    expect((await ask(port, "/api/room.info", { headers: { authorization: `Bearer ${host.tokens.full}` } })).status).toBe(405);
  });

  test("larger than the limit is 413 with the limit in words, announced or not, and the host stays up", async () => {
    const body = Buffer.alloc(requestLimitBytes + 1, 0x20);
    for (const headers of [{ "content-length": String(body.length) }, { "transfer-encoding": "chunked" }]) {
      const answer = await call("intake.preview", body, headers);
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: "too-large", message: expect.stringContaining("40 MB") } });
    }
    expect(listening.calls).toEqual([]);
    expect((await ask(port, "/")).status).toBe(200);
  });

  test("that meets a bug is 500 in words, without the error's own text", async () => {
    const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const answer = await call("places.search", '{"text":"bug"}');
    log.mockRestore();
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: "bug" } });
    expect(answer.text).not.toContain("on purpose");
  });
});

describe("the page", () => {
  test("comes with a policy that lets nothing in from elsewhere", async () => {
    const answer = await ask(port, "/?x=1");
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("Phòng");
    const policy = String(answer.headers["content-security-policy"]);
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) {
      expect(policy.split("; ")).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-eval|https:|\*/);
    expect(answer.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
      "content-type": "text/html; charset=utf-8",
    });
  });

  test("keeps files with a hash in their names", async () => {
    const answer = await ask(port, "/assets/index-abc.js");
    expect(answer.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/javascript; charset=utf-8",
    });
  });

  test.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%5c..%5csecret.txt",
    "//secret.txt",
    "/linked.txt",
    "/assets",
    "/index.html/",
    "/index.html%00.js",
  ])("never leads out of its folder: %s", async (path) => {
    const answer = await ask(port, path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("secret");
  });

  test("takes no other method", async () => {
    expect((await ask(port, "/", { method: "PUT", body: "x" })).status).toBe(405);
    expect((await ask(port, "/", { method: "HEAD" })).text).toBe("");
  });
});

test("listens on the loopback address alone", () => {
  expect(new URL(host.url).hostname).toBe("127.0.0.1");
});

test("a port that is taken rejects", async () => {
  await expect(openHttpHost(listening.room, { page, port })).rejects.toThrow(/EADDRINUSE/);
});
