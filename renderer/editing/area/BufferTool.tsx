import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaGeometry, Drawn } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { ToolFrame } from "./ToolFrame.tsx";
import { useAnsweredShape } from "./use-answered-shape.ts";
import { useConsequences } from "./use-consequences.ts";

const PRESETS = [-500, -200, 200, 500, 1000, 2000] as const;
const FARTHEST = 50_000;

interface BufferToolProps {
  /** The shape as it stood when the tool was opened. */
  geometry: AreaGeometry;
  onShape(shape: AreaGeometry | null): void;
  onDone(drawn: Drawn): void;
  onCancel(): void;
}

/** The shape widened, or narrowed by a negative number of metres. */
export const BufferTool = ({ geometry, onShape, onDone, onCancel }: BufferToolProps) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  const client = useRoomClient();
  const engine = useMapEngine();
  const [metres, setMetres] = useState<number | null>(200);
  const consequences = useConsequences();
  const { ask, clear, drawn, asking } = consequences;
  const usable = metres !== null && metres !== 0 && Math.abs(metres) <= FARTHEST;

  useEffect(() => {
    if (metres === null || metres === 0 || Math.abs(metres) > FARTHEST) return clear();
    ask((signal) => client.call("area.buffer", { geometry, metres }, signal));
  }, [metres, geometry, client, ask, clear]);
  useAnsweredShape(usable ? consequences : null, onShape, metres !== null && metres !== 0);
  useEffect(() => {
    engine?.draw.setPreview(drawn?.geometry ?? geometry);
  }, [engine, drawn, geometry]);
  useEffect(() => () => engine?.draw.setPreview(null), [engine]);

  return (
    <ToolFrame
      title={t("shape.buffer")}
      consequences={consequences}
      doneLabel={t("shape.use")}
      onDone={usable && drawn !== null && !asking ? () => onDone(drawn) : undefined}
      onCancel={onCancel}
    >
      <NumberField
        label={t("shape.metres")}
        unit="m"
        value={metres}
        onChange={setMetres}
        step={50}
        hint={t("shape.metresHint")}
        error={metres !== null && Math.abs(metres) > FARTHEST ? t("shape.metresFar") : undefined}
      />
      <div className="shape-chosen">
        {PRESETS.map((preset) => (
          <Button key={preset} size="small" onClick={() => setMetres(preset)}>
            {preset > 0 ? "+" : "−"}
            {number(Math.abs(preset))} m
          </Button>
        ))}
      </div>
    </ToolFrame>
  );
};
