import type { KeyboardEvent } from "react";

/** Moves the focus among an element's stops with two arrow keys, and stays at the ends. */
export const moveFocus =
  (stops: string, back: string, on: string) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === on ? 1 : event.key === back ? -1 : 0;
    if (by === 0) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)];
    const at = all.findIndex((stop) => stop.matches(":focus"));
    all[at + by]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
