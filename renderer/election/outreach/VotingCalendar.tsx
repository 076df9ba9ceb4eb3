import { useTranslation } from "react-i18next";
import type { VotingDay } from "../../../electron/contract/index.ts";
import { showDate, timeOf } from "../../format/moment.ts";
import { useLive } from "../../room-client/use-live.ts";
import { openSheet } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { showDayView } from "../day/day-view.ts";
import { useMayTell } from "../day/use-saving.ts";
import { calledBox } from "./called-box.ts";
import { OutreachMark } from "./OutreachMark.tsx";
import { openOutreachOf } from "./outreach-view.ts";
import { useFigures } from "./use-figures.ts";

const Day = ({ day }: { day: VotingDay }) => {
  const { t } = useTranslation("outreach");
  const figures = useFigures();
  return (
    <li className="outreach-card" data-testid={`voting-day-${day.date}`}>
      <p className="outreach-card-head">
        <strong className="outreach-date">{showDate(day.date)}</strong>
        {day.main && <span>{t("calendar.main")}</span>}
      </p>
      <p className="figure">
        {t("calendar.places", { n: figures.number(day.places) })} · {t("calendar.voters", { n: figures.sum(day.voters) })}
      </p>
      {day.changes.map((change) => (
        <p key={change.id}>
          <OutreachMark
            mark={change.approved ? "good" : "unknown"}
            word={`${t(change.kind === "early" ? "calendar.early" : "calendar.postponed")}: ${t(change.approved ? "calendar.approved" : "calendar.asked")}`}
          />{" "}
          {change.units.map(({ name }) => name).join(", ")} · {t("calendar.places", { n: figures.number(change.places) })} · {change.reason}
          {change.invented && <span className="quiet"> · {t("invented")}</span>}
        </p>
      ))}
      {day.trips.length > 0 ? (
        <details>
          <summary>{t("calendar.trips", { n: figures.number(day.trips.length) })}</summary>
          <ul className="outreach-day-trips">
            {day.trips.map((trip) => (
              <li key={trip.id}>
                <span className="figure">{timeOf(trip.departsAt)}</span> <OutreachMark mark={trip.mark} word={t(`tripState.${trip.state}`)} />{" "}
                <button type="button" className="outreach-link" onClick={() => openOutreachOf(trip.place)}>
                  {calledBox(trip.box)}, {trip.placeName}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p className="quiet">{t("calendar.noTrips")}</p>
      )}
    </li>
  );
};

/** Days on which somebody votes or a box goes round. */
export const VotingCalendar = () => {
  const { t } = useTranslation("outreach");
  const mayWrite = useMayTell();
  const { value, problem } = useLive("outreach.calendar", {});
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  return (
    <section className="outreach-scroll" aria-label={t("views.calendar")}>
      {value.days.length === 1 && <p className="quiet">{t("calendar.alone")}</p>}
      {mayWrite && (
        <Button
          size="small"
          onClick={() => {
            showDayView("dates");
            openSheet("day");
          }}
        >
          {t("calendar.toDates")}
        </Button>
      )}
      <ol className="outreach-cards outreach-cards-wide">
        {value.days.map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </ol>
    </section>
  );
};
