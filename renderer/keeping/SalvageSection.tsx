import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, SalvageTold } from "../../electron/contract/index.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useRoom } from "../stores/room-store.ts";
import { atNow } from "../time/at-now.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";

const Told = ({ told }: { told: SalvageTold }) => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const gone = told.unproven + told.unreadable + told.lost > 0 || told.isEndUnread;
  return (
    <ul className="keeping-lost">
      <li>{t("salvage.taken", { sets: number(told.taken), n: number(told.entries) })}</li>
      {told.waiting > 0 && <li>{t("salvage.waiting", { n: number(told.waiting) })}</li>}
      {told.saidAgain > 0 && <li>{t("salvage.saidAgain", { n: number(told.saidAgain) })}</li>}
      {told.unproven > 0 && <li>{t("salvage.unproven", { n: number(told.unproven) })}</li>}
      {told.unreadable > 0 && <li>{t("salvage.unreadable", { n: number(told.unreadable) })}</li>}
      {told.lost > 0 && <li>{t("salvage.lost", { n: number(told.lost) })}</li>}
      {told.isEndUnread && <li>{t("salvage.endUnread")}</li>}
      {!gone && <li>{t("salvage.nothingLost")}</li>}
      <li>{t(told.succeeds ? "salvage.succeeds" : "salvage.stranger")}</li>
    </ul>
  );
};

/** Where the journal is damaged: a sound one can be made of what was saved, in two steps; what it lacks is read first. */
export const SalvageSection = () => {
  const { t } = useTranslation("journal");
  const client = useRoomClient();
  const state = useRoom((room) => room.info?.opening.state);
  const [told, setTold] = useState<SalvageTold | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  if (state !== "salvaged-read-only") return null;
  const look = async () => {
    setBusy(true);
    setProblem(null);
    const result = await client.call("salvage.preview", {});
    setBusy(false);
    if (result.ok) setTold(result.value);
    else setProblem(result.error);
  };
  const make = async () => {
    setBusy(true);
    const result = await client.call("salvage.makeAnew", {});
    setBusy(false);
    if (!result.ok) return setProblem(result.error);
    setTold(null);
    notify({ tone: "good", title: t("salvage.done"), text: t("salvage.keptAs", { folder: result.value.keptAs }) });
  };
  return (
    <section className="editor-section" aria-label={t("salvage.title")} data-testid="salvage">
      <h3 className="editor-section-title">{t("salvage.title")}</h3>
      <p className="quiet keeping-small">{t("salvage.text")}</p>
      {problem && <ProblemNote problem={problem} />}
      {told && <Told told={told} />}
      {busy && <Spinner label={t("salvage.working")} />}
      {!busy && (
        <div className="editor-buttons">
          {told === null ? (
            <Button size="small" onClick={() => atNow(() => void look())}>
              {t("salvage.look")}
            </Button>
          ) : (
            <>
              <Button size="small" onClick={() => setTold(null)}>
                {t("salvage.cancel")}
              </Button>
              <Button size="small" tone="danger" icon={ShieldCheck} onClick={() => atNow(() => void make())}>
                {t("salvage.make")}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
};
