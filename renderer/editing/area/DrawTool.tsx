import { RotateCcw, Undo2, Waypoints } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaGeometry, Drawn } from "../../../electron/contract/index.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { areaOf } from "./drawn-geometry.ts";
import { DrawingKeys, ToolFrame } from "./ToolFrame.tsx";
import { useConsequences } from "./use-consequences.ts";

interface DrawToolProps {
  /** The shape whose vertices are moved; undefined to draw a new one. */
  start?: AreaGeometry;
  onDone(drawn: Drawn): void;
  onCancel(): void;
}

/** A polygon drawn on the map, or an area's vertices moved, with what it touches as it changes. */
export const DrawTool = ({ start, onDone, onCancel }: DrawToolProps) => {
  const { t } = useTranslation("editing");
  const client = useRoomClient();
  const engine = useMapEngine();
  const consequences = useConsequences();
  const { ask, clear } = consequences;
  const [shape, setShape] = useState<AreaGeometry | null>(start ?? null);
  /** The shape whose vertices are on the map; null while a new polygon is being drawn. */
  const [reshaping, setReshaping] = useState<AreaGeometry | null>(start ?? null);
  const finish = useRef({ onDone, onCancel });
  finish.current = { onDone, onCancel };

  const settle = useCallback(
    (geometry: AreaGeometry) =>
      ask(
        (signal) => client.call("area.preview", { geometry }, signal),
        true,
        (drawn) => finish.current.onDone(drawn),
      ),
    [ask, client],
  );

  useEffect(() => {
    if (engine === null) return;
    const stops = [
      engine.draw.onChange((geometry, dragging) => {
        const area = areaOf(geometry);
        setShape(area);
        if (area === null) clear();
        else ask((signal) => client.call("area.preview", { geometry: area }, signal), !dragging);
      }),
      engine.draw.onCancel(() => finish.current.onCancel()),
      engine.draw.onFinish((geometry) => {
        const area = areaOf(geometry);
        if (area !== null) settle(area);
      }),
    ];
    if (reshaping === null) engine.draw.startPolygon();
    else {
      engine.draw.edit(reshaping);
      ask((signal) => client.call("area.preview", { geometry: reshaping }, signal), true);
    }
    return () => {
      for (const stop of stops) stop();
      engine.draw.cancel();
    };
  }, [engine, client, ask, clear, settle, reshaping]);

  useEffect(() => {
    engine?.draw.setPreview(consequences.drawn?.geometry ?? null);
  }, [engine, consequences.drawn]);
  useEffect(() => () => engine?.draw.setPreview(null), [engine]);

  const again = () => {
    clear();
    setShape(null);
    if (reshaping !== null) return setReshaping(null);
    engine?.draw.cancel();
    engine?.draw.startPolygon();
  };

  return (
    <ToolFrame
      title={reshaping === null ? t("shape.draw") : t("shape.reshape")}
      consequences={consequences}
      doneLabel={t("shape.use")}
      onDone={shape === null ? undefined : () => settle(shape)}
      onCancel={onCancel}
      actions={
        <>
          {reshaping === null && (
            <Button size="small" icon={Undo2} onClick={() => engine?.draw.undoVertex()}>
              {t("shape.undoVertex")}
            </Button>
          )}
          {consequences.problem !== null && shape !== null && reshaping === null && (
            <Button size="small" icon={Waypoints} onClick={() => setReshaping(shape)}>
              {t("shape.reshape")}
            </Button>
          )}
          {shape !== null && (
            <Button size="small" icon={RotateCcw} onClick={again}>
              {t("shape.drawAgain")}
            </Button>
          )}
        </>
      }
    >
      <DrawingKeys of={reshaping === null ? "polygon" : "reshape"} />
    </ToolFrame>
  );
};
