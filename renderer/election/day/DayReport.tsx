import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DayWord, dayWords } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "./use-saving.ts";

/** One word of the day for all places ticked. What does not fit is kept and told; where it was told before it stays. */
export const DayReport = ({ ids, done }: { ids: string[]; done: () => void }) => {
  const { t } = useTranslation("day");
  const { number } = useFormat();
  const save = useSaving();
  const [word, setWord] = useState<DayWord>("opened");
  const [at, setAt] = useState("");
  const [by, setBy] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (ids.length === 0) return null;
  const submit = async () => {
    const moment = momentOf(at);
    const now = roomNow();
    if (moment === null) return setFault(t("report.noHour"));
    if (now !== null && Date.parse(moment) > now) return setFault(t("report.future"));
    setFault(null);
    setBusy(true);
    const isDone = await save(
      (client, requestId) => client.call("day.report", { ids, word, at: moment, by: by.trim() === "" ? null : by, requestId }),
      (answer) => ({
        title: t("report.done", { n: number(answer.ids.length) }),
        ...(answer.left.length > 0 ? { text: t("report.left", { n: number(answer.left.length) }) } : {}),
      }),
    );
    setBusy(false);
    if (!isDone) return;
    setAt("");
    done();
  };
  return (
    <form
      className="day-report"
      aria-label={t("report.title", { n: number(ids.length) })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <strong className="day-report-title">{t("report.title", { n: number(ids.length) })}</strong>
      <SelectField
        label={t("report.word")}
        value={word}
        options={dayWords.map((one) => ({ value: one, label: t(`word.${one}`) }))}
        onChange={(chosen) => setWord(chosen)}
      />
      <MomentField label={t("report.at")} value={at} onChange={setAt} error={fault} hourOnly />
      <TextField label={t("report.by")} value={by} onChange={setBy} maxLength={200} />
      <Button type="submit" tone="primary" busy={busy}>
        {t("report.save")}
      </Button>
      <Button onClick={done}>{t("list.untick")}</Button>
    </form>
  );
};
