import { createContext, type ReactNode, useContext } from "react";
import type { Registry } from "./registry.ts";

const Context = createContext<Registry | null>(null);

export const CommandsProvider = ({ registry, children }: { registry: Registry; children: ReactNode }) => (
  <Context value={registry}>{children}</Context>
);

/** Every command of the desk; throws outside `CommandsProvider`. */
export const useCommands = (): Registry => {
  const registry = useContext(Context);
  if (registry === null) throw new Error("useCommands outside CommandsProvider");
  return registry;
};
