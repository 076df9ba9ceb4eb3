import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

/** The Electron that `npm ci` left us, which comes without its program. */
const packageFolder = (root: string): string => join(root, "node_modules/electron");

const programNames: Partial<Record<NodeJS.Platform, string>> = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };

/** Electron's program where it is on this machine: unpacked at ELECTRON_OVERRIDE_DIST_PATH, or brought earlier. */
export function findElectron(root: string): string | null {
  const usual = programNames[process.platform] ?? "electron";
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return existsSync(join(override, usual)) ? join(override, usual) : null;
  const pathFile = join(packageFolder(root), "path.txt");
  const program = join(packageFolder(root), "dist", existsSync(pathFile) ? readFileSync(pathFile, "utf8").trim() : usual);
  return existsSync(program) ? program : null;
}

/** Whether anything answers where Electron's program is kept; a machine without internet says no within `patienceMs`. */
function sourceAnswers(patienceMs: number): Promise<boolean> {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || process.env.HTTPS_PROXY || process.env.https_proxy) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const socket = connect({ host: "github.com", port: 443, timeout: patienceMs });
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}

/** Finds Electron's program, or fetches it by the package's own installer where its source answers. Null where it cannot be had. */
export async function obtainElectron(root: string, say: (line: string) => void): Promise<string | null> {
  const found = findElectron(root);
  const installer = join(packageFolder(root), "install.js");
  if (found || process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(installer)) return found;
  if (!(await sourceAnswers(3000))) return null;
  say("Đang tải Electron (khoảng 110 MB, chỉ lần đầu)…");
  spawnSync(process.execPath, [installer], { cwd: packageFolder(root), stdio: "ignore", timeout: 600_000 });
  return findElectron(root);
}
