import { Save, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../electron/contract/result.ts";
import { useConnection } from "../../room-client/context.tsx";
import { closeEditor } from "../../stores/desk-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { losesDrawing } from "../area/open-drawing.ts";
import "./EditorFrame.css";

interface EditorFrameProps {
  title: string;
  /** Under the title: which record, how old, its badges. */
  subtitle?: ReactNode;
  /** Something is entered that is not saved. */
  dirty: boolean;
  phase: "editing" | "saving" | "waiting";
  problem: Problem | null;
  saveLabel: string;
  onSave(): void;
  /** Throws away what was entered. */
  onDiscard(): void;
  /** Beside the save button. */
  actions?: ReactNode;
  children: ReactNode;
}

const LeaveQuestion = ({ onKeep, onDiscard, onBack }: { onKeep(): void; onDiscard(): void; onBack(): void }) => {
  const { t } = useTranslation("editing");
  const first = useRef<HTMLFieldSetElement>(null);
  useEffect(() => first.current?.querySelector("button")?.focus(), []);
  return (
    <fieldset ref={first} className="editor-leave bare" aria-label={t("leave.title")}>
      <p className="editor-leave-title">{t("leave.title")}</p>
      <div className="editor-buttons">
        <Button size="small" onClick={onBack}>
          {t("leave.back")}
        </Button>
        <Button size="small" onClick={onKeep}>
          {t("leave.keep")}
        </Button>
        <Button size="small" tone="danger" onClick={onDiscard}>
          {t("leave.discard")}
        </Button>
      </div>
    </fieldset>
  );
};

const focusFirstFault = (panel: HTMLElement | null) =>
  requestAnimationFrame(() => {
    const fault = panel?.querySelector<HTMLElement>("[data-invalid]:is(input, textarea, button), [data-invalid] input, [data-invalid] button");
    fault?.focus();
    fault?.scrollIntoView({ block: "center" });
  });

/** A panel that edits one record: head, body that scrolls, save at the foot. Ctrl+S saves from anywhere; Escape closes, asking first where something is unsaved. */
export const EditorFrame = ({ title, subtitle, dirty, phase, problem, saveLabel, onSave, onDiscard, actions, children }: EditorFrameProps) => {
  const { t } = useTranslation("editing");
  const mayWrite = useMayWrite();
  const connection = useConnection();
  const [leaving, setLeaving] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const busy = phase !== "editing";
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = body.current?.querySelector<HTMLElement>("button:not(:disabled), input:not(:disabled), textarea:not(:disabled)");
    (first ?? heading.current)?.focus({ preventScroll: true });
  }, []);

  const close = () => (!busy && (losesDrawing() || dirty) ? setLeaving(true) : closeEditor());
  const save = () => {
    if (busy || !mayWrite) return;
    atNow(() => {
      setLeaving(false);
      onSave();
      focusFirstFault(panel.current);
    });
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    if (leaving) setLeaving(false);
    else close();
  };
  const latestSave = useRef(save);
  latestSave.current = save;
  useEffect(() => {
    const saveKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latestSave.current();
    };
    window.addEventListener("keydown", saveKey);
    return () => window.removeEventListener("keydown", saveKey);
  }, []);

  return (
    <section ref={panel} className="editor" aria-label={title} onKeyDown={pressed} data-testid="editor">
      <header className="editor-head">
        <div className="editor-titles">
          <h2 ref={heading} tabIndex={-1} className="editor-title">
            {title}
          </h2>
          {subtitle}
        </div>
        <IconButton icon={X} label={t("close")} keys="Esc" onClick={close} />
      </header>
      <div ref={body} className="editor-body">
        {!mayWrite && <p className="editor-readonly">{t("readOnly")}</p>}
        {children}
      </div>
      <footer className="editor-foot">
        {leaving && (
          <LeaveQuestion
            onBack={() => setLeaving(false)}
            onKeep={closeEditor}
            onDiscard={() => {
              onDiscard();
              closeEditor();
            }}
          />
        )}
        {problem && (
          <ProblemNote problem={problem}>
            <p className="quiet">{t("kept")}</p>
          </ProblemNote>
        )}
        {phase === "waiting" && (
          <p className="editor-waiting" role="status">
            {t("waitingForLine")}
          </p>
        )}
        <div className="editor-buttons">
          <Button tone="primary" icon={Save} busy={busy} disabled={!mayWrite || connection.state === "refused"} onClick={save}>
            {problem ? t("saveAgain") : saveLabel}
          </Button>
          {actions}
        </div>
      </footer>
    </section>
  );
};
