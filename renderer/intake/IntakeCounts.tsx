import { useTranslation } from "react-i18next";
import type { IntakePreview } from "../../electron/contract/index.ts";
import { useFormat } from "../format/use-format.ts";

const kept = ["new", "changed", "same"] as const;

/** What became of every row, adding up before the reader's eyes: read = kept + rejected + totals + blank. */
export const IntakeCounts = ({ counts, voters }: { counts: IntakePreview["counts"]; voters?: number }) => {
  const { t } = useTranslation("intake");
  const { number } = useFormat();
  return (
    <div className="intake-counts" data-testid="intake-counts">
      <p className="intake-sum" data-testid="intake-sum">
        {t("sum", {
          rows: number(counts.rowsRead),
          kept: number(counts.kept),
          rejected: number(counts.rejected),
          totals: number(counts.totals),
          blank: number(counts.blank),
        })}
      </p>
      <dl>
        {kept.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`outcome.${outcome}`)}</dt>
            <dd data-testid={`intake-${outcome}`}>{number(counts[outcome])}</dd>
          </div>
        ))}
        <div className={counts.rejected > 0 ? "intake-bad" : ""}>
          <dt>{t("outcome.rejected")}</dt>
          <dd data-testid="intake-rejected">{number(counts.rejected)}</dd>
        </div>
      </dl>
      {voters !== undefined && <p className="quiet">{t("voters", { voters: number(voters) })}</p>}
    </div>
  );
};
