import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Age } from "../../ui/Age.tsx";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";

/** Readiness of the province in one line: n/N of places and communes, and how many items are known at all. */
export const ReadinessHead = () => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  const { value } = useLive("checklists.rollUp", {});
  if (value === null) return null;
  const { mark, places, communes, placeItems, asOf } = value.unit;
  return (
    <p className="check-glance" role="status" data-testid="checklists-glance">
      <ReadinessMark readiness={mark} />
      <span>
        <strong className="figure">
          {number(places.ready)}/{number(places.of)}
        </strong>{" "}
        {t("head.places")}
      </span>
      {communes && (
        <span>
          <strong className="figure">
            {number(communes.ready)}/{number(communes.of)}
          </strong>{" "}
          {t("head.communes")}
        </span>
      )}
      <span className="quiet">{t("head.known", { known: number(placeItems.known), items: number(placeItems.items) })}</span>
      <Age asOf={asOf} />
    </p>
  );
};
