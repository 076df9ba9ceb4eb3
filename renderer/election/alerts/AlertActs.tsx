import { CircleCheck, Clock, Eye, RotateCcw, UserCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AlertRow } from "../../../electron/contract/index.ts";
import { Button } from "../../ui/Button.tsx";
import { AlertForm, type FormOf } from "./AlertForm.tsx";
import { actable } from "./actable.ts";
import type { AlertAct } from "./use-act.ts";

export interface AlertActsProps {
  /** One alert, or those ticked. */
  alerts: readonly AlertRow[];
  form: FormOf | null;
  setForm(form: FormOf | null): void;
  act(what: AlertAct): void;
  busy: boolean;
}

/** What can be done about these alerts: only what says something new of one of them. */
export const AlertActs = ({ alerts, form, setForm, act, busy }: AlertActsProps) => {
  const { t } = useTranslation("alerts");
  if (form !== null)
    return <AlertForm key={`${alerts[0]?.key} ${alerts.length} ${form}`} of={form} busy={busy} save={act} cancel={() => setForm(null)} />;
  const may = (what: Parameters<typeof actable>[0]): boolean => actable(what, alerts).length > 0;
  return (
    <fieldset className="alert-acts bare" aria-label={t("act.label")}>
      {may("acknowledge") && (
        <Button size="small" icon={Eye} tone="primary" busy={busy} onClick={() => act({ act: "acknowledge" })}>
          {t("act.acknowledge")}
        </Button>
      )}
      {may("settle") && (
        <>
          <Button size="small" icon={UserCheck} onClick={() => setForm("assign")}>
            {t("act.assign")}
          </Button>
          <Button size="small" icon={Clock} onClick={() => setForm("snooze")}>
            {t("act.snooze")}
          </Button>
          <Button size="small" icon={CircleCheck} onClick={() => setForm("settle")}>
            {t("act.settle")}
          </Button>
        </>
      )}
      {may("reopen") && (
        <Button size="small" icon={RotateCcw} busy={busy} onClick={() => act({ act: "reopen" })}>
          {t("act.reopen")}
        </Button>
      )}
    </fieldset>
  );
};
