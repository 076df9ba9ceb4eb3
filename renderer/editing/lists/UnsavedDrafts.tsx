import { FilePen } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { openEditor, useDesk } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { editorKey, onDraftChange, unsavedEditors } from "../drafts.ts";

const snapshot = (): string => unsavedEditors().map(editorKey).join("\n");

/** What was entered and left unsaved, one press from being taken up again. */
export const UnsavedDrafts = () => {
  const { t } = useTranslation(["editing", "words"]);
  useSyncExternalStore(onDraftChange, snapshot);
  const openKey = useDesk(({ editor }) => (editor === null ? null : editorKey(editor)));
  const editors = unsavedEditors().filter((editor) => editorKey(editor) !== openKey);
  if (editors.length === 0) return null;
  return (
    <div className="drafts" data-testid="drafts">
      <p>{t("editing:drafts.title", { count: editors.length })}</p>
      {editors.map((editor) => (
        <Button key={editorKey(editor)} size="small" icon={FilePen} onClick={() => openEditor(editor)}>
          {t(`editing:drafts.of.${editor.type}`)}
        </Button>
      ))}
    </div>
  );
};
