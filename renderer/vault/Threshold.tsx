import { Languages, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../stores/desk-store.ts";
import { chooseLanguage } from "../stores/look-store.ts";
import { Button } from "../ui/Button.tsx";
import "./vault.css";

/** What stands in the desk's place while the room is closed: one thing to do, in the middle. */
export const Threshold = ({ icon: Icon, title, lead, children }: { icon: LucideIcon; title: string; lead?: ReactNode; children?: ReactNode }) => {
  const { t } = useTranslation("vault");
  const language = useDesk((state) => state.language);
  return (
    <main className="vault">
      <div className="vault-card">
        <p className="vault-room">{t("sheet.room")}</p>
        <h1>
          <Icon aria-hidden="true" className="vault-icon" />
          {title}
        </h1>
        {lead && <p className="vault-lead">{lead}</p>}
        {children}
        <Button size="small" tone="quiet" icon={Languages} onClick={() => void chooseLanguage(language === "vi" ? "en" : "vi")}>
          {t("otherLanguage")}
        </Button>
      </div>
    </main>
  );
};
