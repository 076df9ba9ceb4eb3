import type { Registry } from "./registry.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

/** Lets the registry answer the keyboard of the whole page; what a part has dealt with itself is left alone. */
export const listenToKeys = (registry: Registry): (() => void) => {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (registry.press(event, isTyping(event.target))) event.preventDefault();
  };
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
};
