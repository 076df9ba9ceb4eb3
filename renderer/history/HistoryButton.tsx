import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ToldKind } from "../../electron/contract/index.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { openHistory } from "./open-history.ts";
import "./HistoryButton.css";

interface HistoryButtonProps {
  kind: ToldKind;
  id: string;
  /** The record's name: then the button is its sign alone and says the name aloud. */
  name?: string;
}

/** Opens the history of a record. */
export const HistoryButton = ({ kind, id, name }: HistoryButtonProps) => {
  const { t } = useTranslation("journal");
  const open = () => openHistory(kind, id);
  if (name !== undefined) return <IconButton className="history-button" icon={History} label={t("history.openOf", { name })} onClick={open} />;
  return (
    <Button size="small" icon={History} onClick={open}>
      {t("history.open")}
    </Button>
  );
};
