import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ElectorateFigure } from "../../../electron/contract/election/turnout-methods.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { ElectorateForm } from "./ElectorateForm.tsx";
import { FigureFlags } from "./FigureState.tsx";
import { ForecastNote } from "./ForecastNote.tsx";
import { HamletTurns } from "./HamletTurns.tsx";
import { RemainingCauses } from "./RemainingCauses.tsx";
import { CurveTable, TurnoutCurve, useExpectedWords } from "./TurnoutCurve.tsx";
import { useTurnout, useTurnoutAsked } from "./turnout-store.ts";

/** One unit: its course, who is left and why, how the close would come out; of a polling place its voters and its hamlets' hours. Escape goes back to the tree. */
export const UnitDetail = ({ treeId, detailId }: { treeId: string; detailId: string }) => {
  const { t } = useTranslation("turnout");
  const unit = useTurnout((state) => state.unit);
  const asked = useTurnoutAsked();
  const expectedWords = useExpectedWords();
  const { value, problem } = useLive("turnout.unit", { ...asked, unit });
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    document.getElementById(treeId)?.focus();
    event.preventDefault();
  };
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  const shown = value.curve.find(({ slot }) => slot === value.slot);
  const place = value.unit.startsWith("place:") ? value.unit.slice("place:".length) : null;
  return (
    <section id={detailId} className="turnout-detail" tabIndex={-1} aria-label={t("detail.label")} onKeyDown={leave} data-testid="turnout-detail">
      <h2>{value.name}</h2>
      <p className="quiet">
        <ElectorateWords electorate={value.electorate} />
      </p>
      {shown && <FigureFlags figure={shown.figure} />}
      <section className="turnout-section">
        <h3>{t("detail.curve")}</h3>
        <TurnoutCurve slots={value.slots} curve={value.curve} forecast={value.forecast} />
        <CurveTable slots={value.slots} curve={value.curve} />
        {shown?.expected && (
          <p className="quiet">
            {t("detail.expected")}: {expectedWords(shown.expected)}
          </p>
        )}
      </section>
      <RemainingCauses remaining={value.remaining} asOf={value.asOf} />
      <ForecastNote
        forecast={value.forecast}
        silence={value.silence}
        leastCovered={value.leastCovered}
        backTests={value.backTests}
        slots={value.slots}
      />
      {place !== null && <ElectorateForm key={place} place={place} />}
      {place !== null && <HamletTurns key={`hamlets ${place}`} place={place} hamlets={value.hamlets} />}
    </section>
  );
};

const ElectorateWords = ({ electorate: { voters, places, sources } }: { electorate: ElectorateFigure }) => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  if (places.n === 0) return t("detail.electorateUnknown");
  return t("detail.electorate", {
    n: number(voters),
    known: number(places.n),
    of: number(places.of),
    fixed: number(sources.fixed),
    posted: number(sources.posted),
    listed: number(sources.listed),
  });
};
