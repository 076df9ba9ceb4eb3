import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Reporters } from "./reporters.ts";

const serve = fileURLToPath(new URL("../../dist/electron/serve.js", import.meta.url));
const ready = z.object({ url: z.url(), token: z.string() });
const answered = z.object({ ok: z.literal(true), value: z.object({ id: z.string(), communeCode: z.string() }) });
const writers = 4;
/** Answers after which the kill comes at the latest, and how many ms it then waits at most: it falls between, before or amid commits. */
const mostAnswers = 24;
const longestWaitMs = 12;
/** One round in so many is killed while it opens. */
const killedOpening = 8;

/** Starts the room, writes to it, kills it at a moment nobody planned. Throws where it does not open. */
export async function killedRound(folder: string, reporters: Reporters, random: () => number): Promise<void> {
  const child = spawn(process.execPath, [serve, "--exercise", "--data", folder, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const exited = once(child, "exit");
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  if (random() < 1 / killedOpening && reporters.acknowledged.length > 0) {
    await wait(random() * 900);
    child.kill("SIGKILL");
    await exited;
    return;
  }
  const line = await Promise.race([once(createInterface(child.stdout), "line").then(([text]) => String(text)), exited.then(() => null)]);
  if (line === null) throw new Error(`the room did not open: ${complaints}`);
  const { url, token } = ready.parse(JSON.parse(line));
  let left = Math.floor(random() * mostAnswers);
  const killAfter = random() * longestWaitMs;
  let isKilled = false;
  const kill = (): void => {
    isKilled = true;
    child.kill("SIGKILL");
  };
  const write = async (): Promise<void> => {
    while (!isKilled) {
      const report = reporters.next(random());
      const answer = await post(url, token, report);
      if (answer === null) return reporters.unheard(report);
      reporters.heard(report, answer);
      left -= 1;
      if (left === 0) void wait(killAfter).then(kill);
    }
  };
  if (left === 0) void wait(killAfter).then(kill);
  await Promise.all(Array.from({ length: writers }, write));
  await exited;
}

/** What the room answered; null where it was gone before. Throws where it refused. */
async function post(url: string, token: string, { requestId, text }: { requestId: string; text: string }): Promise<string | null> {
  let body: unknown;
  try {
    const response = await fetch(`${url}/api/incidents.report`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ category: 11, severity: 1, lon: 104.98, lat: 22.82, text, requestId }),
    });
    body = await response.json();
  } catch {
    return null;
  }
  const read = answered.safeParse(body);
  if (!read.success) throw new Error(`refused: ${JSON.stringify(body)}`);
  return JSON.stringify(read.data.value);
}
