import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Timeline } from "../../electron/contract/history.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { shareOf, type Track } from "./track.ts";

type Point = Timeline["course"][number];

const total = (point: Point): number => point.ready + point.lacking + point.failed + point.stale + point.unknown;

/** A few failed places among a thousand are still seen. */
const LEAST = 0.12;

/** Heights (0..1) of what is known, lowest first; what is left up to 1 is not known. What there is never vanishes. */
const heightsOf = (point: Point): [ready: number, lacking: number, failed: number] => {
  const all = total(point);
  if (all === 0) return [0, 0, 0];
  const share = (n: number) => (n === 0 ? 0 : Math.max(LEAST, n / all));
  const [lacking, failed] = [share(point.lacking), share(point.failed)];
  const unknown = share(point.unknown + point.stale);
  return [Math.min(point.ready / all, 1 - lacking - failed - unknown), lacking, failed];
};

/** One band of the stack as an outline of `x,y` with y downwards from 0 to 1. */
const outline = (points: { x: number; low: number; high: number }[]): string =>
  [...points.map(({ x, high }) => `${x},${1 - high}`), ...points.toReversed().map(({ x, low }) => `${x},${1 - low}`)].join(" ");

/** How the places' marks stood along the track: ready, lacking, failed, and hatched what was not known. */
export const Course = ({ timeline, track, at }: { timeline: Timeline; track: Track; at: number }) => {
  const { t } = useTranslation("time");
  const format = useFormat();
  const bands = useMemo(() => {
    const stacked = timeline.course.map((point) => {
      const [ready, lacking, failed] = heightsOf(point);
      return { x: shareOf(track, Date.parse(point.at)) * 1000, tops: [0, ready, ready + lacking, ready + lacking + failed] };
    });
    const band = (index: number) => outline(stacked.map(({ x, tops }) => ({ x, low: tops[index] ?? 0, high: tops[index + 1] ?? 0 })));
    return { ready: band(0), lacking: band(1), failed: band(2) };
  }, [timeline, track]);
  const here = timeline.course.findLast((point) => Date.parse(point.at) <= at) ?? timeline.course[0];
  if (here === undefined) return <div className="time-course" />;
  const numbers = {
    ready: format.number(here.ready),
    lacking: format.number(here.lacking),
    failed: format.number(here.failed),
    unknown: format.number(here.unknown + here.stale),
    places: format.number(total(here)),
    hour: dateTimeOf(here.at),
  };
  return (
    <div className="time-course" role="img" aria-label={t("course", numbers)} title={t("course", numbers)}>
      <svg viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
        <polygon points={bands.ready} className="time-course-ready" />
        <polygon points={bands.lacking} className="time-course-lacking" />
        <polygon points={bands.failed} className="time-course-failed" />
      </svg>
    </div>
  );
};
