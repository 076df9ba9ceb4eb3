import { useTranslation } from "react-i18next";
import { type DayRow, dayMarks } from "../../electron/contract/election/day-answers.ts";
import { openDayOf } from "../election/day/day-view.ts";
import { useFormat } from "../format/use-format.ts";
import { dayMarkShape } from "../look/day-marks.ts";
import { palettes, readinessSteps } from "../look/palette.ts";
import { useByMinute } from "../stores/clock-store.ts";
import { useDay } from "../stores/day-store.ts";
import { openSheet, setVisible, useDesk } from "../stores/desk-store.ts";
import { Button } from "../ui/Button.tsx";
import { DayStateMark } from "../ui/DayStateMark.tsx";
import { MarkShape } from "../ui/MarkShape.tsx";
import { HatchSwatch } from "./HatchSwatch.tsx";
import "./Legend.css";

/** States as they are counted, what needs somebody first. */
const counted = [
  ["interrupted", "failed"],
  ["unsaid", "unknown"],
  ["not-open", "failed"],
  ["opened", "good"],
  ["closed", "good"],
  ["counting", "good"],
  ["minutes", "good"],
  ["handed-over", "good"],
] as const;

/** So many are named; the sheet names all. */
const named = 8;

/** By name where the vote has not begun, or nobody has said so. */
const Waiting = ({ waiting, count }: { waiting: DayRow[]; count: number }) => {
  const { t } = useTranslation("day");
  const format = useFormat();
  if (count === 0) return null;
  return (
    <div data-testid="day-waiting">
      <p>{t("glance.waiting", { n: format.number(count) })}</p>
      <ul>
        {waiting.slice(0, named).map(({ place, number, name, communeName, state, mark }) => (
          <li key={place} className="legend-count">
            <button type="button" className="legend-place" onClick={() => openDayOf(place)}>
              {number} · {name}, {communeName}
            </button>
            <DayStateMark state={state} mark={mark} wordless />
          </li>
        ))}
      </ul>
      {count > named && (
        <Button size="small" tone="quiet" onClick={() => openSheet("day")}>
          {t("glance.more", { n: format.number(count - named) })}
        </Button>
      )}
    </div>
  );
};

/** Marks of the day with the counts by state, and what the fill of the communes tells. */
export const DayLegend = () => {
  const { t } = useTranslation(["day", "desk"]);
  const format = useFormat();
  const theme = useDesk((state) => state.theme);
  const filled = useDesk((state) => state.visible.communes);
  const glance = useDay((state) => state.glance);
  const ramp = useByMinute((minute) =>
    glance !== null && minute !== null && minute >= Date.parse(glance.hours.closes) ? "lead.rampEnded" : "lead.rampBegun",
  );
  // Before the hour nobody has to be open yet.
  const isBefore = glance !== null && glance.validUntil === glance.hours.opens;
  const palette = palettes[theme];
  return (
    <div className="legend" data-testid="day-legend">
      <ul className="legend-marks">
        {dayMarks.map((mark) => (
          <li key={mark}>
            <span className={`readiness-mark ink-${dayMarkShape[mark]}`}>
              <MarkShape readiness={dayMarkShape[mark]} /> {t(`lead.${mark}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className="legend-note">{t("lead.badges")}</p>
      {glance !== null && (
        <ul className="legend-signs">
          {counted
            .filter(([state]) => glance.province[state] > 0)
            .map(([state, mark]) => (
              <li key={state} className="legend-count">
                <DayStateMark state={state} mark={state === "not-open" && isBefore ? "unknown" : mark} />
                <span className="figure">{format.number(glance.province[state])}</span>
              </li>
            ))}
        </ul>
      )}
      {glance !== null && <Waiting waiting={glance.waiting} count={glance.waitingCount} />}
      <label className="legend-switch">
        <input type="checkbox" checked={filled} onChange={(event) => setVisible("communes", event.target.checked)} />
        {t("desk:layers.fill")}
      </label>
      {filled && (
        <figure aria-label={t(ramp)}>
          <div className="legend-ramp">
            {palette.readinessRamp.map((colour) => (
              <span key={colour} className="legend-step" style={{ background: colour }} />
            ))}
            {readinessSteps.map((from) => (
              <span key={from} className="legend-tick">
                {from === 1 ? format.percent(1) : Math.round(from * 100)}
              </span>
            ))}
          </div>
          <figcaption className="legend-note">
            {t(ramp)}
            <span className="legend-line">
              <HatchSwatch ground={palette.unknownFill} line={palette.unknownHatch} />
              {t("desk:layers.hatchFull")}
            </span>
          </figcaption>
        </figure>
      )}
    </div>
  );
};
