import type { editing } from "../../i18n/vi/editing.ts";

/** What is wrong with one field; the words are `editing:faults.*`. */
export type Fault = keyof (typeof editing)["faults"];
export type Faults<F> = { [K in keyof F]?: Fault };

/** Only the fields at fault, in the form's order. */
export const faultsOf = <F extends object>(found: { [K in keyof F]?: Fault | undefined }): Faults<F> => {
  const faults: Faults<F> = {};
  for (const field in found) {
    const fault = found[field];
    if (fault !== undefined) faults[field] = fault;
  }
  return faults;
};

export const missing = (text: string, fault: Fault): Fault | undefined => (text.trim() === "" ? fault : undefined);

/** A text, null where nothing was written. */
export const textOrNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
