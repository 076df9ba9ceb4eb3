import { ClipboardPaste, FileInput } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { absenceCauses, elections, type OutputOf } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { reportDrafts, reportKey } from "./report-drafts.ts";
import { reportFormOf } from "./report-form.ts";
import { setReportsView, useReportsView } from "./reports-view.ts";
import "./report-form.css";

type Draft = OutputOf<"reports.draftFromText">;

/** Lays what was read into the unit's report, over what it already told, and opens it: nothing is kept before somebody saves. */
const openAsReport = (draft: Draft, unit: string, slot: string, before: OutputOf<"reports.get">["report"]): void => {
  const key = reportKey(slot, unit);
  const base = reportFormOf(before);
  const read = reportFormOf({ ...draft, asOf: draft.asOf ?? "", channel: "zalo", attested: before?.attested ?? null });
  const told = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== ""));
  reportDrafts.begin(key, base);
  reportDrafts.change(key, told);
  openEditor({ type: "quick-report", unit, slot });
};

const counts = (draft: Draft, number: (value: number) => string, t: (key: string) => string): [string, string][] => [
  ...elections.flatMap((election): [string, string][] => {
    const [voted, voters] = [draft.voted[election], draft.voters[election]];
    if (voted === null && voters === null) return [];
    return [[t(`elections.${election}`), `${voted === null ? "?" : number(voted)} / ${voters === null ? "?" : number(voters)}`]];
  }),
  ...absenceCauses.flatMap((cause): [string, string][] => {
    const n = draft.remaining[cause];
    return n === null ? [] : [[t(`causes.${cause}`), number(n)]];
  }),
];

const Result = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const { value: glance } = useLive("reports.glance", {});
  const [unit, setUnit] = useState<string | null>(draft.unit);
  const [slot, setSlot] = useState<string | null>(draft.slot);
  const chosen = unit ?? draft.unit;
  const forSlot = slot ?? draft.slot ?? glance?.current ?? null;
  const units = [
    ...(draft.unit === null || draft.unitName === null ? [] : [{ unit: draft.unit, name: draft.unitName, district: null }]),
    ...draft.candidates,
  ];
  const go = () =>
    atNow(async () => {
      if (chosen === null || forSlot === null) return;
      const before = await client.call("reports.get", { unit: chosen, slot: forSlot });
      openAsReport(draft, chosen, forSlot, before.ok ? before.value.report : null);
    });
  return (
    <section className="paste-result" aria-label={t("paste.result")}>
      <SelectField
        label={t("unit")}
        value={chosen}
        options={units.map((one) => ({ value: one.unit, label: one.name, detail: one.district ?? undefined }))}
        placeholder={t("paste.noUnit")}
        onChange={setUnit}
      />
      <SelectField
        label={t("slot")}
        value={forSlot}
        options={(glance?.slots ?? []).map((one) => ({ value: one.key, label: one.name }))}
        onChange={setSlot}
      />
      <table className="paste-understood">
        <caption>{t("paste.understood", { n: draft.understood.length })}</caption>
        <tbody>
          {draft.understood.map((one) => (
            <tr key={`${one.field} ${one.words}`}>
              <th scope="row">“{one.words}”</th>
              <td>{one.value}</td>
            </tr>
          ))}
          {draft.understood.length === 0 &&
            counts(draft, number, (key) => t(key as "unit")).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="tabular">{value}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {draft.doubts.length > 0 && (
        <ul className="report-flags">
          {draft.doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      )}
      {draft.leftOver.length > 0 && (
        <div>
          <p className="paste-left">{t("paste.leftOver")}</p>
          <ul>
            {draft.leftOver.map((words) => (
              <li key={words}>“{words}”</li>
            ))}
          </ul>
        </div>
      )}
      <Button tone="primary" icon={FileInput} disabled={!mayWrite || chosen === null || forSlot === null} onClick={go}>
        {t("paste.open")}
      </Button>
    </section>
  );
};

/** A message from Zalo or SMS, pasted: read into a draft that somebody looks over and saves. */
export const PasteMessage = () => {
  const { t } = useTranslation("reports");
  const client = useRoomClient();
  const text = useReportsView((view) => view.pasted);
  const [read, setRead] = useState<{ of: string; answer: Awaited<ReturnType<typeof client.call<"reports.draftFromText">>> } | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = () =>
    atNow(async () => {
      setBusy(true);
      const answer = await client.call("reports.draftFromText", { text });
      setBusy(false);
      setRead({ of: text, answer });
    });
  return (
    <div className="paste">
      <div className="paste-text">
        <TextField
          label={t("paste.label")}
          hint={t("paste.hint")}
          rows={10}
          maxLength={20_000}
          value={text}
          onChange={(pasted) => setReportsView({ pasted })}
          autoFocus
        />
        <Button tone="primary" icon={ClipboardPaste} busy={busy} disabled={text.trim() === ""} onClick={ask}>
          {t("paste.read")}
        </Button>
      </div>
      {read?.answer.ok && <Result key={read.of} draft={read.answer.value} />}
      {read && !read.answer.ok && <ProblemNote problem={read.answer.error} />}
    </div>
  );
};
