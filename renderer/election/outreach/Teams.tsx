import { SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type DayMark, dayMarks, type TeamCounts, type TeamRow } from "../../../electron/contract/index.ts";
import { useLive } from "../../room-client/use-live.ts";
import { SheetRows } from "../../sheets/SheetRows.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { namedBy } from "./named-place.ts";
import { OutreachMark } from "./OutreachMark.tsx";
import { showOutreachPlace, useOutreachView } from "./outreach-view.ts";
import { TeamDetail } from "./TeamDetail.tsx";
import { useFigures } from "./use-figures.ts";

const Cells = ({ row }: { row: TeamRow }) => {
  const { t } = useTranslation("outreach");
  const { count } = useFigures();
  return (
    <>
      <span>
        {row.number} · {row.name}
      </span>
      <span className="quiet">
        {row.communeName}, {row.districtName}
      </span>
      <OutreachMark mark={row.mark} word={t(`mark.${row.mark}`)} />
      <span className="figure">{count(row.members)}</span>
      <span className="figure">{count(row.present)}</span>
      <span className="figure">{count(row.trained)}</span>
      <span className="ink-lacking">{row.flags.map((flag) => t(`teamFlag.${flag}`)).join(" · ")}</span>
    </>
  );
};

const Counts = ({ counts }: { counts: TeamCounts }) => {
  const { t } = useTranslation("outreach");
  const { number } = useFigures();
  return (
    <p className="outreach-glance">
      <span>{t("team.told", { n: number(counts.told.n), of: number(counts.told.of) })}</span>
      {counts.below > 0 && <OutreachMark mark="failed" word={t("team.below", { n: number(counts.below) })} />}
      {counts.above > 0 && <OutreachMark mark="attention" word={t("team.above", { n: number(counts.above) })} />}
      {counts.gaps.open + counts.gaps.named > 0 && (
        <OutreachMark mark="attention" word={t("team.gapsOpen", { open: number(counts.gaps.open), named: number(counts.gaps.named) })} />
      )}
    </p>
  );
};

/** Teams of every polling place, worst first; one opened beside the list. */
export const Teams = () => {
  const { t } = useTranslation("outreach");
  const { number } = useFigures();
  const open = useOutreachView((state) => state.place);
  const [text, setText] = useState("");
  const [mark, setMark] = useState<DayMark | "any">("any");
  const { value, problem } = useLive("teams.list", { limit: 2000, ...(mark === "any" ? {} : { mark }) });
  const rows = useMemo(() => namedBy(value?.rows ?? [], text), [value, text]);
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  return (
    <div className="outreach-split">
      <div className="outreach-list">
        <div className="sheet-narrow">
          <TextField label={t("find")} value={text} onChange={setText} placeholder={t("find")} />
          <SelectField<DayMark | "any">
            label={t("list.markLabel")}
            value={mark}
            onChange={setMark}
            options={[{ value: "any", label: t("list.anyMark") }, ...dayMarks.map((one) => ({ value: one, label: t(`mark.${one}`) }))]}
          />
          <Counts counts={value.counts} />
          <span className="quiet sheet-shown">{t("shown", { n: number(rows.length), of: number(value.total) })}</span>
        </div>
        {rows.length === 0 ? (
          <Empty icon={SearchX} title={t("team.noMatch")} text={t("list.noMatchText")} />
        ) : (
          <SheetRows
            rows={rows}
            idOf={({ place }) => place}
            className="outreach-rows"
            open={open}
            show={showOutreachPlace}
            label={t("team.rows")}
            keys={t("list.keys")}
            heads={[t("list.place"), t("list.commune"), t("list.stands"), t("team.members"), t("team.present"), t("team.trained"), t("list.notes")]}
            cells={(row) => <Cells row={row} />}
            testId="outreach-team"
            rowTestId="outreach-team"
          />
        )}
      </div>
      {open !== null && <TeamDetail key={open} place={open} />}
    </div>
  );
};
