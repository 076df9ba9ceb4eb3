import { useTranslation } from "react-i18next";
import { SheetParts } from "../../sheets/SheetParts.tsx";
import { Contacts } from "./Contacts.tsx";
import { OwedBoard } from "./OwedBoard.tsx";
import { PasteMessage } from "./PasteMessage.tsx";
import { ReceivedReports } from "./ReceivedReports.tsx";
import { RegimeEditor } from "./RegimeEditor.tsx";
import { type ReportTab, reportTabs, setReportsView, useReportsView } from "./reports-view.ts";
import { SentUpward } from "./SentUpward.tsx";
import "./reports-bar.css";
import "./reports.css";

const parts: Record<ReportTab, () => React.ReactNode> = {
  board: OwedBoard,
  received: ReceivedReports,
  paste: PasteMessage,
  upward: SentUpward,
  contacts: Contacts,
  regime: RegimeEditor,
};

/** Báo cáo: who owes what, what came, a pasted message, what goes upward, who answers, the regime. */
export const ReportsSheet = () => {
  const { t } = useTranslation("reports");
  const tab = useReportsView((view) => view.tab);
  return (
    <SheetParts
      views={reportTabs}
      view={tab}
      show={(name) => setReportsView({ tab: name })}
      parts={parts}
      label={t("tabs.label")}
      nameOf={(name) => t(`tabs.${name}`)}
      testId="reports-sheet"
      tabTestId="reports"
    />
  );
};
