import { type RefObject, useLayoutEffect, useState } from "react";

/** Rows of even height kept above and below what is seen. */
const OVERSCAN = 8;

/** Which of `count` rows of even height (CSS pixels) are in sight of a scrolling element. `end` is exclusive. */
export const useWindow = (scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): { start: number; end: number } => {
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [scroller]);
  const start = Math.max(0, Math.min(count, Math.floor(seen.top / rowHeight)) - OVERSCAN);
  return { start, end: Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + OVERSCAN) };
};
