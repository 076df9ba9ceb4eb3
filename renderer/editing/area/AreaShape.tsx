import { Combine, Copy, PenLine, Scissors, SquareDashed, Waypoints } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaGeometry, Drawn } from "../../../electron/contract/index.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { BufferTool } from "./BufferTool.tsx";
import { CommuneTool } from "./CommuneTool.tsx";
import { TouchedSummary } from "./Consequences.tsx";
import { CopyTool } from "./CopyTool.tsx";
import { DrawTool } from "./DrawTool.tsx";
import { type SplitTarget, SplitTool } from "./SplitTool.tsx";
import { useConsequences } from "./use-consequences.ts";

type Tool = "draw" | "reshape" | "communes" | "copy" | "buffer" | "split";

interface AreaShapeProps {
  geometry: AreaGeometry | null;
  onGeometry(geometry: AreaGeometry): void;
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

  useEffect(() => {
    if (geometry === null) return clear();
    ask((signal) => client.call("area.preview", { geometry }, signal), true);
  }, [geometry, client, ask, clear]);

  useEffect(() => {
    if (engine === null || tool !== null) return;
    engine.draw.setPreview(geometry);
    return () => engine.draw.setPreview(null);
  }, [engine, geometry, tool]);

  const done = (made: Drawn) => {
    setTool(null);
    setCutKm2(made.drawn.clippedKm2);
    onGeometry(made.geometry);
  };
  const back = () => setTool(null);

  if (tool === "draw") return <DrawTool onDone={done} onCancel={back} />;
  if (tool === "reshape" && geometry !== null) return <DrawTool start={geometry} onDone={done} onCancel={back} />;
  if (tool === "communes") return <CommuneTool onDone={done} onCancel={back} />;
  if (tool === "copy") return <CopyTool leaveOut={target?.id} onDone={done} onCancel={back} />;
  if (tool === "buffer" && geometry !== null) return <BufferTool geometry={geometry} onDone={done} onCancel={back} />;
  if (tool === "split" && geometry !== null && target) return <SplitTool geometry={geometry} target={target} onCancel={back} />;

  const waysToMake = [
    { tool: "draw", icon: PenLine, label: t("shape.draw"), off: engine === null },
    { tool: "communes", icon: Combine, label: t("shape.communes"), off: false },
    { tool: "copy", icon: Copy, label: t("shape.copy"), off: false },
  ] as const;

  if (geometry === null) {
    return (
      <section className="editor-section" aria-label={t("shape.title")} data-invalid={error === undefined ? undefined : ""}>
        <h3 className="editor-section-title">{t("shape.how")}</h3>
        <div className="shape-ways">
          {waysToMake.map((way) => (
            <Button key={way.tool} icon={way.icon} disabled={disabled || way.off} onClick={() => setTool(way.tool)}>
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
    <section className="editor-section" aria-label={t("shape.title")}>
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
        <Button size="small" icon={Waypoints} disabled={disabled || engine === null} onClick={() => setTool("reshape")}>
          {t("shape.reshape")}
        </Button>
        <Button size="small" icon={SquareDashed} disabled={disabled} onClick={() => setTool("buffer")}>
          {t("shape.buffer")}
        </Button>
        {target && (
          <Button size="small" icon={Scissors} disabled={disabled || engine === null} onClick={() => setTool("split")}>
            {t("shape.split")}
          </Button>
        )}
        {waysToMake.map((way) => (
          <Button key={way.tool} size="small" icon={way.icon} disabled={disabled || way.off} onClick={() => setTool(way.tool)}>
            {t(`shape.again.${way.tool}`)}
          </Button>
        ))}
      </div>
    </section>
  );
};
