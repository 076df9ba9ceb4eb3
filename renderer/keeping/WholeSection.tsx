import { CircleCheck, CircleDashed, OctagonX, ShieldCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useRoom } from "../stores/room-store.ts";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { Standing } from "./Standing.tsx";
import { useVerify, verifyJournal } from "./verify-store.ts";

/** How the journal opened, in words; "ok" at opening is not yet "all checked", so it carries no mark of good. */
const Opening = () => {
  const { t } = useTranslation("journal");
  const opening = useRoom((state) => state.present?.opening ?? null);
  if (opening === null) return null;
  const fine = opening.state === "ok";
  return (
    <Standing tone={fine ? "unknown" : "attention"} icon={fine ? CircleDashed : TriangleAlert} title={t(`whole.${opening.state}`)}>
      {opening.message !== "" && <p className="quiet">{opening.message}</p>}
    </Standing>
  );
};

const Verdict = () => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const state = useVerify();
  const present = useRoom((room) => room.present);
  switch (state.phase) {
    case "unasked":
      return null;
    case "checking":
      return (
        <div className="keeping-working">
          {state.progress === null ? (
            <Spinner label={t("whole.verifying")} />
          ) : (
            <Spinner
              label={t("whole.verified", { n: number(state.progress.checked), of: number(state.progress.entries) })}
              progress={state.progress.checked / Math.max(1, state.progress.entries)}
            />
          )}
          <Button size="small" onClick={state.stop}>
            {t("whole.stop")}
          </Button>
        </div>
      );
    case "stopped":
      return <Standing tone="unknown" icon={CircleDashed} title={t("whole.stopped")} />;
    case "failed":
      return <ProblemNote problem={state.problem} />;
    case "done": {
      const { ok, entries, firstBad } = state.verdict;
      const time = state.at === null ? "" : dateTimeOf(state.at);
      // What was checked is not what stands now: written on, or put back by a restore.
      const isOther = present !== null && (present.entries !== entries || present.head !== state.verdict.head);
      if (ok && isOther)
        return (
          <Standing tone="unknown" icon={CircleDashed} title={t("whole.stale", { n: number(entries), time })}>
            <p className="quiet">{t(present.entries < entries ? "whole.staleFewer" : "whole.staleText", { n: number(present.entries) })}</p>
          </Standing>
        );
      if (ok)
        return (
          <Standing tone="good" icon={CircleCheck} title={t("whole.good", { n: number(entries), time })}>
            <p className="quiet">{t("whole.goodText")}</p>
          </Standing>
        );
      return (
        <Standing tone="failed" icon={OctagonX} title={t("whole.bad", { changeSet: firstBad?.changeSet ?? "?" })}>
          <p>{t("whole.badReason", { reason: firstBad?.reason ?? "" })}</p>
          <p>{t("whole.badDo")}</p>
        </Standing>
      );
    }
  }
};

/** Whether the journal is whole: as it opened, and as a check of every entry finds it. */
export const WholeSection = () => {
  const { t } = useTranslation("journal");
  const client = useRoomClient();
  const { phase } = useVerify();
  return (
    <section className="editor-section" aria-label={t("whole.title")} data-testid="journal-whole">
      <h3 className="editor-section-title">{t("whole.title")}</h3>
      <Opening />
      <div role="status">
        <Verdict />
      </div>
      {phase !== "checking" && (
        <div className="editor-buttons">
          <Button size="small" icon={ShieldCheck} onClick={() => void verifyJournal(client)}>
            {t("whole.verify")}
          </Button>
        </div>
      )}
    </section>
  );
};
