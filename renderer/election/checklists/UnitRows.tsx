import { useTranslation } from "react-i18next";
import type { UnitKey, UnitReadiness } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { SheetRows } from "../../sheets/SheetRows.tsx";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";
import { showChecklistOf } from "./checklists-view.ts";

interface UnitRowsProps {
  rows: UnitReadiness[];
  picked: readonly UnitKey[];
  /** Left out where nothing may be written. */
  pick: ((units: UnitKey[]) => void) | undefined;
  /** The unit opened beside the list. */
  open: UnitKey | null;
}

/** The part that says most: the first of those as bad as the whole. */
const why = ({ mark, parts }: UnitReadiness): string => (parts.find((part) => part.mark === mark && mark !== "ready") ?? parts.at(-1))?.words ?? "";

/** Units of one level, worst first, each with its mark, how much of its checklist is known, and why it is so. */
export const UnitRows = ({ rows, picked, pick, open }: UnitRowsProps) => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  return (
    <SheetRows
      rows={rows}
      idOf={({ unit }) => unit}
      label={t("list.rows")}
      keys={t("list.keys")}
      className="check-rows"
      heads={[t("list.unit"), t("list.inside"), t("list.mark"), t("list.known"), t("list.why")]}
      open={open}
      show={showChecklistOf}
      picking={{ picked, pick, tickLabel: ({ name }) => t("list.tick", { name }) }}
      testId="checklist-rows"
      rowTestId="checklist-row"
      cells={(row) => (
        <>
          <span>{row.name}</span>
          <span className="quiet">
            {row.level === "place" ? `${row.communeName}, ${row.districtName}` : row.level === "commune" ? row.districtName : ""}
          </span>
          <ReadinessMark readiness={row.mark} conflict={(row.checklist?.conflict ?? 0) > 0} />
          <span className="figure">
            {row.checklist ? t("list.items", { known: number(row.checklist.known), items: number(row.checklist.items) }) : "–"}
          </span>
          <span>{why(row)}</span>
        </>
      )}
    />
  );
};
