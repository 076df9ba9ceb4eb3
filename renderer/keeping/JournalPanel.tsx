import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PackAge } from "../fallback/PackAge.tsx";
import { closeEditor, setFallbackOpen } from "../stores/desk-store.ts";
import { Button } from "../ui/Button.tsx";
import { SidePanel } from "../ui/SidePanel.tsx";
import { BackupsSection } from "./BackupsSection.tsx";
import { ExchangeSection } from "./ExchangeSection.tsx";
import { HeadSection } from "./HeadSection.tsx";
import { SalvageSection } from "./SalvageSection.tsx";
import { StationsSection } from "./StationsSection.tsx";
import { WholeSection } from "./WholeSection.tsx";
import "./JournalPanel.css";

/** The journal: whether it is whole, its head, its copies, its stations, and the paper for the day the machine is dead. */
export const JournalPanel = () => {
  const { t } = useTranslation("journal");
  return (
    <SidePanel title={t("title")} className="journal-panel" testId="journal-panel" onClose={closeEditor}>
      <WholeSection />
      <SalvageSection />
      <HeadSection />
      <BackupsSection />
      <section className="editor-section" aria-label={t("fallback.title")}>
        <h3 className="editor-section-title">{t("fallback.title")}</h3>
        <p className="quiet keeping-small">{t("fallback.text")}</p>
        <PackAge />
        <div className="editor-buttons">
          <Button size="small" icon={Printer} onClick={() => setFallbackOpen(true)}>
            {t("fallback.print")}
          </Button>
        </div>
      </section>
      <StationsSection />
      <ExchangeSection />
    </SidePanel>
  );
};
