import { Popover } from "@base-ui/react/popover";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../format/moment.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { roomNow, useRealMinute } from "../stores/clock-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { readHour } from "../time/typed-hour.ts";
import { Button } from "../ui/Button.tsx";
import { notify, notifyProblem } from "../ui/notify.ts";
import { TextField } from "../ui/TextField.tsx";
import "./ExerciseClock.css";

/** Hours an exercise is usually moved to: the reports of the day, and the close. */
const hours = ["09:00", "09:30", "11:30", "14:30", "17:30", "19:00", "19:30", "21:00", "22:30"] as const;
const minuteMs = 60_000;

const HourForm = ({ onDone }: { onDone(): void }) => {
  const { t } = useTranslation("time");
  const client = useRoomClient();
  const real = useRealMinute();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  if (real === null) return null;
  const typed = readHour(text, real);
  const isAhead = typed !== null && Date.parse(typed) > real;
  const move = async (to: string) => {
    setBusy(true);
    const moved = await client.call("exercise.moveClock", { to, requestId: crypto.randomUUID() });
    setBusy(false);
    if (!moved.ok) return notifyProblem(moved.error);
    notify({ tone: "good", title: t("exercise.moved", { hour: dateTimeOf(Date.parse(moved.value.now)) }), text: t("exercise.movedText") });
    onDone();
  };
  const by = (minutes: number) => void move(new Date((roomNow() ?? real) + minutes * minuteMs).toISOString());
  const ahead = hours.flatMap((hour) => {
    const to = readHour(hour, real);
    return to !== null && Date.parse(to) > real ? [{ hour, to }] : [];
  });
  return (
    <div className="exercise-clock">
      <p className="quiet">{t("exercise.text")}</p>
      <div className="exercise-clock-hours">
        <Button size="small" busy={busy} onClick={() => by(15)}>
          {t("exercise.minutes", { n: 15 })}
        </Button>
        <Button size="small" busy={busy} onClick={() => by(60)}>
          {t("exercise.hour")}
        </Button>
        {ahead.map(({ hour, to }) => (
          <Button key={hour} size="small" busy={busy} onClick={() => void move(to)}>
            {hour}
          </Button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== null && isAhead) void move(typed);
        }}
      >
        <TextField
          label={t("exercise.label")}
          value={text}
          onChange={setText}
          error={typed !== null && !isAhead ? t("exercise.back", { hour: dateTimeOf(real) }) : undefined}
        />
        <Button tone="primary" size="small" type="submit" busy={busy} disabled={!isAhead}>
          {t("exercise.go")}
        </Button>
      </form>
    </div>
  );
};

/** The badge of an exercise; whoever may write moves its clock forward from it. */
export const ExerciseClock = () => {
  const { t } = useTranslation(["desk", "time"]);
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState(false);
  if (!mayWrite)
    return (
      <strong className="exercise-badge" title={t("exerciseLong")}>
        {t("exercise")}
      </strong>
    );
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="exercise-badge exercise-badge-button" title={t("exerciseLong")} data-testid="exercise-clock">
        <span>{t("exercise")}</span>
        <span className="visually-hidden">, {t("time:exercise.title")}</span>
        <CalendarClock aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="exercise-clock-positioner" side="bottom" align="start" sideOffset={6} collisionPadding={8}>
          <Popover.Popup className="exercise-clock-popup">
            <Popover.Title className="exercise-clock-title">{t("time:exercise.title")}</Popover.Title>
            <HourForm onDone={() => setOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
};
