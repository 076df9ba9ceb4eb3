import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { palettes, readinessSteps } from "../look/palette.ts";
import { setVisible, useDesk } from "../stores/desk-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { ReadinessMark } from "../ui/ReadinessMark.tsx";
import { HatchSwatch } from "./HatchSwatch.tsx";
import "./Legend.css";

const shown = ["ready", "lacking", "failed", "unknown", "stale"] as const;

/** Marks of the places with their counts, and the ramp of the communes with its hatch. */
export const ReadinessLegend = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const theme = useDesk((state) => state.theme);
  const filled = useDesk((state) => state.visible.communes);
  const totals = useRoom((state) => state.totals?.province ?? null);
  const palette = palettes[theme];
  return (
    <div className="legend">
      <ul className="legend-marks">
        {shown.map((readiness) => (
          <li key={readiness}>
            <ReadinessMark readiness={readiness} />
            <span className="figure">{totals ? format.number(totals[readiness]) : ""}</span>
          </li>
        ))}
      </ul>
      <p className="legend-note">{t("layers.estimated")}</p>
      <label className="legend-switch">
        <input type="checkbox" checked={filled} onChange={(event) => setVisible("communes", event.target.checked)} />
        {t("layers.fill")}
      </label>
      {filled && (
        <figure aria-label={t("layers.rampLabel")}>
          <div className="legend-ramp">
            {palette.readinessRamp.map((colour) => (
              <span key={colour} className="legend-step" style={{ background: colour }} />
            ))}
            {readinessSteps.map((from) => (
              <span key={from} className="legend-tick">
                {from === 1 ? format.percent(1) : Math.round(from * 100)}
              </span>
            ))}
          </div>
          <figcaption className="legend-note">
            <span className="legend-line">
              <HatchSwatch ground={palette.unknownFill} line={palette.unknownHatch} />
              {t("layers.hatchFull")}
            </span>
            <span className="legend-line">
              <HatchSwatch ground={palette.readinessRamp[3]} line={palette.unknownHatch} sparse />
              {t("layers.hatchPart")}
            </span>
          </figcaption>
        </figure>
      )}
    </div>
  );
};
