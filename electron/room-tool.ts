/**
 * The tool for a room's folder: `npm run room -- COMMAND FOLDER […]`. With `--json` one JSON object on stdout; everything for people goes
 * to stderr. Ctrl+C stops with everything as it was. Exit codes: `room/room-tool/outcome.ts`.
 */
import "./host/node-version.ts";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { endWithNpm } from "./host/end-with-npm.ts";
import { passphraseIn } from "./passphrase-file.ts";
import { exitCodes, runTool } from "./room/room-tool/run-tool.ts";

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** One line per tenth, or a line that counts where somebody watches. */
function progress(): (done: number) => void {
  let told = -1;
  return (done) => {
    const percent = Math.floor(done * (process.stderr.isTTY ? 100 : 10)) * (process.stderr.isTTY ? 1 : 10);
    if (percent === told) return;
    told = percent;
    process.stderr.write(process.stderr.isTTY ? `\r  ${percent} %${percent === 100 ? "\n" : ""}` : `  ${percent} %\n`);
  };
}

/** The passphrase from a file, or typed unseen; null where neither can be had. */
async function passphrase(file: string | undefined): Promise<string | null> {
  if (file !== undefined) {
    try {
      return passphraseIn(file);
    } catch {
      say(`Không đọc được tệp mật khẩu “${file}”.`);
      return null;
    }
  }
  if (!process.stdin.isTTY) return null;
  process.stderr.write("Mật khẩu của phòng: ");
  const silent = new Writable({ write: (_chunk, _encoding, written) => written() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  terminal.on("SIGINT", () => process.exit(exitCodes.stopped));
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}

const stop = new AbortController();
process.on("SIGINT", () => stop.abort());
process.on("SIGTERM", () => stop.abort());
endWithNpm(() => stop.abort());

const outcome = await runTool(process.argv.slice(2), { say, progress: progress(), signal: stop.signal, passphrase });
for (const line of outcome.lines) say(line);
if (outcome.json) process.stdout.write(`${JSON.stringify(outcome.told)}\n`);
process.exitCode = outcome.code;
