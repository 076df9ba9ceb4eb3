import i18next from "i18next";
import { readBoundaries } from "../boundaries/boundaries-store.ts";
import type { RoomClient } from "../room-client/client.ts";
import { openEditor } from "../stores/desk-store.ts";
import { mayWrite } from "../stores/room-store.ts";
import { atNow } from "../time/at-now.ts";
import { notify } from "../ui/notify.ts";
import { workOf } from "./file-reading.ts";
import { readSpreadsheet } from "./intake-store.ts";
import "./DropZone.css";

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

const take = (client: RoomClient, file: File): void => {
  const work = workOf(file.name);
  if (work === null) {
    notify({ tone: "failed", title: i18next.t("intake:drop.unknown", { name: file.name }), text: i18next.t("intake:drop.takes") });
    return;
  }
  openEditor({ type: work });
  void (work === "intake" ? readSpreadsheet(client, file) : readBoundaries(client, file));
};

/** Takes a file dropped anywhere on the window to the surface it is for. Returns the way to stop. */
export const followFileDrops = (client: RoomClient): (() => void) => {
  const { dataset } = document.documentElement;
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = mayWrite() ? "copy" : "none";
    if (mayWrite()) dataset.dropping = "";
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) delete dataset.dropping;
  };
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    delete dataset.dropping;
    const file = event.dataTransfer?.files[0];
    if (file && mayWrite()) atNow(() => take(client, file));
  };
  window.addEventListener("dragover", over);
  window.addEventListener("dragleave", leave);
  window.addEventListener("drop", drop);
  return () => {
    window.removeEventListener("dragover", over);
    window.removeEventListener("dragleave", leave);
    window.removeEventListener("drop", drop);
  };
};
