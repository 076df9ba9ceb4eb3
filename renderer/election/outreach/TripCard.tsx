import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoxTripRow, TripStep, TripStopRow } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { isoOf, shortMomentOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { calledBox } from "./called-box.ts";
import { OutreachMark } from "./OutreachMark.tsx";
import { openOutreachOf } from "./outreach-view.ts";
import { useFigures } from "./use-figures.ts";

type Tell = (step: TripStep, stop: number | null, at: string | null) => Promise<boolean>;

interface StepProps {
  step: TripStep;
  stop: number | null;
  told: string | null;
  isNext: boolean;
  /** Left out where nothing may be written. */
  tell: Tell | undefined;
}

/** One word of the round: its hour once told; where it is the next, the way to tell it. */
const Step = ({ step, stop, told, isNext, tell }: StepProps) => {
  const { t } = useTranslation("outreach");
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const say = async (at: string | null) => {
    if (await tell?.(step, stop, at)) {
      setTyped("");
      setOpen(false);
    }
  };
  const submit = () => {
    const at = momentOf(typed);
    setFault(at === null ? t("noHour") : null);
    if (at !== null) void say(at);
  };
  const now = roomNow();
  return (
    <li className="outreach-step" data-told={told !== null || undefined}>
      <span>
        {t(`step.${step}`)}: <strong className="figure">{told === null ? t("none") : shortMomentOf(told, now)}</strong>
      </span>
      {tell !== undefined &&
        (open || (isNext && told === null) ? (
          <form
            className="outreach-step-form"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <MomentField label={t(`step.${step}`)} value={typed} onChange={setTyped} error={fault} hourOnly />
            <Button type="submit" size="small" disabled={typed.trim() === ""}>
              {t("trip.tell")}
            </Button>
            {told === null ? (
              <Button size="small" tone="primary" onClick={() => void say(isoOf(now ?? Date.now()))}>
                {t("trip.now")}
              </Button>
            ) : (
              <Button size="small" tone="quiet" onClick={() => void say(null)}>
                {t("trip.clear", { step: t(`step.${step}`) })}
              </Button>
            )}
          </form>
        ) : (
          <Button size="small" tone="quiet" onClick={() => setOpen(true)}>
            {t("edit")}
          </Button>
        ))}
    </li>
  );
};

const Stop = ({ row, stop, at, tell }: { row: BoxTripRow; stop: TripStopRow; at: number; tell: Tell | undefined }) => {
  const { t } = useTranslation("outreach");
  const { count } = useFigures();
  const now = roomNow();
  const isNext = (step: TripStep): boolean => row.next?.step === step && row.next.stop === at;
  const props = { stop: at, tell };
  return (
    <li className="outreach-stop" data-here={row.at === at || undefined}>
      <p>
        <strong>
          {at + 1}. {stop.site}
        </strong>
        <span className="quiet">
          {" "}
          {stop.case === null ? "" : `${t(`case.${stop.case}`)} · `}
          {t("trip.voters", { n: count(stop.voters) })} ·{" "}
          {t("trip.planned", { from: shortMomentOf(stop.from, now), to: shortMomentOf(stop.to, now) })}
        </span>
        {row.at === at && <strong> · {t("trip.here")}</strong>}
      </p>
      {stop.flags.length > 0 && <p className="ink-lacking">{stop.flags.map((flag) => t(`tripFlag.${flag}`)).join(" · ")}</p>}
      <ul className="outreach-steps">
        <Step step="arrived" told={stop.arrivedAt} isNext={isNext("arrived")} {...props} />
        <Step step="left" told={stop.leftAt} isNext={isNext("left")} {...props} />
        {stop.disinfects && (
          <Step
            step="disinfected"
            told={stop.disinfectedAt}
            isNext={isNext("disinfected") || (stop.leftAt !== null && stop.flags.includes("not-disinfected"))}
            {...props}
          />
        )}
      </ul>
    </li>
  );
};

/** The round of one box: where it is, what is owed next, each stop with its hours planned and told. */
export const TripCard = ({ row, placed = false }: { row: BoxTripRow; placed?: boolean }) => {
  const { t } = useTranslation("outreach");
  const mayWrite = useMayTell();
  const save = useSaving();
  const now = roomNow();
  const tell: Tell = (step, stop, at) =>
    save(
      (client, requestId) => client.call("boxTrips.step", { id: row.id, step, at, requestId, ...(stop === null ? {} : { stop }) }),
      () => ({ title: t("trip.stepSaved", { step: t(`step.${step}`) }) }),
    );
  const told = mayWrite ? tell : undefined;
  const isNext = (step: TripStep): boolean => row.next?.step === step;
  const facts = [
    t("trip.departs", { at: shortMomentOf(row.departsAt, now), ends: shortMomentOf(row.endsAt, now) }),
    ...[row.team, row.police].filter((one) => one !== null),
    ...(row.source === null ? [] : [t("source", { source: row.source })]),
    ...(row.invented ? [t("invented")] : []),
  ];
  return (
    <li className="outreach-card" data-testid={`box-trip-${row.id}`}>
      <p className="outreach-card-head">
        <OutreachMark mark={row.mark} word={t(`tripState.${row.state}`)} />
        <strong>{calledBox(row.box)}</strong>
        {placed && (
          <button type="button" className="outreach-link" onClick={() => openOutreachOf(row.place)}>
            {row.placeName}, {row.communeName}
          </button>
        )}
        <Age asOf={row.asOf} source={row.source} />
      </p>
      <p className="quiet">{facts.join(" · ")}</p>
      {row.flags.length > 0 && (
        <p className={row.mark === "failed" ? "ink-failed" : "ink-lacking"}>{row.flags.map((flag) => t(`tripFlag.${flag}`)).join(" · ")}</p>
      )}
      <ul className="outreach-steps">
        <Step step="departed" stop={null} told={row.departedAt} isNext={isNext("departed")} tell={told} />
      </ul>
      <ol className="outreach-stops">
        {row.stops.map((stop, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stop is known by its place in the round
          <Stop key={at} row={row} stop={stop} at={at} tell={told} />
        ))}
      </ol>
      <ul className="outreach-steps">
        <Step step="returned" stop={null} told={row.returnedAt} isNext={isNext("returned")} tell={told} />
      </ul>
      {mayWrite && (
        <div className="outreach-buttons">
          <Button size="small" onClick={() => openOutreachOf(row.place, "places", { type: "trip", id: row.id })}>
            {t("trip.editTitle")}
          </Button>
          <Button
            size="small"
            tone="quiet"
            onClick={() =>
              void save(
                (client, requestId) => client.call("boxTrips.remove", { id: row.id, requestId }),
                () => ({ title: t("removed") }),
              )
            }
          >
            {t("remove")}
          </Button>
        </div>
      )}
    </li>
  );
};
