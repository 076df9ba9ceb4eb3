import { useTranslation } from "react-i18next";
import { absenceCauses } from "../../../electron/contract/election/counts.ts";
import type { RemainingFigure } from "../../../electron/contract/election/turnout-methods.ts";
import { timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";

/** Còn ai chưa đi, vì sao: causes as told, what nobody told a cause for, and voters of places that said nothing. */
export const RemainingCauses = ({ remaining, asOf }: { remaining: RemainingFigure; asOf: string | null }) => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  const { causes, unsaid, silent, told } = remaining;
  const most = Math.max(1, remaining.remaining ?? 0, ...Object.values(causes).map((n) => n ?? 0));
  const lines = [
    ...absenceCauses.map((cause) => ({ key: cause, words: t(`remaining.causes.${cause}`), n: causes[cause] })),
    ...(unsaid === null || unsaid <= 0 ? [] : [{ key: "unsaid", words: t("remaining.unsaid"), n: unsaid }]),
  ];
  return (
    <section className="turnout-section">
      <h3>{t("remaining.title")}</h3>
      {asOf !== null && <p className="quiet">{t("remaining.assembly", { time: timeOf(asOf) })}</p>}
      <p>
        <strong>{remaining.remaining === null ? t("remaining.unknown") : t("remaining.total", { n: number(remaining.remaining) })}</strong>
        {told.of > 0 && <span className="quiet"> · {t("remaining.told", { n: number(told.n), of: number(told.of) })}</span>}
      </p>
      <ul className="turnout-causes">
        {lines.map(({ key, words, n }) => (
          <li key={key} data-known={n !== null}>
            <span>{words}</span>
            <span className="turnout-bar" aria-hidden="true">
              <span style={{ width: `${((n ?? 0) / most) * 100}%` }} />
            </span>
            <span className="turnout-number">{n === null ? t("remaining.notTold") : number(n)}</span>
          </li>
        ))}
      </ul>
      {unsaid !== null && unsaid < 0 && <p className="turnout-flag ink-lacking">{t("remaining.above", { n: number(-unsaid) })}</p>}
      {silent === null ? (
        <p className="quiet">{t("remaining.silentUnknown")}</p>
      ) : (
        silent > 0 && <p className="quiet">{t("remaining.silent", { n: number(silent) })}</p>
      )}
    </section>
  );
};
