import { RotateCcw } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaGeometry, Drawn, LineGeometry, Problem } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { closeEditor } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { sayDone } from "../say-done.ts";
import { showSaved } from "../show-saved.ts";
import { lineOf } from "./drawn-geometry.ts";
import { focusMap } from "./map-focus.ts";
import { announceTool, drawingWentOn } from "./open-drawing.ts";
import { DrawingKeys } from "./ToolFrame.tsx";

export interface SplitTarget {
  kind: "quarantine-zone" | "risk-area";
  id: string;
  /** Its name, for the words of what was done. */
  name: string;
  /** Something is unsaved: it must be saved or dropped before the record becomes two. */
  dirty: boolean;
  /** It carries counts of people or voters, which nobody has divided between the parts. */
  countsPeople: boolean;
}

/** A saved area cut in two along a line drawn on the map; the parts are shown before anything is kept. */
export const SplitTool = ({ geometry, target, onCancel }: { geometry: AreaGeometry; target: SplitTarget; onCancel(): void }) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  const client = useRoomClient();
  const engine = useMapEngine();
  const [line, setLine] = useState<LineGeometry | null>(null);
  const [parts, setParts] = useState<Drawn[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** The line was ended: until then a line that does not cross yet is no fault. */
  const [ended, setEnded] = useState(false);
  const [splitting, setSplitting] = useState(false);
  const leave = useRef(onCancel);
  leave.current = onCancel;
  const requestId = useRef(crypto.randomUUID());
  const begun = useRef(false);
  const newest = useRef<LineGeometry | null>(null);

  const cut = useCallback(
    async (drawn: LineGeometry | null) => {
      newest.current = drawn;
      setLine(drawn);
      setProblem(null);
      drawingWentOn();
      if (drawn === null) return setParts(null);
      requestId.current = crypto.randomUUID();
      const result = await client.call("area.split", { geometry, line: drawn });
      if (newest.current !== drawn) return;
      setParts(result.ok ? result.value.parts : null);
      setProblem(result.ok ? null : result.error);
    },
    [client, geometry],
  );

  useEffect(() => {
    if (engine === null || target.dirty) return;
    const stops = [
      engine.draw.onChange((changed, dragging) => {
        begun.current = true;
        if (!dragging) void cut(lineOf(changed));
      }),
      engine.draw.onFinish((finished) => {
        setEnded(true);
        const drawn = lineOf(finished);
        if (drawn !== null) void cut(drawn);
      }),
      engine.draw.onCancel(() => leave.current()),
    ];
    engine.draw.startLine();
    return () => {
      for (const stop of stops) stop();
      engine.draw.cancel();
    };
  }, [engine, target.dirty, cut]);
  const { dirty } = target;
  useEffect(() => {
    if (dirty) return;
    focusMap();
    return announceTool({ take: () => "splitUnfinished", begun: () => begun.current });
  }, [dirty]);

  const again = () => {
    void cut(null);
    setEnded(false);
    focusMap();
    engine?.draw.cancel();
    engine?.draw.startLine();
  };
  const split = async () => {
    if (line === null) return;
    setSplitting(true);
    const method = target.kind === "quarantine-zone" ? "quarantineZones.split" : "riskAreas.split";
    const result = await client.call(method, { id: target.id, line, requestId: requestId.current });
    setSplitting(false);
    if (!result.ok) return setProblem(result.error);
    const [first] = result.value.ids;
    if (first !== undefined) showSaved({ layer: target.kind === "quarantine-zone" ? "quarantine-zones" : "risk-areas", id: first }, geometry);
    closeEditor();
    await sayDone(client, result.value.changeSet, {
      title: t("shape.splitDone", { name: target.name, n: result.value.ids.length }),
      ...(target.countsPeople ? { tone: "attention" as const, text: t("shape.splitCounts") } : {}),
    });
  };

  return (
    <section className="editor-section" aria-label={t("shape.split")} data-testid="shape-tool">
      <h3 className="editor-section-title">{t("shape.split")}</h3>
      {target.dirty ? <p className="editor-rule">{t("shape.saveBeforeSplit")}</p> : <p>{t("shape.splitHow")}</p>}
      {!ended && !target.dirty && <DrawingKeys of="line" />}
      {parts?.map((part, index) => (
        <p key={part.drawn.areaKm2} className="touched-side touched-certain">
          {t("shape.part", {
            n: index + 1,
            km2: number(part.drawn.areaKm2, 1),
            places: number(part.touched.certain.pollingPlaces),
            possible: number(part.touched.possible.pollingPlaces),
            voters: number(part.touched.certain.voters),
          })}
        </p>
      ))}
      {problem && ended && <ProblemNote problem={problem} />}
      <div className="editor-buttons">
        <Button
          size="small"
          tone="primary"
          busy={splitting}
          disabled={parts === null || parts.length < 2 || target.dirty}
          onClick={() => void split()}
        >
          {t("shape.splitInto", { n: parts?.length ?? 2 })}
        </Button>
        {line !== null && (
          <Button size="small" icon={RotateCcw} onClick={again}>
            {t("shape.drawAgain")}
          </Button>
        )}
        <Button size="small" onClick={onCancel}>
          {t("shape.cancel")}
        </Button>
      </div>
    </section>
  );
};
