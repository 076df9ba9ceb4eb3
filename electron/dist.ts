/** `npm run dist`: packages for this system, by electron-builder.yml. Says so where Electron's program cannot be had. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { obtainElectron } from "./host/electron-binary.ts";
import { projectPlaces } from "./host/project-places.ts";

const { root } = projectPlaces(import.meta.url);
const electron = await obtainElectron(root, (line) => console.log(line));
if (!electron) {
  console.error("Không đóng gói được: máy này không có chương trình Electron và không tải được từ nơi phát hành.");
  console.error("  Chạy lại khi có internet, hoặc đặt ELECTRON_OVERRIDE_DIST_PATH trỏ tới một bản Electron 45 đã giải nén.");
  process.exit(1);
}
const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const args = [join(root, "node_modules/electron-builder/cli.js"), "--config", "electron-builder.yml", "--publish", "never"];
if (override) args.push(`-c.electronDist=${override}`);
process.exitCode = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" }).status ?? 1;
