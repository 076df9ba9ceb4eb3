import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../stores/desk-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { PanelBoundary } from "../ui/PanelBoundary.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { SpotCard } from "./SpotCard.tsx";
import "./RightColumn.css";

const EditorPanel = lazy(() => import("../editing/EditorPanel.tsx"));

/** The editor in use, else the card of the chosen spot. A wall never sees an editor that changes anything. */
export const RightColumn = () => {
  const { t } = useTranslation("desk");
  const editor = useDesk((state) => state.editor);
  const mayWrite = useMayWrite();
  const editing = editor !== null && (mayWrite || editor.type === "touched");
  return (
    <aside className="right-column" id="card" tabIndex={-1} aria-label={t("regions.card")}>
      <PanelBoundary resetKey={editor?.type ?? "spot"}>
        {editing ? (
          <Suspense fallback={<Spinner />}>
            <EditorPanel />
          </Suspense>
        ) : (
          <SpotCard />
        )}
      </PanelBoundary>
    </aside>
  );
};
