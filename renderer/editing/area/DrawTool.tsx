import { RotateCcw, Undo2, Waypoints } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaGeometry, Drawn } from "../../../electron/contract/index.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { areaOf } from "./drawn-geometry.ts";
import { focusMap } from "./map-focus.ts";
import { announceTool, drawingWentOn } from "./open-drawing.ts";
import { DrawingKeys, ToolFrame } from "./ToolFrame.tsx";
import { useConsequences } from "./use-consequences.ts";

interface DrawToolProps {
  /** The shape whose vertices are moved; undefined to draw a new one. */
  start?: AreaGeometry;
  /** The shape on the screen as it changes; null while it is too little to be one. */
  onShape(shape: AreaGeometry | null): void;
  onDone(drawn: Drawn): void;
  onCancel(): void;
}

/** A polygon drawn on the map, or an area's vertices moved, with what it touches as it changes. */
export const DrawTool = ({ start, onShape, onDone, onCancel }: DrawToolProps) => {
  const { t } = useTranslation("editing");
  const client = useRoomClient();
  const engine = useMapEngine();
  const consequences = useConsequences();
  const { ask, clear } = consequences;
  const [shape, setShape] = useState<AreaGeometry | null>(start ?? null);
  /** The shape whose vertices are on the map; null while a new polygon is being drawn. */
  const [reshaping, setReshaping] = useState<AreaGeometry | null>(start ?? null);
  const tell = useRef({ onShape, onDone, onCancel });
  tell.current = { onShape, onDone, onCancel };
  /** The shape under a drag not yet let go: the form is told of it when it must be, not with every step. */
  const dragged = useRef<AreaGeometry | null>(null);
  const shapeNow = useRef(shape);
  const begun = useRef(false);

  const settle = useCallback(
    (geometry: AreaGeometry) =>
      ask(
        (signal) => client.call("area.preview", { geometry }, signal),
        true,
        (drawn) => tell.current.onDone(drawn),
      ),
    [ask, client],
  );

  useEffect(() => {
    if (engine === null) return;
    const stops = [
      engine.draw.onChange((geometry, dragging) => {
        const area = areaOf(geometry);
        setShape(area);
        shapeNow.current = area;
        begun.current = true;
        drawingWentOn();
        dragged.current = dragging ? area : null;
        if (!dragging) tell.current.onShape(area);
        if (area === null) clear();
        else ask((signal) => client.call("area.preview", { geometry: area }, signal), !dragging);
      }),
      engine.draw.onCancel(() => tell.current.onCancel()),
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
    focusMap();
    const takeDragged = () => {
      if (dragged.current !== null) tell.current.onShape(dragged.current);
      dragged.current = null;
    };
    const putAway = announceTool({
      take() {
        takeDragged();
        return shapeNow.current === null ? "drawingUnfinished" : null;
      },
      begun: () => begun.current,
    });
    return () => {
      takeDragged();
      putAway();
    };
  }, []);

  useEffect(() => {
    engine?.draw.setPreview(consequences.drawn?.geometry ?? null);
  }, [engine, consequences.drawn]);
  useEffect(() => () => engine?.draw.setPreview(null), [engine]);

  const again = () => {
    clear();
    setShape(null);
    shapeNow.current = null;
    onShape(null);
    focusMap();
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
