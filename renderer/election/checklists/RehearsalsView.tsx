import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type RehearsalRow, rehearsalScenarios } from "../../../electron/contract/index.ts";
import { dateTimeOf, showDate } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { RehearsalForm } from "./RehearsalForm.tsx";

const levels = ["commune", "district"] as const;

/** The minute begun: the page's clock may run ahead of the room's by a little, and the future is refused. */
const minuteOf = (ms: number): string => new Date(Math.floor(ms / 60_000) * 60_000).toISOString();

const Rehearsal = ({ row, mayWrite }: { row: RehearsalRow; mayWrite: boolean }) => {
  const { t } = useTranslation("checklists");
  const save = useSaving();
  const mark = row.planned ? "unknown" : row.open || row.conflict ? "lacking" : "ready";
  const mend = () => {
    const now = roomNow();
    if (now === null) return;
    void save(
      (client, requestId) => client.call("rehearsals.save", { id: row.id, mendedAt: minuteOf(now), requestId }),
      () => ({ title: t("rehearsal.mended") }),
    );
  };
  const remove = () =>
    void save(
      (client, requestId) => client.call("rehearsals.remove", { id: row.id, requestId }),
      () => ({ title: t("rehearsal.removed") }),
    );
  return (
    <li className="check-card" data-testid={`rehearsal-${row.id}`}>
      <p className="check-card-head">
        <span className={`readiness-mark ink-${mark}`}>
          <MarkShape readiness={mark} /> <span>{t(row.planned ? "rehearsal.planned" : row.open ? "rehearsal.open" : "rehearsal.held")}</span>
        </span>
        <strong>{row.name}</strong>
        <span className="quiet">{row.unit.startsWith("commune:") ? row.districtName : ""}</span>
        <span>{showDate(row.date)}</span>
        <Age asOf={row.asOf} source={row.source} />
      </p>
      <p>
        {t(`form.${row.form}`)} · {t(`scenario.${row.scenario}`)}
        {row.conflict && <span className="ink-lacking"> · {t("item.conflict")}</span>}
        {row.invented && <span className="quiet"> · {t("item.invented")}</span>}
      </p>
      {row.teams.length > 0 && <p className="quiet">{row.teams.join(", ")}</p>}
      {row.defects !== null && (
        <p>
          {t("rehearsal.defects")}: {row.defects}
        </p>
      )}
      {row.mendedAt !== null && <p className="quiet">{t("rehearsal.mendedAt", { time: dateTimeOf(row.mendedAt) })}</p>}
      {mayWrite && (
        <div className="check-buttons">
          {row.open && (
            <Button size="small" onClick={mend}>
              {t("rehearsal.mend")}
            </Button>
          )}
          <Button size="small" tone="quiet" onClick={remove}>
            {t("rehearsal.remove")}
          </Button>
        </div>
      )}
    </li>
  );
};

/** Sổ diễn tập: what each commune or district has rehearsed, least first, and every rehearsal with its defects. */
export const RehearsalsView = () => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  const mayWrite = useMayTell();
  const [level, setLevel] = useState<(typeof levels)[number]>("commune");
  const { value, problem } = useLive("rehearsals.list", { level });
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  return (
    <div className="check-list">
      <div className="sheet-narrow">
        <SelectField
          label={t("list.level")}
          value={level}
          options={levels.map((one) => ({ value: one, label: t(`level.${one}`) }))}
          onChange={(next) => setLevel(next)}
        />
        <p role="status">
          <strong className="figure">
            {number(value.rehearsed)}/{number(value.of)}
          </strong>{" "}
          {t("rehearsal.told")} <Age asOf={value.asOf} />
        </p>
      </div>
      <div className="check-scroll check-two">
        <table className="check-grid">
          <caption className="visually-hidden">{t("rehearsal.cover")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("list.unit")}</th>
              {rehearsalScenarios.map((scenario) => (
                <th key={scenario} scope="col">
                  {t(`scenario.${scenario}`)}
                </th>
              ))}
              <th scope="col">{t("rehearsal.openDefects")}</th>
            </tr>
          </thead>
          <tbody>
            {value.cover.map((cover) => (
              <tr key={cover.unit}>
                <th scope="row">
                  {cover.name}
                  {level === "commune" && <span className="quiet">, {cover.districtName}</span>}
                </th>
                {rehearsalScenarios.map((scenario) => (
                  <td key={scenario} className="figure">
                    {cover.held[scenario] === 0 ? <span className="quiet">{t("rehearsal.untold")}</span> : number(cover.held[scenario])}
                  </td>
                ))}
                <td className={cover.openDefects > 0 ? "figure ink-lacking" : "figure"}>{number(cover.openDefects)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul className="check-cards">
          {value.rows.length === 0 && <Empty title={t("rehearsal.none")} />}
          {value.rows.map((row) => (
            <Rehearsal key={row.id} row={row} mayWrite={mayWrite} />
          ))}
        </ul>
      </div>
      {mayWrite && <RehearsalForm key={level} units={value.cover} />}
    </div>
  );
};
