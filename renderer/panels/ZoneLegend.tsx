import { useTranslation } from "react-i18next";
import { palettes } from "../look/palette.ts";
import { useDesk } from "../stores/desk-store.ts";
import { HatchSwatch } from "./HatchSwatch.tsx";
import "./Legend.css";

/** Quarantine is hatched in a colour no risk level has. */
export const ZoneLegend = () => {
  const { t } = useTranslation("desk");
  const { quarantine } = palettes[useDesk((state) => state.theme)];
  return (
    <ul className="legend">
      <li className="legend-line">
        <HatchSwatch ground="transparent" line={quarantine} rim={quarantine} />
        {t("layers.quarantineHatch")}
      </li>
      <li className="legend-line">
        <HatchSwatch ground="transparent" line={quarantine} rim={quarantine} dashed />
        {t("layers.quarantinePlanned")}
      </li>
    </ul>
  );
};
