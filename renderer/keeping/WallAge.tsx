import { useTranslation } from "react-i18next";
import { ageParts } from "../format/age.ts";
import { useRoomMinute } from "../stores/clock-store.ts";

/** Age of something this machine made, by its own clock: an exercise has another hour than the backups of it. Ticks with the room's minute. */
export const WallAge = ({ at }: { at: string }) => {
  const { t } = useTranslation("ui");
  useRoomMinute();
  const { unit, n } = ageParts(Date.now() - Date.parse(at));
  return <span className="nowrap">{unit === "now" ? t("age.now") : t(`age.${unit}`, { n })}</span>;
};
