import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type ChecklistView, checklistViews, showChecklistView, useChecklistView } from "./checklists-view.ts";
import { ReadinessHead } from "./ReadinessHead.tsx";
import { ReadinessView } from "./ReadinessView.tsx";
import { RehearsalsView } from "./RehearsalsView.tsx";
import { ReviewsView } from "./ReviewsView.tsx";
import { RulesView } from "./RulesView.tsx";
import "./checklists.css";

const parts: Record<ChecklistView, () => React.ReactNode> = {
  readiness: ReadinessView,
  reviews: ReviewsView,
  rehearsals: RehearsalsView,
  rules: RulesView,
};

/** Rà soát, diễn tập: what is ready and why, daily reviews, rehearsals, and by which rules. */
export const ChecklistsSheet = () => {
  const { t } = useTranslation("checklists");
  const view = useChecklistView((state) => state.view);
  const tabs = useRef<HTMLDivElement>(null);
  const Part = parts[view];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = checklistViews[(checklistViews.indexOf(view) + step + checklistViews.length) % checklistViews.length] ?? "readiness";
    showChecklistView(next);
    tabs.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  return (
    <div className="check-sheet" data-testid="checklists-sheet">
      <div className="check-head">
        <div ref={tabs} className="check-tabs" role="tablist" aria-label={t("viewsLabel")} onKeyDown={move}>
          {checklistViews.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="check-tab"
              aria-selected={one === view}
              tabIndex={one === view ? 0 : -1}
              data-view={one}
              onClick={() => showChecklistView(one)}
            >
              {t(`views.${one}`)}
            </button>
          ))}
        </div>
        <ReadinessHead />
      </div>
      <div className="check-part" role="tabpanel" aria-label={t(`views.${view}`)}>
        <Part />
      </div>
    </div>
  );
};
