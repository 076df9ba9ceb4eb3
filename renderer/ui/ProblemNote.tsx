import { OctagonX } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../electron/contract/result.ts";
import "./ProblemNote.css";

/** A refusal where it concerns: what happened, what is safe and what to do, and each reason. */
export const ProblemNote = ({ problem, children }: { problem: Problem; children?: ReactNode }) => {
  const { t } = useTranslation("ui");
  return (
    <div className="problem-note" role="alert">
      <OctagonX aria-hidden="true" className="problem-icon" />
      <div className="problem-words">
        <p className="problem-message">{problem.message}</p>
        <p>{problem.hint}</p>
        {problem.reasons && problem.reasons.length > 0 && (
          <details open={problem.reasons.length <= 6}>
            <summary>
              {t("reasons")} ({problem.reasons.length})
            </summary>
            <ul className="problem-reasons">
              {problem.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </details>
        )}
        {children}
      </div>
    </div>
  );
};
