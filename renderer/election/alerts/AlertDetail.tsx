import { History, MapPin } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { useTranslation } from "react-i18next";
import { toldKinds } from "../../../electron/contract/history.ts";
import type { AlertRow, AlertRuleTold } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Button } from "../../ui/Button.tsx";
import { AlertActs, type AlertActsProps } from "./AlertActs.tsx";
import { AlertMark } from "./AlertMark.tsx";
import { showOnMap } from "./show-on-map.ts";

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

/** What one alert says, why, and what was done about it. */
const One = ({ alert, rule }: { alert: AlertRow; rule: AlertRuleTold | undefined }) => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  return (
    <>
      <h3>
        {alert.subject} {alert.districtName && alert.level !== "district" && <span className="quiet">{alert.districtName}</span>}
      </h3>
      <p>
        <AlertMark severity={alert.severity} />{" "}
        <span className="quiet">
          {t(`kind.${alert.kind}`)}, {t("since", { time: dateTimeOf(alert.since) })}
          {alert.invented && ` · ${t("invented")}`}
        </span>
      </p>
      <p className="alert-text">{alert.text}</p>
      {alert.n !== null && alert.of !== null && alert.n > 1 && <p className="quiet">{t("oneCause", { n: number(alert.n), of: number(alert.of) })}</p>}
      {alert.returned && <p className="alert-returned">{t("returnedWhy")}</p>}
      <Told alert={alert} />
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
    </>
  );
};

const Ways = ({ alert }: { alert: AlertRow }) => {
  const { t } = useTranslation("alerts");
  const { record } = alert;
  const kind = record && toldKinds.find((one) => one === record.kind);
  return (
    <div className="alert-acts">
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
    </div>
  );
};

interface AlertDetailProps extends Omit<AlertActsProps, "alerts"> {
  alert: AlertRow;
  /** Those ticked; what is done is done about all of them. */
  ticked: readonly AlertRow[];
  rule: AlertRuleTold | undefined;
  /** Escape: back to the list. */
  leave(): void;
  asideRef: Ref<HTMLElement>;
}

/** One alert and what can be done about it, or what can be done about all that are ticked. */
export const AlertDetail = ({ alert, ticked, rule, leave, asideRef, ...acts }: AlertDetailProps) => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    leave();
  };
  const urgent = ticked.filter(({ severity }) => severity === 3).length;
  return (
    <aside className="alert-detail" aria-label={t("detailLabel")} tabIndex={-1} ref={asideRef} onKeyDown={press}>
      {ticked.length > 0 && (
        <section className="alert-bulk" aria-label={t("act.label")} data-testid="alerts-bulk">
          <h3>{t("ticked", { n: number(ticked.length), urgent: number(urgent) })}</h3>
          <p className="quiet">{t("tickedText")}</p>
          <AlertActs {...acts} alerts={ticked} />
        </section>
      )}
      {ticked.length === 0 && mayWrite && <AlertActs {...acts} alerts={[alert]} />}
      <One alert={alert} rule={rule} />
      <Ways alert={alert} />
    </aside>
  );
};
