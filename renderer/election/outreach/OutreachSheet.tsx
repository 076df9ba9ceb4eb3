import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { OutreachGlance } from "./OutreachGlance.tsx";
import { OutreachPlaces } from "./OutreachPlaces.tsx";
import { type OutreachView, outreachViews, showOutreachView, useOutreachView } from "./outreach-view.ts";
import { Teams } from "./Teams.tsx";
import { Trips } from "./Trips.tsx";
import { VotingCalendar } from "./VotingCalendar.tsx";
import "./outreach.css";

const parts: Record<OutreachView, () => ReactNode> = { places: OutreachPlaces, trips: Trips, teams: Teams, calendar: VotingCalendar };

/** Ngoài phòng bỏ phiếu: voters by case, boxes and kits, rounds of the boxes, teams, days of voting. */
export const OutreachSheet = () => {
  const { t } = useTranslation("outreach");
  const view = useOutreachView((state) => state.view);
  const tabs = useRef<HTMLDivElement>(null);
  const Part = parts[view];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = outreachViews[(outreachViews.indexOf(view) + step + outreachViews.length) % outreachViews.length] ?? "places";
    showOutreachView(next);
    tabs.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  return (
    <div className="outreach-sheet" data-testid="outreach-sheet">
      <div className="outreach-head">
        <div ref={tabs} className="outreach-tabs" role="tablist" aria-label={t("viewsLabel")} onKeyDown={move}>
          {outreachViews.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="outreach-tab"
              aria-selected={one === view}
              tabIndex={one === view ? 0 : -1}
              data-view={one}
              onClick={() => showOutreachView(one)}
            >
              {t(`views.${one}`)}
            </button>
          ))}
        </div>
        <OutreachGlance />
      </div>
      <div className="outreach-part" role="tabpanel" aria-label={t(`views.${view}`)}>
        <Part />
      </div>
    </div>
  );
};
