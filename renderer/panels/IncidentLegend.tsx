import { useTranslation } from "react-i18next";
import { incidentSigns } from "../look/incident-signs.ts";
import { palettes } from "../look/palette.ts";
import { useDesk } from "../stores/desk-store.ts";
import "./Legend.css";

const severities = [4, 3, 2, 1] as const;
const categories = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] as const;

const Sign = ({ category }: { category: number }) => (
  <svg className="legend-sign" viewBox="0 0 24 24" aria-hidden="true">
    <path d={incidentSigns[category]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

/** Rim and size by severity, sign by category. */
export const IncidentLegend = () => {
  const { t } = useTranslation(["desk", "words"]);
  const palette = palettes[useDesk((state) => state.theme)];
  return (
    <div className="legend">
      <ul className="legend-severities">
        {severities.map((severity) => (
          <li key={severity} className="legend-line">
            <span
              className="legend-sign"
              style={{ border: `${severity === 4 ? 3 : 2}px solid ${palette.severity[severity]}`, background: palette.incidentPaper }}
            />
            {t(`words:severity.${severity}`)}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("layers.signs")}</summary>
        <ul className="legend-signs">
          {categories.map((category) => (
            <li key={category} className="legend-line">
              <Sign category={Number(category)} />
              {t(`words:category.${category}`)}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
};
