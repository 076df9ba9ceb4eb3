import { useTranslation } from "react-i18next";
import { SheetParts } from "../../sheets/SheetParts.tsx";
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
  return (
    <SheetParts
      views={dayViews}
      view={view}
      show={showDayView}
      parts={parts}
      label={t("viewsLabel")}
      nameOf={(one) => t(`views.${one}`)}
      glance={<DayGlance />}
      testId="day-sheet"
      tabTestId="day-tab"
    />
  );
};
