import { useTranslation } from "react-i18next";
import type { BoundaryPreview } from "../../electron/contract/index.ts";
import { useFormat } from "../format/use-format.ts";

const SHOWN = 12;

/** How the file differs from what is in force: counts and area, names, shapes by how much they moved, places that would fall elsewhere. */
export const BoundaryDifferences = ({ preview }: { preview: BoundaryPreview }) => {
  const { t } = useTranslation("boundaries");
  const { number } = useFormat();
  const km2 = (area: number) => `${number(area, area < 100 ? 2 : 0)} km²`;
  const same = preview.renamed.length === 0 && preview.moved.length === 0;
  return (
    <section className="boundary-differences" data-testid="boundary-differences">
      <dl className="boundary-figures">
        <dt>{t("units")}</dt>
        <dd>{t("unitsValue", { communes: preview.communes, districts: preview.districts })}</dd>
        <dt>{t("areaNow")}</dt>
        <dd>{km2(preview.areaKm2Now)}</dd>
        <dt>{t("areaNew")}</dt>
        <dd>{km2(preview.areaKm2)}</dd>
      </dl>
      {same && <p>{t("same")}</p>}
      {preview.renamed.length > 0 && (
        <details open={preview.renamed.length <= SHOWN}>
          <summary>{t("renamed", { count: preview.renamed.length })}</summary>
          <ul className="boundary-list">
            {preview.renamed.map(({ code, from, to }) => (
              <li key={code}>
                <span className="quiet">{code}</span> {from} → <strong>{to}</strong>
              </li>
            ))}
          </ul>
        </details>
      )}
      {preview.moved.length > 0 && (
        <details open>
          <summary data-testid="boundary-moved">{t("moved", { count: preview.moved.length })}</summary>
          <ul className="boundary-list">
            {preview.moved.map((commune) => (
              <li key={commune.code}>
                <span>{commune.name}</span>
                <span className="nowrap">
                  {km2(commune.areaKm2Now)} → {km2(commune.areaKm2)} · {t("changed", { km2: km2(commune.changedKm2) })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {preview.pollingPlacesOutside.length > 0 && (
        <div className="editor-note">
          <p className="editor-note-title">{t("outside", { count: preview.pollingPlacesOutside.length })}</p>
          <p>
            {preview.pollingPlacesOutside.slice(0, SHOWN).join(", ")}
            {preview.pollingPlacesOutside.length > SHOWN && ` … (+${number(preview.pollingPlacesOutside.length - SHOWN)})`}
          </p>
        </div>
      )}
      {preview.notes.map((note) => (
        <p key={note} className="editor-rule">
          {note}
        </p>
      ))}
    </section>
  );
};
