import { CircleCheck, Clock, Eye, History, MapPin, RotateCcw, UserCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toldKinds } from "../../../electron/contract/history.ts";
import type { AlertRow, AlertRuleTold } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Button } from "../../ui/Button.tsx";
import { AlertForm, type FormOf } from "./AlertForm.tsx";
import { AlertMark } from "./AlertMark.tsx";
import { showOnMap } from "./show-on-map.ts";
import type { AlertAct } from "./use-act.ts";

const Acts = ({ alert, form, setForm, act, busy }: AlertDetailProps) => {
  const { t } = useTranslation("alerts");
  if (form !== null) return <AlertForm key={`${alert.key} ${form}`} of={form} busy={busy} save={act} cancel={() => setForm(null)} />;
  const isDone = alert.state === "settled" || alert.state === "snoozed";
  return (
    <fieldset className="alert-acts bare" aria-label={t("act.label")}>
      {alert.state === "open" && (
        <Button icon={Eye} tone="primary" busy={busy} onClick={() => act({ act: "acknowledge" })}>
          {t("act.acknowledge")}
        </Button>
      )}
      {!isDone && (
        <>
          <Button icon={UserCheck} onClick={() => setForm("assign")}>
            {t("act.assign")}
          </Button>
          <Button icon={Clock} onClick={() => setForm("snooze")}>
            {t("act.snooze")}
          </Button>
          <Button icon={CircleCheck} onClick={() => setForm("settle")}>
            {t("act.settle")}
          </Button>
        </>
      )}
      {alert.act !== null && alert.state !== "open" && (
        <Button icon={RotateCcw} busy={busy} onClick={() => act({ act: "reopen" })}>
          {t("act.reopen")}
        </Button>
      )}
    </fieldset>
  );
};

const Told = ({ alert }: { alert: AlertRow }) => {
  const { t } = useTranslation("alerts");
  const { act } = alert;
  if (act === null) return null;
  return (
    <ul className="alert-told">
      {act.acknowledgedBy !== null && <li>{t("about.acknowledged", { who: act.acknowledgedBy })}</li>}
      {act.assignedTo !== null && <li>{t("about.assigned", { who: act.assignedTo })}</li>}
      {act.snoozedUntil !== null && <li>{t("about.snoozed", { time: dateTimeOf(act.snoozedUntil), why: act.snoozeReason ?? "" })}</li>}
      {act.settledAt !== null && <li>{t("about.settled", { time: dateTimeOf(act.settledAt), how: act.settledNote ?? "" })}</li>}
      {act.of !== alert.key && <li className="quiet">{t("about.wider")}</li>}
    </ul>
  );
};

interface AlertDetailProps {
  alert: AlertRow;
  rule: AlertRuleTold | undefined;
  form: FormOf | null;
  setForm(form: FormOf | null): void;
  act(what: AlertAct): void;
  busy: boolean;
}

/** One alert: what it says, why, what was done about it and what can be. */
export const AlertDetail = (props: AlertDetailProps) => {
  const { t } = useTranslation("alerts");
  const mayWrite = useMayWrite();
  const { alert, rule } = props;
  const { record } = alert;
  const kind = record && toldKinds.find((one) => one === record.kind);
  return (
    <aside className="alert-detail" aria-live="polite">
      <h3>{alert.subject}</h3>
      <p>
        <AlertMark severity={alert.severity} />{" "}
        <span className="quiet">
          {t(`kind.${alert.kind}`)}, {t("since", { time: dateTimeOf(alert.since) })}
        </span>
      </p>
      <p className="alert-text">{alert.text}</p>
      {alert.returned && <p className="alert-returned">{t("returnedWhy")}</p>}
      <Told alert={alert} />
      {mayWrite && <Acts {...props} />}
      <p className="alert-acts">
        {alert.unit !== null && alert.level !== "agency" && (
          <Button size="small" tone="quiet" icon={MapPin} onClick={() => showOnMap(alert)}>
            {t("act.map")}
          </Button>
        )}
        {record && kind && (
          <Button size="small" tone="quiet" icon={History} onClick={() => openEditor({ type: "history", kind, id: record.id })}>
            {t("act.record")}
          </Button>
        )}
      </p>
      {rule && (
        <dl className="alert-rule">
          <dt>{t("todo")}</dt>
          <dd>{rule.todo}</dd>
          <dt>{t("basis")}</dt>
          <dd>
            {rule.words}. {rule.basis} <span className="quiet">({t(`confidence.${rule.confidence}`)})</span>
          </dd>
        </dl>
      )}
    </aside>
  );
};
