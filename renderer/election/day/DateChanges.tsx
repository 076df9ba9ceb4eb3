import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DateChangeFields, DateChangeRow, UnitKey } from "../../../electron/contract/index.ts";
import { DayField, MomentField } from "../../editing/fields/MomentField.tsx";
import { dayOf, momentOf } from "../../editing/forms/typed-moment.ts";
import { dateTimeOf, showDate } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useMayTell, useRemoving, useSaving } from "./use-saving.ts";

/** Codes as offices write them: a commune of five digits, a district of three, a polling place `00952-02`. Null where one is none of these. */
const unitsTyped = (text: string): UnitKey[] | null => {
  const keys = text
    .split(/[,;\s]+/)
    .filter((code) => code !== "")
    .map((code): UnitKey | null =>
      /^\d{5}-\d{2,3}$/.test(code) ? `place:${code}` : /^\d{5}$/.test(code) ? `commune:${code}` : /^\d{3}$/.test(code) ? `district:${code}` : null,
    );
  const known = keys.filter((key) => key !== null);
  return known.length === keys.length && known.length > 0 ? known : null;
};

type Kind = DateChangeFields["kind"];

const NewChange = () => {
  const { t } = useTranslation("day");
  const save = useSaving();
  const [kind, setKind] = useState<Kind>("postponed");
  const [units, setUnits] = useState("");
  const [newDate, setNewDate] = useState("");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState("");
  const [fault, setFault] = useState<{ units?: string; date?: string; asked?: string; reason?: string }>({});
  const submit = async () => {
    const [keys, date, at] = [unitsTyped(units), dayOf(newDate), asked.trim() === "" ? null : momentOf(asked)];
    const hasAsked = asked.trim() !== "";
    if (keys === null) return setFault({ units: t("dates.badUnits") });
    if (date === null) return setFault({ date: t("dates.badDate") });
    if (hasAsked && at === null) return setFault({ asked: t("report.noHour") });
    if (reason.trim() === "") return setFault({ reason: t("required") });
    setFault({});
    const isDone = await save(
      (client, requestId) =>
        client.call("dateChanges.save", { kind, units: keys, newDate: date, reason, asked: at === null ? null : { at, by: null }, requestId }),
      () => ({ title: t("dates.saved") }),
    );
    if (!isDone) return;
    setUnits("");
    setReason("");
    setAsked("");
  };
  return (
    <form
      className="day-form"
      aria-label={t("dates.add")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SelectField
        label={t("dates.kind")}
        value={kind}
        options={(["early", "postponed"] as const).map((one) => ({ value: one, label: t(`dates.kinds.${one}`) }))}
        onChange={(chosen) => setKind(chosen)}
      />
      <TextField label={t("dates.units")} value={units} onChange={setUnits} hint={t("dates.unitsHint")} error={fault.units} required />
      <DayField label={t("dates.newDate")} value={newDate} onChange={setNewDate} error={fault.date} required />
      <MomentField label={t("dates.asked")} value={asked} onChange={setAsked} error={fault.asked} hourOnly />
      <TextField label={t("dates.reason")} value={reason} onChange={setReason} error={fault.reason} maxLength={2000} required />
      <Button type="submit" tone="primary">
        {t("dates.save")}
      </Button>
    </form>
  );
};

/** The National Election Council's decision: only this changes the day. */
const Approval = ({ id }: { id: string }) => {
  const { t } = useTranslation("day");
  const save = useSaving();
  const [number, setNumber] = useState("");
  const [date, setDate] = useState("");
  const [signer, setSigner] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const submit = async () => {
    const signed = dayOf(date);
    if (signed === null) return setFault(t("dates.badDate"));
    if (number.trim() === "" || signer.trim() === "") return setFault(t("required"));
    setFault(null);
    await save(
      (client, requestId) => client.call("dateChanges.save", { id, approval: { number, date: signed, signer }, requestId }),
      () => ({ title: t("dates.saved") }),
    );
  };
  return (
    <form
      className="day-form"
      aria-label={t("dates.approve")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField label={t("dates.number")} value={number} onChange={setNumber} maxLength={100} required />
      <DayField label={t("dates.date")} value={date} onChange={setDate} error={fault} required />
      <TextField label={t("dates.signer")} value={signer} onChange={setSigner} maxLength={200} required />
      <Button type="submit">{t("dates.approve")}</Button>
    </form>
  );
};

const Change = ({ row, mayWrite }: { row: DateChangeRow; mayWrite: boolean }) => {
  const { t } = useTranslation("day");
  const format = useFormat();
  const remove = useRemoving();
  const mark = row.flags.length > 0 ? "lacking" : row.inForce ? "ready" : "unknown";
  return (
    <li className="day-matter">
      <p className="day-matter-head">
        <span className={`readiness-mark ink-${mark}`}>
          <MarkShape readiness={mark} /> {t(row.inForce ? "dates.inForce" : "dates.waiting")}
        </span>
        <strong>
          {t(`dates.kinds.${row.kind}`)}: {showDate(row.newDate)}
        </strong>
        <Age asOf={row.asOf} />
      </p>
      <p>{row.units.map(({ name, places }) => `${name} (${t("dates.places", { n: format.number(places) })})`).join(", ")}</p>
      <p>{row.reason}</p>
      {row.asked !== null && (
        <p className="quiet">
          {t("dates.asked")} {dateTimeOf(row.asked.at)}
        </p>
      )}
      {row.approval !== null && <p>{t("dates.decision", { ...row.approval, date: showDate(row.approval.date) })}</p>}
      {row.flags.length > 0 && <p className="ink-lacking">{row.flags.map((flag) => t(`dates.flag.${flag}`)).join(" · ")}</p>}
      {mayWrite && row.approval === null && <Approval id={row.id} />}
      {mayWrite && (
        <Button
          size="small"
          tone="quiet"
          onClick={() => void remove((client, requestId) => client.call("dateChanges.remove", { id: row.id, requestId }))}
        >
          {t("interruption.remove")}
        </Button>
      )}
    </li>
  );
};

/** Bỏ phiếu sớm, hoãn (art. 72): asked, then decided. */
export const DateChanges = () => {
  const { t } = useTranslation("day");
  const mayWrite = useMayTell();
  const { value, problem } = useLive("dateChanges.list", {});
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  return (
    <div className="day-matters">
      <h3>{t("dates.title")}</h3>
      <p className="quiet">{t("dates.rule")}</p>
      {mayWrite && <NewChange />}
      {value.rows.length === 0 && <Empty title={t("dates.none")} />}
      <ul className="day-matter-list">
        {value.rows.map((row) => (
          <Change key={row.id} row={row} mayWrite={mayWrite} />
        ))}
      </ul>
    </div>
  );
};
