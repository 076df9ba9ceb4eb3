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

/** Where the keys go in a part: the part itself, unless something in it is what one comes for. */
const within: Partial<Record<(typeof targets)[number], string>> = {
  map: "[data-map-state] canvas, [data-map-state][tabindex]",
  time: "[role=slider]",
};

const focusPart = (id: (typeof targets)[number]): void => {
  const part = document.getElementById(id);
  const goal = within[id];
  ((goal && part?.querySelector<HTMLElement>(goal)) || part)?.focus();
};
