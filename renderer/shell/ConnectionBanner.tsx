import { Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { timeOf } from "../format/moment.ts";
import { useConnection } from "../room-client/context.tsx";
import { roomTimeAt } from "../stores/clock-store.ts";
import "./ConnectionBanner.css";

/** The room's hour at which the line was lost, as `08:52`; null while it stands. */
export const useStoppedAt = (): string | null => {
  const { state, since } = useConnection();
  if (state !== "lost") return null;
  return timeOf(roomTimeAt(since) ?? since);
};

/** Says at once that the figures on screen have stopped, and when. */
export const ConnectionBanner = () => {
  const { t } = useTranslation("desk");
  const time = useStoppedAt();
  return (
    <div role="alert" className="connection-alert">
      {time !== null && (
        <p className="connection-banner" data-testid="connection-lost">
          <Unplug aria-hidden="true" />
          {t("connection.lost", { time })}
        </p>
      )}
    </div>
  );
};
