import { Route } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../room-client/use-live.ts";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TripCard } from "./TripCard.tsx";
import { useFigures } from "./use-figures.ts";

/** All rounds of auxiliary boxes, those that need somebody first. */
export const Trips = () => {
  const { t } = useTranslation("outreach");
  const { number } = useFigures();
  const { value, problem } = useLive("boxTrips.list", { limit: 200 });
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  if (value.rows.length === 0) return <Empty icon={Route} title={t("trip.empty")} text={t("trip.emptyText")} />;
  return (
    <section className="outreach-scroll" aria-label={t("trip.rows")}>
      <p className="quiet">{t("shown", { n: number(value.rows.length), of: number(value.total) })}</p>
      <ul className="outreach-cards outreach-cards-wide">
        {value.rows.map((row) => (
          <TripCard key={row.id} row={row} placed />
        ))}
      </ul>
    </section>
  );
};
