import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ItemState, itemStates, type OutputOf, type UnitKey } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "../day/use-saving.ts";

interface TickBarProps {
  units: readonly UnitKey[];
  items: OutputOf<"checklists.items">["rows"];
  /** The item the list is narrowed to; it is the one offered first. */
  item: string | null;
  done: () => void;
}

/** Every item that is asked everywhere, for a place found in good order. */
const WHOLE = "whole";

/** One item, or all, of every unit ticked; or "vẫn như cũ" of what was done. */
export const TickBar = ({ units, items, item, done }: TickBarProps) => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  const save = useSaving();
  const [chosen, setChosen] = useState<string | null>(item);
  const [state, setState] = useState<ItemState>("done");
  const [by, setBy] = useState("");
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const byWhom = by.trim() === "" ? {} : { by };
  const said = (answer: OutputOf<"checklists.tick">) => {
    const left = answer.rejected.length > 0 ? [t("tick.left", { n: number(answer.rejected.length) })] : [];
    const text = [...answer.notes, ...left].join(" ");
    return { title: t("tick.done", { ticks: number(answer.ticks), units: number(answer.units) }), ...(text === "" ? {} : { text }) };
  };
  const run = async (work: () => Promise<boolean>) => {
    setBusy(true);
    const isDone = await work();
    setBusy(false);
    if (isDone) done();
  };
  const submit = () => {
    if (chosen === null) return setFault(t("tick.noItem"));
    setFault(null);
    const keys = chosen === WHOLE ? items.map(({ key }) => key) : [chosen];
    void run(() =>
      save(
        (client, requestId) =>
          client.call("checklists.tick", { units: [...units], items: keys, state, ...byWhom, ...(note.trim() === "" ? {} : { note }), requestId }),
        said,
      ),
    );
  };
  const confirm = () =>
    void run(() => save((client, requestId) => client.call("checklists.confirm", { units: [...units], ...byWhom, requestId }), said));
  return (
    <form
      className="check-bar"
      aria-label={t("tick.title", { n: number(units.length) })}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      data-testid="tick-bar"
    >
      <strong className="check-bar-title">{t("tick.title", { n: number(units.length) })}</strong>
      <SelectField
        label={t("tick.item")}
        value={chosen}
        error={fault}
        options={[{ value: WHOLE, label: t("tick.whole") }, ...items.map(({ key, words, group }) => ({ value: key, label: words, detail: group }))]}
        onChange={setChosen}
      />
      <SelectField
        label={t("tick.state")}
        value={state}
        options={itemStates.map((one) => ({ value: one, label: t(`state.${one}`) }))}
        onChange={(next) => setState(next)}
      />
      <TextField label={t("tick.by")} value={by} onChange={setBy} maxLength={200} />
      <TextField label={t("tick.note")} value={note} onChange={setNote} maxLength={500} />
      <Button type="submit" tone="primary" busy={busy}>
        {t("tick.save")}
      </Button>
      <Button onClick={confirm} disabled={busy}>
        {t("tick.confirm")}
      </Button>
      <Button tone="quiet" onClick={done}>
        {t("tick.clear")}
      </Button>
    </form>
  );
};
