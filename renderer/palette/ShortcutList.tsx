import { useTranslation } from "react-i18next";
import { useCommands } from "../commands/context.tsx";
import { setShortcutsOpen } from "../stores/desk-store.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useCommandTitle } from "./use-entries.ts";
import "./ShortcutList.css";

const mapKeys = [
  { keys: "← ↑ → ↓", word: "arrows" },
  { keys: "+ −", word: "zoom" },
  { keys: "Enter", word: "describe" },
  { keys: "Esc", word: "escape" },
] as const;

const Row = ({ keys, words }: { keys: string[]; words: string }) => (
  <li className="shortcut">
    <span>{words}</span>
    <span className="shortcut-keys">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  </li>
);

/** Every command that has keys, and the keys of the map; F1 or ?. */
export const ShortcutList = () => {
  const { t } = useTranslation("desk");
  const registry = useCommands();
  const titleOf = useCommandTitle();
  const withKeys = registry
    .all()
    .filter(({ id, shortcut, when }) => shortcut !== undefined && (id === "undo" || id === "redo" || id.startsWith("time.") || (when?.() ?? true)));
  return (
    <Dialog open onClose={() => setShortcutsOpen(false)} title={t("shortcuts.title")} width="wide">
      <div className="shortcut-columns">
        <section>
          <h3>{t("shortcuts.everywhere")}</h3>
          <ul>
            {withKeys.map((command) => (
              <Row
                key={command.id}
                words={titleOf(command).replace(/:\s*$/, "")}
                keys={[command.shortcut, command.alternative].filter((keys) => keys !== undefined)}
              />
            ))}
          </ul>
        </section>
        <section>
          <h3>{t("shortcuts.map")}</h3>
          <ul>
            {mapKeys.map(({ keys, word }) => (
              <Row key={word} words={t(`shortcuts.${word}`)} keys={keys.split(" ")} />
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
};
