import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { useLayer } from "../stores/layers-store.ts";
import { useRoom } from "../stores/room-store.ts";
import "./RoomWarnings.css";

/** What is wrong with the room itself, said over the map until it is mended: its store, its clock, areas its boundaries leave outside. */
export const RoomWarnings = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const info = useRoom((state) => state.present);
  const outsideZones = useLayer("quarantine-zones").head?.outside ?? [];
  const outsideRisks = useLayer("risk-areas").head?.outside ?? [];
  if (info === null) return null;
  const { opening, clockBehindMinutes, clearance, mayWrite } = info;
  const readOnly = clearance !== "open" && !mayWrite;
  const outside = [...outsideZones, ...outsideRisks].map(({ name }) => name);
  const warnings = [
    ...(opening.state === "salvaged-read-only" || opening.state === "too-new" || opening.state === "restored" || readOnly ? [opening.message] : []),
    ...(clockBehindMinutes === undefined ? [] : [t("warnings.clockBehind", { minutes: format.number(clockBehindMinutes) })]),
    ...(outside.length === 0 ? [] : [t("warnings.outside", { n: format.number(outside.length), names: outside.join("; ") })]),
  ];
  return (
    <div role="status">
      {warnings.map((warning) => (
        <p className="room-warning" key={warning}>
          <TriangleAlert aria-hidden="true" />
          {warning}
        </p>
      ))}
    </div>
  );
};
