import { Redo2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../commands/context.tsx";
import { shortMomentOf, showDate } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useConnection } from "../room-client/context.tsx";
import { useRoomDay } from "../stores/clock-store.ts";
import { openEditor } from "../stores/desk-store.ts";
import { useLayersAsOf } from "../stores/layers-store.ts";
import { useAway, useMoment } from "../stores/moment-store.ts";
import { useMayWrite, useOpenOnly, useRoom } from "../stores/room-store.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import "./StatusBar.css";

/** Undo and redo, told in words. */
const Undo = () => {
  const { t } = useTranslation("desk");
  const commands = useCommands();
  const steps = useRoom((state) => state.steps);
  const [undo, redo] = [steps?.undo[0], steps?.redo[0]];
  return (
    <span className="status-undo">
      <button type="button" disabled={undo === undefined} onClick={() => commands.run("undo")} data-testid="undo">
        <Undo2 aria-hidden="true" />
        <span>{undo ? t("status.undo", { title: undo.title }) : t("status.undoNone")}</span>
        {undo && <kbd>Ctrl Z</kbd>}
      </button>
      {redo && (
        <button type="button" onClick={() => commands.run("redo")} data-testid="redo">
          <Redo2 aria-hidden="true" />
          <span>{t("status.redo", { title: redo.title })}</span>
        </button>
      )}
    </span>
  );
};

const Journal = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const info = useRoom((state) => state.info);
  const today = useRoomDay();
  const byTrueAt = useMoment(({ shown }) => shown.trueAt !== undefined);
  const newestTrue = useLayersAsOf();
  if (info === null) return null;
  const lastChange = byTrueAt ? newestTrue : info.lastChangeAt;
  const { attribution, validFrom } = info.boundaries;
  return (
    <>
      <Tooltip side="top" text={t("status.headTip", { head: info.head })}>
        <button type="button" className="status-item status-opens" data-testid="journal" onClick={() => openEditor({ type: "journal" })}>
          {t("status.entries", { n: format.number(info.entries) })} · {info.head.slice(0, 8).toUpperCase()}
        </button>
      </Tooltip>
      {info.opening.state !== "ok" && (
        <Tooltip side="top" text={info.opening.message}>
          <button type="button" className="status-item status-attention status-opens" onClick={() => openEditor({ type: "journal" })}>
            {t(`opening.${info.opening.state}`)}
          </button>
        </Tooltip>
      )}
      <span className="status-item">
        {lastChange === null
          ? t("status.noChange")
          : t(byTrueAt ? "status.lastChangeTrue" : "status.lastChange", { time: shortMomentOf(lastChange, today) })}
      </span>
      <Tooltip side="top" text={t("status.boundariesTip", { attribution, from: showDate(validFrom) })}>
        <button type="button" className="status-item">
          {t("status.boundaries")}
        </button>
      </Tooltip>
    </>
  );
};

export const StatusBar = () => {
  const { t } = useTranslation("desk");
  const { state } = useConnection();
  const mayWrite = useMayWrite();
  const openOnly = useOpenOnly();
  const away = useAway();
  return (
    <footer className="status-bar">
      <span className={`status-item connection connection-${state}`} data-testid="connection" data-state={state}>
        {t(`status.${state}`)}
      </span>
      {openOnly && <span className="status-item status-attention">{t("openOnly")}</span>}
      <Journal />
      {mayWrite && !away && <Undo />}
    </footer>
  );
};
