import { BellOff } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AlertDesk, type AlertRow, alertDesks } from "../../../electron/contract/index.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { AlertDetail } from "./AlertDetail.tsx";
import type { FormOf } from "./AlertForm.tsx";
import { AlertMark } from "./AlertMark.tsx";
import { AlertRules } from "./AlertRules.tsx";
import { type AlertAct, useAct } from "./use-act.ts";
import "./alerts.css";

const parts = ["list", "rules"] as const;
type Part = (typeof parts)[number];
const shownStates = ["live", "snoozed", "settled"] as const;
type Shown = (typeof shownStates)[number];
const rowHeight = 52;
const mostRows = 2000;
const forms: Readonly<Record<string, FormOf>> = { g: "assign", h: "snooze", x: "settle" };

const Line = ({ alert, active }: { alert: AlertRow; active: boolean }) => {
  const { t } = useTranslation("alerts");
  return (
    <div className="alert-line" data-active={active || undefined} data-alert={alert.key}>
      <AlertMark severity={alert.severity} />
      <span className="alert-words">
        <span className="alert-subject">
          {alert.subject} {alert.districtName && alert.level !== "district" && <span className="quiet">{alert.districtName}</span>}
        </span>
        <span className="alert-said">{alert.text}</span>
      </span>
      <span className="alert-side quiet tabular">
        <span>{t("since", { time: shortMomentOf(alert.since, roomNow()) })}</span>
        <span>
          {alert.returned ? <strong className="alert-returned">{t("returned")}</strong> : t(`state.${alert.state}`)}
          {alert.invented && ` · ${t("invented")}`}
        </span>
      </span>
    </div>
  );
};

/** Cảnh báo: what the rules say now, worst first, and what is done about it. */
export const AlertsSheet = () => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const [part, setPart] = useState<Part>("list");
  const [desk, setDesk] = useState<AlertDesk | "any">("any");
  const [shown, setShown] = useState<Shown>("live");
  const [chosen, setChosen] = useState<string | null>(null);
  const [form, setForm] = useState<FormOf | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { value, problem } = useLive("alerts.list", {
    limit: mostRows,
    ...(desk === "any" ? {} : { desk }),
    ...(shown === "live" ? {} : { states: [shown] }),
  });
  const { value: told } = useLive("alerts.rules", {});
  const { busy, act } = useAct(() => setForm(null));
  const rows = value?.rows ?? [];
  const found = rows.findIndex(({ key }) => key === chosen);
  const here = Math.max(0, found);
  const alert = rows[here];
  const { start, end } = useWindow(scroller, rows.length, rowHeight);

  const choose = (to: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!next) return;
    setChosen(next.key);
    setForm(null);
    const top = rows.indexOf(next) * rowHeight;
    const list = scroller.current;
    if (!list) return;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight;
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !alert) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const wanted = forms[event.key.toLowerCase()];
    if (to !== undefined) choose(to);
    else if (mayWrite && shown === "live" && event.key.toLowerCase() === "b" && alert.state === "open") act(alert, { act: "acknowledge" });
    else if (mayWrite && shown === "live" && wanted) {
      setChosen(alert.key);
      setForm(wanted);
    } else return;
    event.preventDefault();
  };

  const counts = value?.counts;
  return (
    <div className="alerts-sheet" data-testid="alerts-sheet">
      <div className="alerts-head">
        <fieldset className="alerts-parts">
          <legend className="visually-hidden">{t("parts.label")}</legend>
          {parts.map((one) => (
            <button key={one} type="button" className="alerts-part" aria-pressed={one === part} onClick={() => setPart(one)}>
              {t(`parts.${one}`)}
            </button>
          ))}
        </fieldset>
        {counts && (
          <p className="tabular" data-testid="alert-counts">
            {t("counts", {
              live: number(counts.live),
              urgent: number(counts.urgent),
              snoozed: number(counts.snoozed),
              settled: number(counts.settled),
              total: number(counts.total),
            })}
            {value.matching > rows.length && ` · ${t("some", { n: number(rows.length), all: number(value.matching) })}`}
          </p>
        )}
        {part === "list" && (
          <div className="alerts-choices">
            <SelectField<AlertDesk | "any">
              label={t("deskTitle")}
              value={desk}
              onChange={setDesk}
              options={[
                { value: "any", label: t("anyDesk") },
                ...alertDesks.map((value) => ({ value, label: `${t(`desks.${value}`)} (${number(counts?.byDesk[value] ?? 0)})` })),
              ]}
            />
            <SelectField<Shown>
              label={t("shownTitle")}
              value={shown}
              onChange={setShown}
              options={shownStates.map((value) => ({ value, label: t(`shown.${value}`) }))}
            />
          </div>
        )}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {!value && !problem && <Spinner />}
      {part === "rules" && told && <AlertRules rules={told.rules} />}
      {part === "list" && value && rows.length === 0 && (
        <Empty icon={BellOff} title={t(shown === "live" ? "noneLive" : "noneOther")} text={shown === "live" ? t("noneLiveText") : undefined} />
      )}
      {part === "list" && alert && (
        <div className="alerts-two">
          <div className="alerts-list-side">
            <div
              ref={scroller}
              className="alerts-list"
              role="listbox"
              tabIndex={0}
              aria-label={t("listLabel")}
              aria-activedescendant={`alert-${here}`}
              onKeyDown={press}
            >
              <div style={{ height: rows.length * rowHeight, position: "relative" }}>
                {rows.slice(start, end).map((row, place) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
                  // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the row in use
                  <div
                    key={row.key}
                    id={`alert-${start + place}`}
                    role="option"
                    aria-selected={start + place === here}
                    aria-posinset={start + place + 1}
                    aria-setsize={rows.length}
                    className="alert-option"
                    style={{ top: (start + place) * rowHeight, height: rowHeight }}
                    onClick={() => choose(start + place)}
                  >
                    <Line alert={row} active={start + place === here} />
                  </div>
                ))}
              </div>
            </div>
            {mayWrite && <p className="quiet alerts-keys">{t("keys")}</p>}
          </div>
          <AlertDetail
            alert={alert}
            rule={told?.rules.find(({ rule }) => rule === alert.rule)}
            form={form}
            setForm={(of) => {
              setChosen(alert.key);
              setForm(of);
            }}
            act={(what: AlertAct) => act(alert, what)}
            busy={busy}
          />
        </div>
      )}
    </div>
  );
};
