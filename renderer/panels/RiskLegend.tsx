import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../electron/contract/methods.ts";
import { isoOf } from "../format/moment.ts";
import { palettes } from "../look/palette.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useRoomDay } from "../stores/clock-store.ts";
import { useDesk } from "../stores/desk-store.ts";
import "./Legend.css";

const levels = [1, 2, 3, 4, 5] as const;
/** Đ. 4 of QĐ 18/2021 gives the colours their standing, from this day on. */
const coloursByLawFrom = "2021-07-01";

/** The scale of risk levels in force on the room's day; asked again when the day turns. */
const useScale = (): OutputOf<"riskAreas.scale"> | null => {
  const client = useRoomClient();
  const day = useRoomDay();
  const [scale, setScale] = useState<OutputOf<"riskAreas.scale"> | null>(null);
  useEffect(() => {
    if (day === null) return;
    const stop = new AbortController();
    void client.call("riskAreas.scale", { at: isoOf(day) }, stop.signal).then((result) => {
      if (result.ok) setScale(result.value);
    });
    return () => stop.abort();
  }, [client, day]);
  return scale;
};

export const RiskLegend = () => {
  const { t } = useTranslation(["desk", "words"]);
  const scale = useScale();
  const { riskLevels } = palettes[useDesk((state) => state.theme)];
  const highest = scale ? Math.max(...Object.values(scale.maximum)) : 5;
  return (
    <div className="legend">
      <ul className="legend-levels">
        {levels
          .filter((level) => level <= highest)
          .map((level) => (
            <li
              key={level}
              className="legend-level"
              style={{ background: riskLevels[level].fill, color: riskLevels[level].ink, borderColor: riskLevels[level].line }}
            >
              <span className="visually-hidden">{t("words:level", { level })}</span>
              <span aria-hidden="true">{level}</span>
            </li>
          ))}
      </ul>
      <p className="legend-note">{t("layers.riskDashed")}</p>
      {scale && (
        <p className="legend-note" data-testid="risk-scale">
          {t(scale.inForceFrom >= coloursByLawFrom ? "layers.levelRuleLaw" : "layers.levelRule", {
            decision: scale.decision.replace(/\/QĐ-TTg$/, ""),
          })}
        </p>
      )}
    </div>
  );
};
