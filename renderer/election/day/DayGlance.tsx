import { useTranslation } from "react-i18next";
import { showDate, timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useDay } from "../../stores/day-store.ts";
import { Age } from "../../ui/Age.tsx";
import { Spinner } from "../../ui/Spinner.tsx";

/** "Khai mạc hết chưa?": the figure, what it leaves out, and its age. */
export const DayGlance = () => {
  const { t } = useTranslation("day");
  const { number } = useFormat();
  const glance = useDay((state) => state.glance);
  if (glance === null) return <Spinner />;
  const { places, begun, unsaid, interrupted, ended, flagged } = glance.province;
  const isAll = places > 0 && begun === places;
  const parts = [
    unsaid > 0 ? t("glance.unsaid", { n: number(unsaid) }) : null,
    glance.province["not-open"] > 0 ? t("glance.notOpen", { n: number(glance.province["not-open"]) }) : null,
    interrupted > 0 ? t("glance.interrupted", { n: number(interrupted) }) : null,
    ended > 0 ? t("glance.ended", { n: number(ended) }) : null,
    flagged > 0 ? t("glance.flagged", { n: number(flagged) }) : null,
  ].filter((part) => part !== null);
  return (
    <header className="day-glance">
      <p className="day-glance-figure">
        <span className="quiet">{t("glance.question")}</span>{" "}
        <strong className="figure" data-testid="day-begun">
          {number(begun)}
          {t("glance.of", { places: number(places) })}
        </strong>
      </p>
      <p className="day-glance-words">
        {places === 0 ? t("list.noPlaces") : isAll ? t("glance.all", { places: number(places) }) : parts.join(" · ")}
        {isAll && parts.length > 0 && ` ${parts.join(" · ")}`}
      </p>
      <p className="day-glance-end quiet">
        {glance.validUntil !== null && glance.phase !== "over" && glance.validUntil === glance.hours.opens
          ? t("glance.before")
          : t(`phase.${glance.phase}`, { date: showDate(glance.date) })}
        {" · "}
        {timeOf(glance.hours.opens)}–{timeOf(glance.hours.closes)} <Age asOf={glance.asOf} />
      </p>
    </header>
  );
};
