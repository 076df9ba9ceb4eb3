import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SheetParts } from "../../sheets/SheetParts.tsx";
import { HouseRules } from "./HouseRules.tsx";
import { ManySites } from "./ManySites.tsx";
import { OutreachGlance } from "./OutreachGlance.tsx";
import { OutreachPlaces } from "./OutreachPlaces.tsx";
import { type OutreachView, outreachViews, showOutreachView, useOutreachView } from "./outreach-view.ts";
import { Teams } from "./Teams.tsx";
import { Trips } from "./Trips.tsx";
import { VotingCalendar } from "./VotingCalendar.tsx";
import "./outreach.css";

const parts: Record<OutreachView, () => ReactNode> = {
  places: OutreachPlaces,
  many: ManySites,
  trips: Trips,
  teams: Teams,
  calendar: VotingCalendar,
  rules: HouseRules,
};

/** Ngoài phòng bỏ phiếu: voters by case, boxes and kits, rounds of the boxes, teams, days of voting. */
export const OutreachSheet = () => {
  const { t } = useTranslation("outreach");
  const view = useOutreachView((state) => state.view);
  return (
    <SheetParts
      views={outreachViews}
      view={view}
      show={showOutreachView}
      parts={parts}
      label={t("viewsLabel")}
      nameOf={(one) => t(`views.${one}`)}
      glance={<OutreachGlance />}
      testId="outreach-sheet"
      tabTestId="outreach-tab"
    />
  );
};
