import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import "./Empty.css";

/** What stands where there is nothing: what that means (never "all is well") and what can be done. */
export const Empty = ({ icon: Icon, title, text, children }: { icon?: LucideIcon; title: string; text?: ReactNode; children?: ReactNode }) => (
  <div className="empty">
    {Icon && <Icon aria-hidden="true" className="empty-icon" />}
    <p className="empty-title">{title}</p>
    {text && <p className="quiet">{text}</p>}
    {children && <div className="empty-actions">{children}</div>}
  </div>
);
