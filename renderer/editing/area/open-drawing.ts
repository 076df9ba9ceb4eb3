import { createStore } from "zustand/vanilla";

/** Why what a tool holds cannot be saved yet; the words are `editing:faults.*`. */
export type Unfinished = "drawingUnfinished" | "shapeAsking" | "splitUnfinished";

/** A tool at work on a shape, as the form that would be saved must know it. */
interface OpenDrawing {
  /** Puts the shape on the screen into the form; tells what keeps it from being one, null where nothing does. */
  take(): Unfinished | null;
  /** Whether anything was entered since it was opened. */
  begun(): boolean;
}

/** The one tool that is open, and what was found unfinished in it when a save was last tried. */
export const openDrawing = createStore<{ tool: OpenDrawing | null; unfinished: Unfinished | null }>(() => ({ tool: null, unfinished: null }));

/** Announces a tool while it is open. Returns the way to put it away. */
export const announceTool = (tool: OpenDrawing): (() => void) => {
  openDrawing.setState({ tool, unfinished: null });
  return () => {
    if (openDrawing.getState().tool === tool) openDrawing.setState({ tool: null, unfinished: null });
  };
};

/** Before saving: the form takes the shape on the screen. False where a drawing is unfinished, which is then said beside it. */
export const takeDrawing = (): boolean => {
  const unfinished = openDrawing.getState().tool?.take() ?? null;
  openDrawing.setState({ unfinished });
  return unfinished === null;
};

/** What was drawn goes on: what was said of it when it was unfinished no longer holds. */
export const drawingWentOn = (): void => {
  if (openDrawing.getState().unfinished !== null) openDrawing.setState({ unfinished: null });
};

/** Whether leaving now would lose something entered that is no shape yet, and so not in the form; it is then said beside it. */
export const losesDrawing = (): boolean => openDrawing.getState().tool?.begun() === true && !takeDrawing();
