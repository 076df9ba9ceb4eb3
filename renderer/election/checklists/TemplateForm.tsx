import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ChecklistItem, type ItemScope, itemScopes, type TemplateRow } from "../../../electron/contract/index.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "../day/use-saving.ts";

const fresh = (items: readonly ChecklistItem[]): ChecklistItem => {
  const taken = new Set(items.map(({ key }) => key));
  let number = items.length + 1;
  while (taken.has(`muc-${number}`)) number += 1;
  return { key: `muc-${number}`, group: items.at(-1)?.group ?? "", words: "", weight: 2, critical: false, scope: "all", basis: null };
};

/** A new version of a template, begun from the one in force; that one stays as it is. */
export const TemplateForm = ({ template, close }: { template: TemplateRow; close: () => void }) => {
  const { t } = useTranslation("checklists");
  const save = useSaving();
  const [title, setTitle] = useState(template.title);
  const [items, setItems] = useState<readonly ChecklistItem[]>(template.items);
  const [fault, setFault] = useState<string | null>(null);
  const change = (key: string, part: Partial<ChecklistItem>) => setItems(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const submit = async () => {
    if (title.trim() === "" || items.length === 0 || items.some(({ words, group }) => words.trim() === "" || group.trim() === ""))
      return setFault(t("rules.incomplete"));
    setFault(null);
    const isDone = await save(
      (client, requestId) => client.call("checklists.saveTemplate", { level: template.level, title, items: [...items], requestId }),
      (answer) => ({ title: t("rules.templateSaved", { version: answer.version }) }),
    );
    if (isDone) close();
  };
  return (
    <form
      className="check-template-form"
      aria-label={t("rules.newVersion")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField label={t("rules.templateTitle")} value={title} onChange={setTitle} maxLength={200} error={fault} required />
      {items.map((item) => (
        <fieldset key={item.key} className="check-template-item">
          <legend className="visually-hidden">{item.words}</legend>
          <TextField label={t("rules.group")} value={item.group} onChange={(group) => change(item.key, { group })} maxLength={100} />
          <TextField label={t("rules.itemWords")} value={item.words} onChange={(words) => change(item.key, { words })} maxLength={300} />
          <NumberField
            label={t("rules.itemWeight")}
            value={item.weight}
            onChange={(weight) => change(item.key, { weight: Math.min(10, Math.max(1, weight ?? 1)) })}
            min={1}
            max={10}
          />
          <SelectField
            label={t("rules.scope")}
            value={item.scope}
            options={itemScopes.map((one) => ({ value: one, label: t(`scope.${one}`) }))}
            onChange={(scope: ItemScope) => change(item.key, { scope })}
          />
          <label className="check-needing">
            <input type="checkbox" checked={item.critical} onChange={(event) => change(item.key, { critical: event.target.checked })} />
            {t("item.critical")}
          </label>
          <IconButton
            icon={X}
            label={t("rules.dropItem", { words: item.words })}
            onClick={() => setItems(items.filter(({ key }) => key !== item.key))}
          />
        </fieldset>
      ))}
      <div className="check-buttons">
        <Button icon={Plus} onClick={() => setItems([...items, fresh(items)])}>
          {t("rules.addItem")}
        </Button>
        <Button type="submit" tone="primary">
          {t("rules.saveTemplate")}
        </Button>
        <Button tone="quiet" onClick={close}>
          {t("item.leave")}
        </Button>
      </div>
    </form>
  );
};
