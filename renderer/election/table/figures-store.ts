import i18next from "i18next";
import { createStore } from "zustand/vanilla";
import type { FigurePreview, FigureReceipt, FigureTable, Problem } from "../../../electron/contract/index.ts";
import { formatNumber } from "../../format/number.ts";
import { MAX_SHEET_BYTES, readBase64 } from "../../intake/file-reading.ts";
import type { RoomClient } from "../../room-client/client.ts";
import { deskStore } from "../../stores/desk-store.ts";

/** Where a table of figures stands; kept outside the sheet, so that looking elsewhere loses nothing. */
interface FiguresState {
  phase: "choosing" | "reading" | "shown" | "accepting";
  preview: FigurePreview | null;
  problem: Problem | null;
  /** The request of the acceptance under way, so that a retry keeps nothing twice. */
  requestId: string | null;
}

const empty: FiguresState = { phase: "choosing", preview: null, problem: null, requestId: null };
export const figuresStore = createStore<FiguresState>(() => empty);

let stop = new AbortController();

/** Gives up what is under way and begins again with no file. */
export const restartFigures = (): void => {
  stop.abort();
  stop = new AbortController();
  figuresStore.setState(empty, true);
};

/** Reads a file and shows what it would do. Nothing is kept. */
export const readFigures = async (client: RoomClient, file: File, what: FigureTable, slot: string | null): Promise<void> => {
  restartFigures();
  const { signal } = stop;
  if (file.size > MAX_SHEET_BYTES) {
    const megabytes = formatNumber(file.size / 1024 / 1024, deskStore.getState().language, 1);
    const message = i18next.t("intake:tooLarge.message", { name: file.name, megabytes });
    return figuresStore.setState({ problem: { code: "too-large", message, hint: i18next.t("intake:tooLarge.hint") } });
  }
  figuresStore.setState({ phase: "reading" });
  try {
    const base64 = await readBase64(file, () => undefined);
    if (signal.aborted) return;
    const result = await client.call("figures.preview", { what, fileName: file.name, base64, ...(slot === null ? {} : { slot }) }, signal);
    if (signal.aborted) return;
    figuresStore.setState(result.ok ? { phase: "shown", preview: result.value } : { phase: "choosing", problem: result.error });
  } catch {
    if (signal.aborted) return;
    const message = i18next.t("intake:unread.message", { name: file.name });
    figuresStore.setState({ ...empty, problem: { code: "unreadable-file", message, hint: i18next.t("intake:unread.hint") } }, true);
  }
};

/** Keeps what was shown, whole; null where the room refused. */
export const acceptFigures = async (client: RoomClient): Promise<FigureReceipt | null> => {
  const { preview, requestId } = figuresStore.getState();
  if (preview === null) return null;
  const request = requestId ?? crypto.randomUUID();
  figuresStore.setState({ phase: "accepting", problem: null, requestId: request });
  const result = await client.call("figures.accept", { staged: preview.staged, requestId: request });
  if (result.ok) restartFigures();
  else figuresStore.setState({ phase: "shown", problem: result.error });
  return result.ok ? result.value : null;
};
