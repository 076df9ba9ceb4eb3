import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { StepTaken } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { HistoryButton } from "../../history/HistoryButton.tsx";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { showDayPlace, showDayView } from "./day-view.ts";
import { StepEntry } from "./StepEntry.tsx";

interface MatterCardProps<S extends string> {
  kind: "interruption" | "ballot-matter";
  id: string;
  place: string;
  where: string;
  title: ReactNode;
  from: string;
  open: boolean;
  openWord: string;
  flags: string[];
  asOf: string;
  facts: string[];
  steps: readonly { step: S; label: string; taken: StepTaken | null }[];
  next: S | null;
  /** Both left out where nothing may be written. */
  tell?: ((step: S, at: string) => Promise<boolean>) | undefined;
  remove?: (() => void) | undefined;
}

/** An interruption or a ballot matter: where, since when, what is owed, its timed steps. */
export const MatterCard = <S extends string>(props: MatterCardProps<S>) => {
  const { t } = useTranslation("day");
  const { kind, id, place, where, title, from, open, openWord, flags, asOf, facts, steps, next, tell, remove } = props;
  const mark = open ? "failed" : flags.length > 0 ? "lacking" : "ready";
  return (
    <li className="day-matter" data-testid={`day-matter-${id}`}>
      <p className="day-matter-head">
        <span className={`readiness-mark ink-${mark}`}>
          <MarkShape readiness={mark} /> {openWord}
        </span>
        <button
          type="button"
          className="day-matter-place"
          onClick={() => {
            showDayView("places");
            showDayPlace(place);
          }}
        >
          {where}
        </button>
        <span className="figure">{dateTimeOf(from)}</span>
        <Age asOf={asOf} />
      </p>
      <p>{title}</p>
      {facts.length > 0 && <p className="quiet">{facts.join(" · ")}</p>}
      {flags.length > 0 && <p className="ink-lacking">{flags.join(" · ")}</p>}
      <ol className="day-steps">
        {steps.map(({ step, label, taken }) => (
          <StepEntry key={step} label={label} taken={taken} isNext={step === next} save={tell && ((at) => tell(step, at))} />
        ))}
      </ol>
      <div className="day-buttons">
        <HistoryButton kind={kind} id={id} />
        {remove && (
          <Button size="small" tone="quiet" onClick={remove}>
            {t("interruption.remove")}
          </Button>
        )}
      </div>
    </li>
  );
};
