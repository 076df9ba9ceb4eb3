/**
 * Makes a bare clone ready for `npm start`, `serve`, `test`, `bench` and `build`: installs what package-lock.json names, brings Node 24,
 * builds dist/ where the sources are newer, finds or installs a browser for the tests. npm runs it before each of these, on whatever
 * Node is there (20 or newer); the script itself then runs on the Node 24 in node_modules/.bin. It says what it does on stderr, for
 * stdout belongs to the script, and does nothing where nothing is missing.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./host/browsers.mjs";
import { isBuilt } from "./host/fingerprint.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const what = process.argv[2] ?? "build";
const say = (line) => process.stderr.write(`${line}\n`);

function stop(message, hint) {
  say(`Không chuẩn bị được: ${message}\n  ${hint}`);
  process.exit(1);
}

/** Runs a program with its output on stderr; true where it ended well. */
function run(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32", ...options });
  return done.status === 0;
}

/** Our .npmrc asks npm for JSON, which is of no use to a reader here. */
const npmWords = { ...process.env, npm_config_json: "false", npm_config_loglevel: "error" };
const npm = (args, cwd = root) => run("npm", args, { env: npmWords, cwd });

/** Every package the lock names is there in its version; optional ones (other machines' binaries) may be missing. */
function packagesAreInstalled() {
  const installedLock = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || entry.devOptional || entry.peer || installed[path]?.version === entry.version,
  );
}

const windows = process.platform === "win32";
const node24 = join(root, "node_modules/node/bin", windows ? "node.exe" : "node");
/** What npm puts first in the path of every script. */
const linkedNode = join(root, "node_modules/.bin", windows ? "node.cmd" : "node");

/** Install scripts stay off (none of ours builds anything); the one step needed, fetching Node 24, is run by name. */
function install() {
  if (!packagesAreInstalled()) {
    say("Đang cài các thư viện theo package-lock.json (lần đầu mất chừng một phút)…");
    // Where a registry lacks some other system's optional package, ci refuses the lock; install takes the same versions without it.
    if (!npm(["ci", "--ignore-scripts"]) && !npm(["install", "--no-save", "--ignore-scripts"]))
      stop("npm báo lỗi như trên.", "Kiểm tra kết nối tới kho npm rồi chạy lại lệnh vừa rồi.");
  }
  if (existsSync(node24) && existsSync(linkedNode)) return;
  say("Đang cài Node 24 riêng cho dự án…");
  const folder = join(root, "node_modules/node");
  run(process.execPath, ["installArchSpecificPackage.js"], { cwd: folder, env: npmWords, shell: false });
  // The package came without its program, so npm could not link it before.
  npm(["rebuild", "node", "--ignore-scripts"]);
  if (!existsSync(node24) || !existsSync(linkedNode))
    stop("không cài được Node 24.", "Kiểm tra kết nối tới kho npm, hoặc tự cài Node 24 rồi chạy lại.");
}

function build() {
  if (isBuilt(root)) return;
  say("Đang dựng chương trình từ mã nguồn…");
  const env = { ...process.env, PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}` };
  if (!run(node24, [join(root, "electron/build.mjs")], { env, shell: false }))
    stop("dựng chương trình không thành công.", "Lỗi cụ thể nằm ở các dòng trên.");
}

/** Debian's own Chromium where we may install it, else the one Playwright brings. */
function browser() {
  if (findBrowser()) return;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Chưa có trình duyệt để kiểm thử: đang cài Chromium bằng apt-get…");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update", "-qq"], { env });
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
    if (findBrowser()) return;
  }
  say("Chưa có trình duyệt để kiểm thử: đang tải Chromium bằng Playwright…");
  run(node24, [join(root, "node_modules/playwright/cli.js"), "install", "chromium"], { shell: false });
  if (!findBrowser()) stop("không có Chromium, Chrome hay Edge nào.", "Cài một trình duyệt như vậy rồi chạy lại, hoặc đặt BROWSER_PATH trỏ tới nó.");
}

const steps = { install: [install], build: [install, build], start: [install, build], serve: [install, build] };
for (const step of steps[what] ?? [install, build, browser]) step();
