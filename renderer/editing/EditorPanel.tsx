import { useEffect } from "react";
import { BoundariesWizard } from "../boundaries/BoundariesWizard.tsx";
import { ChangesPanel } from "../changes/ChangesPanel.tsx";
import { ReportEditor } from "../election/reports/ReportEditor.tsx";
import { RecordHistory } from "../history/RecordHistory.tsx";
import { IntakeWizard } from "../intake/IntakeWizard.tsx";
import { JournalPanel } from "../keeping/JournalPanel.tsx";
import { type Editor, onlyTells, useDesk } from "../stores/desk-store.ts";
import { AtPresent } from "../time/AtPresent.tsx";
import { editorKey, unsavedEditors } from "./drafts.ts";
import { IncidentEditor } from "./editors/IncidentEditor.tsx";
import { PollingPlaceEditor } from "./editors/PollingPlaceEditor.tsx";
import { QuarantineZoneEditor } from "./editors/QuarantineZoneEditor.tsx";
import { ReadinessEditor } from "./editors/ReadinessEditor.tsx";
import { RiskAreaEditor } from "./editors/RiskAreaEditor.tsx";
import { TouchedPanel } from "./TouchedPanel.tsx";
import "./frame/EditorFrame.css";

/** Leaving the page with something unsaved asks first, in the browser's own way. */
const useUnloadQuestion = (): void =>
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsavedEditors().length > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);

/** The right-hand column while something is edited. What changes the room is about now, and rests while another moment is shown. */
const EditorPanel = () => {
  const editor = useDesk((state) => state.editor);
  useUnloadQuestion();
  if (editor === null) return null;
  if (onlyTells(editor)) return <OneEditor editor={editor} />;
  return (
    <AtPresent>
      <OneEditor editor={editor} />
    </AtPresent>
  );
};

/** One editor, told apart by the record it is for. */
const OneEditor = ({ editor }: { editor: Editor }) => {
  switch (editor.type) {
    case "quarantine-zone":
      return <QuarantineZoneEditor key={editor.id ?? "new"} id={editor.id} />;
    case "risk-area":
      return <RiskAreaEditor key={editor.id ?? "new"} id={editor.id} />;
    case "incident":
      return <IncidentEditor key={editor.id ?? "new"} id={editor.id} at={editor.at} />;
    case "polling-place":
      return <PollingPlaceEditor key={editor.id ?? "new"} id={editor.id} at={editor.at} />;
    case "readiness":
      return <ReadinessEditor key={editorKey(editor)} ids={editor.ids} picked={editor.picked} />;
    case "touched":
      return <TouchedPanel kind={editor.kind} id={editor.id} />;
    case "history":
      return <RecordHistory key={editor.id} kind={editor.kind} id={editor.id} />;
    case "quick-report":
      return <ReportEditor key={`${editor.slot} ${editor.unit}`} unit={editor.unit} slot={editor.slot} />;
    case "changes":
      return <ChangesPanel />;
    case "journal":
      return <JournalPanel />;
    case "intake":
      return <IntakeWizard />;
    case "boundaries":
      return <BoundariesWizard />;
  }
};

export default EditorPanel;
