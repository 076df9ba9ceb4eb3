import { useTranslation } from "react-i18next";
import { Contacts } from "./Contacts.tsx";
import { OwedBoard } from "./OwedBoard.tsx";
import { PasteMessage } from "./PasteMessage.tsx";
import { ReceivedReports } from "./ReceivedReports.tsx";
import { RegimeEditor } from "./RegimeEditor.tsx";
import { type ReportTab, reportTabs, setReportsView, useReportsView } from "./reports-view.ts";
import { SentUpward } from "./SentUpward.tsx";
import "./reports.css";

const tabs: Record<ReportTab, () => React.ReactNode> = {
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
  const Tab = tabs[tab];
  return (
    <div className="reports">
      <nav className="reports-tabs" aria-label={t("tabs.label")}>
        {reportTabs.map((name) => (
          <button
            key={name}
            type="button"
            className="reports-tab"
            aria-current={name === tab ? "page" : undefined}
            onClick={() => setReportsView({ tab: name })}
            data-testid={`reports-${name}`}
          >
            {t(`tabs.${name}`)}
          </button>
        ))}
      </nav>
      <div className="reports-body">
        <Tab />
      </div>
    </div>
  );
};
