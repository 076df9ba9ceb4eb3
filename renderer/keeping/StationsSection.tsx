import { GitFork, Hourglass, Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, StationTold } from "../../electron/contract/index.ts";
import { shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useLive } from "../room-client/use-live.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { atNow } from "../time/at-now.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { TextField } from "../ui/TextField.tsx";
import { headGroups } from "./head-groups.ts";
import { Standing } from "./Standing.tsx";

/** What the station is to be called from now on, on every screen and in what goes out. */
const Naming = ({ station: { id, name }, onDone }: { station: StationTold; onDone(): void }) => {
  const { t } = useTranslation("journal");
  const client = useRoomClient();
  const [text, setText] = useState(name);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const save = async () => {
    setBusy(true);
    const result = await client.call("journal.nameStation", { station: id, name: text.trim(), requestId });
    setBusy(false);
    if (!result.ok) return setProblem(result.error);
    notify({ tone: "good", title: t("stations.named", { name: result.value.name }) });
    onDone();
  };
  return (
    <form
      className="keeping-naming"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim().length >= 2) atNow(() => void save());
      }}
    >
      <TextField
        label={t("stations.nameLabel")}
        value={text}
        autoFocus
        onChange={(value) => {
          setText(value);
          setRequestId(crypto.randomUUID());
        }}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="editor-buttons">
        <Button size="small" onClick={onDone}>
          {t("stations.keepName")}
        </Button>
        <Button size="small" tone="primary" type="submit" busy={busy} disabled={text.trim().length < 2}>
          {t("stations.saveName")}
        </Button>
      </div>
    </form>
  );
};

const Station = ({ station, nameOf }: { station: StationTold; nameOf(id: string): string }) => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const today = useRoomDay();
  const { id, name, own, succeeds, entries, lastKnownAt, forked } = station;
  const mayWrite = useMayWrite();
  const [naming, setNaming] = useState(false);
  return (
    <li className="keeping-item" data-testid="station">
      <p>
        <strong>{name}</strong> {own && <span className="badge">{t("stations.own")}</span>}
        {mayWrite && !naming && <IconButton icon={Pencil} label={t("stations.rename", { name })} onClick={() => setNaming(true)} />}
      </p>
      {naming && <Naming station={station} onDone={() => setNaming(false)} />}
      <p className="quiet keeping-small">
        {[
          t("stations.entries", { n: number(entries) }),
          lastKnownAt === null ? t("stations.never") : t("stations.last", { time: shortMomentOf(lastKnownAt, today) }),
          succeeds !== null && t("stations.succeeds", { name: nameOf(succeeds) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="keeping-small station-id">
        {t("merge.stationId")} <span className="head-groups">{headGroups(id).join(" ")}</span>
      </p>
      {forked && (
        <p className="keeping-attention">
          <GitFork aria-hidden="true" /> {t("stations.forked")}
        </p>
      )}
    </li>
  );
};

/** Every station this journal holds news of: its own first, which succeeds which, what forked, what still waits. */
export const StationsSection = () => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const { value, problem } = useLive("journal.stations", {}, true);
  const stations = [...(value?.stations ?? [])].sort((a, b) => Number(b.own) - Number(a.own) || a.name.localeCompare(b.name, "vi"));
  const nameOf = (id: string): string => stations.find((station) => station.id === id)?.name ?? id.slice(0, 8);
  return (
    <section className="editor-section" aria-label={t("stations.title")} data-testid="journal-stations">
      <h3 className="editor-section-title">{t("stations.title")}</h3>
      {problem && <ProblemNote problem={problem} />}
      {value === null && problem === null && <Spinner />}
      {value && (
        <>
          {value.waiting > 0 && <Standing tone="attention" icon={Hourglass} title={t("stations.waiting", { n: number(value.waiting) })} />}
          {value.unread > 0 && <p className="editor-readonly">{t("stations.unread", { n: number(value.unread) })}</p>}
          <ul>
            {stations.map((station) => (
              <Station key={station.id} station={station} nameOf={nameOf} />
            ))}
          </ul>
          {stations.length <= 1 && <p className="quiet keeping-small">{t("stations.alone")}</p>}
        </>
      )}
    </section>
  );
};
