import { Clock } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StepTaken } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { isoOf, shortMomentOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Button, IconButton } from "../../ui/Button.tsx";

interface StepEntryProps {
  label: string;
  taken: StepTaken | null;
  /** The step to take next, told from the others by a word too. */
  isNext?: boolean;
  /** The hour it opens with, ISO: somebody came to tell it. */
  begun?: string | undefined;
  /** Left out where nothing may be written. */
  save?: ((at: string) => Promise<boolean>) | undefined;
}

/** One timed step: its hour once told, else where the hour is typed. */
export const StepEntry = ({ label, taken, isNext = false, begun, save }: StepEntryProps) => {
  const { t } = useTranslation("day");
  const [typed, setTyped] = useState(begun ?? "");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const hour = useRef<HTMLInputElement>(null);
  const isAsked = begun !== undefined;
  useEffect(() => {
    if (isAsked) hour.current?.focus();
  }, [isAsked]);
  // What is refused is seen where it was typed, also at the foot of a detail.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault !== null) form.current?.scrollIntoView({ block: "nearest" });
  }, [fault]);
  const submit = async () => {
    const at = momentOf(typed);
    const now = roomNow();
    if (at === null) return setFault(t("report.noHour"));
    if (now !== null && Date.parse(at) > now) return setFault(t("report.future"));
    setFault(null);
    setBusy(true);
    if (await save?.(at)) setTyped("");
    setBusy(false);
  };
  return (
    <li className="day-step" data-taken={taken !== null || undefined}>
      <span className="day-step-name">
        {label}
        {isNext && <span className="day-step-next"> · {t("step.next")}</span>}
      </span>
      {taken !== null ? (
        <span className="day-step-told">
          <strong className="figure">{shortMomentOf(taken.at, roomNow())}</strong>
          {taken.by !== null && <span className="quiet"> {t("detail.by", { by: taken.by })}</span>}
        </span>
      ) : save === undefined ? (
        <span className="quiet">{t("detail.untold")}</span>
      ) : (
        <form
          ref={form}
          className="day-step-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <MomentField label={t("step.hour", { step: label })} value={typed} onChange={setTyped} error={fault} hourOnly inputRef={hour} />
          <IconButton
            icon={Clock}
            label={t("step.now")}
            onClick={() => {
              const now = roomNow();
              if (now !== null) setTyped(isoOf(Math.floor(now / 60_000) * 60_000));
              hour.current?.focus();
            }}
          />
          <Button type="submit" size="small" busy={busy}>
            {t("step.save")}
          </Button>
        </form>
      )}
    </li>
  );
};
