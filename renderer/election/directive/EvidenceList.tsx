import { Paperclip, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ObligationRow } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import type { useDirective } from "./use-directive.ts";

/** Minh chứng of one obligation: what was entered, which can be taken away, and what the room's own books show. */
export const EvidenceList = ({ row, directive }: { row: ObligationRow; directive: ReturnType<typeof useDirective> }) => {
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  return (
    <section className="directive-evidence" aria-label={t("detail.evidence", { n: number(row.evidenceCount) })}>
      <h4>{t("detail.evidence", { n: number(row.evidenceCount) })}</h4>
      {row.evidence.length === 0 && <p className="quiet">{t("detail.noEvidence")}</p>}
      {row.evidence.length < row.evidenceCount && (
        <p className="quiet">{t("detail.some", { n: number(row.evidence.length), all: number(row.evidenceCount) })}</p>
      )}
      <ul>
        {row.evidence.map((one) => {
          const { fileName } = one;
          return (
            <li key={one.id} data-evidence={one.id}>
              <div>
                <p className="directive-evidence-text">
                  {one.unitName !== null && <strong>{one.unitName}: </strong>}
                  {one.text}
                </p>
                <p className="quiet">
                  {[
                    dateTimeOf(one.at),
                    ...(one.from === "room" ? [t("detail.fromRoom")] : []),
                    ...(one.source === null ? [] : [t("detail.source", { source: one.source })]),
                    ...(one.invented ? [t("invented")] : []),
                  ].join(" · ")}
                </p>
                {fileName !== null && (
                  <Button size="small" tone="quiet" icon={Paperclip} onClick={() => void directive.download(one)}>
                    {t("detail.download", { name: fileName })}
                  </Button>
                )}
              </div>
              {mayWrite && one.from === "entered" && (
                <IconButton icon={Trash2} label={t("detail.remove")} disabled={directive.busy} onClick={() => directive.removeEvidence(row, one)} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
