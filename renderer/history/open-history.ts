import { createStore } from "zustand/vanilla";
import type { ToldKind } from "../../electron/contract/index.ts";
import { closeEditor, deskStore, type Editor, openEditor } from "../stores/desk-store.ts";

/** Where the history panel was opened from: closing it leads back there. */
export const backStore = createStore<{ back: Editor | null }>(() => ({ back: null }));

export const openHistory = (kind: ToldKind, id: string): void => {
  const { editor } = deskStore.getState();
  if (editor?.type !== "history") backStore.setState({ back: editor });
  openEditor({ type: "history", kind, id });
};

/** Closes the history and goes back to the panel it was opened from, where there was one. */
export const closeHistory = (): void => {
  const { back } = backStore.getState();
  backStore.setState({ back: null });
  if (back === null) closeEditor();
  else openEditor(back);
};
