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
}

export const noticeManager = Toast.createToastManager<{ reasons: string[] }>();

/** Says something in the corner without taking the focus; from anywhere, in or out of React. */
export const notify = ({ tone, title, text, reasons = [], action }: Notice): void => {
  const id = noticeManager.add({
    type: tone,
    title,
    description: text,
    data: { reasons },
    timeout: tone === "failed" ? 0 : 9_000,
    priority: tone === "failed" ? "high" : "low",
    actionProps: action && {
      children: action.label,
      onClick: () => {
        noticeManager.close(id);
        action.run();
      },
    },
  });
};

/** A refusal of the room, in its own words. */
export const notifyProblem = (problem: Problem): void =>
  notify({ tone: "failed", title: problem.message, text: problem.hint, reasons: problem.reasons ?? [] });
