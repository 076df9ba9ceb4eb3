import { Printer, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { FallbackPack as Pack } from "../../electron/contract/index.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { headGroups } from "../keeping/head-groups.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { setFallbackOpen } from "../stores/desk-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify, notifyProblem } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { PackForms } from "./PackForms.tsx";
import { PackCalls, PackChase, PackSituation } from "./PackLists.tsx";
import { makePack, packStore, usePack } from "./pack-store.ts";
import { paperPages } from "./page-count.ts";
import { framePages } from "./page-frame.ts";
import "./FallbackPack.css";
import "./FallbackPaper.css";

const sections = ["calls", "chase", "situation", "forms"] as const;
type Section = (typeof sections)[number];

/** Digits of the head at the foot of each page: enough to hold against the journal. */
const FOOT_GROUPS = 4;

const Summary = ({ pack }: { pack: Pack }) => {
  const { t } = useTranslation("fallback");
  const { number } = useFormat();
  const { totals } = pack;
  return (
    <header className="pack-head">
      <h1>{t("long", { room: pack.room })}</h1>
      {pack.exercise && (
        <p className="pack-exercise">
          {t("exercise")} · {t("invented")}
        </p>
      )}
      <p>
        {t("made", { time: dateTimeOf(pack.madeAt) })} · {t("head", { head: headGroups(pack.head).slice(0, FOOT_GROUPS).join(" ") })}
      </p>
      <p>
        {t("summary", {
          places: number(totals.places),
          ready: number(totals.ready),
          lacking: number(totals.lacking),
          failed: number(totals.failed),
          stale: number(totals.stale),
          unknown: number(totals.unknown),
          voters: number(totals.voters),
        })}{" "}
        {totals.votersUnknown > 0 && t("summaryVoters", { n: number(totals.votersUnknown) })}
      </p>
      <p>{t("use")}</p>
      {pack.notes.length > 0 && (
        <>
          <h3>{t("notes")}</h3>
          <ul>
            {pack.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </header>
  );
};

const Paper = ({ pack, chosen }: { pack: Pack; chosen: ReadonlySet<Section> }) => {
  const { t } = useTranslation("fallback");
  return (
    <div className="pack-paper" data-testid="pack-paper">
      {pack.exercise && (
        <p className="pack-watermark" aria-hidden="true">
          {t("exercise")} · {t("invented")}
        </p>
      )}
      <div className="pack-front">
        <Summary pack={pack} />
        {chosen.has("calls") && <PackCalls pack={pack} />}
        {chosen.has("chase") && <PackChase pack={pack} />}
        {chosen.has("situation") && <PackSituation pack={pack} />}
      </div>
      {chosen.has("forms") && <PackForms pack={pack} />}
    </div>
  );
};

/** After the browser's print window: only the officer knows whether paper came out. */
const PrintedQuestion = ({ madeAt, onAnswered }: { madeAt: string; onAnswered(): void }) => {
  const { t } = useTranslation("fallback");
  const client = useRoomClient();
  const [busy, setBusy] = useState(false);
  const [requestId] = useState(() => crypto.randomUUID());
  const record = async () => {
    setBusy(true);
    const result = await client.present.call("fallback.printed", { madeAt, requestId });
    setBusy(false);
    if (!result.ok) return notifyProblem(result.error);
    packStore.setState({ lastPrinted: result.value.printedAt });
    notify({ tone: "good", title: t("recorded", { time: dateTimeOf(result.value.printedAt) }) });
    onAnswered();
  };
  return (
    <section className="pack-asked" aria-label={t("asked")}>
      <strong>{t("asked")}</strong>
      <Button size="small" tone="primary" busy={busy} autoFocus onClick={() => void record()}>
        {t("yes")}
      </Button>
      <Button size="small" onClick={onAnswered}>
        {t("no")}
      </Button>
    </section>
  );
};

/** What must still be known when the machine is dead, as it will be printed; parts can be left out. */
export const FallbackPack = () => {
  const { t } = useTranslation("fallback");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const { pack, problem } = usePack();
  const [chosen, setChosen] = useState<ReadonlySet<Section>>(() => new Set(sections));
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stopping = new AbortController();
    void makePack(client, stopping.signal);
    return () => stopping.abort();
  }, [client]);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const foot =
    pack === null
      ? null
      : [
          pack.exercise ? `${t("exercise")} · ${t("invented")}` : pack.room,
          t("made", { time: dateTimeOf(pack.madeAt) }),
          t("head", { head: headGroups(pack.head).slice(0, FOOT_GROUPS).join(" ") }),
        ].join(" · ");
  const pageWord = t("page");
  useEffect(() => (foot === null ? undefined : framePages(foot, pageWord)), [foot, pageWord]);
  const [pages, setPages] = useState<number | null>(null);
  useLayoutEffect(() => {
    const paper = box.current?.querySelector(".pack-paper");
    setPages(pack !== null && chosen.size > 0 && paper ? paperPages(paper) : null);
  }, [pack, chosen]);
  useEffect(() => {
    const after = () => setAsked(true);
    window.addEventListener("afterprint", after);
    return () => window.removeEventListener("afterprint", after);
  }, []);
  const close = () => setFallbackOpen(false);
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  const lines: Record<Section, string> | null = pack && {
    calls: t("count", { n: number(pack.calls.length) }),
    chase: t("count", { n: number(pack.chase.length) }),
    situation: t("count", { n: number(pack.zones.length + pack.riskAreas.length + pack.incidents.length) }),
    forms: t("formsCount", { n: number(pack.forms.length) }),
  };
  const toggle = (section: Section, on: boolean) => setChosen(new Set(sections.filter((other) => (other === section ? on : chosen.has(other)))));
  return createPortal(
    <div ref={box} className="pack" role="dialog" aria-label={t("title")} tabIndex={-1} onKeyDown={pressed} data-testid="fallback-pack">
      <header className="pack-bar">
        <h2>{t("title")}</h2>
        <fieldset className="pack-sections">
          <legend className="visually-hidden">{t("choose")}</legend>
          {sections.map((section) => (
            <label key={section}>
              <input type="checkbox" checked={chosen.has(section)} onChange={(event) => toggle(section, event.target.checked)} />{" "}
              {t(`sections.${section}`)} {lines && <span className="quiet">({lines[section]})</span>}
            </label>
          ))}
        </fieldset>
        {asked && pack && mayWrite ? (
          <PrintedQuestion madeAt={pack.madeAt} onAnswered={() => setAsked(false)} />
        ) : (
          <Button tone="primary" icon={Printer} disabled={pack === null || chosen.size === 0} onClick={() => window.print()}>
            {t("print")}
          </Button>
        )}
        {pages !== null && (
          <span className="quiet" data-testid="pack-pages">
            {t("pages", { n: number(pages) })}
          </span>
        )}
        {chosen.size === 0 && <span className="field-error">{t("nothingChosen")}</span>}
        <IconButton icon={X} label={t("close")} keys="Esc" onClick={close} />
      </header>
      <div className="pack-scroll">
        {problem && <ProblemNote problem={problem} />}
        {pack === null && problem === null && <Spinner label={t("loading")} />}
        {pack && <Paper pack={pack} chosen={chosen} />}
      </div>
    </div>,
    document.body,
  );
};
