import { Inbox, SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type DayMark, dayMarks, type OutreachCase, outreachCases, type PlaceOutreachRow } from "../../../electron/contract/index.ts";
import { useLive } from "../../room-client/use-live.ts";
import { SheetRows } from "../../sheets/SheetRows.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { namedBy } from "./named-place.ts";
import { OwingZones } from "./OutreachGlance.tsx";
import { OutreachMark } from "./OutreachMark.tsx";
import { showOutreachPlace, useOutreachView } from "./outreach-view.ts";
import { PlaceDetail } from "./PlaceDetail.tsx";
import { useFigures } from "./use-figures.ts";

const Cells = ({ row }: { row: PlaceOutreachRow }) => {
  const { t } = useTranslation("outreach");
  const figures = useFigures();
  const isTold = row.sites > 0;
  return (
    <>
      <span>
        {row.number} · {row.name}
      </span>
      <span className="quiet">
        {row.communeName}, {row.districtName}
      </span>
      <OutreachMark mark={row.mark} word={isTold ? t(`mark.${row.mark}`) : t("list.unreviewed")} />
      <span className="figure">{isTold ? figures.sum(row.voters) : t("none")}</span>
      <span className="figure">{isTold ? `${figures.needed(row.boxes)} · ${figures.sum(row.boxes.had)}` : t("none")}</span>
      <span className="figure">{isTold ? `${figures.needed(row.kits)} · ${figures.sum(row.kits.had)}` : t("none")}</span>
      <span className="ink-lacking">{row.flags.map((flag) => t(`flag.${flag}`)).join(" · ")}</span>
    </>
  );
};

/** Places with voters outside the room, worst first; one opened beside the list. */
export const OutreachPlaces = () => {
  const { t } = useTranslation("outreach");
  const { number } = useFigures();
  const open = useOutreachView((state) => state.place);
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const [of, setOf] = useState<OutreachCase | "any">("any");
  const [mark, setMark] = useState<DayMark | "any">("any");
  const { value, problem } = useLive("outreach.places", {
    told: !all,
    limit: 2000,
    ...(of === "any" ? {} : { case: of }),
    ...(mark === "any" ? {} : { mark }),
  });
  const rows = useMemo(() => namedBy(value?.rows ?? [], text), [value, text]);
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  const isNarrowed = text !== "" || of !== "any" || mark !== "any" || all;
  return (
    <div className="outreach-split">
      <div className="outreach-list">
        <OwingZones />
        <div className="sheet-narrow">
          <TextField label={t("find")} value={text} onChange={setText} placeholder={t("find")} />
          <SelectField<OutreachCase | "any">
            label={t("list.caseLabel")}
            value={of}
            onChange={setOf}
            options={[{ value: "any", label: t("list.anyCase") }, ...outreachCases.map((one) => ({ value: one, label: t(`case.${one}`) }))]}
          />
          <SelectField<DayMark | "any">
            label={t("list.markLabel")}
            value={mark}
            onChange={setMark}
            options={[{ value: "any", label: t("list.anyMark") }, ...dayMarks.map((one) => ({ value: one, label: t(`mark.${one}`) }))]}
          />
          <label className="outreach-tick">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} data-testid="outreach-all" /> {t("list.all")}
          </label>
          <span className="quiet sheet-shown">{t("shown", { n: number(rows.length), of: number(value.total) })}</span>
        </div>
        {rows.length === 0 ? (
          isNarrowed ? (
            <Empty icon={SearchX} title={t("list.noMatch")} text={t("list.noMatchText")} />
          ) : (
            <Empty icon={Inbox} title={t("list.empty")} text={t("list.emptyText")} />
          )
        ) : (
          <SheetRows
            rows={rows}
            idOf={({ place }) => place}
            className="outreach-rows"
            open={open}
            show={showOutreachPlace}
            label={t("list.rows")}
            keys={t("list.keys")}
            heads={[t("list.place"), t("list.commune"), t("list.stands"), t("list.voters"), t("list.boxes"), t("list.kits"), t("list.notes")]}
            cells={(row) => <Cells row={row} />}
            testId="outreach-place"
            rowTestId="outreach-place"
          />
        )}
      </div>
      {open !== null && <PlaceDetail key={open} place={open} />}
    </div>
  );
};
