import { useEffect, useRef } from "react";
import type { AreaGeometry } from "../../../electron/contract/index.ts";
import { announceTool, drawingWentOn } from "./open-drawing.ts";
import type { Consequences } from "./use-consequences.ts";

/**
 * For a tool whose shape the room works out: the form takes each answer, and nothing is saved while one is on its way.
 * `answered`: null while nothing was asked for. `begun`: something was entered, of which a shape should come.
 */
export const useAnsweredShape = (answered: Consequences | null, onShape: (shape: AreaGeometry | null) => void, begun: boolean): void => {
  const now = useRef({ answered, onShape, begun });
  now.current = { answered, onShape, begun };
  const shape = answered === null || answered.asking ? undefined : (answered.drawn?.geometry ?? null);
  const nothingAsked = answered === null;

  useEffect(() => {
    drawingWentOn();
    if (nothingAsked) now.current.onShape(null);
    else if (shape !== undefined) now.current.onShape(shape);
  }, [shape, nothingAsked]);
  useEffect(
    () =>
      announceTool({
        take() {
          const { answered: held, begun: entered } = now.current;
          if (held?.asking === true) return "shapeAsking";
          return entered && (held === null || held.drawn === null) ? "drawingUnfinished" : null;
        },
        begun: () => now.current.begun,
      }),
    [],
  );
};
