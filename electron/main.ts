/**
 * The desktop host: one window on the room, the room in a utility process of its own. Arguments: `--data FOLDER` a real room,
 * none: the exercise. The profile of the window lies in the room's folder, so one folder has one window.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { app, dialog, ipcMain, Menu, protocol, session } from "electron";
import { answerPage, pageOrigin, pageScheme, pageUrl } from "./host/app-page.ts";
import { deskMenu } from "./host/desk-menu.ts";
import { openDeskWindow } from "./host/desk-window.ts";
import { askKeychain } from "./host/desktop-keychain.ts";
import { deskOfficer } from "./host/door.ts";
import { pageChannels } from "./host/page-channels.ts";
import { openPageFiles } from "./host/page-files.ts";
import { projectPlaces } from "./host/project-places.ts";
import { keepRoom } from "./host/room-keeper.ts";
import { confine } from "./host/window-guards.ts";

const { values } = parseArgs({ args: process.argv.slice(1), strict: false, options: { data: { type: "string" }, exercise: { type: "boolean" } } });
const exercise = values.exercise === true || typeof values.data !== "string";
const places = projectPlaces(import.meta.url);
const usualFolder = app.isPackaged ? join(app.getPath("userData"), "dien-tap") : places.exerciseData;
const folder = typeof values.data === "string" ? resolve(values.data) : usualFolder;
const builtHere = import.meta.url.endsWith(".ts") ? join(places.root, "dist/electron") : import.meta.dirname;

protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
app.enableSandbox();
app.setPath("userData", join(folder, "giao-dien"));

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const files = openPageFiles(places.page);
  const keeper = keepRoom({
    entry: join(builtHere, "room-process.js"),
    opening: { folder, exercise, geodata: places.geodata },
    keychain: askKeychain,
    refused: (problem) => {
      dialog.showErrorBox(problem.message, problem.hint);
      app.exit(1);
    },
  });
  let window: ReturnType<typeof openDeskWindow> | null = null;

  app.on("web-contents-created", (_event, contents) => confine(contents));

  ipcMain.on(pageChannels.join, (event) => {
    const frame = event.senderFrame;
    // Only the top page of our own origin: a frame within it, or a page from elsewhere, gets no line to the room.
    if (frame === null || frame.parent !== null || frame.origin !== pageOrigin) return;
    keeper.join(event.sender, deskOfficer);
  });

  app.on("second-instance", () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on("window-all-closed", () => app.quit());

  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    keeper.close().then(() => {
      closed = true;
      app.exit(0);
    });
  });

  app.whenReady().then(() => {
    protocol.handle(pageScheme, (request) => answerPage(files, request));
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
    Menu.setApplicationMenu(Menu.buildFromTemplate(deskMenu(app.isPackaged)));
    window = openDeskWindow({ preload: join(builtHere, "preload.cjs"), stateFile: join(folder, "giao-dien/cua-so.json") });
    window.on("closed", () => {
      window = null;
    });
    window.loadURL(pageUrl).catch((reason: unknown) => {
      // A window closed while it loads is no fault; anything else must be seen.
      if (window && !window.isDestroyed()) throw reason;
    });
  });
}
