import { X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { type Spot, setSpot } from "../stores/desk-store.ts";
import { useMoment } from "../stores/moment-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { momentWords } from "../time/words.ts";
import { IconButton } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { AreasHere } from "./AreasHere.tsx";
import { IncidentsHere } from "./IncidentsHere.tsx";
import { NearestPlaces } from "./NearestPlaces.tsx";
import { PlacesHere } from "./PlacesHere.tsx";
import { type SpotDescription, useSpot } from "./use-spot.ts";
import "./SpotCard.css";

const SpotActions = lazy(async () => ({ default: (await import("./SpotActions.tsx")).SpotActions }));

const Waiting = () => {
  const { t } = useTranslation("desk");
  return (
    <div className="spot-card" aria-busy="true">
      <p className="visually-hidden">{t("spot.loading")}</p>
      <span className="skeleton spot-skeleton-title" />
      <span className="skeleton spot-skeleton-line" />
      <span className="skeleton spot-skeleton-block" />
    </div>
  );
};

const Head = ({ spot, described }: { spot: Spot; described: SpotDescription }) => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const { commune, district } = described;
  const detail = [
    district?.name,
    commune && t("spot.code", { code: commune.code }),
    commune && described.places.length > 0 && t("spot.places", { n: format.number(described.places.length) }),
  ];
  return (
    <header className="spot-head">
      <div>
        <h2>{commune?.name ?? t("spot.outside")}</h2>
        <p className="quiet">{commune ? detail.filter(Boolean).join(" · ") : t("spot.outsideText")}</p>
        <p className="spot-coordinates">{t("spot.coordinates", { lat: format.number(spot.lat, 5), lon: format.number(spot.lon, 5) })}</p>
      </div>
      <IconButton icon={X} label={t("spot.close")} keys="Alt+X" onClick={() => setSpot(null)} />
    </header>
  );
};

/** Everything the room knows of the clicked spot: who answers stands above what is wrong. */
export const SpotCard = () => {
  const state = useSpot();
  const mayWrite = useMayWrite();
  const shown = useMoment((moments) => moments.shown);
  const { t } = useTranslation("time");
  if (state === null) return null;
  const { spot, moment, described, problem } = state;
  const behind = moment !== shown;
  if (problem !== null)
    return (
      <div className="spot-card">
        <ProblemNote problem={problem} />
      </div>
    );
  if (described === null) return <Waiting />;
  return (
    <article className="spot-card" aria-busy={behind} data-testid="spot-card">
      {behind && <p className="spot-behind">{t("spotAsking", { moment: momentWords(shown) })}</p>}
      <Head spot={spot} described={described} />
      <AreasHere described={described} />
      {described.commune && <PlacesHere described={described} />}
      <IncidentsHere described={described} />
      <NearestPlaces described={described} />
      <Suspense fallback={null}>
        <SpotActions spot={spot} described={described} mayWrite={mayWrite} />
      </Suspense>
    </article>
  );
};
