import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { HandClock, must } from "../../journals.ts";

let folder: string;
let running: ChildProcess | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "crash-"));
});
afterAll(() => {
  running?.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

function writer(from: number): { child: ChildProcess; lines: AsyncIterable<string> } {
  const child = spawn(
    process.execPath,
    [
      "--import",
      new URL("../../raw-sql.mjs", import.meta.url).href,
      fileURLToPath(new URL("./endless-writer.ts", import.meta.url)),
      folder,
      String(from),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  running = child;
  return { child, lines: createInterface({ input: child.stdout! }) };
}

test("killed twenty times at any moment: nothing answered is missing, a retry doubles nothing, the journal is whole", {
  timeout: 120_000,
}, async () => {
  // A fixed row of odd numbers: how many answers to wait for before the kill.
  const waits = Array.from({ length: 20 }, (_, round) => (round * round * 7 + 3) % 61);
  let answered = -1;
  for (const wait of waits) {
    // The last answered one is asked again, then the one whose answer nobody heard.
    const { child, lines } = writer(Math.max(answered, 0));
    const exited = once(child, "exit");
    let heard = 0;
    for await (const line of lines) {
      if (line.startsWith("ready")) expect(line).toBe("ready ok");
      else {
        answered = Math.max(answered, Number(line));
        heard += 1;
      }
      if (heard > wait) child.kill("SIGKILL");
    }
    expect((await exited)[1]).toBe("SIGKILL");
  }
  const journal = must(openJournal(folder, new HandClock().options));
  const values = journal.records("setting").map((record) => record.fields.value);
  journal.close();
  expect(answered).toBeGreaterThan(200);
  // Each change once and in order; at most the very last may have been kept without its answer being heard.
  expect(values).toEqual(values.map((_, place) => place));
  expect(values.length).toBeGreaterThanOrEqual(answered + 1);
  const again = must(openJournal(folder, new HandClock().options));
  expect(again.opening("restricted").state).toBe("ok");
  expect(again.tally("open").entries).toBe(values.length);
  expect(must(await again.verify("restricted")).ok).toBe(true);
  again.close();
});

test("a second process on the folder is refused and the first goes on", { timeout: 30_000 }, async () => {
  const journal = must(openJournal(folder, new HandClock().options));
  const { child, lines } = writer(0);
  const said: string[] = [];
  for await (const line of lines) said.push(line);
  if (child.exitCode === null) await once(child, "exit");
  expect(said).toEqual(["refused forbidden"]);
  const edit = { kind: "setting", id: "first", set: { value: 1 } } as const;
  must(journal.append({ actor: "a", marking: "open", title: "t", edits: [{ ...edit, withdraws: [] }] }));
  journal.close();
});
