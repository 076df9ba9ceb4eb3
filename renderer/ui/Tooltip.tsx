import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import "./Tooltip.css";

/** Words shown on hover and on keyboard focus of `children`, one element that can take focus. */
export const Tooltip = ({
  text,
  side = "bottom",
  children,
}: {
  text: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement;
}) => (
  <Base.Root
    onOpenChange={(open, { reason, allowPropagation }) => {
      // Escape closes the words and goes on to what it was meant for.
      if (!open && reason === "escape-key") allowPropagation();
    }}
  >
    <Base.Trigger render={children} delay={350} />
    <Base.Portal>
      <Base.Positioner className="tooltip-positioner" side={side} sideOffset={6} collisionPadding={8}>
        <Base.Popup className="tooltip">{text}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
