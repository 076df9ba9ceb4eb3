import { FileCheck2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ReportTold } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { discrepancies } from "./discrepancies.ts";
import "./ApproveQuestion.css";

/** As many reports as are named one by one; the rest are counted. */
const NAMED = 8;

interface ApproveQuestionProps {
  /** What is to be approved; null: nothing is asked. */
  reports: readonly ReportTold[] | null;
  onApprove(): void;
  onClose(): void;
}

/** Before figures that do not fit are approved: which report, what does not fit, in words. */
export const ApproveQuestion = ({ reports, onApprove, onClose }: ApproveQuestionProps) => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  if (reports === null) return null;
  const odd = discrepancies(reports, `${t("conflict")}.`);
  const all = reports.length;
  // Escape answers this question; heard further out, it would close the report behind it.
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section className="approve-question" aria-label={t("approve")} onKeyDown={press}>
      <Dialog
        open
        onClose={onClose}
        title={t("approveQuestion.title", { n: number(odd.length), all: number(all) })}
        description={t("approveQuestion.text")}
        actions={
          <>
            <Button onClick={onClose}>{t("approveQuestion.back")}</Button>
            <Button
              tone="primary"
              icon={FileCheck2}
              onClick={() => {
                onClose();
                onApprove();
              }}
            >
              {t("approveQuestion.go", { n: number(all) })}
            </Button>
          </>
        }
      >
        {odd.slice(0, NAMED).map(({ id, name, words }) => (
          <section key={id} className="approve-question-named">
            <h3>{name}</h3>
            <ul>
              {words.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ))}
        {odd.length > NAMED && <p>{t("approveQuestion.more", { n: number(odd.length - NAMED) })}</p>}
      </Dialog>
    </section>
  );
};
