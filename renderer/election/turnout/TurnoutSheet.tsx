import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../room-client/use-live.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { ElectorateList } from "./ElectorateList.tsx";
import { Laggards } from "./Laggards.tsx";
import { TurnoutHead } from "./TurnoutHead.tsx";
import { useTurnout, useTurnoutAsked } from "./turnout-store.ts";
import { UnitDetail } from "./UnitDetail.tsx";
import { UnitTree } from "./UnitTree.tsx";
import "./TurnoutSheet.css";
import "./UnitDetail.css";

/** Cử tri đi bầu: the province down to its places, one unit in detail, who lags, the electorates. */
export const TurnoutSheet = () => {
  const { t } = useTranslation("turnout");
  const [treeId, detailId] = [useId(), useId()];
  const view = useTurnout((state) => state.view);
  const open = useTurnout((state) => state.open);
  const asked = useTurnoutAsked();
  const { value, problem } = useLive("turnout.rows", { ...asked, open: [...open] });
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  const [province] = value.rows;
  return (
    <section className="turnout" aria-label={t("title")} data-testid="turnout-sheet">
      <TurnoutHead head={value} figure={province?.figure} name={province?.name ?? ""} />
      <div className="turnout-panes">
        {view === "tree" ? (
          <UnitTree rows={value.rows} treeId={treeId} detailId={detailId} />
        ) : view === "laggards" ? (
          <Laggards />
        ) : (
          <ElectorateList />
        )}
        {view === "tree" && <UnitDetail treeId={treeId} detailId={detailId} />}
      </div>
    </section>
  );
};
