import { useEffect, useState } from "react";

/** Whole seconds from now to a moment of this machine's clock, counted down; 0 once it is past, or null. */
export const useSecondsUntil = (moment: string | null): number => {
  const until = moment === null ? 0 : Date.parse(moment);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return;
    const tick = setInterval(() => {
      setNow(Date.now());
      if (until <= Date.now()) clearInterval(tick);
    }, 250);
    return () => clearInterval(tick);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1000));
};
