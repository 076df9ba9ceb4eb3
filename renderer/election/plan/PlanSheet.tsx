import { CalendarCheck } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlanRow, planStates, type UnitLevel, unitLevels } from "../../../electron/contract/index.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { PlanLevels } from "./PlanLevels.tsx";
import { PlanStateMark } from "./PlanMarks.tsx";
import { PlanStep } from "./PlanStep.tsx";
import "./plan.css";

const Line = ({ row, isNext }: { row: PlanRow; isNext: boolean }) => {
  const { t } = useTranslation(["alerts", "reports"]);
  const { number } = useFormat();
  return (
    <div className="plan-line" data-state={row.state}>
      <PlanStateMark state={row.state} />
      <span className="plan-words">
        <span className="plan-title">{row.words}</span>
        <span className="plan-basis quiet">
          {t(`reports:levels.${row.level}`)} · {row.basis} ({t(`confidence.${row.confidence}`)})
        </span>
      </span>
      <span className="plan-side tabular">
        <span className="plan-due">
          {isNext && <strong className="plan-next">{t("plan.nextTag")} </strong>}
          {t("plan.by", { time: shortMomentOf(row.due, roomNow()) })}
        </span>
        <span>
          <b>
            {number(row.done)}/{number(row.of)}
          </b>{" "}
          {row.unsaid > 0 && <span className="quiet">{t("plan.unsaid", { n: number(row.unsaid) })}</span>}
          {row.toldNot > 0 && <strong className="ink-failed"> {t("plan.toldNot", { n: number(row.toldNot) })}</strong>}
        </span>
      </span>
    </div>
  );
};

/** Lịch việc: what is due next at each level, the overdue first, and one step unit by unit. */
export const PlanSheet = () => {
  const { t } = useTranslation(["alerts", "reports"]);
  const { number } = useFormat();
  const [level, setLevel] = useState<UnitLevel | "any">("any");
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { value, problem } = useLive("plan.list", {});
  const all = value?.rows ?? [];
  const rows = level === "any" ? all : all.filter((row) => row.level === level);
  // What is overdue comes first; until one is chosen the worst is open.
  const here = Math.max(
    0,
    rows.findIndex(({ step }) => step === chosen),
  );
  const open = rows[here];
  const choose = (place: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, place));
    setChosen(rows[to]?.step ?? null);
    list.current?.children[to]?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const places: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + 5,
      PageUp: here - 5,
      Home: 0,
      End: rows.length - 1,
    };
    const to = places[event.key];
    if (to !== undefined) choose(to);
    else if (event.key === "Enter") document.getElementById("plan-units")?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="plan-sheet" data-testid="plan-sheet">
      <div className="plan-head">
        <SelectField<UnitLevel | "any">
          label={t("reports:level")}
          value={level}
          onChange={setLevel}
          options={[{ value: "any", label: t("plan.anyLevel") }, ...unitLevels.map((value) => ({ value, label: t(`reports:levels.${value}`) }))]}
        />
        {value && (
          <p className="tabular" data-testid="plan-counts">
            {planStates.map((state) => (
              <span key={state} className="plan-count">
                <PlanStateMark state={state} /> {number(rows.filter((row) => row.state === state).length)}
              </span>
            ))}
          </p>
        )}
        {value && (
          <PlanLevels
            rows={all}
            slots={value.slots}
            chosen={open?.step ?? null}
            choose={(row) => {
              if (level !== "any" && row.level !== level) setLevel("any");
              setChosen(row.step);
            }}
          />
        )}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {!value && !problem && <Spinner />}
      {value && rows.length === 0 && <Empty icon={CalendarCheck} title={t("plan.none")} />}
      {open && (
        <div className="plan-two">
          <div
            ref={list}
            className="plan-list"
            role="listbox"
            tabIndex={0}
            aria-label={t("plan.listLabel")}
            aria-activedescendant={`plan-step-${open.step}`}
            onKeyDown={press}
          >
            {rows.map((row, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the row in use
              <div
                key={row.step}
                id={`plan-step-${row.step}`}
                role="option"
                aria-selected={place === here}
                className="plan-option"
                data-step={row.step}
                onClick={() => choose(place)}
              >
                <Line row={row} isNext={row.step === value?.next} />
              </div>
            ))}
          </div>
          <PlanStep key={open.step} step={open} hold={() => setChosen(open.step)} />
        </div>
      )}
    </div>
  );
};
