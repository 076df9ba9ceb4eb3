import { useTranslation } from "react-i18next";
import type { Readiness } from "../../electron/contract/records.ts";
import { MarkShape } from "./MarkShape.tsx";
import "./ReadinessMark.css";

/** Readiness as it is shown everywhere: shape, colour and word. `conflict`: values that did not know of each other; never reads as ready. */
export const ReadinessMark = ({
  readiness,
  conflict = false,
  wordless = false,
}: {
  readiness: Readiness;
  conflict?: boolean;
  wordless?: boolean;
}) => {
  const { t } = useTranslation("words");
  const shown = conflict && readiness === "ready" ? "lacking" : readiness;
  const word = conflict ? `${t(`readiness.${shown}`)}, ${t("readiness.conflict")}` : t(`readiness.${shown}`);
  return (
    <span className={`readiness-mark ink-${shown}`}>
      <MarkShape readiness={shown} />
      <span className={wordless ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
};
