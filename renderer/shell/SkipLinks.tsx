import { useTranslation } from "react-i18next";
import "./SkipLinks.css";

const targets = ["map", "list", "card", "time"] as const;

/** First in the tab order: straight to a part of the desk. */
export const SkipLinks = () => {
  const { t } = useTranslation("desk");
  return (
    <nav className="skip-links">
      {targets.map((target) => (
        <button type="button" key={target} onClick={() => focusPart(target)}>
          {t(`skip.${target}`)}
        </button>
      ))}
    </nav>
  );
};

const focusPart = (id: (typeof targets)[number]): void => {
  const part = document.getElementById(id);
  const within = id === "map" ? part?.querySelector<HTMLElement>("[data-map-state] canvas, [data-map-state][tabindex]") : null;
  (within ?? part)?.focus();
};
