import type { Map as MapLibre } from "maplibre-gl";
import type { Aim } from "./drawing/mode.ts";
import type { DrawSession } from "./drawing/session.ts";

/** What the pointer needs of the engine. Positions are CSS pixels from the map's top left. */
export interface PointerTarget {
  aim(x: number, y: number): Aim;
  /** A click on the ground while nothing is drawn. */
  spot(x: number, y: number, additive: boolean): void;
  hover(x: number, y: number): void;
  leave(): void;
}

/** Clicks, moves and drags of the pointer, given to the drawing while there is one and to the map else. Returns the way to stop. */
export const followPointer = (map: MapLibre, drawing: DrawSession, target: PointerTarget): (() => void) => {
  const canvas = map.getCanvasContainer();
  const at = (event: PointerEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  let held = false;
  const down = (event: PointerEvent): void => {
    if (event.button === 0 && !event.altKey) held = drawing.press(target.aim(...at(event)));
  };
  const move = (event: PointerEvent): void => {
    if (held) drawing.drag(target.aim(...at(event)));
    else if (event.target instanceof Node && canvas.contains(event.target)) {
      if (drawing.active) drawing.point(target.aim(...at(event)));
      if (event.buttons === 0) target.hover(...at(event));
    }
  };
  const up = (): void => {
    if (held) drawing.release();
    held = false;
  };
  const leave = (): void => {
    if (!held) drawing.point(null);
    target.leave();
  };
  // The press is seen before MapLibre sees it, so that a vertex taken is not also a pan.
  canvas.addEventListener("pointerdown", down, true);
  canvas.addEventListener("pointerleave", leave);
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", up);
  const clicks = map.on("click", ({ point, originalEvent }) => {
    if (drawing.active) drawing.click(target.aim(point.x, point.y), originalEvent.altKey);
    else target.spot(point.x, point.y, originalEvent.ctrlKey || originalEvent.metaKey || originalEvent.shiftKey);
  });
  return () => {
    canvas.removeEventListener("pointerdown", down, true);
    canvas.removeEventListener("pointerleave", leave);
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", up);
    clicks.unsubscribe();
  };
};
