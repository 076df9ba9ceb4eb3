import { useTranslation } from "react-i18next";
import type { DayRow } from "../../../electron/contract/index.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { SheetRows } from "../../sheets/SheetRows.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import { DayStateMark } from "../../ui/DayStateMark.tsx";
import { showDayPlace } from "./day-view.ts";

interface DayRowsProps {
  rows: DayRow[];
  picked: readonly string[];
  /** Left out where nothing may be written. */
  pick: ((ids: string[]) => void) | undefined;
  /** The place opened beside the list. */
  open: string | null;
}

/** Places of the day, worst first, with what each has told and what of it needs a look. */
export const DayRows = ({ rows, picked, pick, open }: DayRowsProps) => {
  const { t } = useTranslation("day");
  return (
    <SheetRows
      rows={rows}
      idOf={({ place }) => place}
      label={t("list.rows")}
      keys={t("list.keys")}
      className="day-rows"
      heads={[t("list.place"), t("list.commune"), t("list.stands"), t("list.since"), t("list.notes")]}
      open={open}
      show={showDayPlace}
      picking={{ picked, pick, tickLabel: ({ name }) => t("list.tick", { name }) }}
      testId="day-rows"
      rowTestId="day-row"
      cells={(row) => (
        <>
          <span>
            {row.number} · {row.name}
          </span>
          <span className="quiet">
            {row.communeName}, {row.districtName}
          </span>
          <DayStateMark state={row.state} mark={row.mark} />
          <span className="figure">{row.since === null ? "–" : shortMomentOf(row.since, roomNow())}</span>
          <span className="ink-lacking">{row.flags.map((flag) => t(`flag.${flag}`)).join(" · ")}</span>
        </>
      )}
    />
  );
};
