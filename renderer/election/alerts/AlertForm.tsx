import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { AlertAct } from "./use-act.ts";

/** What needs words before it is done. */
export type FormOf = "assign" | "snooze" | "settle";
const delays = ["15", "30", "60", "120", "360", "720"] as const;
type Delay = (typeof delays)[number];
const labels = { assign: "act.to", snooze: "act.reason", settle: "act.note" } as const;

/** Whom to give it to, until when and why to put it off, or how it was settled. Escape leaves it. */
export const AlertForm = ({ of, busy, save, cancel }: { of: FormOf; busy: boolean; save(what: AlertAct): void; cancel(): void }) => {
  const { t } = useTranslation("alerts");
  const [text, setText] = useState("");
  const [delay, setDelay] = useState<Delay>("30");
  const words = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words === "") return;
    if (of === "assign") save({ act: "assign", to: words });
    else if (of === "settle") save({ act: "settle", note: words });
    else save({ act: "snooze", minutes: Number(delay), reason: words });
  };
  const leave = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") cancel();
  };
  return (
    <form className="alert-form" onSubmit={submit} onKeyDown={leave}>
      {of === "snooze" && (
        <SelectField<Delay>
          label={t("act.minutes")}
          value={delay}
          onChange={setDelay}
          options={delays.map((value) => ({
            value,
            label: Number(value) < 60 ? t("act.minutesOf", { n: value }) : t("act.hoursOf", { n: Number(value) / 60 }),
          }))}
        />
      )}
      <TextField label={t(labels[of])} value={text} onChange={setText} maxLength={of === "assign" ? 200 : 500} required autoFocus />
      <div className="alert-acts">
        <Button type="submit" tone="primary" busy={busy} disabled={words === ""}>
          {t("act.save")}
        </Button>
        <Button tone="quiet" onClick={cancel}>
          {t("act.cancel")}
        </Button>
      </div>
    </form>
  );
};
