import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ItemStanding,
  type ItemState,
  itemStates,
  type Readiness,
  type ShownItemState,
  type UnitKey,
} from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Age } from "../../ui/Age.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "../day/use-saving.ts";

/** Each state by one of the four marks. */
const marks: Record<ShownItemState, Readiness> = {
  done: "ready",
  lacking: "lacking",
  failed: "failed",
  unknown: "unknown",
  changed: "stale",
  stale: "stale",
  "not-applicable": "ready",
};

/** By whom and with what note an item is so. */
const ItemForm = ({ unit, item, close }: { unit: UnitKey; item: ItemStanding; close: () => void }) => {
  const { t } = useTranslation("checklists");
  const save = useSaving();
  const [state, setState] = useState<ItemState>(item.state === "stale" || item.state === "changed" ? "done" : item.state);
  const [by, setBy] = useState(item.by ?? "");
  const [note, setNote] = useState(item.note ?? "");
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const isDone = await save(
      (client, requestId) =>
        client.call("checklists.tick", {
          units: [unit],
          items: [item.key],
          state,
          by: by.trim() === "" ? null : by,
          note: note.trim() === "" ? null : note,
          requestId,
        }),
      (answer) => ({ title: t("item.saved", { words: item.words }), ...(answer.notes.length > 0 ? { text: answer.notes.join(" ") } : {}) }),
    );
    setBusy(false);
    if (isDone) close();
  };
  return (
    <form
      className="check-item-form"
      aria-label={item.words}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <SelectField
        label={t("tick.state")}
        value={state}
        options={itemStates.map((one) => ({ value: one, label: t(`state.${one}`) }))}
        onChange={(next) => setState(next)}
      />
      <TextField label={t("tick.by")} value={by} onChange={setBy} maxLength={200} />
      <TextField label={t("tick.note")} value={note} onChange={setNote} maxLength={500} />
      <div className="check-buttons">
        <Button type="submit" size="small" tone="primary" busy={busy}>
          {t("item.save")}
        </Button>
        <Button size="small" onClick={close}>
          {t("item.leave")}
        </Button>
      </div>
    </form>
  );
};

const Item = ({ unit, item, mayWrite }: { unit: UnitKey; item: ItemStanding; mayWrite: boolean }) => {
  const { t } = useTranslation("checklists");
  const save = useSaving();
  const [open, setOpen] = useState(false);
  const tick = () =>
    void save(
      (client, requestId) => client.call("checklists.tick", { units: [unit], items: [item.key], state: "done", requestId }),
      () => ({ title: t("item.saved", { words: item.words }) }),
    );
  const isWavedAway = item.state === "not-applicable" && item.critical && item.scope === "all";
  const mark = (item.conflict && marks[item.state] === "ready") || isWavedAway ? "lacking" : marks[item.state];
  return (
    <li className="check-item" data-testid={`item-${item.key}`}>
      <div className="check-item-line">
        <span className={`readiness-mark ink-${mark}`}>
          <MarkShape readiness={mark} />
          <span>{item.conflict ? t("item.conflict") : t(`state.${item.state}`)}</span>
        </span>
        <span className="check-item-words">
          {item.words}
          {item.critical && <span className="check-critical"> · {t("item.critical")}</span>}
        </span>
        {mayWrite && (
          <span className="check-buttons">
            {item.state !== "done" && (
              <Button size="small" onClick={tick} aria-label={t("item.tickIt", { words: item.words })}>
                {t("item.tick")}
              </Button>
            )}
            <Button
              size="small"
              tone="quiet"
              onClick={() => setOpen(!open)}
              aria-expanded={open}
              aria-label={t("item.changeIt", { words: item.words })}
            >
              {t("item.change")}
            </Button>
          </span>
        )}
      </div>
      <p className="quiet check-item-said">
        {[item.by, item.note, item.at === null ? null : dateTimeOf(item.at), item.invented ? t("item.invented") : null, item.basis]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
      {open && mayWrite && <ItemForm unit={unit} item={item} close={() => setOpen(false)} />}
    </li>
  );
};

/** One unit: why it is as it is, then its checklist, group by group; what is not asked of it is named at the end. */
export const UnitChecklist = ({ unit, mayWrite, close }: { unit: UnitKey; mayWrite: boolean; close: () => void }) => {
  const { t } = useTranslation("checklists");
  const { value, problem } = useLive("checklists.get", { unit });
  const asked = value?.items.filter(({ applies }) => applies) ?? [];
  const notAsked = value?.items.filter(({ applies }) => !applies) ?? [];
  const groups = [...new Set(asked.map(({ group }) => group))];
  return (
    <section className="check-detail" aria-label={t("detail.title")} data-testid="unit-checklist">
      <header className="check-detail-head">
        <div>
          <h3>{value?.readiness.name ?? unit}</h3>
          <p className="quiet">{[value?.readiness.communeName, value?.readiness.districtName].filter(Boolean).join(", ")}</p>
        </div>
        <IconButton icon={X} label={t("detail.close")} onClick={close} />
      </header>
      {problem && <ProblemNote problem={problem} />}
      {value === null && !problem && <Spinner />}
      {value && (
        <>
          <p className="check-detail-mark">
            <ReadinessMark readiness={value.readiness.mark} /> <Age asOf={value.asOf} />
          </p>
          <ul className="check-parts">
            {value.readiness.parts.map(({ part, mark, words }) => (
              <li key={part}>
                <ReadinessMark readiness={mark} wordless /> <span>{words}</span>
              </li>
            ))}
          </ul>
          <p className="quiet">{t("detail.template", { title: value.template.title, version: value.template.version })}</p>
          {groups.map((group) => (
            <div key={group}>
              <h4>{group}</h4>
              <ul className="check-items">
                {asked
                  .filter((item) => item.group === group)
                  .map((item) => (
                    <Item key={item.key} unit={unit} item={item} mayWrite={mayWrite} />
                  ))}
              </ul>
            </div>
          ))}
          {notAsked.length > 0 && (
            <p className="quiet">
              {t("detail.notAsked")}: {notAsked.map(({ words }) => words).join("; ")}
            </p>
          )}
        </>
      )}
    </section>
  );
};
