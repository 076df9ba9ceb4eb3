import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomMinute } from "../../stores/clock-store.ts";
import { numberOf, textOf } from "../../stores/properties.ts";

/** Lines a zone and a risk area have in common in a list. */
export const useAreaLines = () => {
  const { t } = useTranslation(["editing", "words"]);
  const { number } = useFormat();
  const now = useRoomMinute();
  return {
    /** `đang hiệu lực, đến 18:00`. */
    period: (area: LayerFeature): string => {
      const [from, to, active] = [textOf(area, "from"), textOf(area, "to"), area.properties.active];
      if (active === "planned" && from !== null) return t("editing:lists.planned", { time: shortMomentOf(from, now) });
      if (to === null) return t("editing:lists.openEnded");
      return active === "ended"
        ? t("editing:lists.ended", { time: shortMomentOf(to, now) })
        : t("editing:lists.until", { time: shortMomentOf(to, now) });
    },
    /** `3 xã · 12 KVBP · 1.204 cử tri (+5 KVBP có thể)`; what is not counted yet is said. */
    touches: (area: LayerFeature): string => {
      const places = numberOf(area, "touched_places");
      if (places === null) return t("editing:lists.counting");
      const possible = numberOf(area, "possible_places") ?? 0;
      const unknown = numberOf(area, "touched_voters_unknown") ?? 0;
      return [
        t("editing:lists.touches", {
          communes: number(numberOf(area, "touched_communes") ?? 0),
          places: number(places),
          voters: number(numberOf(area, "touched_voters") ?? 0),
        }),
        possible > 0 ? t("editing:lists.possible", { places: number(possible) }) : "",
        unknown > 0 ? t("editing:lists.votersUnknown", { places: number(unknown) }) : "",
      ]
        .filter(Boolean)
        .join(" ");
    },
  };
};
