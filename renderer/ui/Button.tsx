import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Tooltip } from "./Tooltip.tsx";
import "./Button.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "title"> {
  /** `primary` once in a panel; `danger` for what removes. */
  tone?: "primary" | "plain" | "quiet" | "danger";
  size?: "normal" | "small";
  icon?: LucideIcon;
  /** Shows that its work is under way and keeps it from being pressed again. */
  busy?: boolean;
  children: ReactNode;
}

export const Button = ({ tone = "plain", size = "normal", icon: Icon, busy = false, className = "", children, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={`button button-${tone} button-${size} ${className}`}
    aria-busy={busy || undefined}
    disabled={rest.disabled === true || busy}
  >
    {busy ? <span className="button-spin" aria-hidden="true" /> : Icon && <Icon aria-hidden="true" className="button-icon" />}
    <span>{children}</span>
  </button>
);

interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "title"> {
  icon: LucideIcon;
  /** Its name, read aloud and shown on hover and focus. */
  label: string;
  /** Keys that do the same, shown beside the name. */
  keys?: string;
  pressed?: boolean;
}

export const IconButton = ({ icon: Icon, label, keys, pressed, className = "", ...rest }: IconButtonProps) => (
  <Tooltip text={keys ? `${label} (${keys})` : label}>
    <button type="button" {...rest} className={`icon-button ${className}`} aria-label={label} aria-pressed={pressed}>
      <Icon aria-hidden="true" />
    </button>
  </Tooltip>
);
