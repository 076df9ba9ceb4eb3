import type { ReactNode } from "react";

/** The room behind its door: its content once it is open. */
export const VaultGate = ({ children }: { children: ReactNode }) => children;
