import { useTranslation } from "react-i18next";
import { SheetParts } from "../../sheets/SheetParts.tsx";
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
  return (
    <SheetParts
      views={checklistViews}
      view={view}
      show={showChecklistView}
      parts={parts}
      label={t("viewsLabel")}
      nameOf={(one) => t(`views.${one}`)}
      glance={<ReadinessHead />}
      testId="checklists-sheet"
      tabTestId="checklists-tab"
    />
  );
};
