import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { BallotMatters } from "./BallotMatters.tsx";
import { DateChanges } from "./DateChanges.tsx";
import { DayGlance } from "./DayGlance.tsx";
import { DayPlaces } from "./DayPlaces.tsx";
import { type DayView, dayViews, showDayView, useDayView } from "./day-view.ts";
import { Interruptions } from "./Interruptions.tsx";
import "./day.css";

const parts: Record<DayView, () => React.ReactNode> = {
  places: DayPlaces,
  interruptions: Interruptions,
  ballots: BallotMatters,
  dates: DateChanges,
};

/** Diễn biến ngày: how far every polling place has come, interruptions, ballots, another day. */
export const DaySheet = () => {
  const { t } = useTranslation("day");
  const view = useDayView((state) => state.view);
  const tabs = useRef<HTMLDivElement>(null);
  const Part = parts[view];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = dayViews[(dayViews.indexOf(view) + step + dayViews.length) % dayViews.length] ?? "places";
    showDayView(next);
    tabs.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  return (
    <div className="day-sheet" data-testid="day-sheet">
      <div className="day-head">
        <div ref={tabs} className="day-tabs" role="tablist" aria-label={t("viewsLabel")} onKeyDown={move}>
          {dayViews.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="day-tab"
              aria-selected={one === view}
              tabIndex={one === view ? 0 : -1}
              data-view={one}
              onClick={() => showDayView(one)}
            >
              {t(`views.${one}`)}
            </button>
          ))}
        </div>
        <DayGlance />
      </div>
      <div className="day-part" role="tabpanel" aria-label={t(`views.${view}`)}>
        <Part />
      </div>
    </div>
  );
};
