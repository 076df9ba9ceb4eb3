import { FileCheck2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Election, elections, type InputOf, type ReportTold, standings } from "../../../electron/contract/index.ts";
import { sayDone } from "../../editing/say-done.ts";
import { timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { ApproveQuestion } from "./ApproveQuestion.tsx";
import { discrepancies } from "./discrepancies.ts";
import { OwedMark } from "./OwedMark.tsx";
import { WithinChoice } from "./WithinChoice.tsx";

const onlys = ["all", "flagged", "corrected", "late", "after-cut-off", "disputed"] as const;
type Only = (typeof onlys)[number];

const Figures = ({ report, election }: { report: ReportTold; election: Election }) => {
  const { number } = useFormat();
  const voted = report.voted[election];
  const voters = report.denominators[election].value;
  if (voted === null) return <span className="quiet">–</span>;
  return (
    <span className="tabular">
      {number(voted)}
      {voters !== null && <span className="quiet">/{number(voters)}</span>}
    </span>
  );
};

/** Reports that came: what they say, what is odd, approved one by one or many at once. */
export const ReceivedReports = () => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const { value: glance } = useLive("reports.glance", {});
  const [slot, setSlot] = useState<string | null>(null);
  const [only, setOnly] = useState<Only>("all");
  const [standing, setStanding] = useState<"any" | (typeof standings)[number]>("any");
  const [within, setWithin] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const asked: InputOf<"reports.list"> = {
    ...(slot === null || slot === "all" ? {} : { slot }),
    ...(only === "all" ? {} : { only }),
    ...(standing === "any" ? {} : { standing }),
    ...(within === null ? {} : { within }),
    limit: 500,
  };
  const { value, problem } = useLive("reports.list", asked);
  const rows = value?.rows ?? [];
  const waiting = rows.filter((row) => row.standing === "preliminary" && !row.withheld);
  const chosen = waiting.filter(({ id }) => picked.has(id));
  const pick = (id: string) => setPicked((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const approve = () =>
    atNow(async () => {
      setBusy(true);
      const done = await client.call("reports.approve", { ids: chosen.map(({ id }) => id), requestId: crypto.randomUUID() });
      setBusy(false);
      if (!done.ok) return notifyProblem(done.error);
      setPicked(new Set());
      const flagged = done.value.flagged.length;
      await sayDone(client, done.value.changeSet, {
        tone: flagged > 0 ? "attention" : "good",
        title: t("approvedMany", { n: number(done.value.ids.length) }),
        ...(flagged > 0 ? { text: t("approvedFlagged", { n: number(flagged) }) } : {}),
      });
    });
  return (
    <div className="reports-column">
      <div className="reports-bar">
        <SelectField
          label={t("slot")}
          value={slot ?? "all"}
          options={[{ value: "all", label: t("allSlots") }, ...(glance?.slots ?? []).map((one) => ({ value: one.key, label: one.name }))]}
          onChange={setSlot}
        />
        <SelectField
          label={t("only.label")}
          value={only}
          options={onlys.map((one) => ({ value: one, label: t(`only.${one}`) }))}
          onChange={(next) => setOnly(next)}
        />
        <SelectField
          label={t("standingTitle")}
          value={standing}
          options={[{ value: "any", label: t("anyStanding") }, ...standings.map((one) => ({ value: one, label: t(`standing.${one}`) }))]}
          onChange={(next) => setStanding(next)}
        />
        <WithinChoice value={within} onChange={setWithin} />
        <span className="reports-space" />
        {value !== null && rows.length > 0 && (
          <p className="reports-said" role="status">
            {t("listSaid", { n: number(rows.length), matching: number(value.matching), all: number(value.total) })}
          </p>
        )}
        {mayWrite && (
          <>
            <Button size="small" disabled={waiting.length === 0} onClick={() => setPicked(new Set(waiting.map(({ id }) => id)))}>
              {t("pickAll", { n: number(waiting.length) })}
            </Button>
            <Button
              size="small"
              tone="primary"
              icon={FileCheck2}
              busy={busy}
              disabled={chosen.length === 0}
              onClick={() => (discrepancies(chosen, "!").length > 0 ? setAsking(true) : approve())}
            >
              {t("approveMany", { n: number(chosen.length) })}
            </Button>
            <ApproveQuestion reports={asking ? chosen : null} onApprove={approve} onClose={() => setAsking(false)} />
          </>
        )}
      </div>
      {problem ? (
        <ProblemNote problem={problem} />
      ) : value === null ? (
        <Spinner />
      ) : rows.length === 0 ? (
        <Empty
          title={value.total === 0 ? t("noneCame") : t("noneMatch")}
          text={value.total === 0 ? t("noneCameText") : t("ofTotal", { n: number(value.total) })}
        />
      ) : (
        <div className="reports-scroll">
          <table className="received">
            <thead>
              <tr>
                {mayWrite && <th scope="col" aria-label={t("pick")} />}
                <th scope="col">{t("unit")}</th>
                <th scope="col">{t("slot")}</th>
                <th scope="col">{t("received")}</th>
                {elections.map((election) => (
                  <th scope="col" key={election} className="received-number">
                    {t(`elections.${election}`)}
                  </th>
                ))}
                <th scope="col">{t("standingTitle")}</th>
                <th scope="col">{t("odd")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((report) => (
                <tr key={report.id} data-flagged={report.flags.length > 0 || undefined}>
                  {mayWrite && (
                    <td>
                      <input
                        type="checkbox"
                        aria-label={t("pickOne", { unit: report.unitName })}
                        disabled={report.standing !== "preliminary"}
                        checked={picked.has(report.id)}
                        onChange={() => pick(report.id)}
                      />
                    </td>
                  )}
                  <th scope="row">
                    <button
                      type="button"
                      className="received-open"
                      onClick={() => openEditor({ type: "quick-report", unit: report.unit, slot: report.slot })}
                    >
                      {report.unitName}
                    </button>
                    {report.district && <span className="quiet"> {report.district}</span>}
                  </th>
                  <td>{report.slotName}</td>
                  <td>
                    <OwedMark state={report.state} wordless /> <span className="tabular">{timeOf(report.receivedAt)}</span>
                  </td>
                  {elections.map((election) => (
                    <td key={election} className="received-number">
                      <Figures report={report} election={election} />
                    </td>
                  ))}
                  <td>
                    <span className={`standing-chip standing-chip-${report.standing}`}>{t(`standing.${report.standing}`)}</span>
                  </td>
                  <td className="received-odd">
                    {report.conflicts.length > 0 && <span className="owed-failed">{t("conflict")}. </span>}
                    {report.correction !== null && (
                      <span>
                        {t("corrected")}: {report.correction}.{" "}
                      </span>
                    )}
                    {report.flags.map(({ words }) => words).join(" ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
};
