import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Election, elections, type FourCounts } from "../../../electron/contract/election/counts.ts";
import type { ElectorateRow } from "../../../electron/contract/election/turnout-methods.ts";
import { sayDone } from "../../editing/say-done.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { TextField } from "../../ui/TextField.tsx";

const kinds = ["posted", "fixed"] as const;

/** Cử tri of one polling place by election, as posted and as fixed; written here where that is allowed. */
export const ElectorateForm = ({ place }: { place: string }) => {
  const { value, problem } = useLive("electorates.list", { unit: `place:${place}` });
  if (problem) return <ProblemNote problem={problem} />;
  const row = value?.rows[0];
  // What others write meanwhile begins the form anew: the newest is what is corrected.
  return row === undefined ? null : <Counts key={JSON.stringify([row.posted, row.fixed, row.changeReason])} row={row} />;
};

const Counts = ({ row }: { row: ElectorateRow }) => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const [counts, setCounts] = useState({ posted: row.posted, fixed: row.fixed });
  const [reason, setReason] = useState(row.changeReason ?? "");
  const [busy, setBusy] = useState(false);
  const changed = (kind: (typeof kinds)[number]): Partial<FourCounts> =>
    Object.fromEntries(
      elections.filter((election) => counts[kind][election] !== row[kind][election]).map((election) => [election, counts[kind][election]]),
    );
  const set = (kind: (typeof kinds)[number], election: Election, n: number | null) =>
    setCounts({ ...counts, [kind]: { ...counts[kind], [election]: n } });
  const save = async () => {
    setBusy(true);
    // Said again, a disputed count is settled: only what was typed is sent, or all of what stands disputed.
    const given = kinds.filter((kind) => row.conflict || Object.keys(changed(kind)).length > 0);
    const asked = {
      place: row.place,
      ...Object.fromEntries(given.map((kind) => [kind, changed(kind)])),
      ...(reason === (row.changeReason ?? "") ? {} : { changeReason: reason }),
    };
    const result = await client.call("electorates.save", { ...asked, requestId: crypto.randomUUID() });
    setBusy(false);
    if (!result.ok) return notifyProblem(result.error);
    const { flags, changeSet } = result.value;
    await sayDone(client, changeSet, {
      title: t(flags.length > 0 ? "electorate.savedFlags" : "electorate.saved"),
      tone: flags.length > 0 ? "attention" : "good",
      reasons: flags,
    });
  };
  return (
    <section className="turnout-section">
      <h3>{t("electorate.title")}</h3>
      <form
        className="turnout-electorate"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          atNow(() => void save());
        }}
      >
        <table className="turnout-table">
          <thead>
            <tr>
              <td />
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`electorate.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {elections.map((election) => (
              <tr key={election}>
                <th scope="row">{t(`elections.${election}`)}</th>
                {kinds.map((kind) => (
                  <td key={kind}>
                    {mayWrite ? (
                      <NumberField
                        label={`${t(`elections.${election}`)}, ${t(`electorate.${kind}`)}`}
                        value={counts[kind][election]}
                        onChange={(n) => set(kind, election, n)}
                        min={0}
                        max={10_000_000}
                      />
                    ) : (
                      (row[kind][election] ?? t("tree.unknown"))
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {row.listed !== null && <p className="quiet">{t("electorate.listed", { n: number(row.listed) })}</p>}
        {row.notes.map((note) => (
          <p key={note} className="turnout-flag ink-lacking">
            {note}
          </p>
        ))}
        {mayWrite && <TextField label={t("electorate.reason")} value={reason} onChange={setReason} maxLength={500} />}
        {mayWrite && (
          <Button size="small" tone="primary" type="submit" busy={busy}>
            {t("electorate.save")}
          </Button>
        )}
      </form>
    </section>
  );
};
