import i18next from "i18next";
import { createStore } from "zustand/vanilla";
import type { BoundaryPreview, Problem } from "../../electron/contract/index.ts";
import { formatNumber } from "../format/number.ts";
import { MAX_BOUNDARY_BYTES, readBase64 } from "../intake/file-reading.ts";
import type { RoomClient } from "../room-client/client.ts";
import { deskStore } from "../stores/desk-store.ts";

/** Where a change of boundaries stands, kept outside the surface. */
interface BoundariesState {
  phase: "choosing" | "reading" | "checking" | "shown" | "accepting";
  fileName: string | null;
  /** 0..1 while the file is read. */
  progress: number;
  preview: BoundaryPreview | null;
  problem: Problem | null;
  attribution: string;
  /** As the form holds a day: `2021-05-23`, or as typed. */
  validFrom: string;
  requestId: string | null;
}

const empty: BoundariesState = {
  phase: "choosing",
  fileName: null,
  progress: 0,
  preview: null,
  problem: null,
  attribution: "",
  validFrom: "",
  requestId: null,
};

export const boundariesStore = createStore<BoundariesState>(() => empty);

let stop = new AbortController();

/** Gives up what is under way and begins again with no file. */
export const restartBoundaries = (): void => {
  stop.abort();
  stop = new AbortController();
  boundariesStore.setState(empty, true);
};

/** Reads a boundary file and shows how it differs from the one in force. Nothing changes. */
export const readBoundaries = async (client: RoomClient, file: File): Promise<void> => {
  restartBoundaries();
  const { signal } = stop;
  const refuse = (problem: Problem) => boundariesStore.setState({ ...empty, fileName: file.name, problem }, true);
  if (file.size > MAX_BOUNDARY_BYTES) {
    const megabytes = formatNumber(file.size / 1024 / 1024, deskStore.getState().language, 1);
    return refuse({
      code: "too-large",
      message: i18next.t("boundaries:tooLarge.message", { name: file.name, megabytes }),
      hint: i18next.t("boundaries:tooLarge.hint"),
    });
  }
  boundariesStore.setState({ phase: "reading", fileName: file.name });
  let base64: string;
  try {
    base64 = await readBase64(file, (progress) => !signal.aborted && boundariesStore.setState({ progress }));
  } catch {
    if (signal.aborted) return;
    return refuse({
      code: "unreadable-file",
      message: i18next.t("intake:unread.message", { name: file.name }),
      hint: i18next.t("intake:unread.hint"),
    });
  }
  if (signal.aborted) return;
  boundariesStore.setState({ phase: "checking", progress: 1 });
  const result = await client.call("boundaries.preview", { fileName: file.name, base64 }, signal);
  if (signal.aborted) return;
  if (result.ok) boundariesStore.setState({ phase: "shown", preview: result.value });
  else refuse(result.error);
};

/** Puts the shown boundaries in force; null where the room refused, with the reason kept. */
export const acceptBoundaries = async (client: RoomClient, attribution: string, validFrom: string): Promise<string | null> => {
  const { preview, requestId } = boundariesStore.getState();
  if (preview === null) return null;
  const request = requestId ?? crypto.randomUUID();
  boundariesStore.setState({ phase: "accepting", problem: null, requestId: request });
  const result = await client.call("boundaries.accept", { staged: preview.staged, attribution, validFrom, requestId: request });
  if (!result.ok) {
    boundariesStore.setState({ phase: "shown", problem: result.error, requestId: null });
    return null;
  }
  restartBoundaries();
  return result.value.changeSet;
};
