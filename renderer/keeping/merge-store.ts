import i18next from "i18next";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { MergePreview, MergeReceipt, Problem } from "../../electron/contract/index.ts";
import { readBase64 } from "../intake/file-reading.ts";
import type { RoomClient } from "../room-client/client.ts";

/** A bundle of another station on its way in, kept while panels come and go. */
interface MergeState {
  phase: "choosing" | "reading" | "previewed" | "merging" | "merged";
  preview: MergePreview | null;
  receipt: MergeReceipt | null;
  problem: Problem | null;
  /** Stations never met before whose news are to be taken, by id. */
  accepted: readonly string[];
  /** The request of this bundle: asked again under the same id, nothing is written twice. */
  requestId: string;
}

const fresh = (): MergeState => ({ phase: "choosing", preview: null, receipt: null, problem: null, accepted: [], requestId: crypto.randomUUID() });

const mergeStore = createStore<MergeState>(fresh);

export const useMerge = (): MergeState => useStore(mergeStore);

export const putBundleAway = (): void => mergeStore.setState(fresh());

/** Reads a bundle's file and has the room check it; nothing is written yet. */
export const previewBundle = async (client: RoomClient, file: File): Promise<void> => {
  mergeStore.setState({ ...fresh(), phase: "reading" });
  let base64: string;
  try {
    base64 = await readBase64(file, () => {});
  } catch {
    const problem: Problem = {
      code: "unreadable-file",
      message: i18next.t("journal:out.unreadableFile"),
      hint: i18next.t("journal:out.unreadableHint"),
    };
    mergeStore.setState({ phase: "choosing", problem });
    return;
  }
  const result = await client.call("journal.previewMerge", { fileName: file.name, base64 });
  mergeStore.setState(result.ok ? { phase: "previewed", preview: result.value } : { phase: "choosing", problem: result.error });
};

export const acceptStation = (id: string, on: boolean): void =>
  mergeStore.setState(({ accepted }) => ({ accepted: on ? [...accepted, id] : accepted.filter((other) => other !== id) }));

/** Takes the bundle laid ready into the journal. */
export const mergeBundle = async (client: RoomClient): Promise<void> => {
  const { preview, accepted, requestId, phase } = mergeStore.getState();
  if (preview === null || phase === "merging") return;
  mergeStore.setState({ phase: "merging", problem: null });
  const result = await client.call("journal.merge", { staged: preview.staged, acceptStations: [...accepted], requestId });
  mergeStore.setState(result.ok ? { phase: "merged", receipt: result.value } : { phase: "previewed", problem: result.error });
};
