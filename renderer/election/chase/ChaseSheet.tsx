import { MessageCircleWarning, Phone, PhoneForwarded, PhoneMissed, PhoneOff } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CallOutcome, ChaseRow } from "../../../electron/contract/index.ts";
import { sayDone } from "../../editing/say-done.ts";
import { timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { openEditor, openSheet } from "../../stores/desk-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { OwedMark } from "../reports/OwedMark.tsx";
import { setReportsView } from "../reports/reports-view.ts";
import { WithinChoice } from "../reports/WithinChoice.tsx";
import { setChaseView, useChaseView } from "./chase-view.ts";
import { heldCalls } from "./held-calls.ts";
import "../reports/reports-bar.css";
import "./ChaseSheet.css";

const idOf = (row: ChaseRow): string => `${row.slot} ${row.unit}`;

/** One key a call: the space bar for "đã gọi", as an officer holds the receiver in the other hand. */
const outcomeKeys: Readonly<Record<string, CallOutcome>> = { " ": "reached", k: "no-answer", h: "promised" };

/** Where an arrow leads in a list; null for other keys. */
const stepOf = (key: string, here: number, count: number): number | null => {
  const steps: Readonly<Record<string, number>> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: count - 1 };
  const to = steps[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
};

interface RowProps {
  row: ChaseRow;
  active: boolean;
  /** A call of it is being kept, or was just now. */
  held: boolean;
  onFocus(): void;
  call(outcome: CallOutcome): void;
}

const Row = ({ row, active, held, onFocus, call }: RowProps) => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const last = row.calls.at(-1);
  const self = useRef<HTMLLIElement>(null);
  // The keys are heard on the row: a button pressed by mouse gives the focus back to it.
  const press = (outcome: CallOutcome) => {
    self.current?.focus({ preventScroll: true });
    call(outcome);
  };
  return (
    <li
      ref={self}
      className="chase-row"
      data-chase={idOf(row)}
      data-state={row.state}
      data-active={active || undefined}
      tabIndex={active ? 0 : -1}
      onFocus={onFocus}
    >
      <div className="chase-who">
        <p className="chase-name">
          {row.name} {row.district && row.level !== "district" && <span className="quiet">{row.district}</span>}
        </p>
        <p>
          <OwedMark state={row.state} /> {row.slotName}
          {row.minutesLate > 0 ? ` · ${t("chase.late", { n: number(row.minutesLate) })}` : ` · ${t("chase.dueAt", { time: timeOf(row.dueAt) })}`}
        </p>
        {row.silentParts > 0 && <p className="owed-attention">{t("chase.behind", { n: number(row.silentParts) })}</p>}
        {last && (
          <p className="quiet">
            {t("chase.lastCall", { round: last.round, time: timeOf(last.calledAt), outcome: t(`outcomes.${last.outcome}`) })}
            {last.note && ` · ${last.note}`}
          </p>
        )}
      </div>
      <div className="chase-number">
        {row.contact === null ? (
          <>
            <p className="owed-failed">{t("contact.nobody")}</p>
            <Button
              size="small"
              onClick={() => {
                setReportsView({ tab: "contacts" });
                openSheet("reports");
              }}
            >
              {t("contact.add")}
            </Button>
          </>
        ) : (
          <>
            <a className="chase-phone tabular" href={`tel:${row.contact.phone.replace(/\s/g, "")}`} tabIndex={-1}>
              {row.contact.phone}
            </a>
            {row.contactOf && row.contactOf.unit !== row.unit && (
              <p className="owed-attention">
                {t(row.contactOf.level === "commune" ? "chase.contactOfCommune" : "chase.contactOfDistrict", { unit: row.contactOf.name })}
              </p>
            )}
            <p>
              {row.contact.person}
              {row.contact.duty && <span className="quiet">, {row.contact.duty}</span>}
            </p>
            {row.contact.deputy && (
              <p className="quiet">
                {row.contact.deputy} <span className="tabular">{row.contact.deputyPhone}</span>
              </p>
            )}
          </>
        )}
      </div>
      {mayWrite && (
        <div className="chase-actions">
          <Button icon={Phone} tone={active ? "primary" : "plain"} tabIndex={-1} disabled={held} onClick={() => press("reached")}>
            {row.nextRound > 1 ? t("chase.calledAgain", { round: row.nextRound }) : t("chase.called")}
          </Button>
          <Button size="small" icon={PhoneMissed} tabIndex={-1} disabled={held} onClick={() => press("no-answer")}>
            {t("outcomes.no-answer")}
          </Button>
          <Button size="small" icon={PhoneForwarded} tabIndex={-1} disabled={held} onClick={() => press("promised")}>
            {t("outcomes.promised")}
          </Button>
          <Button size="small" tone="quiet" tabIndex={-1} onClick={() => openEditor({ type: "quick-report", unit: row.unit, slot: row.slot })}>
            {t("chase.take")}
          </Button>
        </div>
      )}
    </li>
  );
};

/** Đôn đốc: who is to be called, longest overdue first; Space says "đã gọi", K no answer, H promised, Enter takes the report. */
export const ChaseSheet = () => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const { slot, within, includeDue } = useChaseView();
  const held = useStore(heldCalls.store);
  const { value: glance } = useLive("reports.glance", {});
  const { value, problem } = useLive("chase.list", {
    ...(slot === null ? {} : { slot }),
    ...(within === null ? {} : { within }),
    includeDue,
  });
  // By the unit, not by its line: the list moves under the officer as reports come in.
  const [at, setAt] = useState<{ id: string | null; line: number }>({ id: null, line: 0 });
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef(false);
  const rows = value?.rows ?? [];
  const found = rows.findIndex((row) => idOf(row) === at.id);
  const here = found >= 0 ? found : Math.max(0, Math.min(at.line, rows.length - 1));
  const goTo = (line: number) => {
    const row = rows[line];
    setAt({ id: row === undefined ? null : idOf(row), line });
  };
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const row = list.current?.querySelectorAll<HTMLElement>(".chase-row")[here];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const call = (row: ChaseRow, outcome: CallOutcome) =>
    atNow(() => {
      void heldCalls.once(idOf(row), async () => {
        const done = await client.call("chase.call", { unit: row.unit, slot: row.slot, outcome, requestId: crypto.randomUUID() });
        if (!done.ok) {
          notifyProblem(done.error);
          return false;
        }
        void sayDone(client, done.value.changeSet, {
          title: t("chase.kept", { unit: row.name, round: done.value.round, outcome: t(`outcomes.${outcome}`) }),
        });
        return true;
      });
    });
  const press = (event: KeyboardEvent) => {
    const row = rows[here];
    if (row === undefined || !(event.target instanceof HTMLElement) || !event.target.classList.contains("chase-row")) return;
    const step = stepOf(event.key, here, rows.length);
    const outcome = mayWrite ? outcomeKeys[event.key] : undefined;
    if (event.ctrlKey || event.altKey || event.metaKey || (step === null && outcome === undefined && event.key !== "Enter")) return;
    event.preventDefault();
    if (outcome !== undefined) return call(row, outcome);
    if (step === null) return openEditor({ type: "quick-report", unit: row.unit, slot: row.slot });
    if (step === here) return;
    moved.current = true;
    goTo(step);
  };
  return (
    <div className="reports-column">
      <div className="reports-bar">
        <SelectField
          label={t("slot")}
          value={slot ?? "all"}
          options={[{ value: "all", label: t("allSlots") }, ...(glance?.slots ?? []).map((one) => ({ value: one.key, label: one.name }))]}
          onChange={(next) => setChaseView({ slot: next === "all" ? null : next })}
        />
        <WithinChoice value={within} onChange={(next) => setChaseView({ within: next })} />
        <label className="reports-tick">
          <input type="checkbox" checked={includeDue} onChange={(event) => setChaseView({ includeDue: event.target.checked })} />
          {t("chase.includeDue")}
        </label>
        {value && (
          <p className="reports-said">
            {t("chase.said", { rows: number(value.rows.length), n: number(value.silent), all: number(value.owing) })}
            {value.withoutContact > 0 && <b className="owed-attention"> {t("chase.withoutContact", { n: number(value.withoutContact) })}</b>}
          </p>
        )}
        <span className="reports-space" />
        {mayWrite && <span className="quiet chase-keys">{t("chase.keys")}</span>}
      </div>
      {problem ? (
        <ProblemNote problem={problem} />
      ) : value === null ? (
        <Spinner />
      ) : rows.length === 0 ? (
        value.owing === 0 ? (
          <Empty icon={PhoneOff} title={t("chase.nobodyOwes")} text={t("chase.nobodyOwesText")} />
        ) : (
          <Empty icon={MessageCircleWarning} title={t("chase.none")} text={t("chase.noneText", { all: number(value.owing) })} />
        )
      ) : (
        <ul className="chase" ref={list} onKeyDown={press}>
          {rows.map((row, place) => (
            <Row
              key={idOf(row)}
              row={row}
              active={place === here}
              held={held.has(idOf(row))}
              onFocus={() => goTo(place)}
              call={(outcome) => call(row, outcome)}
            />
          ))}
        </ul>
      )}
    </div>
  );
};
