import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ChecklistSettings, type RehearsalGate, rehearsalGates, type TemplateRow } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { TemplateForm } from "./TemplateForm.tsx";

const Settings = ({ settings, mayWrite }: { settings: ChecklistSettings; mayWrite: boolean }) => {
  const { t } = useTranslation("checklists");
  const save = useSaving();
  const [staleHours, setStaleHours] = useState<number | null>(settings.staleHours);
  const [readyShare, setReadyShare] = useState<number | null>(settings.readyShare);
  const [rehearsalGate, setGate] = useState<RehearsalGate>(settings.rehearsalGate);
  const submit = () => {
    if (staleHours === null || readyShare === null) return;
    void save(
      (client, requestId) => client.call("checklists.saveSettings", { staleHours, readyShare, rehearsalGate, requestId }),
      () => ({ title: t("rules.saved") }),
    );
  };
  return (
    <form
      className="check-settings"
      aria-label={t("rules.settings")}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <NumberField
        label={t("rules.staleHours")}
        value={staleHours}
        onChange={setStaleHours}
        min={1}
        max={720}
        unit={t("rules.hours")}
        disabled={!mayWrite}
      />
      <NumberField label={t("rules.readyShare")} value={readyShare} onChange={setReadyShare} min={50} max={100} unit="%" disabled={!mayWrite} />
      <SelectField
        label={t("rules.gate")}
        value={rehearsalGate}
        options={rehearsalGates.map((one) => ({ value: one, label: t(`gate.${one}`) }))}
        onChange={(next) => setGate(next)}
        disabled={!mayWrite}
      />
      {mayWrite && <Button type="submit">{t("rules.save")}</Button>}
    </form>
  );
};

const Template = ({ template, edit }: { template: TemplateRow; edit: (() => void) | undefined }) => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  return (
    <details className="check-template" open={false}>
      <summary>
        <strong>{template.title}</strong> · {t("rules.version", { version: template.version })} ·{" "}
        {t("rules.items", { n: number(template.items.length), critical: number(template.items.filter(({ critical }) => critical).length) })} ·{" "}
        <span className="quiet">
          {t(template.inForce ? "rules.inForce" : "rules.notInForce")} · {t("rules.from", { time: dateTimeOf(template.inForceFrom) })}
          {template.builtIn && ` · ${t("rules.builtIn")}`}
        </span>
      </summary>
      {edit && (
        <Button size="small" onClick={edit}>
          {t("rules.newVersion")}
        </Button>
      )}
      <ul className="check-items">
        {template.items.map((item) => (
          <li key={item.key} className="check-item">
            <div className="check-item-line">
              <span className="check-item-words">
                {item.words}
                {item.critical && <span className="check-critical"> · {t("item.critical")}</span>}
              </span>
              <span className="quiet">
                {item.group} · {t("rules.weight", { weight: item.weight })} · {t(`scope.${item.scope}`)}
              </span>
            </div>
            {item.basis !== null && <p className="quiet check-item-said">{item.basis}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
};

/** By which rules readiness is reckoned: in words, the settings, and every version of the templates. */
export const RulesView = () => {
  const { t } = useTranslation("checklists");
  const mayWrite = useMayTell();
  const [editing, setEditing] = useState<TemplateRow | null>(null);
  const settings = useLive("checklists.settings", {});
  const templates = useLive("checklists.templates", {});
  const problem = settings.problem ?? templates.problem;
  if (problem) return <ProblemNote problem={problem} />;
  if (settings.value === null || templates.value === null) return <Spinner />;
  return (
    <div className="check-rules">
      <h3>{t("rules.title")}</h3>
      <ul className="check-rule-words">
        {(["item", "age", "mark", "place", "unit", "review", "rehearsal"] as const).map((rule) => (
          <li key={rule}>{t(`rules.words.${rule}`, { hours: settings.value?.staleHours, share: settings.value?.readyShare })}</li>
        ))}
      </ul>
      <Settings key={JSON.stringify(settings.value)} settings={settings.value} mayWrite={mayWrite} />
      <h3>{t("rules.templates")}</h3>
      {templates.value.rows.map((template) => (
        <Template key={template.id} template={template} edit={mayWrite && template.inForce ? () => setEditing(template) : undefined} />
      ))}
      {mayWrite && editing && <TemplateForm key={editing.id} template={editing} close={() => setEditing(null)} />}
    </div>
  );
};
