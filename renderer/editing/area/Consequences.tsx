import { Scissors } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DrawnArea, Touched, TouchedSide } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { nameOf } from "../fields/communes.ts";
import "./Consequences.css";

const NAMED_COMMUNES = 8;

/** Names of communes, the first few in sight and the rest one hover or key away. */
const CommuneNames = ({ codes }: { codes: string[] }) => {
  const { t } = useTranslation("editing");
  const communes = useLayer("communes").features;
  const names = codes.map((code) => {
    const commune = communes.get(code);
    return commune ? nameOf(commune) : code;
  });
  const rest = names.slice(NAMED_COMMUNES);
  return (
    <p className="touched-communes">
      {names.slice(0, NAMED_COMMUNES).join(", ")}
      {rest.length > 0 && (
        <Tooltip text={rest.join(", ")}>
          <button type="button" className="touched-more">
            {t("touched.more", { n: rest.length })}
          </button>
        </Tooltip>
      )}
    </p>
  );
};

const Side = ({ side, tone, title }: { side: TouchedSide; tone: "certain" | "possible"; title: string }) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  return (
    <div className={`touched-side touched-${tone}`} data-testid={`touched-${tone}`}>
      <p className="touched-side-title">{title}</p>
      <p>
        <strong data-testid={`touched-${tone}-places`}>{number(side.pollingPlaces)}</strong> {t("touched.places")} ·{" "}
        <strong data-testid={`touched-${tone}-voters`}>{number(side.voters)}</strong> {t("touched.voters")}
      </p>
      {side.votersUnknown > 0 && <p className="touched-unknown">{t("touched.votersUnknown", { n: number(side.votersUnknown) })}</p>}
    </div>
  );
};

/** What an area touches: certain apart from possible, what is not known said, and what was cut away at the border. */
export const TouchedSummary = ({ touched, drawn, asking = false }: { touched: Touched; drawn?: DrawnArea; asking?: boolean }) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  return (
    <div className="touched" data-asking={asking || undefined} aria-live="polite" data-testid="touched">
      <p className="touched-head">
        <span>
          <strong data-testid="touched-communes">{number(touched.certain.communes)}</strong> {t("touched.communes")}
        </span>
        {drawn && <span className="quiet">{number(drawn.areaKm2, drawn.areaKm2 < 10 ? 2 : 1)} km²</span>}
      </p>
      {touched.certain.communeCodes.length > 0 && <CommuneNames codes={touched.certain.communeCodes} />}
      <Side side={touched.certain} tone="certain" title={t("touched.certain")} />
      {touched.possible.pollingPlaces > 0 && <Side side={touched.possible} tone="possible" title={t("touched.possible")} />}
      {drawn && drawn.clippedKm2 > 0 && (
        <p className="touched-clipped" data-testid="clipped">
          <Scissors aria-hidden="true" />
          {t("touched.clipped", { km2: number(drawn.clippedKm2, drawn.clippedKm2 < 1 ? 3 : 1) })}
        </p>
      )}
    </div>
  );
};
