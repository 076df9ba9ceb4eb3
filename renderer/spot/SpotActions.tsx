import { ClipboardCheck, CloudRainWind, Hospital, ListChecks, Megaphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { openEditor, type Spot } from "../stores/desk-store.ts";
import { Button } from "../ui/Button.tsx";
import type { SpotDescription } from "./use-spot.ts";

interface SpotActionsProps {
  spot: Spot;
  described: SpotDescription;
  mayWrite: boolean;
}

/** What can be done from here; whoever may only read gets the lists alone. */
export const SpotActions = ({ spot, described, mayWrite }: SpotActionsProps) => {
  const { t } = useTranslation("desk");
  const areas = [
    ...described.riskAreas.map(({ id, name }) => ({ kind: "risk-area" as const, id, name })),
    ...described.quarantineZones.map(({ id, name }) => ({ kind: "quarantine-zone" as const, id, name })),
  ];
  const writes = mayWrite && described.commune !== null;
  if (!writes && areas.length === 0) return null;
  return (
    <section className="spot-actions" aria-label={t("spot.actions")}>
      {writes && (
        <>
          <Button tone="primary" icon={Megaphone} onClick={() => openEditor({ type: "incident", at: spot })}>
            {t("spot.actionReport")}
          </Button>
          {described.places.length > 0 && (
            <Button icon={ClipboardCheck} onClick={() => openEditor({ type: "readiness", ids: described.places.map(({ id }) => id) })}>
              {t("spot.actionReadiness")}
            </Button>
          )}
          <Button icon={Hospital} onClick={() => openEditor({ type: "quarantine-zone" })}>
            {t("spot.actionZone")}
          </Button>
          <Button icon={CloudRainWind} onClick={() => openEditor({ type: "risk-area" })}>
            {t("spot.actionRisk")}
          </Button>
        </>
      )}
      {areas.map(({ kind, id, name }) => (
        <Button key={id} icon={ListChecks} onClick={() => openEditor({ type: "touched", kind, id })} aria-label={t("spot.actionTouchedOf", { name })}>
          {areas.length === 1 ? t("spot.actionTouched") : t("spot.actionTouchedOf", { name })}
        </Button>
      ))}
    </section>
  );
};
