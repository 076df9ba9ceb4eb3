import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ReportFlag, ReportTold } from "../../../electron/contract/index.ts";

/** What does not fit in the figures being typed, said as they are typed; they are saved all the same. */
export const LiveFlags = ({ flags }: { flags: readonly ReportFlag[] }) => {
  const { t } = useTranslation("reports");
  return (
    <section className="report-live" aria-live="polite" aria-label={t("liveFlags")} data-testid="report-live">
      {flags.length > 0 && (
        <>
          <ul className="report-flags">
            {flags.map(({ words }) => (
              <li key={words}>
                <TriangleAlert aria-hidden="true" /> {words}
              </li>
            ))}
          </ul>
          <p className="quiet">{t("liveFlagsSaved")}</p>
        </>
      )}
    </section>
  );
};

/** What is odd about a report as it stands. `superseded`: something is being typed over it, whose own flags are shown instead. */
export const ReportTrouble = ({ report, superseded }: { report: ReportTold; superseded: boolean }) => {
  const { t } = useTranslation("reports");
  return (
    <>
      {report.conflicts.length > 0 && (
        <p className="report-flags" role="alert">
          {t("conflict")}. {t("conflictHint")}
        </p>
      )}
      {report.flags.length > 0 && !superseded && (
        <ul className="report-flags">
          {report.flags.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {report.withheld && <p className="quiet">{t("withheld")}</p>}
    </>
  );
};
