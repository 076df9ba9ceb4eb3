import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { type Desk, useDesk } from "../stores/desk-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { PanelBoundary } from "../ui/PanelBoundary.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { LayerList } from "./LayerList.tsx";
import "./LeftPanel.css";

const lists = () => import("../editing/RecordLists.tsx");
const PlaceList = lazy(async () => ({ default: (await lists()).PlaceList }));
const ZoneList = lazy(async () => ({ default: (await lists()).ZoneList }));
const RiskAreaList = lazy(async () => ({ default: (await lists()).RiskAreaList }));
const IncidentList = lazy(async () => ({ default: (await lists()).IncidentList }));

const listOf: Record<Exclude<Desk, "overview">, typeof ZoneList> = {
  election: PlaceList,
  health: ZoneList,
  disaster: RiskAreaList,
  security: IncidentList,
};

const Waiting = () => (
  <div className="left-waiting" aria-busy="true">
    <span className="skeleton" />
    <span className="skeleton" />
    <span className="skeleton" />
  </div>
);

const ElectionHome = lazy(async () => ({ default: (await import("../election/home/ElectionHome.tsx")).ElectionHome }));

const DeskList = ({ desk }: { desk: Exclude<Desk, "overview"> }) => {
  const { t } = useTranslation("desk");
  const List = listOf[desk];
  return (
    <>
      <div className="left-list">
        <Suspense fallback={<Spinner />}>
          {desk === "election" && <ElectionHome />}
          <List />
        </Suspense>
      </div>
      <details className="left-legend">
        <summary>{t("layers.map")}</summary>
        <LayerList />
      </details>
    </>
  );
};

/** The panel of the desk in use: layers and what waits on the overview, the desk's own list elsewhere. */
export const LeftPanel = () => {
  const { t } = useTranslation("desk");
  const desk = useDesk((state) => state.desk);
  const entered = useRoom((state) => state.info !== null);
  return (
    <section className="left-panel" id="list" tabIndex={-1} aria-label={t("regions.layers")}>
      <h2 className="left-title">{t(`panels.${desk}`)}</h2>
      <div className="left-body">
        <PanelBoundary resetKey={desk}>{!entered ? <Waiting /> : desk === "overview" ? <LayerList /> : <DeskList desk={desk} />}</PanelBoundary>
      </div>
    </section>
  );
};
