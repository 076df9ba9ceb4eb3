const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Calls `still` once no hand has been on the page for so many minutes. Returns the way to stop. */
export const watchIdle = (minutes: number, still: () => void): (() => void) => {
  const allowedMs = minutes * 60_000;
  let lastAt = Date.now();
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    const leftMs = lastAt + allowedMs - Date.now();
    if (leftMs > 0) timer = setTimeout(look, leftMs);
    else still();
  };
  const touched = () => {
    // After the machine slept its timers come late: the hand that woke it must find the desk locked.
    if (Date.now() - lastAt >= allowedMs) return still();
    lastAt = Date.now();
  };
  timer = setTimeout(look, allowedMs);
  for (const sign of signs) window.addEventListener(sign, touched, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    for (const sign of signs) window.removeEventListener(sign, touched, { capture: true });
  };
};
