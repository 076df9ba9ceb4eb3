/**
 * The browser host: the same page and room as the desktop, on this machine's loopback address. Prints one JSON line
 * `{url, token, wallToken}` on stdout when ready; everything for people goes to stderr. Exit codes: 0 stopped, 1 could not start,
 * 2 wrong arguments, 3 the folder is open in another process. A locked room is ready too: the page asks for its key. With
 * `--passphrase-file FILE` the first line of that file opens it, or makes it in an empty folder, with nobody at a page.
 */
import "./host/node-version.ts";
import "./host/lean-memory.ts";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { endWithNpm } from "./host/end-with-npm.ts";
import { openHttpHost } from "./host/http-host.ts";
import { projectPlaces } from "./host/project-places.ts";
import { passphraseIn } from "./passphrase-file.ts";
import { openGate } from "./room/gate.ts";

function stop(code: number, message: string, hint: string): never {
  process.stderr.write(`${message}\n  ${hint}\n`);
  process.exit(code);
}

/** The first line of a file, as somebody would type it. */
function readPassphrase(file: string): string {
  try {
    return passphraseIn(file);
  } catch (error) {
    return stop(2, `Không đọc được tệp mật khẩu: ${error instanceof Error ? error.message : error}`, "Kiểm tra đường dẫn của --passphrase-file.");
  }
}

function readArguments(): { exercise: boolean; port: number; data: string | undefined; passphrase: string | undefined } {
  const usage = "Cách dùng: npm run serve -- [--exercise] [--port 0] [--data THƯ_MỤC] [--passphrase-file TỆP]";
  try {
    const { values } = parseArgs({
      options: { exercise: { type: "boolean" }, port: { type: "string" }, data: { type: "string" }, "passphrase-file": { type: "string" } },
    });
    const port = Number(values.port ?? "0");
    if (!Number.isInteger(port) || port < 0 || port > 65_535) stop(2, `Cổng không hợp lệ: ${values.port}`, usage);
    const passphraseFile = values["passphrase-file"];
    const passphrase = passphraseFile === undefined ? undefined : readPassphrase(passphraseFile);
    return { exercise: values.exercise ?? false, port, data: values.data, passphrase };
  } catch (error) {
    return stop(2, `Không hiểu tham số: ${error instanceof Error ? error.message : error}`, usage);
  }
}

const { exercise, port, data, passphrase } = readArguments();
const places = projectPlaces(import.meta.url);
const folder = resolve(data ?? (exercise ? places.exerciseData : places.roomData));

const opened = await openGate(folder, { exercise, geodata: places.geodata, ...(passphrase === undefined ? {} : { passphrase }) });
if (!opened.ok) stop(opened.error.code === "forbidden" ? 3 : 1, opened.error.message, opened.error.hint);
const room = opened.value;

const host = await openHttpHost(room, { page: places.page, port }).catch(async (error: unknown) => {
  await room.close();
  return stop(1, `Không mở được cổng ${port}: ${error instanceof Error ? error.message : error}`, "Chọn cổng khác, hoặc --port 0 để lấy cổng trống.");
});

let stopping = false;
async function closeAll(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await host.close();
  await room.close();
  process.exit(0);
}
process.on("SIGTERM", closeAll);
process.on("SIGINT", closeAll);
endWithNpm(closeAll);

process.stdout.write(`${JSON.stringify({ url: host.url, token: host.tokens.full, wallToken: host.tokens.wall })}\n`);
