import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface StandingProps {
  /** The four marks: confirmed good, needs attention, failed, unknown. */
  tone: "good" | "attention" | "failed" | "unknown";
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
}

/** How something stands: colour, shape and words together. */
export const Standing = ({ tone, icon: Icon, title, children }: StandingProps) => (
  <div className={`standing standing-${tone}`} data-tone={tone}>
    <Icon aria-hidden="true" className="standing-icon" />
    <div className="standing-words">
      <p className="standing-title">{title}</p>
      {children}
    </div>
  </div>
);
