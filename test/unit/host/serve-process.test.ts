import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, startServe } from "../../serving.ts";

const folder = mkdtempSync(join(tmpdir(), "phong-serve-"));
const entry = fileURLToPath(new URL("../../../dist/electron/serve.js", import.meta.url));

/** Runs `serve` to its end; everything it said, and how it ended. */
const runServe = (args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [entry, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });

const call = (served: Served, token: string, method: string, input: object): Promise<Response> =>
  fetch(`${served.url}/api/${method}`, {
    method: "POST",
    body: JSON.stringify(input),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });

describe("serve in a process of its own", { timeout: 60_000 }, () => {
  let served: Served;
  beforeAll(async () => {
    served = await startServe(folder, { exercise: false });
  }, 60_000);
  afterAll(async () => {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("serves the room to both tokens, each seeing what it may", async () => {
    expect(await (await call(served, served.token, "room.info", {})).json()).toMatchObject({ ok: true, value: { exercise: false, mayWrite: true } });
    expect(await (await call(served, served.wallToken, "room.info", {})).json()).toMatchObject({
      ok: true,
      value: { clearance: "open", mayWrite: false },
    });
    const refused = await call(served, served.wallToken, "incidents.report", { category: 12, severity: 1, lon: 104.98, lat: 22.82, text: "x" });
    expect([refused.status, await refused.json()]).toMatchObject([403, { ok: false, error: { code: "forbidden" } }]);
  });

  test("answers bad input with 400 in words", async () => {
    const answer = await call(served, served.token, "spot.describe", { lon: "105", lat: 22 });
    expect([answer.status, await answer.json()]).toMatchObject([400, { ok: false, error: { code: "bad-input" } }]);
  });

  test("a second process on the folder is turned away with 3, in words, and the first stays up", async () => {
    const second = await runServe(["--data", folder]);
    expect(second).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining("đang được") });
    expect((await call(served, served.token, "room.info", {})).status).toBe(200);
  });

  test("a locked room is ready too, for its page to ask; a script opens it by a file, and a wrong passphrase ends it with 1, in words", async () => {
    const real = mkdtempSync(join(tmpdir(), "phong-serve-"));
    const first = await startServe(real, { exercise: false });
    expect(await first.stop()).toBe(0);
    const locked = await startServe(real, { exercise: false, passphrase: "asked" });
    expect(await (await call(locked, locked.token, "vault.state", {})).json()).toMatchObject({ ok: true, value: { state: "locked" } });
    const refused = await call(locked, locked.token, "room.info", {});
    expect([refused.status, await refused.json()]).toMatchObject([423, { ok: false, error: { code: "locked" } }]);
    expect(await locked.stop()).toBe(0);
    const wrong = join(real, "wrong");
    writeFileSync(wrong, "khong phai mat khau nay");
    expect(await runServe(["--data", real, "--passphrase-file", wrong])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("Mật khẩu"),
    });
    expect(await runServe(["--data", real, "--passphrase-file", join(real, "none")])).toMatchObject({ code: 2, stdout: "" });
    rmSync(real, { recursive: true, force: true });
  });

  test("a taken port ends it with 1, in words, and the folder is free again", async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
    const { port }: AddressInfo = Object(squatter.address());
    const other = mkdtempSync(join(tmpdir(), "phong-serve-"));
    expect(await runServe(["--data", other, "--port", String(port)])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining(String(port)),
    });
    squatter.close();
    const next = await startServe(other, { exercise: false });
    expect(await next.stop()).toBe(0);
    rmSync(other, { recursive: true, force: true });
  });

  test.each([["--port", "x"], ["--port", "70000"], ["--nothing"]])("wrong arguments end it with 2: %s %s", async (...args) => {
    expect(await runServe(args)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("npm run serve") });
  });

  test.each<NodeJS.Signals>(["SIGTERM", "SIGINT"])("%s closes the room and ends it with 0; what was kept is there again", async (signal) => {
    const other = mkdtempSync(join(tmpdir(), "phong-serve-"));
    const first = await startServe(other, { exercise: false });
    await call(first, first.token, "incidents.report", { category: 12, severity: 1, lon: 104.98, lat: 22.82, text: "Mất điện" });
    const ended = new Promise((resolve) => first.process.once("exit", resolve));
    first.process.kill(signal);
    expect(await ended).toBe(0);
    const again = await startServe(other, { exercise: false });
    expect(await (await call(again, again.token, "journal.verify", {})).json()).toMatchObject({ ok: true, value: { ok: true } });
    const { value } = await (await call(again, again.token, "layers.get", { layer: "incidents" })).json();
    expect(value.features).toHaveLength(1);
    await again.stop();
    rmSync(other, { recursive: true, force: true });
  });

  test.skipIf(process.platform === "win32")("run by npm it does not outlive the shell npm ran it in", async () => {
    const other = mkdtempSync(join(tmpdir(), "phong-serve-"));
    // A shell that waits for its child, as npm's does: killed, it leaves the child to itself.
    const shell = spawn("sh", ["-c", `"${process.execPath}" "${entry}" --data "${other}"; true`], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, npm_lifecycle_event: "serve" },
    });
    const closed = new Promise((resolve) => shell.stdout.once("close", resolve));
    await new Promise((resolve) => shell.stdout.once("data", resolve));
    shell.kill("SIGTERM");
    await closed;
    const next = await startServe(other, { exercise: false });
    expect(await next.stop()).toBe(0);
    rmSync(other, { recursive: true, force: true });
  });
});
