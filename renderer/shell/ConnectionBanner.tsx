import { Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { timeOf } from "../format/moment.ts";
import { useConnection } from "../room-client/context.tsx";
import { roomTimeAt } from "../stores/clock-store.ts";
import "./ConnectionBanner.css";

/** Says at once that the figures on screen have stopped, at which hour of the room, and whether the line comes back by itself. */
export const ConnectionBanner = () => {
  const { t } = useTranslation("desk");
  const { state, since } = useConnection();
  const stopped = state === "lost" || state === "refused";
  return (
    <div role="alert">
      {stopped && (
        <p className="connection-banner" data-testid="connection-lost">
          <Unplug aria-hidden="true" />
          {t(state === "lost" ? "connection.lost" : "connection.refusedAfter", { time: timeOf(roomTimeAt(since) ?? since) })}
        </p>
      )}
    </div>
  );
};
