import { useTranslation } from "react-i18next";
import { dateOf, timeOf, weekdayOf } from "../format/moment.ts";
import { useRoomMinute } from "../stores/clock-store.ts";

/** The room's hour and day; renders once a minute. */
export const RoomClock = () => {
  const { t } = useTranslation("desk");
  const minute = useRoomMinute();
  if (minute === null) return <span className="clock skeleton" aria-hidden="true" />;
  const weekday = weekdayOf(minute);
  const day = weekday === 0 || weekday === 1 || weekday === 2 || weekday === 3 || weekday === 4 || weekday === 5 ? weekday : 6;
  return (
    <time className="clock" dateTime={new Date(minute).toISOString()} data-testid="room-clock">
      <span className="visually-hidden">{t("clock")} </span>
      <span className="clock-time">{timeOf(minute)}</span>{" "}
      <span className="clock-date">
        {t(`weekday.${day}`)} {dateOf(minute)}
      </span>
    </time>
  );
};
