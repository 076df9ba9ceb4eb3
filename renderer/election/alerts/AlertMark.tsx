import { useTranslation } from "react-i18next";
import type { AlertSeverity } from "../../../electron/contract/index.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";

/** An alert is known to be so: the mark of what is unknown is never its own. */
const shapes = { 1: "lacking", 2: "lacking", 3: "failed" } as const;
const words = { 1: "severity.note", 2: "severity.act", 3: "severity.urgent" } as const;

/** How grave an alert is: shape, colour and word. */
export const AlertMark = ({ severity }: { severity: AlertSeverity }) => {
  const { t } = useTranslation("alerts");
  return (
    <span className={`alert-mark ink-${shapes[severity]}`} data-severity={severity}>
      <MarkShape readiness={shapes[severity]} /> {t(words[severity])}
    </span>
  );
};
