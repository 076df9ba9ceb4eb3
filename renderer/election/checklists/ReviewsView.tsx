import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutputOf, type ReviewDay, type ReviewOutcome, type ReviewRow, reviewOutcomes, type UnitKey } from "../../../electron/contract/index.ts";
import { dateTimeOf, showDate } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";

const levels = ["commune", "district"] as const;

/** Outcome of one or many units' review of a day, and the chairman's signature. */
const ReviewForm = ({ units, date, told, done }: { units: UnitKey[]; date: string; told: ReviewDay | undefined; done: () => void }) => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  const save = useSaving();
  const [outcome, setOutcome] = useState<ReviewOutcome>(told?.outcome ?? "ready");
  const [defects, setDefects] = useState(told?.defects ?? "");
  const [signedBy, setSignedBy] = useState(told?.signedBy ?? "");
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const isDone = await save(
      (client, requestId) =>
        client.call("reviews.save", {
          units,
          date,
          outcome,
          defects: defects.trim() === "" ? null : defects,
          signedBy: signedBy.trim() === "" ? null : signedBy,
          requestId,
        }),
      (answer: OutputOf<"reviews.save">) => ({
        title: t("review.saved", { n: number(answer.ids.length), date: showDate(date) }),
        ...(answer.notes.length > 0 ? { text: answer.notes.slice(0, 5).join(" ") } : {}),
      }),
    );
    setBusy(false);
    if (isDone) done();
  };
  return (
    <form
      className="check-bar"
      aria-label={t("review.title", { n: number(units.length), date: showDate(date) })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      data-testid="review-form"
    >
      <strong className="check-bar-title">{t("review.title", { n: number(units.length), date: showDate(date) })}</strong>
      <SelectField
        label={t("review.outcome")}
        value={outcome}
        options={reviewOutcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
        onChange={(next) => setOutcome(next)}
      />
      <TextField label={t("review.defects")} value={defects} onChange={setDefects} maxLength={2000} />
      <TextField label={t("review.signedBy")} value={signedBy} onChange={setSignedBy} maxLength={200} hint={t("review.unsignedHint")} />
      <Button type="submit" tone="primary" busy={busy}>
        {t("review.save")}
      </Button>
      <Button tone="quiet" onClick={done}>
        {t("tick.clear")}
      </Button>
    </form>
  );
};

const DayCell = ({ day, name, open }: { day: ReviewDay; name: string; open: (() => void) | undefined }) => {
  const { t } = useTranslation("checklists");
  const shown =
    day.outcome === null ? (
      <span className="quiet">{t(day.due ? "review.missing" : "review.notYet")}</span>
    ) : (
      <>
        <ReadinessMark readiness={day.outcome} conflict={day.conflict} />{" "}
        <span className="quiet">{day.signedAt === null ? t("review.unsigned") : t("review.signed", { time: dateTimeOf(day.signedAt) })}</span>
      </>
    );
  if (!open) return <div className="check-day">{shown}</div>;
  return (
    <button type="button" className="check-day" onClick={open} aria-label={t("review.open", { name, date: showDate(day.date) })}>
      {shown}
    </button>
  );
};

/** Rà soát hằng ngày 19–22/5: each commune's or district's four days, with n/N told and signed above each. */
export const ReviewsView = () => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  const mayWrite = useMayTell();
  const [level, setLevel] = useState<(typeof levels)[number]>("commune");
  const [missing, setMissing] = useState(false);
  const [editing, setEditing] = useState<{ units: UnitKey[]; date: string; told: ReviewDay | undefined } | null>(null);
  const { value, problem } = useLive("reviews.list", { level });
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  const isWanting = ({ days }: ReviewRow): boolean => days.some(({ due, signedBy }) => due && signedBy === null);
  const rows = missing ? value.rows.filter(isWanting) : value.rows;
  const unsigned = (date: string) =>
    value.rows.flatMap(({ unit, days }) => (days.some((day) => day.date === date && day.outcome === null) ? [unit] : []));
  return (
    <div className="check-list">
      <div className="sheet-narrow">
        <SelectField
          label={t("list.level")}
          value={level}
          options={levels.map((one) => ({ value: one, label: t(`level.${one}`) }))}
          onChange={(next) => {
            setLevel(next);
            setEditing(null);
          }}
        />
        <label className="check-needing">
          <input type="checkbox" checked={missing} onChange={(event) => setMissing(event.target.checked)} />
          {t("review.onlyMissing")}
        </label>
        <p className="quiet sheet-shown" role="status">
          {t("list.shown", { shown: number(rows.length), n: number(value.rows.length) })} <Age asOf={value.asOf} />
        </p>
      </div>
      <div className="check-scroll">
        <table className="check-grid">
          <caption className="visually-hidden">{t("views.reviews")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("list.unit")}</th>
              {value.counts.map((count) => (
                <th key={count.date} scope="col">
                  {showDate(count.date)}
                  <span className="quiet check-count">
                    {t("review.count", { told: number(count.told), signed: number(count.signed), of: number(count.of) })}
                  </span>
                  {mayWrite && unsigned(count.date).length > 0 && (
                    <Button size="small" tone="quiet" onClick={() => setEditing({ units: unsigned(count.date), date: count.date, told: undefined })}>
                      {t("review.many", { n: number(unsigned(count.date).length) })}
                    </Button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unit, name, districtName, days }) => (
              <tr key={unit}>
                <th scope="row">
                  {name}
                  {level === "commune" && <span className="quiet">, {districtName}</span>}
                </th>
                {days.map((day) => (
                  <td key={day.date} title={day.defects ?? undefined}>
                    <DayCell day={day} name={name} open={mayWrite ? () => setEditing({ units: [unit], date: day.date, told: day }) : undefined} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <Empty title={t("review.none")} />}
      </div>
      {mayWrite && editing && <ReviewForm key={`${editing.date} ${editing.units.join()}`} {...editing} done={() => setEditing(null)} />}
    </div>
  );
};
