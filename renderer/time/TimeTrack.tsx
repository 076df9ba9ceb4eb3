import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Timeline } from "../../electron/contract/history.ts";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import { dateOf, dateTimeOf, timeOf } from "../format/moment.ts";
import { axisOf, hourOf, isNow, momentOn, useMoment } from "../stores/moment-store.ts";
import { Course } from "./Course.tsx";
import { Landmarks } from "./Landmarks.tsx";
import { goTo, settle } from "./moves.ts";
import { momentAt, moved, shareOf, type Track, ticksOf } from "./track.ts";

const MINUTES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -60, PageUp: 60 };

/** Width in pixels of an element as it is laid out. */
const useWidth = (): [React.RefObject<HTMLDivElement | null>, number] => {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [element, width];
};

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** What a reader of the screen is told the handle stands at. */
const useValueText = (asked: AskedMoment, track: Track): string => {
  const { t } = useTranslation("time");
  const hour = hourOf(asked);
  if (hour === null) return t("valueNow", { hour: dateTimeOf(track.to) });
  return t(asked.trueAt === undefined ? "valueKnown" : "valueTrue", { hour: dateTimeOf(hour) });
};

const Handle = ({ track, at }: { track: Track; at: number }) => {
  const { t } = useTranslation("time");
  const asked = useMoment((state) => state.asked);
  const axis = axisOf(asked);
  const pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const minutes = MINUTES[event.key];
    if (minutes !== undefined) goTo(moved(track, asked, minutes, axis), !event.repeat);
    else if (event.key === "Home") goTo(momentOn(axis, dateIso(track)));
    else if (event.key === "End") goTo({});
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className="time-handle"
      style={{ left: percent(shareOf(track, at)) }}
      aria-label={t("handle")}
      aria-valuemin={Math.floor(track.from / 60_000)}
      aria-valuemax={Math.floor(track.to / 60_000)}
      aria-valuenow={Math.floor(at / 60_000)}
      aria-valuetext={useValueText(asked, track)}
      onKeyDown={pressed}
      onKeyUp={settle}
      data-testid="time-handle"
    />
  );
};

const dateIso = (track: Track): string => hourOf(momentAt(track, 0, "knownAt")) ?? new Date(track.from).toISOString();

interface TimeTrackProps {
  /** Null while the room has not told its course. */
  track: Track | null;
  timeline: Timeline | null;
}

/** From the first news to now: hours and days, the course of readiness, the landmarks, and the handle to move along. */
export const TimeTrack = ({ track, timeline }: TimeTrackProps) => {
  const [element, width] = useWidth();
  const asked = useMoment((state) => state.asked);
  /** Under the pointer while it is held; the picture follows as fast as the room answers. */
  const [held, setHeld] = useState<number | null>(null);
  const axis = axisOf(asked);
  if (track === null || timeline === null) return <div className="time-track time-track-empty" ref={element} />;

  const shareUnder = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const follow = (event: PointerEvent<HTMLElement>, settled: boolean): boolean => {
    const share = shareUnder(event);
    // The last pixels of the track are now: nobody should have to hit the very end.
    const moment = (1 - share) * width < 5 ? {} : momentAt(track, share, axis);
    if (!goTo(moment, settled)) return false;
    setHeld(settled || isNow(moment) ? null : share);
    return true;
  };
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !follow(event, false)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.querySelector<HTMLElement>('[role="slider"]')?.focus({ preventScroll: true });
    event.preventDefault();
  };
  const hour = hourOf(asked);
  const at = hour === null ? track.to : Date.parse(hour);
  const shown = held === null ? at : track.from + held * (track.to - track.from);
  const words = { hour: timeOf, day: (day: number) => dateOf(day).replace(/\/\d+$/, "") };
  return (
    <div
      className="time-track"
      ref={element}
      onPointerDown={down}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event, false)}
      onPointerUp={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event, true)}
      onLostPointerCapture={() => {
        setHeld(null);
        settle();
      }}
      data-testid="time-track"
    >
      <Course timeline={timeline} track={track} at={at} />
      <div className="time-ticks" aria-hidden="true">
        {ticksOf(track, width, words).map((tick) => (
          <span key={tick.at} className={`time-tick time-tick-${tick.kind}`} style={{ left: percent(shareOf(track, tick.at)) }}>
            {tick.label !== null && <span className="time-tick-label">{tick.label}</span>}
          </span>
        ))}
      </div>
      <span className="time-passed" style={{ left: percent(shareOf(track, shown)) }} aria-hidden="true" />
      <Landmarks track={track} steps={timeline.steps} axis={axis} width={width} />
      <Handle track={track} at={shown} />
    </div>
  );
};
