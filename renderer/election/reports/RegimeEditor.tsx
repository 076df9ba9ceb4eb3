import { Plus, Save, Trash2, Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type RegimeTold, type ReportSlot, reportingRegimeFields, type UnitLevel, unitLevels } from "../../../electron/contract/index.ts";
import { sayDone } from "../../editing/say-done.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";

const slotShape = reportingRegimeFields.shape.slots.element;

/** `9h`, `9:5`, `0930` as `09:30`; what cannot be read stays as typed. */
const clockOf = (typed: string): string => {
  const match = /^(\d{1,2})\s*[:h.g]?\s*(\d{2})?$/i.exec(typed.trim());
  if (!match) return typed;
  return `${(match[1] ?? "").padStart(2, "0")}:${match[2] ?? "00"}`;
};

const newSlot = (slots: readonly ReportSlot[]): ReportSlot => {
  const free = Array.from({ length: 48 }, (_, n) => `k${n + 1}`).find((key) => slots.every((slot) => slot.key !== key)) ?? "k49";
  return { key: free, name: "", content: "turnout", asOf: "12:00", due: { place: "12:15", commune: "12:30", district: "13:00", province: "13:30" } };
};

const contents = ["opening", "turnout", "text"] as const;

/** The slots with their hours, edited as a draft; saved as a new version, the old ones staying readable. */
const Hours = ({ regime, versions }: { regime: RegimeTold; versions: number }) => {
  const { t } = useTranslation("reports");
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const [slots, setSlots] = useState(regime.slots);
  const [title, setTitle] = useState(regime.title);
  const [grace, setGrace] = useState(String(regime.graceMinutes));
  const [busy, setBusy] = useState(false);
  const isTouched = JSON.stringify([slots, title, grace]) !== JSON.stringify([regime.slots, regime.title, String(regime.graceMinutes)]);
  const restore = () => {
    setSlots(regime.slots);
    setTitle(regime.title);
    setGrace(String(regime.graceMinutes));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version in force begins the form anew
  useEffect(restore, [regime.version]);
  const change = (place: number, patch: Partial<ReportSlot>) =>
    setSlots((before) => before.map((slot, at) => (at === place ? { ...slot, ...patch } : slot)));
  const setDue = (place: number, level: UnitLevel, typed: string) =>
    setSlots((before) =>
      before.map((slot, at) => {
        if (at !== place) return slot;
        const { [level]: _, ...rest } = slot.due;
        return { ...slot, due: typed.trim() === "" ? rest : { ...rest, [level]: typed } };
      }),
    );
  const tidy = (place: number) =>
    setSlots((before) =>
      before.map((slot, at) =>
        at === place
          ? { ...slot, asOf: clockOf(slot.asOf), due: Object.fromEntries(Object.entries(slot.due).map(([level, hour]) => [level, clockOf(hour)])) }
          : slot,
      ),
    );
  const faulty = slots.filter((slot) => !slotShape.safeParse(slot).success);
  const graceMinutes = Number(grace);
  const isSound =
    faulty.length === 0 && slots.length > 0 && title.trim() !== "" && Number.isInteger(graceMinutes) && graceMinutes >= 0 && graceMinutes <= 240;
  const save = () =>
    atNow(async () => {
      setBusy(true);
      const done = await client.call("regime.save", { title: title.trim(), slots, graceMinutes, requestId: crypto.randomUUID() });
      setBusy(false);
      if (!done.ok) return notifyProblem(done.error);
      await sayDone(client, done.value.changeSet, { title: t("regime.saved", { version: done.value.version }), reasons: done.value.notes });
    });
  return (
    <div className="regime">
      <p className="reports-said">
        {t(regime.version === 0 ? "regime.builtIn" : "regime.inForce", { version: regime.version, versions })} {regime.source}
      </p>
      <div className="reports-bar">
        <TextField label={t("regime.title")} maxLength={200} value={title} onChange={setTitle} disabled={!mayWrite} />
        <TextField label={t("regime.grace")} inputMode="numeric" value={grace} onChange={setGrace} disabled={!mayWrite} />
      </div>
      <div className="reports-scroll">
        <table className="received regime-table">
          <thead>
            <tr>
              <th scope="col">{t("regime.name")}</th>
              <th scope="col">{t("regime.content")}</th>
              <th scope="col">{t("regime.asOf")}</th>
              {unitLevels.map((level) => (
                <th scope="col" key={level}>
                  {t("regime.due", { level: t(`levels.${level}`) })}
                </th>
              ))}
              <th scope="col" aria-label={t("regime.remove")} />
            </tr>
          </thead>
          <tbody>
            {slots.map((slot, place) => (
              <tr key={slot.key} data-flagged={faulty.includes(slot) || undefined}>
                <td>
                  <input
                    className="field-control"
                    aria-label={t("regime.name")}
                    value={slot.name}
                    disabled={!mayWrite}
                    onChange={(event) => change(place, { name: event.target.value })}
                  />
                </td>
                <td>
                  <select
                    className="field-control"
                    aria-label={t("regime.content")}
                    value={slot.content}
                    disabled={!mayWrite}
                    onChange={(event) => {
                      const content = contents.find((one) => one === event.target.value);
                      if (content !== undefined) change(place, { content });
                    }}
                  >
                    {contents.map((content) => (
                      <option key={content} value={content}>
                        {t(`regime.contents.${content}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    className="field-control tabular"
                    aria-label={t("regime.asOf")}
                    value={slot.asOf}
                    disabled={!mayWrite}
                    onChange={(event) => change(place, { asOf: event.target.value })}
                    onBlur={() => tidy(place)}
                  />
                </td>
                {unitLevels.map((level) => (
                  <td key={level}>
                    <input
                      className="field-control tabular"
                      aria-label={t("regime.due", { level: t(`levels.${level}`) })}
                      value={slot.due[level] ?? ""}
                      placeholder={t("owesNothing")}
                      disabled={!mayWrite}
                      onChange={(event) => setDue(place, level, event.target.value)}
                      onBlur={() => tidy(place)}
                    />
                  </td>
                ))}
                <td>
                  {mayWrite && (
                    <IconButton
                      icon={Trash2}
                      label={t("regime.remove")}
                      onClick={() => setSlots((before) => before.filter((_, at) => at !== place))}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faulty.length > 0 && <p className="owed-failed">{t("regime.faulty")}</p>}
      {mayWrite && (
        <div className="editor-buttons">
          <Button size="small" icon={Plus} onClick={() => setSlots((before) => [...before, newSlot(before)])}>
            {t("regime.add")}
          </Button>
          <Button size="small" icon={Undo2} disabled={!isTouched} onClick={restore}>
            {t("regime.restore")}
          </Button>
          <Button tone="primary" icon={Save} busy={busy} disabled={!isTouched || !isSound} onClick={save}>
            {t("regime.save")}
          </Button>
        </div>
      )}
    </div>
  );
};

/** Chế độ báo cáo: settings of the office, each save a new version. */
export const RegimeEditor = () => {
  const { value, problem } = useLive("regime.get", {});
  if (problem) return <ProblemNote problem={problem} />;
  return value === null ? <Spinner /> : <Hours regime={value.regime} versions={value.versions} />;
};
