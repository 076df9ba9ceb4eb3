import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import "./Dialog.css";

interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  description?: ReactNode;
  /** Buttons at the foot. */
  actions?: ReactNode;
  width?: "narrow" | "wide";
  children?: ReactNode;
}

/** A window over the desk that does not block it: the map stays in reach, Escape and a press outside close it. */
export const Dialog = ({ open, onClose, title, description, actions, width = "narrow", children }: DialogProps) => {
  const { t } = useTranslation("ui");
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} modal={false}>
      <Base.Portal>
        <Base.Popup className={`dialog dialog-${width}`}>
          <header className="dialog-head">
            <Base.Title className="dialog-title">{title}</Base.Title>
            <Base.Close render={<IconButton icon={X} label={t("close")} />} />
          </header>
          {description && <Base.Description className="dialog-description">{description}</Base.Description>}
          <div className="dialog-body">{children}</div>
          {actions && <footer className="dialog-actions">{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
};
