import { type RefObject, useLayoutEffect, useState } from "react";

/** Rows of even height kept above and below what is seen. */
const OVERSCAN = 8;
/** The window moves by so many rows at once: most turns of a wheel draw nothing anew. */
const STEP = 4;

interface RowWindow {
  start: number;
  end: number;
}

const same = (one: RowWindow, other: RowWindow): boolean => one.start === other.start && one.end === other.end;

/** Which of `count` rows of even height (CSS pixels) are in sight of a scrolling element. `end` is exclusive. */
export const useWindow = (scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow => {
  const [seen, setSeen] = useState<RowWindow>({ start: 0, end: Math.ceil(600 / rowHeight) + OVERSCAN });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      const first = Math.floor(element.scrollTop / rowHeight) - OVERSCAN;
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + OVERSCAN;
      const now = { start: Math.floor(first / STEP) * STEP, end: Math.ceil(last / STEP) * STEP };
      setSeen((before) => (same(before, now) ? before : now));
    };
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [scroller, rowHeight]);
  return { start: Math.max(0, Math.min(count - OVERSCAN, seen.start)), end: Math.min(count, seen.end) };
};
