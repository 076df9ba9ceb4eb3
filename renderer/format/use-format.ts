import { useMemo } from "react";
import { useDesk } from "../stores/desk-store.ts";
import { formatNumber, formatPercent } from "./number.ts";

/** Numbers in the language on screen; dates read the same in both (`format/moment.ts`). */
export const useFormat = () => {
  const language = useDesk((state) => state.language);
  return useMemo(
    () => ({
      /** `1.475` */
      number: (value: number, digits?: number) => formatNumber(value, language, digits),
      /** `83,5 %` from 0.835; never rounded up to 100 %. */
      percent: (share: number, digits?: number) => formatPercent(share, language, digits),
    }),
    [language],
  );
};
