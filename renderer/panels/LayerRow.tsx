import { Eye, EyeOff, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LayerName } from "../../electron/contract/layers.ts";
import { useFormat } from "../format/use-format.ts";
import { useLayerSpan } from "../stores/age-span.ts";
import { setVisible, useDesk } from "../stores/desk-store.ts";
import { useLayer } from "../stores/layers-store.ts";
import { Age } from "../ui/Age.tsx";
import { IconButton } from "../ui/Button.tsx";

interface LayerRowProps {
  layer: LayerName;
  /** What it is called where that is not the layer's own name. */
  name?: string;
  /** When what it tells was so, where that is not the layer's own age; null: nothing was ever told. */
  told?: string | null;
  icon: LucideIcon;
  /** The layer's one figure, right of its name. */
  figure: ReactNode;
  details: (string | null)[];
  /** Explains the marks; folded away on demand. */
  legend: ReactNode;
}

/** One overlay: shown or not, its figure, its age and its legend. A layer without reports says so and never looks safe. */
export const LayerRow = ({ layer, name: called, told, icon: Icon, figure, details, legend }: LayerRowProps) => {
  const { t } = useTranslation(["desk", "words"]);
  const format = useFormat();
  const visible = useDesk((state) => state.visible[layer]);
  const { head, problem } = useLayer(layer);
  const span = useLayerSpan(layer);
  const name = called ?? t(`words:layer.${layer}`);
  const known = head !== null && head.asOf !== null;
  return (
    <li className="layer-row" data-testid={`layer-${layer}`}>
      <div className="layer-head">
        <Icon aria-hidden="true" className="layer-icon" />
        <h3>{name}</h3>
        <span className="layer-figure figure">{known && figure}</span>
        <IconButton
          icon={visible ? Eye : EyeOff}
          label={t("layers.show", { layer: name })}
          pressed={visible}
          className="layer-eye"
          onClick={() => setVisible(layer, !visible)}
        />
      </div>
      <div className="layer-detail">
        <span>
          {problem ? problem.message : head === null ? t("layers.waiting") : known ? details.filter(Boolean).join(" · ") : t("layers.empty")}
        </span>
        {known && (told === undefined ? <Age asOf={span?.oldest ?? null} newest={span?.newest} source={head.source} /> : <Age asOf={told} />)}
      </div>
      {head !== null && head.conflicts > 0 && <p className="layer-warning">{t("layers.conflicts", { n: format.number(head.conflicts) })}</p>}
      {head !== null && head.unread > 0 && <p className="layer-warning">{t("layers.unread", { n: format.number(head.unread) })}</p>}
      {legend}
    </li>
  );
};
