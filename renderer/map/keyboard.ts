import type { Map as MapLibre } from "maplibre-gl";
import type { DrawSession } from "./drawing/session.ts";
import type { Steps } from "./steps.ts";

/** What the keys need of the engine. */
export interface KeyTarget {
  /** Describes the spot under the crosshair. */
  describe(additive: boolean): void;
  fitProvince(): void;
  crosshair(on: boolean): void;
  readonly steps: Steps;
}

const STEP = 90;
const FINE_STEP = 12;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Arrows pan (finely with Shift), + and - zoom, Home shows the province, Enter describes the middle; while drawing Enter sets a vertex
 * there, Ctrl+Enter ends, Backspace takes one away, Escape drops. Keys meant for nothing here go on to the page. Returns the way to stop.
 */
export const followKeys = (element: HTMLElement, map: MapLibre, drawing: DrawSession, target: KeyTarget): (() => void) => {
  const press = (event: KeyboardEvent): void => {
    if (event.target !== element && event.target !== map.getCanvas()) return;
    if (event.altKey || event.metaKey) return;
    if (!used(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const used = ({ key, ctrlKey, shiftKey }: KeyboardEvent): boolean => {
    if (key === "Enter" || drawing.active) target.steps.settle();
    if (drawing.key(key, ctrlKey)) return true;
    const arrow = ARROWS[key];
    if (ctrlKey && key !== "Enter") return false;
    if (arrow) {
      target.crosshair(true);
      const step = shiftKey ? FINE_STEP : STEP;
      target.steps.pan(arrow[0] * step, arrow[1] * step);
    } else if (key === "+" || key === "=") target.steps.zoom(0.5);
    else if (key === "-" || key === "_") target.steps.zoom(-0.5);
    else if (key === "Home") target.fitProvince();
    else if (key === "Enter") {
      target.crosshair(true);
      target.describe(ctrlKey || shiftKey);
    } else return false;
    return true;
  };
  element.addEventListener("keydown", press);
  return () => element.removeEventListener("keydown", press);
};
