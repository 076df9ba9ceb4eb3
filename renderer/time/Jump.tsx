import { Popover } from "@base-ui/react/popover";
import { Milestone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineStep } from "../../electron/contract/history.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { fold } from "../palette/fold.ts";
import { useRealMinute } from "../stores/clock-store.ts";
import { axisOf, hourOf, momentOn, useMoment } from "../stores/moment-store.ts";
import { useTimeline } from "../stores/timeline-store.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { setJumping, useBar } from "./bar-store.ts";
import { moveFocus } from "./move-focus.ts";
import { goTo } from "./moves.ts";
import { hourOfStep, trackOf } from "./track.ts";
import { readHour } from "./typed-hour.ts";
import { momentWords, titleWords } from "./words.ts";
import "./Jump.css";

/** Listed at most; the rest is found by typing. */
const MOST = 120;

/** Typed hour or typed name: goes to the hour, or to the news found. Landmarks alone until something is typed. */
const JumpList = () => {
  const { t } = useTranslation("time");
  const format = useFormat();
  const timeline = useTimeline((state) => state.timeline);
  const asked = useMoment((state) => state.asked);
  const real = useRealMinute();
  const [text, setText] = useState("");
  const track = trackOf(timeline, real);
  const axis = axisOf(asked);
  const hour = real === null ? null : readHour(text, Date.parse(hourOf(asked) ?? new Date(real).toISOString()));
  const at = hour === null ? null : Date.parse(hour);
  const inside = at !== null && real !== null && at <= real && (track === null || at >= track.from);
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  const found = (timeline?.steps ?? [])
    .filter((step) => (wanted.length === 0 ? step.landmark : wanted.every((word) => fold(step.title).includes(word))))
    .toReversed();
  const go = (goal: string) => {
    if (goTo(momentOn(axis, goal))) setJumping(false);
  };
  const choose = (step: TimelineStep) => go(hourOfStep(step, axis));
  return (
    <search className="time-jump" onKeyDown={moveFocus("input, li button", "ArrowUp", "ArrowDown")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (hour !== null && inside) go(hour);
          else if (hour === null && found[0] && text !== "") choose(found[0]);
        }}
      >
        <TextField
          label={t("find.label")}
          value={text}
          onChange={setText}
          autoFocus
          error={
            hour !== null && !inside && track !== null ? t("find.outside", { from: dateTimeOf(track.from), to: dateTimeOf(track.to) }) : undefined
          }
        />
        {hour !== null && inside && (
          <Button tone="primary" size="small" type="submit" data-testid="time-go">
            {t("find.go", { moment: momentWords(momentOn(axis, hour)) })}
          </Button>
        )}
      </form>
      {hour === null && (
        <>
          <h3 className="time-jump-title">{t(wanted.length === 0 ? "find.marks" : "find.all")}</h3>
          {found.length === 0 && <p className="quiet">{t("find.none")}</p>}
          <ul>
            {found.slice(0, MOST).map((step) => (
              <li key={step.changeSet}>
                <button type="button" onClick={() => choose(step)}>
                  <span className="figure">{dateTimeOf(hourOfStep(step, axis))}</span>
                  <span>
                    {titleWords(step.title)} <span className="quiet">· {step.actor}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {(timeline?.omitted ?? 0) > 0 && <p className="quiet">{t("omitted", { n: format.number(timeline?.omitted ?? 0) })}</p>}
        </>
      )}
    </search>
  );
};

/** The list of landmarks over the bar. */
export const Jump = () => {
  const { t } = useTranslation("time");
  const open = useBar((state) => state.jumping);
  return (
    <Popover.Root open={open} onOpenChange={setJumping}>
      <Popover.Trigger className="button button-plain button-small" data-testid="time-jump">
        <Milestone aria-hidden="true" className="button-icon" />
        <span>{t("jump")}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="time-jump-positioner" side="top" align="end" sideOffset={6} collisionPadding={8}>
          <Popover.Popup className="time-jump-popup" aria-label={t("jump")}>
            <JumpList />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
};
