import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaGeometry, Drawn, LayerFeature } from "../../../electron/contract/index.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLayer } from "../../stores/layers-store.ts";
import { nameOf } from "../fields/communes.ts";
import { ToolFrame } from "./ToolFrame.tsx";
import { useAnsweredShape } from "./use-answered-shape.ts";
import { useConsequences } from "./use-consequences.ts";

interface Source {
  id: string;
  name: string;
  of: "quarantine-zone" | "risk-area";
  geometry: AreaGeometry;
}

const sourcesOf = (features: ReadonlyMap<string, LayerFeature>, of: Source["of"], leaveOut: string | undefined): Source[] =>
  [...features.values()].flatMap((feature) =>
    feature.geometry.type === "Point" || feature.id === leaveOut ? [] : [{ id: feature.id, name: nameOf(feature), of, geometry: feature.geometry }],
  );

interface CopyToolProps {
  leaveOut: string | undefined;
  onShape(shape: AreaGeometry | null): void;
  onDone(drawn: Drawn): void;
  onCancel(): void;
}

/** The shape of another zone or area, taken as it stands. */
export const CopyTool = ({ leaveOut, onShape, onDone, onCancel }: CopyToolProps) => {
  const { t } = useTranslation(["editing", "words"]);
  const client = useRoomClient();
  const engine = useMapEngine();
  const zones = useLayer("quarantine-zones").features;
  const areas = useLayer("risk-areas").features;
  const sources = [...sourcesOf(zones, "quarantine-zone", leaveOut), ...sourcesOf(areas, "risk-area", leaveOut)];
  const [chosen, setChosen] = useState<string | null>(null);
  const consequences = useConsequences();
  const { drawn, asking } = consequences;
  useEffect(() => {
    engine?.draw.setPreview(drawn?.geometry ?? null);
  }, [engine, drawn]);
  useEffect(() => () => engine?.draw.setPreview(null), [engine]);

  useAnsweredShape(chosen === null ? null : consequences, onShape, chosen !== null);

  const choose = (source: Source) => {
    setChosen(source.id);
    consequences.ask((signal) => client.call("area.preview", { geometry: source.geometry }, signal), true);
  };

  return (
    <ToolFrame
      title={t("shape.copy")}
      consequences={consequences}
      doneLabel={t("shape.use")}
      onDone={drawn !== null && !asking ? () => onDone(drawn) : undefined}
      onCancel={onCancel}
    >
      {sources.length === 0 ? (
        <p className="quiet">{t("shape.noneToCopy")}</p>
      ) : (
        <div className="shape-list">
          {sources.map((source) => (
            <button key={source.id} type="button" aria-pressed={chosen === source.id} onClick={() => choose(source)}>
              <span>{source.name}</span>
              <span className="quiet">{t(`words:record.${source.of}`)}</span>
            </button>
          ))}
        </div>
      )}
    </ToolFrame>
  );
};
