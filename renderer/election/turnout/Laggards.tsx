import { useTranslation } from "react-i18next";
import { absenceCauses } from "../../../electron/contract/election/counts.ts";
import type { LaggardRow } from "../../../electron/contract/election/turnout-methods.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useExpectedWords } from "./TurnoutCurve.tsx";
import { setTurnout, useTurnout, useTurnoutAsked } from "./turnout-store.ts";

/** Rows drawn; the rest is counted under them. */
const MOST = 300;

/** Places behind their own expected curve beneath the unit chosen, most voters short first. */
export const Laggards = () => {
  const { t } = useTranslation("turnout");
  const { number, percent } = useFormat();
  const expectedWords = useExpectedWords();
  const unit = useTurnout((state) => state.unit);
  const asked = useTurnoutAsked();
  const { value, problem } = useLive("turnout.laggards", { ...asked, unit });
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  const causesOf = ({ causes }: LaggardRow): string =>
    absenceCauses.flatMap((cause) => (causes[cause] === null ? [] : [`${t(`remaining.causes.${cause}`)} ${number(causes[cause])}`])).join(", ");
  const { rows, judged } = value;
  return (
    <section className="turnout-pane" aria-label={t("laggards.label")}>
      <p className="quiet">
        {t("laggards.judged", { n: number(judged.n), of: number(judged.of) })}. {t("laggards.rule")}
      </p>
      {rows.length === 0 ? (
        <Empty title={t(judged.n === 0 ? "laggards.noneJudged" : "laggards.none")} />
      ) : (
        <table className="turnout-table" data-testid="turnout-laggards">
          <thead>
            <tr>
              <th scope="col">{t("laggards.place")}</th>
              <th scope="col">{t("laggards.behind")}</th>
              <th scope="col">{t("laggards.remaining")}</th>
              <th scope="col">{t("laggards.share")}</th>
              <th scope="col">{t("laggards.expected")}</th>
              <th scope="col">{t("laggards.causes")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={row.place}>
                <th scope="row">
                  <button type="button" className="turnout-link" onClick={() => setTurnout({ unit: `place:${row.place}`, view: "tree" })}>
                    {row.name}
                  </button>
                  <span className="quiet">
                    {row.commune}, {row.district}
                  </span>
                </th>
                <td className="turnout-lead">{number(row.behind)}</td>
                <td>{number(row.remaining)}</td>
                <td>{percent(row.share, 1)}</td>
                <td>{expectedWords(row.expected)}</td>
                <td>{causesOf(row) || t("remaining.notTold")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > MOST && <p className="quiet">+{number(rows.length - MOST)}</p>}
    </section>
  );
};
