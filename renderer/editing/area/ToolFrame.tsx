import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { TouchedSummary } from "./Consequences.tsx";
import type { Consequences } from "./use-consequences.ts";

interface ToolFrameProps {
  title: string;
  consequences: Consequences;
  doneLabel: string;
  /** Undefined while there is nothing to use yet. */
  onDone?: (() => void) | undefined;
  onCancel(): void;
  /** Buttons between using the shape and giving up. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A way of making a shape: how to use it, what it touches as it changes, then use it or give it up. */
export const ToolFrame = ({ title, consequences, doneLabel, onDone, onCancel, actions, children }: ToolFrameProps) => {
  const { t } = useTranslation("editing");
  const { drawn, problem, asking } = consequences;
  return (
    <section className="editor-section" aria-label={title} data-testid="shape-tool">
      <h3 className="editor-section-title">{title}</h3>
      {children}
      {drawn && <TouchedSummary touched={drawn.touched} drawn={drawn.drawn} asking={asking} />}
      {problem && problem.code !== "cancelled" && <ProblemNote problem={problem} />}
      <div className="editor-buttons">
        <Button size="small" tone="primary" disabled={onDone === undefined} onClick={onDone}>
          {doneLabel}
        </Button>
        {actions}
        <Button size="small" onClick={onCancel}>
          {t("shape.cancel")}
        </Button>
      </div>
    </section>
  );
};

/** Keys and gestures of drawing on the map, shown while it goes on. */
export const DrawingKeys = ({ of }: { of: "polygon" | "line" | "reshape" }) => {
  const { t } = useTranslation("editing");
  const rows =
    of === "reshape"
      ? (["drag", "middle", "removeVertex", "cancel"] as const)
      : (["click", "enter", of === "line" ? "closeLine" : "close", "backspace", "cancel"] as const);
  return (
    <dl className="shape-keys">
      {rows.map((row) => (
        <div key={row} style={{ display: "contents" }}>
          <dt>{t(`keys.${row}.key`)}</dt>
          <dd>{t(`keys.${row}.does`)}</dd>
        </div>
      ))}
    </dl>
  );
};
