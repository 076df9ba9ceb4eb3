import { Languages, Moon, Search, Sun, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../commands/context.tsx";
import { useFormat } from "../format/use-format.ts";
import { useAttention } from "../stores/attention-store.ts";
import { deskStore, setSpot, showDesk, useDesk } from "../stores/desk-store.ts";
import { chooseLanguage, chooseTheme } from "../stores/look-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { IconButton } from "../ui/Button.tsx";
import { LockButton } from "../vault/LockButton.tsx";
import { ExerciseClock } from "./ExerciseClock.tsx";
import { RoomClock } from "./RoomClock.tsx";
import "./TopBar.css";

/** Goes to the list of what waits, in the place of the spot's card, and puts the focus there. */
const showAttention = (): void => {
  showDesk("overview");
  setSpot(null);
  requestAnimationFrame(() => document.getElementById("attention")?.focus());
};

const Attention = () => {
  const { t } = useTranslation("desk");
  const n = useAttention((state) => state.counts.n);
  const { number } = useFormat();
  if (n === 0) return null;
  return (
    <button type="button" className="attention-button" onClick={showAttention} data-testid="attention-count">
      <TriangleAlert aria-hidden="true" />
      <span>{t("attention.button", { n: number(n) })}</span>
    </button>
  );
};

export const TopBar = () => {
  const { t } = useTranslation("desk");
  const commands = useCommands();
  const info = useRoom((state) => state.info);
  const present = useRoom((state) => state.present);
  const theme = useDesk((state) => state.theme);
  return (
    <header className="top-bar">
      <div className="top-name">
        <h1>{info?.province ?? "Hà Giang"}</h1>
        <span className="top-election">{t("election")}</span>
        {present?.exercise && <ExerciseClock />}
        {present && !present.mayWrite && <span className="read-only-badge">{t("readOnly")}</span>}
      </div>
      <button type="button" className="top-search" onClick={() => commands.run("palette.open")} data-testid="open-palette">
        <Search aria-hidden="true" />
        <span className="top-search-prompt">{t("search.prompt")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="top-right">
        <Attention />
        <RoomClock />
        <LockButton />
        <span className="top-switches">
          <IconButton
            icon={theme === "dark" ? Sun : Moon}
            label={t("theme.toggle")}
            onClick={() => chooseTheme(theme === "dark" ? "light" : "dark")}
            data-testid="toggle-theme"
          />
          <IconButton
            icon={Languages}
            label={t("language.toggle")}
            onClick={() => void chooseLanguage(deskStore.getState().language === "vi" ? "en" : "vi")}
            data-testid="toggle-language"
          />
        </span>
      </div>
    </header>
  );
};
