import { CloudRainWind, Hospital, type LucideIcon, Map as MapIcon, ShieldAlert, Vote } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { useAttention } from "../stores/attention-store.ts";
import { type Desk, desks, showDesk, useDesk } from "../stores/desk-store.ts";
import "./DeskRail.css";

const icons: Record<Desk, LucideIcon> = { overview: MapIcon, election: Vote, health: Hospital, disaster: CloudRainWind, security: ShieldAlert };

const RailButton = ({ desk }: { desk: Desk }) => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const current = useDesk((state) => state.desk === desk);
  const waiting = useAttention((state) => (desk === "overview" ? null : state.counts[desk]));
  const Icon = icons[desk];
  const n = waiting?.n ?? 0;
  return (
    <button
      type="button"
      className="rail-button"
      aria-current={current ? "page" : undefined}
      onClick={() => showDesk(desk)}
      data-testid={`desk-${desk}`}
    >
      <span className="rail-icon">
        <Icon aria-hidden="true" />
        {n > 0 && (
          <span className={`rail-badge ${waiting?.failed ? "rail-badge-failed" : ""}`}>
            <span aria-hidden="true">{format.number(n)}</span>
            <span className="visually-hidden">{t("deskBadge", { n: format.number(n) })}, </span>
          </span>
        )}
      </span>
      <span>{t(`desks.${desk}`)}</span>
    </button>
  );
};

export const DeskRail = () => {
  const { t } = useTranslation("desk");
  return (
    <nav className="desk-rail" aria-label={t("regions.desks")}>
      {desks.map((desk) => (
        <RailButton key={desk} desk={desk} />
      ))}
    </nav>
  );
};
