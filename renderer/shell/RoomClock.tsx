import { useTranslation } from "react-i18next";
import { dateOf, dateTimeOf, timeOf, weekdayOf } from "../format/moment.ts";
import { useRealMinute } from "../stores/clock-store.ts";
import { hourOf, useMoment } from "../stores/moment-store.ts";

/** The room's own hour and day, whatever moment is shown; while it is another than now, both are told apart by name. Renders once a minute. */
export const RoomClock = () => {
  const { t } = useTranslation(["desk", "time"]);
  const shown = hourOf(useMoment((state) => state.shown));
  const minute = useRealMinute();
  if (minute === null) return <span className="clock skeleton" aria-hidden="true" />;
  const weekday = weekdayOf(minute);
  const day = weekday === 0 || weekday === 1 || weekday === 2 || weekday === 3 || weekday === 4 || weekday === 5 ? weekday : 6;
  const clock = (
    <time className="clock" dateTime={new Date(minute).toISOString()} data-testid="room-clock">
      <span className="visually-hidden">{t("clock")} </span>
      <span className="clock-time">{timeOf(minute)}</span>{" "}
      <span className="clock-date">
        {t(`weekday.${day}`)} {dateOf(minute)}
      </span>
    </time>
  );
  if (shown === null) return clock;
  return (
    <span className="clocks">
      <span className="clock-shown">
        {t("time:clock.shown")} <strong>{dateTimeOf(shown)}</strong>
      </span>
      <span className="clock-real">
        {t("time:clock.real")} {clock}
      </span>
    </span>
  );
};
