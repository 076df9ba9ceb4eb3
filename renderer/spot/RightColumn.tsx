import { Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../commands/context.tsx";
import { AttentionList } from "../panels/AttentionList.tsx";
import { onlyTells, useDesk } from "../stores/desk-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { Button } from "../ui/Button.tsx";
import { PanelBoundary } from "../ui/PanelBoundary.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { SpotCard } from "./SpotCard.tsx";
import "./RightColumn.css";

const EditorPanel = lazy(() => import("../editing/EditorPanel.tsx"));

/** What waits for somebody, and how a spot is chosen. */
const Waiting = () => {
  const { t } = useTranslation("desk");
  const commands = useCommands();
  return (
    <div className="right-waiting">
      <AttentionList />
      <footer className="right-hint">
        <p>{t("spot.emptyText")}</p>
        <Button size="small" icon={Search} onClick={() => commands.run("palette.open")}>
          {t("spot.emptySearch")}
        </Button>
      </footer>
    </div>
  );
};

/** The editor in use, else the card of the chosen spot, else what waits for somebody. A wall never sees an editor that changes anything. */
export const RightColumn = () => {
  const { t } = useTranslation("desk");
  const editor = useDesk((state) => state.editor);
  const spot = useDesk((state) => state.spot);
  const mayWrite = useMayWrite();
  const editing = editor !== null && (mayWrite || onlyTells(editor));
  return (
    <aside className="right-column" id="card" tabIndex={-1} aria-label={t("regions.card")}>
      <PanelBoundary resetKey={editor?.type ?? "spot"}>
        {editing ? (
          <Suspense fallback={<Spinner />}>
            <EditorPanel />
          </Suspense>
        ) : spot === null ? (
          <Waiting />
        ) : (
          <SpotCard />
        )}
      </PanelBoundary>
    </aside>
  );
};
