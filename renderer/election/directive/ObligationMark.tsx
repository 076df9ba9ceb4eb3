import { useTranslation } from "react-i18next";
import type { ObligationRow } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { shapeOf } from "./directive-view.ts";

/** Where an obligation stands: shape, colour and word. */
export const ObligationMark = ({ row }: { row: ObligationRow }) => {
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const shape = shapeOf(row);
  const words = [
    t(`state.${row.state}`, { n: number(row.districts), all: number(row.districtsOf) }),
    ...(row.overdue ? [t("overdue")] : []),
    ...(row.conflict ? [t("conflict")] : []),
  ];
  return (
    <span className={`obligation-mark ink-${shape}`}>
      <MarkShape readiness={shape} /> <span>{words.join(", ")}</span>
    </span>
  );
};
