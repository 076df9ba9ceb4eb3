import { Toast } from "@base-ui/react/toast";
import type { Problem } from "../../electron/contract/result.ts";

/** `good`: done; `attention`: done, with something to know; `failed`: not done, stays until dismissed. */
export type NoticeTone = "good" | "attention" | "failed";

export interface Notice {
  tone: NoticeTone;
  title: string;
  text?: string;
  /** Each on its own line. */
  reasons?: string[];
  action?: { label: string; run(): void };
  /** A notice of the same name stands in for the one before it. */
  name?: string;
}

export const noticeManager = Toast.createToastManager<{ reasons: string[] }>();

/** Notices that still offer an action, by its words. */
const offers = new Map<string, string>();

/** Takes away the notice that offers what has been done in another way. */
export const withdrawOffer = (label: string): void => {
  const id = offers.get(label);
  if (id !== undefined) noticeManager.close(id);
};

/** Says something in the corner without taking the focus; from anywhere, in or out of React. */
export const notify = ({ tone, title, text, reasons = [], action, name }: Notice): void => {
  const id = noticeManager.add({
    ...(name && { id: name }),
    type: tone,
    title,
    description: text,
    data: { reasons },
    timeout: tone === "failed" ? 0 : 9_000,
    priority: tone === "failed" ? "high" : "low",
    ...(action && { onClose: () => offers.delete(action.label) }),
    actionProps: action && {
      children: action.label,
      onClick: () => {
        noticeManager.close(id);
        action.run();
      },
    },
  });
  if (action) offers.set(action.label, id);
};

/** A refusal of the room, in its own words. */
export const notifyProblem = (problem: Problem): void =>
  notify({ tone: "failed", title: problem.message, text: problem.hint, reasons: problem.reasons ?? [] });
