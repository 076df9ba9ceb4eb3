import { useTranslation } from "react-i18next";
import { type ChangesAnswer, changeDesks, changeSenses } from "../../electron/contract/index.ts";
import { useFormat } from "../format/use-format.ts";
import type { Narrowing } from "./listing.ts";
import { SenseMark } from "./SenseMark.tsx";

interface ChangesCountsProps {
  counts: ChangesAnswer["counts"];
  narrowing: Narrowing | null;
  onNarrow(narrowing: Narrowing | null): void;
}

/** How much changed on each desk in each sense; a figure pressed narrows the list to it. */
export const ChangesCounts = ({ counts, narrowing, onNarrow }: ChangesCountsProps) => {
  const { t } = useTranslation("changes");
  const { number } = useFormat();
  return (
    <table className="changes-counts" data-testid="changes-counts">
      <caption className="visually-hidden">{t("counts")}</caption>
      <thead>
        <tr>
          <td />
          {changeSenses.map((sense) => (
            <th key={sense} scope="col" title={t(`senseLong.${sense}`)}>
              <SenseMark sense={sense} />
              <span>{t(`sense.${sense}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changeDesks.map((desk) => (
          <tr key={desk}>
            <th scope="row">{t(`desk.${desk}`)}</th>
            {changeSenses.map((sense) => {
              const n = counts[desk][sense];
              const on = narrowing?.desk === desk && narrowing.sense === sense;
              return (
                <td key={sense}>
                  {n === 0 ? (
                    <span className="changes-zero">0</span>
                  ) : (
                    <button
                      type="button"
                      className={`changes-count sense-${sense}`}
                      aria-pressed={on}
                      aria-label={t("only", { desk: t(`desk.${desk}`), sense: t(`sense.${sense}`), n: number(n) })}
                      onClick={() => onNarrow(on ? null : { desk, sense })}
                    >
                      {number(n)}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
