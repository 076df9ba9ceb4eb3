import { PauseCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RoomClientProvider, useRoomClient } from "../room-client/context.tsx";
import { closeEditor } from "../stores/desk-store.ts";
import { backToNow, useAway } from "../stores/moment-store.ts";
import { Button } from "../ui/Button.tsx";
import "./AtPresent.css";

/** What stands in it asks the room of now, whatever moment is shown; while that is another, it keeps what was entered and cannot be touched. */
export const AtPresent = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation("time");
  const client = useRoomClient();
  const away = useAway();
  return (
    <RoomClientProvider client={client.present}>
      {away && (
        <div className="paused" role="status" data-testid="editor-paused">
          <p className="paused-title">
            <PauseCircle aria-hidden="true" />
            {t("paused.title")}
          </p>
          <p>{t("paused.text")}</p>
          <div className="paused-ways">
            <Button size="small" tone="primary" onClick={() => backToNow()}>
              {t("banner.back")}
            </Button>
            <Button size="small" onClick={closeEditor}>
              {t("paused.away")}
            </Button>
          </div>
        </div>
      )}
      <div className="paused-editor" inert={away}>
        {children}
      </div>
    </RoomClientProvider>
  );
};
