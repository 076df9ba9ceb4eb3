import { CloudRainWind, Hospital, ListChecks, Megaphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { deskStore, openEditor, type Spot } from "../stores/desk-store.ts";
import { Button } from "../ui/Button.tsx";
import { MenuButton } from "../ui/MenuButton.tsx";
import type { SpotDescription } from "./use-spot.ts";
import { worstFirst } from "./worst-first.ts";

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
  const reportReadiness = () => {
    const { selection } = deskStore.getState();
    const ids = worstFirst(described.places).map(({ id }) => id);
    openEditor({ type: "readiness", ids, picked: ids.filter((id) => selection?.layer === "polling-places" && selection.id === id) });
  };
  const only = areas.length === 1 ? areas[0] : undefined;
  if (!writes && areas.length === 0) return null;
  return (
    <section className="spot-actions" aria-label={t("spot.actions")}>
      {writes && (
        <>
          <Button size="small" tone="primary" icon={Megaphone} onClick={() => openEditor({ type: "incident", at: spot })}>
            {t("spot.actionReport")}
          </Button>
          {described.places.length > 0 && (
            <Button size="small" onClick={reportReadiness}>
              {t("spot.actionReadiness")}
            </Button>
          )}
          <MenuButton
            label={t("spot.actionDraw")}
            items={[
              { key: "zone", label: t("spot.actionZone"), icon: Hospital, run: () => openEditor({ type: "quarantine-zone" }) },
              { key: "risk", label: t("spot.actionRisk"), icon: CloudRainWind, run: () => openEditor({ type: "risk-area" }) },
            ]}
          />
        </>
      )}
      {only && (
        <Button size="small" icon={ListChecks} onClick={() => openEditor({ type: "touched", kind: only.kind, id: only.id })}>
          {t("spot.actionTouched")}
        </Button>
      )}
      {areas.length > 1 && (
        <MenuButton
          icon={ListChecks}
          label={t("spot.actionTouched")}
          items={areas.map(({ kind, id, name }) => ({ key: id, label: name, run: () => openEditor({ type: "touched", kind, id }) }))}
        />
      )}
    </section>
  );
};
