import { ArrowUp, Plus, Route, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoxTripRow, PlannedStop } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "../day/use-saving.ts";
import { showOutreachForm } from "./outreach-view.ts";

/** A stop as typed; `key` tells rows apart while they move. */
interface TypedStop {
  key: string;
  site: string;
  siteId: string | null;
  from: string;
  to: string;
  voters: number | null;
}

const typedStop = ({ site, siteId = null, from, to, voters = null }: PlannedStop): TypedStop => ({
  key: crypto.randomUUID(),
  site,
  siteId,
  from,
  to,
  voters,
});
const blank = (): TypedStop => ({ key: crypto.randomUUID(), site: "", siteId: null, from: "", to: "", voters: null });

const orNull = (text: string): string | null => (text.trim() === "" ? null : text);
const isWhole = (stop: TypedStop): boolean => stop.site.trim() !== "" && momentOf(stop.from) !== null && momentOf(stop.to) !== null;

/** The plan of one round: new where `row` is left out, laid out by the room from the place's sites or stop by stop. */
export const TripForm = ({ place, row }: { place: string; row: BoxTripRow | undefined }) => {
  const { t } = useTranslation("outreach");
  const { present } = useRoomClient();
  const save = useSaving();
  const [box, setBox] = useState(row?.box ?? "");
  const [team, setTeam] = useState(row?.team ?? "");
  const [police, setPolice] = useState(row?.police ?? "");
  const [departsAt, setDepartsAt] = useState(row?.departsAt ?? "");
  const [way, setWay] = useState<number | null>(15);
  const [stops, setStops] = useState<TypedStop[]>(() => row?.stops.map(typedStop) ?? []);
  const [notes, setNotes] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const departs = momentOf(departsAt);

  const change = (key: string, more: Partial<TypedStop>) => setStops((all) => all.map((stop) => (stop.key === key ? { ...stop, ...more } : stop)));
  const up = (at: number) =>
    setStops((all) => {
      const moved = all[at];
      const rest = all.filter((_, index) => index !== at);
      return moved ? [...rest.slice(0, at - 1), moved, ...rest.slice(at - 1)] : all;
    });
  const layOut = async () => {
    if (departs === null) return setTried(true);
    const siteIds = row?.stops.flatMap(({ siteId }) => siteId ?? []);
    const result = await present.call("boxTrips.propose", {
      place,
      departsAt: departs,
      wayMinutes: way ?? 15,
      ...(siteIds && siteIds.length > 0 ? { siteIds } : {}),
    });
    if (!result.ok) return notifyProblem(result.error);
    setNotes(result.value.notes);
    setStops(result.value.stops.map(typedStop));
  };
  const submit = async () => {
    setTried(true);
    if (box.trim() === "" || departs === null || stops.length === 0 || !stops.every(isWhole)) return;
    setBusy(true);
    const isDone = await save(
      (client, requestId) =>
        client.call("boxTrips.save", {
          ...(row ? { id: row.id } : { place }),
          box,
          team: orNull(team),
          police: orNull(police),
          departsAt: departs,
          stops: stops.map(({ site, siteId, from, to, voters }) => ({ site, siteId, from: momentOf(from) ?? from, to: momentOf(to) ?? to, voters })),
          requestId,
        }),
      () => ({ title: t("trip.saved") }),
    );
    setBusy(false);
    if (isDone) showOutreachForm(null);
  };
  const title = t(row ? "trip.editTitle" : "trip.proposeTitle");
  const owed = (text: string): string | null => (tried && text.trim() === "" ? t("required") : null);
  const hour = (text: string): string | null => (tried && momentOf(text) === null ? t("noHour") : null);
  return (
    <form
      className="outreach-form"
      aria-label={title}
      data-testid="box-trip-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h4>{title}</h4>
      <div className="outreach-numbers">
        <TextField label={t("trip.box")} value={box} onChange={setBox} maxLength={100} hint={t("trip.boxHint")} error={owed(box)} required />
        <MomentField label={t("trip.departsAt")} value={departsAt} onChange={setDepartsAt} error={hour(departsAt)} required />
        <TextField label={t("trip.team")} value={team} onChange={setTeam} maxLength={500} />
        <TextField label={t("trip.police")} value={police} onChange={setPolice} maxLength={200} />
        <NumberField label={t("trip.way")} value={way} onChange={setWay} min={0} max={600} />
      </div>
      <div className="outreach-buttons">
        <Button size="small" icon={Route} onClick={() => void layOut()}>
          {t("trip.layOut")}
        </Button>
        <Button size="small" icon={Plus} onClick={() => setStops((all) => [...all, blank()])}>
          {t("trip.addStop")}
        </Button>
      </div>
      {notes.map((note) => (
        <p key={note} className="ink-lacking">
          {note}
        </p>
      ))}
      {stops.length === 0 && <p className={tried ? "ink-failed" : "quiet"}>{t("trip.noStops")}</p>}
      <ol className="outreach-typed-stops" aria-label={t("trip.stops")}>
        {stops.map((stop, at) => (
          <li key={stop.key}>
            <TextField
              label={t("trip.stopSite", { n: at + 1 })}
              value={stop.site}
              onChange={(site) => change(stop.key, { site })}
              maxLength={300}
              error={owed(stop.site)}
            />
            <MomentField label={t("trip.from")} value={stop.from} onChange={(from) => change(stop.key, { from })} error={hour(stop.from)} />
            <MomentField label={t("trip.to")} value={stop.to} onChange={(to) => change(stop.key, { to })} error={hour(stop.to)} />
            <NumberField label={t("site.voters")} value={stop.voters} onChange={(voters) => change(stop.key, { voters })} min={0} />
            {at > 0 && <IconButton icon={ArrowUp} label={t("trip.up", { n: at + 1 })} onClick={() => up(at)} />}
            <IconButton
              icon={X}
              label={t("trip.removeStop", { n: at + 1 })}
              onClick={() => setStops((all) => all.filter(({ key }) => key !== stop.key))}
            />
          </li>
        ))}
      </ol>
      <div className="outreach-buttons">
        <Button type="submit" tone="primary" busy={busy}>
          {t("trip.save")}
        </Button>
        <Button tone="quiet" onClick={() => showOutreachForm(null)}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
};
