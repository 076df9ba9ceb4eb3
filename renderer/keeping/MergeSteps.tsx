import { CircleCheck, Download, GitFork, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { atNow } from "../time/at-now.ts";
import { Button } from "../ui/Button.tsx";
import { headGroups } from "./head-groups.ts";
import { acceptStation, mergeBundle, putBundleAway, useMerge } from "./merge-store.ts";
import { Standing } from "./Standing.tsx";

const Forked = ({ stations }: { stations: readonly { id: string; name: string }[] }) => {
  const { t } = useTranslation("journal");
  return stations.map(({ id, name }) => (
    <p key={id} className="keeping-attention">
      <GitFork aria-hidden="true" /> {t("merge.forked", { name })}
    </p>
  ));
};

const Notes = ({ notes }: { notes: readonly string[] }) => {
  const { t } = useTranslation("journal");
  if (notes.length === 0) return null;
  return (
    <div className="keeping-small">
      <h4>{t("merge.notes")}</h4>
      <ul className="keeping-lost">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
};

/** A station's whole number in groups, to be read aloud over the telephone. */
const StationId = ({ id, label }: { id: string; label: string }) => (
  <span className="keeping-small station-id" data-testid="station-id">
    {label} <span className="head-groups">{headGroups(id).join(" ")}</span>
  </span>
);

/** A bundle read and checked: what it would bring, which strangers it speaks for, and what cannot be taken back. */
export const MergeSteps = () => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const client = useRoomClient();
  const { preview, accepted, phase } = useMerge();
  if (preview === null) return null;
  const { madeBy, fileName, madeAt, fresh, known, waiting, unreadEntries, newDisputes, newStations, forkedStations, notes } = preview;
  const strangers = newStations.filter(({ id }) => !accepted.includes(id)).length;
  return (
    <section className="editor-note" aria-label={t("merge.title", { name: madeBy.name })} data-testid="merge-preview">
      <p className="editor-note-title">{t("merge.title", { name: madeBy.name })}</p>
      <p className="quiet keeping-small">{t("merge.made", { file: fileName, time: dateTimeOf(madeAt) })}</p>
      <StationId id={madeBy.id} label={t("merge.madeById")} />
      <p>
        {[
          t("merge.fresh", { n: number(fresh) }),
          known > 0 && t("merge.known", { n: number(known) }),
          waiting > 0 && t("merge.waiting", { n: number(waiting) }),
          unreadEntries > 0 && t("merge.unread", { n: number(unreadEntries) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {fresh + waiting === 0 && <p>{t("merge.nothing")}</p>}
      {newDisputes.fields > 0 && (
        <p className="keeping-attention">
          <TriangleAlert aria-hidden="true" /> {t("merge.newDisputes", { fields: number(newDisputes.fields), records: number(newDisputes.records) })}
        </p>
      )}
      {newStations.length > 0 && (
        <fieldset className="bare">
          <legend className="keeping-small">{t("merge.newStations")}</legend>
          <p className="quiet keeping-small">{t("merge.compareIds")}</p>
          {newStations.map(({ id, name }) => (
            <label key={id} className="keeping-accept">
              <input type="checkbox" checked={accepted.includes(id)} onChange={(event) => acceptStation(id, event.target.checked)} />{" "}
              <span>
                {t("merge.accept", { name })}
                <StationId id={id} label={t("merge.stationId")} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Forked stations={forkedStations} />
      <Notes notes={notes} />
      <p className="keeping-small">{t("merge.noUndo")}</p>
      {strangers > 0 && <p className="field-hint">{t("merge.mustAccept")}</p>}
      <div className="editor-buttons">
        <Button size="small" onClick={putBundleAway} disabled={phase === "merging"}>
          {t("merge.cancel")}
        </Button>
        <Button
          size="small"
          tone="primary"
          icon={Download}
          busy={phase === "merging"}
          disabled={strangers > 0 || fresh + waiting === 0}
          onClick={() => atNow(() => void mergeBundle(client))}
        >
          {t("merge.take")}
        </Button>
      </div>
    </section>
  );
};

/** What was taken over. */
export const MergeReceiptNote = () => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const { receipt } = useMerge();
  if (receipt === null) return null;
  const { merged, entries, known, waiting, unreadEntries, conflicts, forkedStations, notes } = receipt;
  const clean = conflicts + waiting + unreadEntries + forkedStations.length === 0;
  return (
    <div data-testid="merge-receipt">
      <Standing
        tone={clean ? "good" : "attention"}
        icon={clean ? CircleCheck : TriangleAlert}
        title={t("merge.done", { sets: number(merged), entries: number(entries) })}
      >
        {conflicts > 0 && <p>{t("merge.conflicts", { n: number(conflicts) })}</p>}
        {known > 0 && <p className="quiet">{t("merge.known", { n: number(known) })}</p>}
        {waiting > 0 && <p>{t("merge.waiting", { n: number(waiting) })}</p>}
        {unreadEntries > 0 && <p>{t("merge.unread", { n: number(unreadEntries) })}</p>}
        <Forked stations={forkedStations} />
        <Notes notes={notes} />
        <p className="keeping-small">{t("merge.noUndo")}</p>
        <div className="editor-buttons">
          <Button size="small" onClick={putBundleAway}>
            {t("merge.close")}
          </Button>
        </div>
      </Standing>
    </div>
  );
};
