import type { TurnoutFigure } from "../../../electron/contract/election/turnout-methods.ts";
import type { Readiness } from "../../../electron/contract/records.ts";

/** How a figure stands, worst first; each its own shape, colour and word. */
export type FigureMark = "none" | "odd" | "partial" | "own" | "preliminary" | "approved";

/** What does not fit of the unit itself leads; then what is missing; then what nobody approved. What is odd beneath it is counted beside. */
export const markOf = ({ basis, flags, preliminary }: TurnoutFigure): FigureMark => {
  if (flags.some((flag) => flag !== "own-only")) return "odd";
  if (basis === "none" || basis === "partial" || basis === "own") return basis;
  return preliminary > 0 ? "preliminary" : "approved";
};

/** The shape and colour of a mark, out of the four every surface shares. */
export const shapeOf: Record<FigureMark, Readiness> = {
  none: "unknown",
  odd: "lacking",
  partial: "stale",
  own: "stale",
  preliminary: "stale",
  approved: "ready",
};

/** The share that voted, 0..1 and above where more voted than are listed; null where it cannot be said. */
export const shareOf = ({ votedOf, voters }: Pick<TurnoutFigure, "votedOf" | "voters">): number | null =>
  votedOf === null || voters === null || voters === 0 ? null : votedOf / voters;
