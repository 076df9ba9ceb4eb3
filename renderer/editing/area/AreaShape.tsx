import { Combine, Copy, PenLine, Scissors, SquareDashed, Waypoints } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { AreaGeometry, Drawn } from "../../../electron/contract/index.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useAway } from "../../stores/moment-store.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { BufferTool } from "./BufferTool.tsx";
import { CommuneTool } from "./CommuneTool.tsx";
import { TouchedSummary } from "./Consequences.tsx";
import { CopyTool } from "./CopyTool.tsx";
import { DrawTool } from "./DrawTool.tsx";
import { mapHasFocus } from "./map-focus.ts";
import { openDrawing } from "./open-drawing.ts";
import { type SplitTarget, SplitTool } from "./SplitTool.tsx";
import { useConsequences } from "./use-consequences.ts";

type Tool = "draw" | "reshape" | "communes" | "copy" | "buffer" | "split";

interface AreaShapeProps {
  geometry: AreaGeometry | null;
  onGeometry(geometry: AreaGeometry | null): void;
  /** The saved record that can be split; undefined for a new one. */
  target?: SplitTarget | undefined;
  /** Words of a missing shape, after a try to save. */
  error?: string | undefined;
  disabled: boolean;
}

/** The shape of a zone or an area: how it is made, how it is changed, and what it touches while that happens. */
export const AreaShape = ({ geometry, onGeometry, target, error, disabled }: AreaShapeProps) => {
  const { t } = useTranslation("editing");
  const client = useRoomClient();
  const engine = useMapEngine();
  const [tool, setTool] = useState<Tool | null>(null);
  const held = useConsequences();
  const { ask, clear } = held;
  /** What was cut away when this shape was made; the kept shape itself has nothing left to cut. */
  const [cutKm2, setCutKm2] = useState(0);
  /** The shape as it stood when the tool was opened, and whether the tool has put another in its place. */
  const before = useRef<{ geometry: AreaGeometry | null; replaced: boolean }>({ geometry, replaced: false });
  const section = useRef<HTMLElement>(null);
  const unfinished = useStore(openDrawing, (state) => state.unfinished);

  const comesBack = useRef(false);
  useEffect(() => {
    if (tool !== null || !comesBack.current) return;
    comesBack.current = false;
    section.current?.querySelector<HTMLElement>(".editor-buttons button:not(:disabled), .shape-ways button:not(:disabled)")?.focus();
  }, [tool]);
  const away = useAway();
  // While a save is under way nothing is drawn: what is on the screen is what was sent. Nor is over the map of another moment.
  useEffect(() => {
    if (disabled || away) setTool(null);
  }, [disabled, away]);
  useEffect(() => {
    if (tool !== null) return;
    if (geometry === null) return clear();
    ask((signal) => client.call("area.preview", { geometry }, signal), true);
  }, [geometry, tool, client, ask, clear]);

  useEffect(() => {
    if (engine === null || tool !== null || away) return;
    engine.draw.setPreview(geometry);
    return () => engine.draw.setPreview(null);
  }, [engine, geometry, tool, away]);

  /** Where the keys were on the map they come back to the form, to the first way of changing the shape. */
  const leaveTool = () => {
    comesBack.current = mapHasFocus();
    setTool(null);
  };
  const openTool = (next: Tool) => {
    before.current = { geometry, replaced: false };
    setTool(next);
  };
  /** The form holds what is on the screen from the moment it is there, so that no save can miss it. */
  const shaped = (shape: AreaGeometry | null) => {
    if (shape === null && !before.current.replaced) return;
    before.current.replaced = shape !== null;
    onGeometry(shape ?? before.current.geometry);
  };
  const done = (made: Drawn) => {
    setCutKm2(made.drawn.clippedKm2);
    onGeometry(made.geometry);
    leaveTool();
  };
  const back = () => {
    shaped(null);
    leaveTool();
  };

  const opened = before.current.geometry;
  const give = { onShape: shaped, onDone: done, onCancel: back };
  const toolNow =
    tool === "draw" ? (
      <DrawTool {...give} />
    ) : tool === "reshape" && opened !== null ? (
      <DrawTool start={opened} {...give} />
    ) : tool === "communes" ? (
      <CommuneTool {...give} />
    ) : tool === "copy" ? (
      <CopyTool leaveOut={target?.id} {...give} />
    ) : tool === "buffer" && opened !== null ? (
      <BufferTool geometry={opened} {...give} />
    ) : tool === "split" && opened !== null && target ? (
      <SplitTool geometry={opened} target={target} onCancel={back} />
    ) : null;
  if (toolNow !== null)
    return (
      <section ref={section} className="editor-section" aria-label={t("shape.title")} data-invalid={unfinished === null ? undefined : ""}>
        {unfinished !== null && (
          <p className="field-error" role="alert" data-testid="drawing-unfinished">
            {t(`faults.${unfinished}`)}
          </p>
        )}
        {toolNow}
      </section>
    );

  const waysToMake = [
    { tool: "draw", icon: PenLine, label: t("shape.draw"), off: engine === null },
    { tool: "communes", icon: Combine, label: t("shape.communes"), off: false },
    { tool: "copy", icon: Copy, label: t("shape.copy"), off: false },
  ] as const;

  if (geometry === null) {
    return (
      <section ref={section} className="editor-section" aria-label={t("shape.title")} data-invalid={error === undefined ? undefined : ""}>
        <h3 className="editor-section-title">{t("shape.how")}</h3>
        <div className="shape-ways">
          {waysToMake.map((way) => (
            <Button key={way.tool} icon={way.icon} disabled={disabled || way.off} onClick={() => openTool(way.tool)}>
              {way.label}
            </Button>
          ))}
        </div>
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </section>
    );
  }
  return (
    <section ref={section} className="editor-section" aria-label={t("shape.title")}>
      {held.drawn ? (
        <TouchedSummary
          touched={held.drawn.touched}
          drawn={{ ...held.drawn.drawn, clippedKm2: Math.max(cutKm2, held.drawn.drawn.clippedKm2) }}
          asking={held.asking}
        />
      ) : (
        held.asking && <Spinner label={t("shape.asking")} />
      )}
      {held.problem && <ProblemNote problem={held.problem} />}
      <div className="editor-buttons">
        <Button size="small" icon={Waypoints} disabled={disabled || engine === null} onClick={() => openTool("reshape")}>
          {t("shape.reshape")}
        </Button>
        <Button size="small" icon={SquareDashed} disabled={disabled} onClick={() => openTool("buffer")}>
          {t("shape.buffer")}
        </Button>
        {target && (
          <Button size="small" icon={Scissors} disabled={disabled || engine === null} onClick={() => openTool("split")}>
            {t("shape.split")}
          </Button>
        )}
        {waysToMake.map((way) => (
          <Button key={way.tool} size="small" icon={way.icon} disabled={disabled || way.off} onClick={() => openTool(way.tool)}>
            {t(`shape.again.${way.tool}`)}
          </Button>
        ))}
      </div>
    </section>
  );
};
