import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObligationRow } from "../../../electron/contract/index.ts";
import { DayField, MomentField } from "../../editing/fields/MomentField.tsx";
import { dayFault, dayOf, momentFault, momentOf } from "../../editing/forms/typed-moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { ObligationTold } from "./use-directive.ts";

interface ObligationFormProps {
  row: ObligationRow;
  /** All that this agency owes, `row` with them. */
  ofAgency: readonly ObligationRow[];
  busy: boolean;
  save(rows: readonly ObligationRow[], told: ObligationTold): void;
  cancel(): void;
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
const sameMoment = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && Date.parse(one) === Date.parse(other));

/** Receipt, owner and implementing document of one obligation, or of all an agency has; what is left as it was is not sent. */
export const ObligationForm = ({ row, ofAgency, busy, save, cancel }: ObligationFormProps) => {
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const [held, setHeld] = useState({
    receivedAt: row.receivedAt ?? "",
    owner: row.owner ?? "",
    documentNumber: row.documentNumber ?? "",
    documentDate: row.documentDate ?? "",
    note: row.note ?? "",
    source: "",
  });
  // What the form began with: told meanwhile by another, a field not touched here is left to them.
  const [before] = useState(row);
  const [all, setAll] = useState(false);
  const [tried, setTried] = useState(false);
  const set = (patch: Partial<typeof held>) => setHeld((now) => ({ ...now, ...patch }));

  const receivedAt = momentOf(held.receivedAt);
  const now = roomNow();
  const momentError = momentFault(held.receivedAt)
    ? t("form.badMoment")
    : receivedAt !== null && now !== null && Date.parse(receivedAt) > now
      ? t("form.future")
      : null;
  const dayError = dayFault(held.documentDate) ? t("form.badDay") : null;
  const wanted = {
    receivedAt,
    owner: orNull(held.owner),
    documentNumber: orNull(held.documentNumber),
    documentDate: dayOf(held.documentDate),
    note: orNull(held.note),
  };
  const sent = <V,>(value: V | null, old: V | null, same = value === old) => (all ? value !== null : !same);
  const told: ObligationTold = {
    ...(sent(wanted.receivedAt, before.receivedAt, sameMoment(wanted.receivedAt, before.receivedAt)) ? { receivedAt: wanted.receivedAt } : {}),
    ...(sent(wanted.owner, before.owner) ? { owner: wanted.owner } : {}),
    ...(sent(wanted.documentNumber, before.documentNumber) ? { documentNumber: wanted.documentNumber } : {}),
    ...(sent(wanted.documentDate, before.documentDate) ? { documentDate: wanted.documentDate } : {}),
    ...(sent(wanted.note, before.note) ? { note: wanted.note } : {}),
    ...(held.source.trim() === "" ? {} : { source: held.source.trim() }),
  };
  const isEmpty = Object.keys(told).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (momentError === null && dayError === null && !isEmpty) save(all ? ofAgency : [row], told);
  };
  return (
    <form className="directive-form" onSubmit={submit}>
      <MomentField
        label={t("form.receivedAt")}
        value={held.receivedAt}
        onChange={(next) => set({ receivedAt: next })}
        error={tried ? momentError : null}
      />
      <TextField label={t("form.owner")} value={held.owner} onChange={(owner) => set({ owner })} maxLength={200} autoFocus />
      <TextField
        label={t("form.documentNumber")}
        value={held.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
        maxLength={100}
        placeholder="1600/SYT-NVY"
      />
      <DayField
        label={t("form.documentDate")}
        value={held.documentDate}
        onChange={(documentDate) => set({ documentDate })}
        error={tried ? dayError : null}
      />
      <TextField label={t("form.note")} value={held.note} onChange={(note) => set({ note })} rows={2} maxLength={2000} />
      <TextField label={t("form.source")} value={held.source} onChange={(source) => set({ source })} maxLength={300} />
      {ofAgency.length > 1 && (
        <>
          <label className="directive-tick">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
            <span>{t("form.all", { n: number(ofAgency.length), agency: row.agencyName })}</span>
          </label>
          {all && <p className="field-hint">{t("form.allHint", { n: number(ofAgency.length) })}</p>}
        </>
      )}
      {tried && isEmpty && (
        <p className="field-error" role="alert">
          {t("form.nothing")}
        </p>
      )}
      <div className="directive-acts">
        <Button type="submit" tone="primary" busy={busy}>
          {t("form.save")}
        </Button>
        <Button tone="quiet" onClick={cancel}>
          {t("form.cancel")}
        </Button>
      </div>
    </form>
  );
};
