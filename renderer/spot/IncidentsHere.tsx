import { useTranslation } from "react-i18next";
import { shortMomentOf } from "../format/moment.ts";
import { HistoryButton } from "../history/HistoryButton.tsx";
import { palettes } from "../look/palette.ts";
import { useCategoryName, useSeverityName } from "../panels/words-of.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { select, useDesk } from "../stores/desk-store.ts";
import type { SpotDescription } from "./use-spot.ts";

type IncidentHere = SpotDescription["incidents"][number];

const severityKey = (severity: number): 1 | 2 | 3 | 4 => (severity >= 4 ? 4 : severity >= 3 ? 3 : severity >= 2 ? 2 : 1);

const Incident = ({ incident }: { incident: IncidentHere }) => {
  const { t } = useTranslation("words");
  const category = useCategoryName();
  const severity = useSeverityName();
  const today = useRoomDay();
  const colours = palettes[useDesk((state) => state.theme)].severity;
  return (
    <li className="spot-area" style={{ borderLeftColor: colours[severityKey(incident.severity)] }}>
      <HistoryButton kind="incident" id={incident.id} name={incident.text} />
      <button type="button" className="spot-area-name" onClick={() => select({ layer: "incidents", id: incident.id })}>
        {category(incident.category)}
      </button>
      <p>{incident.text}</p>
      <p className="quiet spot-small">
        {[shortMomentOf(incident.occurredAt, today), severity(incident.severity), t(`status.${incident.status}`)].join(" · ")}
      </p>
    </li>
  );
};

const closed = ({ status }: IncidentHere): boolean => status === "closed" || status === "withdrawn";

/** Incidents of the commune: open ones first, the most severe first. */
export const IncidentsHere = ({ described }: { described: SpotDescription }) => {
  const { t } = useTranslation("desk");
  if (described.incidents.length === 0) return null;
  const incidents = [...described.incidents].sort((a, b) => Number(closed(a)) - Number(closed(b)) || b.severity - a.severity);
  return (
    <section className="spot-section">
      <h3>{t("spot.incidentsHere")}</h3>
      <ul className="spot-areas">
        {incidents.map((incident) => (
          <Incident key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
};
