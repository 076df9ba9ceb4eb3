import { ChevronDown, ChevronUp, GitCompareArrows, SkipBack, SkipForward } from "lucide-react";
import { useTranslation } from "react-i18next";
import { dateTimeOf, shortMomentOf, timeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRealMinute } from "../stores/clock-store.ts";
import { axisOf, hourOf, isNow, useAway, useMoment } from "../stores/moment-store.ts";
import { useTimeline } from "../stores/timeline-store.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { agedSince } from "./aged.ts";
import { setFolded, useBar } from "./bar-store.ts";
import { Jump } from "./Jump.tsx";
import { compareFromHere, goAlong, goStep, goTo } from "./moves.ts";
import { TimeTrack } from "./TimeTrack.tsx";
import { hourOfStep, stepAt, stepFrom, trackOf } from "./track.ts";
import { momentWords, titleWords } from "./words.ts";
import "./TimeBar.css";

/** Which of the two times, or now: one of three. */
const Choice = () => {
  const { t } = useTranslation("time");
  const asked = useMoment((state) => state.asked);
  const chosen = isNow(asked) ? "now" : axisOf(asked) === "trueAt" ? "true" : "known";
  const options = [
    { value: "now", hint: undefined, go: () => goTo({}) },
    { value: "known", hint: t("knownHint"), go: () => goAlong("knownAt") },
    { value: "true", hint: t("trueHint"), go: () => goAlong("trueAt") },
  ] as const;
  return (
    <fieldset className="time-choice" aria-label={t("choice")}>
      {options.map(({ value, hint, go }) => (
        <button key={value} type="button" aria-pressed={chosen === value} title={hint} onClick={go} data-testid={`time-${value}`}>
          {t(value)}
        </button>
      ))}
    </fieldset>
  );
};

/** Where the picture stands, in words: the moment, and the news it stands on. */
const Standing = () => {
  const { t } = useTranslation("time");
  const { number } = useFormat();
  const { asked, shown } = { asked: useMoment((state) => state.asked), shown: useMoment((state) => state.shown) };
  const problem = useMoment((state) => state.problem);
  const timeline = useTimeline((state) => state.timeline);
  const refused = useTimeline((state) => state.problem);
  const real = useRealMinute();
  if (asked !== shown)
    return (
      <p className="time-standing" role="status">
        <span className="time-asking">{t("asking", { moment: momentWords(asked) })}</span>
      </p>
    );
  if (problem !== null)
    return (
      <p className="time-standing time-problem" role="alert" title={problem.hint}>
        {problem.message}
      </p>
    );
  if (refused !== null) return <p className="time-standing">{t("noTimeline", { reason: refused.message })}</p>;
  if (timeline === null) return <p className="time-standing">{t("waiting")}</p>;
  if (timeline.steps.length === 0) return <p className="time-standing">{t("empty")}</p>;
  const step = stepAt(timeline.steps, asked);
  const aged = agedSince(timeline, asked);
  const news =
    step === null
      ? t("beforeAll")
      : t(isNow(asked) ? "latest" : "standing", { title: titleWords(step.title), hour: shortMomentOf(hourOfStep(step, axisOf(asked)), real) });
  const hours = aged && [...new Set([timeOf(aged.from), timeOf(aged.to)])].join("–");
  const words = aged ? `${t("aged", { hour: hours, n: number(aged.places) })} · ${news}` : news;
  return (
    <p className="time-standing" title={words} data-testid="time-standing">
      {words}
    </p>
  );
};

const Ways = () => {
  const { t } = useTranslation("time");
  const away = useAway();
  const asked = useMoment((state) => state.asked);
  const steps = useTimeline((state) => state.timeline?.steps ?? null);
  const may = (by: -1 | 1) => steps !== null && stepFrom(steps, asked, by) !== null;
  return (
    <div className="time-ways">
      <IconButton icon={SkipBack} label={t("previous")} keys="[" disabled={!may(-1)} onClick={() => goStep(-1)} data-testid="time-previous" />
      <IconButton icon={SkipForward} label={t("next")} keys="]" disabled={!may(1)} onClick={() => goStep(1)} data-testid="time-next" />
      <Jump />
      <Button size="small" icon={GitCompareArrows} onClick={compareFromHere} className="time-compare" data-testid="time-compare">
        {t(away ? "compare" : "compareNow")}
      </Button>
    </div>
  );
};

/** The two times: where the picture stands, and how to move it. Folds to one line. */
export const TimeBar = () => {
  const { t } = useTranslation("time");
  const folded = useBar((state) => state.folded);
  const away = useAway();
  const hour = hourOf(useMoment((state) => state.asked));
  const timeline = useTimeline((state) => state.timeline);
  const track = trackOf(timeline, useRealMinute());
  return (
    <section className="time-bar" id="time" tabIndex={-1} aria-label={t("title")} data-folded={folded} data-away={away} data-testid="time-bar">
      <div className="time-head">
        <Choice />
        {hour !== null && <strong className="time-hour">{dateTimeOf(hour)}</strong>}
        <Standing />
      </div>
      {!folded && <TimeTrack track={track} timeline={timeline} />}
      <Ways />
      <IconButton
        icon={folded ? ChevronUp : ChevronDown}
        label={t(folded ? "expand" : "collapse")}
        aria-expanded={!folded}
        onClick={() => setFolded(!folded)}
        className="time-fold"
      />
    </section>
  );
};
