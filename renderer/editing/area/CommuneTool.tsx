import { X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaGeometry, Drawn } from "../../../electron/contract/index.ts";
import { useMapEngine } from "../../map/engine-store.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { findCommunes, useCommunes } from "../fields/communes.ts";
import { ToolFrame } from "./ToolFrame.tsx";
import { useAnsweredShape } from "./use-answered-shape.ts";
import { useConsequences } from "./use-consequences.ts";

const SHOWN = 60;

interface CommuneToolProps {
  onShape(shape: AreaGeometry | null): void;
  onDone(drawn: Drawn): void;
  onCancel(): void;
}

/** An area put together from whole communes, searched by name. */
export const CommuneTool = ({ onShape, onDone, onCancel }: CommuneToolProps) => {
  const { t } = useTranslation("editing");
  const client = useRoomClient();
  const engine = useMapEngine();
  const communes = useCommunes();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const consequences = useConsequences();
  const { ask, clear, drawn } = consequences;

  useEffect(() => {
    if (chosen.length === 0) return clear();
    ask((signal) => client.call("area.ofCommunes", { communes: chosen }, signal));
  }, [chosen, client, ask, clear]);
  useEffect(() => {
    engine?.draw.setPreview(drawn?.geometry ?? null);
  }, [engine, drawn]);
  useEffect(() => () => engine?.draw.setPreview(null), [engine]);

  useAnsweredShape(chosen.length > 0 ? consequences : null, onShape, chosen.length > 0);

  const found = useMemo(() => findCommunes(communes, text), [communes, text]);
  const toggle = (code: string) => setChosen((before) => (before.includes(code) ? before.filter((other) => other !== code) : [...before, code]));
  const nameOf = (code: string) => communes.find((commune) => commune.code === code)?.name ?? code;
  const ready = chosen.length > 0 && drawn !== null && !consequences.asking;

  return (
    <ToolFrame
      title={t("shape.communes")}
      consequences={consequences}
      doneLabel={t("shape.use")}
      onDone={ready ? () => onDone(drawn) : undefined}
      onCancel={onCancel}
    >
      {chosen.length > 0 && (
        <div className="shape-chosen">
          {chosen.map((code) => (
            <Button key={code} size="small" icon={X} onClick={() => toggle(code)} aria-label={t("communes.remove", { name: nameOf(code) })}>
              {nameOf(code)}
            </Button>
          ))}
        </div>
      )}
      <TextField label={t("communes.search")} value={text} onChange={setText} autoFocus />
      <div className="shape-list">
        {found.slice(0, SHOWN).map((commune) => (
          <button key={commune.code} type="button" aria-pressed={chosen.includes(commune.code)} onClick={() => toggle(commune.code)}>
            <span>{commune.name}</span>
            <span className="quiet">
              {commune.district} · {commune.code}
            </span>
          </button>
        ))}
      </div>
      {found.length === 0 && <p className="quiet">{t("communes.none")}</p>}
      {found.length > SHOWN && <p className="quiet">{t("communes.moreFound", { n: found.length - SHOWN })}</p>}
    </ToolFrame>
  );
};
