import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import "../editing/frame/EditorFrame.css";

interface SidePanelProps {
  title: string;
  /** Under the title. */
  subtitle?: ReactNode;
  /** Stays in reach under what scrolls. */
  foot?: ReactNode;
  className?: string;
  testId: string;
  onClose(): void;
  children: ReactNode;
}

/** A panel of the right-hand column that only tells: head, body that scrolls, foot. Takes the focus when it opens; Escape closes it. */
export const SidePanel = ({ title, subtitle, foot, className = "", testId, onClose, children }: SidePanelProps) => {
  const { t } = useTranslation("ui");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section className={`editor ${className}`} aria-label={title} data-testid={testId} onKeyDown={pressed}>
      <header className="editor-head">
        <div className="editor-titles">
          <h2 ref={heading} tabIndex={-1} className="editor-title">
            {title}
          </h2>
          {subtitle}
        </div>
        <IconButton icon={X} label={t("close")} keys="Esc" onClick={onClose} />
      </header>
      <div className="editor-body">{children}</div>
      {foot && <footer className="editor-foot">{foot}</footer>}
    </section>
  );
};
