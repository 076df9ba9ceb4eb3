import { CircleCheck, ClipboardCopy, OctagonX, Printer } from "lucide-react";
import { type FormEvent, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { HeadCheck, Problem } from "../../electron/contract/index.ts";
import { copyLines } from "../changes/copy-text.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { roomNow } from "../stores/clock-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { TextField } from "../ui/TextField.tsx";
import { headGroups, readHead } from "./head-groups.ts";
import { Standing } from "./Standing.tsx";

const Checked = ({ check }: { check: HeadCheck }) => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  if (!check.found)
    return (
      <Standing tone="failed" icon={OctagonX} title={t("head.never")}>
        <p>{t("head.neverText")}</p>
      </Standing>
    );
  if (check.current) return <Standing tone="good" icon={CircleCheck} title={t("head.current")} />;
  const time = check.knownAt === null ? "?" : dateTimeOf(check.knownAt);
  return (
    <Standing tone="good" icon={CircleCheck} title={t("head.found", { time, n: check.entries === null ? "?" : number(check.entries) })}>
      <p className="quiet">{t("head.foundText")}</p>
    </Standing>
  );
};

/** A head typed or pasted from paper, held against this journal. */
const CheckHead = () => {
  const { t } = useTranslation("journal");
  const client = useRoomClient();
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [check, setCheck] = useState<HeadCheck | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const head = readHead(typed);
  const compare = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (head === null || busy) return;
    setBusy(true);
    const result = await client.call("journal.checkHead", { head });
    setBusy(false);
    setCheck(result.ok ? result.value : null);
    setProblem(result.ok ? null : result.error);
  };
  return (
    <form className="keeping-form" onSubmit={(event) => void compare(event)} data-testid="head-check">
      <TextField
        label={t("head.typed")}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setCheck(null);
        }}
        maxLength={200}
        hint={t("head.hint")}
        error={tried && head === null ? t("head.short") : null}
      />
      <div className="editor-buttons">
        <Button size="small" type="submit" busy={busy}>
          {t("head.compare")}
        </Button>
      </div>
      <div role="status">
        {check && <Checked check={check} />}
        {problem && <ProblemNote problem={problem} />}
      </div>
    </form>
  );
};

/** The head on a sheet of its own, seen on paper alone. */
const Sheet = ({ head, entries, room }: { head: string; entries: number; room: string }) => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const now = roomNow();
  return createPortal(
    <div className="head-sheet" aria-hidden="true">
      <h1>{t("head.printed", { room })}</h1>
      <p>{t("head.at", { time: now === null ? "" : dateTimeOf(now), n: number(entries) })}</p>
      <p className="head-groups">{headGroups(head).join(" ")}</p>
    </div>,
    document.body,
  );
};

/** The journal's head in groups, to copy and to print, and a printed one held against it. */
export const HeadSection = () => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const info = useRoom((state) => state.present);
  if (info === null) return null;
  const groups = headGroups(info.head);
  const now = roomNow();
  const time = now === null ? "" : dateTimeOf(now);
  return (
    <section className="editor-section" aria-label={t("head.title")} data-testid="journal-head">
      <h3 className="editor-section-title">
        {t("head.title")} <span className="quiet">· {t("whole.entries", { n: number(info.entries) })}</span>
      </h3>
      <p className="head-groups" data-testid="head-groups">
        {groups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups repeat and keep their order
          <span key={i}>{group} </span>
        ))}
      </p>
      <p className="quiet keeping-small">{t("head.text")}</p>
      <div className="editor-buttons">
        <Button
          size="small"
          icon={ClipboardCopy}
          onClick={() => void copyLines([t("head.printed", { room: info.name }), t("head.at", { time, n: number(info.entries) }), groups.join(" ")])}
        >
          {t("head.copy")}
        </Button>
        <Button size="small" icon={Printer} onClick={() => window.print()}>
          {t("head.print")}
        </Button>
      </div>
      <Sheet head={info.head} entries={info.entries} room={info.name} />
      <details className="keeping-details">
        <summary>{t("head.check")}</summary>
        <CheckHead />
      </details>
    </section>
  );
};
