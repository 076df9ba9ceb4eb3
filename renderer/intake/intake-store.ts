import i18next from "i18next";
import { createStore } from "zustand/vanilla";
import type { IntakePreview, IntakeReceipt, Problem, SheetMapping } from "../../electron/contract/index.ts";
import { formatNumber } from "../format/number.ts";
import type { RoomClient } from "../room-client/client.ts";
import { deskStore } from "../stores/desk-store.ts";
import { MAX_SHEET_BYTES, readBase64 } from "./file-reading.ts";

/** Where an import stands; kept outside the surface, so that looking at the map or at another desk loses nothing. */
interface IntakeState {
  phase: "choosing" | "reading" | "previewing" | "shown" | "accepting" | "accepted";
  fileName: string | null;
  /** 0..1 while the file is read. */
  progress: number;
  base64: string | null;
  preview: IntakePreview | null;
  /** How columns are mapped by hand, one a sheet, null for a sheet to be left out; null where the room's guess stands. */
  mappings: Record<string, SheetMapping | null> | null;
  problem: Problem | null;
  receipt: IntakeReceipt | null;
  /** The request of the acceptance under way, so that a retry keeps nothing twice. */
  requestId: string | null;
}

const empty: IntakeState = {
  phase: "choosing",
  fileName: null,
  progress: 0,
  base64: null,
  preview: null,
  mappings: null,
  problem: null,
  receipt: null,
  requestId: null,
};

export const intakeStore = createStore<IntakeState>(() => empty);

let stop = new AbortController();

/** Gives up what is under way and begins again with no file. */
export const restartIntake = (): void => {
  stop.abort();
  stop = new AbortController();
  intakeStore.setState(empty, true);
};

const ask = async (client: RoomClient): Promise<void> => {
  const { base64, fileName, mappings } = intakeStore.getState();
  if (base64 === null || fileName === null) return;
  const { signal } = stop;
  intakeStore.setState({ phase: "previewing", problem: null, requestId: null });
  const chosen = mappings === null ? null : Object.values(mappings).filter((mapping) => mapping !== null);
  const result = await client.call("intake.preview", { fileName, base64, ...(chosen === null ? {} : { mappings: chosen }) }, signal);
  if (signal.aborted) return;
  if (result.ok) intakeStore.setState({ phase: "shown", preview: result.value });
  else intakeStore.setState({ phase: intakeStore.getState().preview === null ? "choosing" : "shown", problem: result.error });
};

/** Reads a file and shows what it would do. Nothing is kept. */
export const readSpreadsheet = async (client: RoomClient, file: File): Promise<void> => {
  restartIntake();
  const { signal } = stop;
  if (file.size > MAX_SHEET_BYTES) {
    const megabytes = formatNumber(file.size / 1024 / 1024, deskStore.getState().language, 1);
    const problem: Problem = {
      code: "too-large",
      message: i18next.t("intake:tooLarge.message", { name: file.name, megabytes }),
      hint: i18next.t("intake:tooLarge.hint"),
    };
    return intakeStore.setState({ problem });
  }
  intakeStore.setState({ phase: "reading", fileName: file.name });
  try {
    const base64 = await readBase64(file, (progress) => !signal.aborted && intakeStore.setState({ progress }));
    if (signal.aborted) return;
    intakeStore.setState({ base64, progress: 1 });
  } catch {
    if (signal.aborted) return;
    const problem: Problem = {
      code: "unreadable-file",
      message: i18next.t("intake:unread.message", { name: file.name }),
      hint: i18next.t("intake:unread.hint"),
    };
    return intakeStore.setState({ ...empty, problem }, true);
  }
  await ask(client);
};

/** Reads the same file again with columns mapped by hand. */
export const mapColumns = (client: RoomClient, mappings: Record<string, SheetMapping | null>): Promise<void> => {
  intakeStore.setState({ mappings });
  return ask(client);
};

/** Keeps what was shown, in one change set. */
export const acceptIntake = async (client: RoomClient): Promise<IntakeReceipt | null> => {
  const { preview, requestId } = intakeStore.getState();
  if (preview === null) return null;
  const request = requestId ?? crypto.randomUUID();
  intakeStore.setState({ phase: "accepting", problem: null, requestId: request });
  const result = await client.call("intake.accept", { staged: preview.staged, requestId: request });
  if (result.ok) intakeStore.setState({ phase: "accepted", receipt: result.value, base64: null });
  else intakeStore.setState({ phase: "shown", problem: result.error });
  return result.ok ? result.value : null;
};
