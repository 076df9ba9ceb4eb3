import { useTranslation } from "react-i18next";
import type { TimelineStep } from "../../electron/contract/history.ts";
import { dateTimeOf } from "../format/moment.ts";
import { type Axis, momentOn } from "../stores/moment-store.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import { moveFocus } from "./move-focus.ts";
import { goTo } from "./moves.ts";
import { hourOfStep, marksOf, shareOf, type Track } from "./track.ts";
import { titleWords } from "./words.ts";

const LISTED = 4;

/** Decisions, bulletins and lists on the track: what they are on hover and focus, there by a press. One stop of the Tab key, arrows between. */
export const Landmarks = ({ track, steps, axis, width }: { track: Track; steps: readonly TimelineStep[]; axis: Axis; width: number }) => {
  const { t } = useTranslation("time");
  const marks = marksOf(track, steps, axis, width);
  if (marks.length === 0) return null;
  return (
    <div className="time-marks" role="toolbar" aria-label={t("landmarks")} onKeyDown={moveFocus("button", "ArrowLeft", "ArrowRight")}>
      {marks.map(({ at, steps: own }, index) => {
        const newest = own.toReversed();
        const lines = newest.slice(0, LISTED).map((step) => `${dateTimeOf(hourOfStep(step, axis))} · ${titleWords(step.title)}`);
        if (newest.length > LISTED) lines.push(t("landmarkMore", { n: newest.length - LISTED }));
        const hour = newest[0] && hourOfStep(newest[0], axis);
        return (
          <Tooltip key={own[0]?.changeSet} side="top" text={lines.join("\n")}>
            <button
              type="button"
              className="time-mark"
              tabIndex={index === marks.length - 1 ? 0 : -1}
              style={{ left: `${(shareOf(track, at) * 100).toFixed(3)}%` }}
              aria-label={lines.join("; ")}
              onPointerDown={(event) => event.stopPropagation()}
              onClick={() => hour !== undefined && goTo(momentOn(axis, hour))}
              data-many={own.length > 1 || undefined}
            />
          </Tooltip>
        );
      })}
    </div>
  );
};
