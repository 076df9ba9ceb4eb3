import { CloudRainWind, Hospital, type LucideIcon, Map as MapIcon, ShieldAlert, Vote } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { useAttention } from "../stores/attention-store.ts";
import { type Desk, desks, showDesk, useDesk } from "../stores/desk-store.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import "./DeskRail.css";

const icons: Record<Desk, LucideIcon> = { overview: MapIcon, election: Vote, health: Hospital, disaster: CloudRainWind, security: ShieldAlert };

const RailButton = ({ desk }: { desk: Desk }) => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const current = useDesk((state) => state.desk === desk);
  const waiting = useAttention((state) => (desk === "overview" ? null : state.counts.desks[desk]));
  const unready = useAttention((state) => (desk === "election" ? state.counts.unready : 0));
  const Icon = icons[desk];
  const n = waiting?.n ?? 0;
  const name = t(`desks.${desk}`);
  const rule = desk === "overview" ? null : t(`deskRule.${desk}`);
  const told = [
    n > 0 ? t("deskBadge", { n: format.number(n) }) : t("deskCalm"),
    rule,
    unready > 0 ? t("attention.unready", { n: format.number(unready) }) : null,
  ].filter(Boolean);
  const button = (
    <button
      type="button"
      className="rail-button"
      aria-current={current ? "page" : undefined}
      onClick={() => showDesk(desk)}
      aria-description={rule === null ? undefined : told.join(" ")}
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
      <span>{name}</span>
    </button>
  );
  if (rule === null) return button;
  return (
    <Tooltip side="right" text={told.join("\n")}>
      {button}
    </Tooltip>
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
