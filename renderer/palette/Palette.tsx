import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { setPaletteOpen } from "../stores/desk-store.ts";
import type { Entry } from "./entries.ts";
import { takeTyped } from "./typed-ahead.ts";
import { useEntries } from "./use-entries.ts";
import "./Palette.css";

interface GroupProps {
  label: string;
  entries: Entry[];
  current: Entry | undefined;
  idOf(entry: Entry): string;
  onChoose(entry: Entry): void;
}

const Group = ({ label, entries, current, idOf, onChoose }: GroupProps) =>
  entries.length > 0 && (
    <>
      <p className="palette-group" role="presentation">
        {label}
      </p>
      {entries.map((entry) => (
        <button
          type="button"
          key={entry.key}
          id={idOf(entry)}
          role="option"
          tabIndex={-1}
          aria-selected={entry === current}
          className="palette-entry"
          onClick={() => onChoose(entry)}
        >
          {entry.icon && <entry.icon aria-hidden="true" />}
          <span className="palette-words">
            <span>{entry.title}</span>
            {entry.detail && <span className="quiet">{entry.detail}</span>}
          </span>
          {entry.keys && <kbd>{entry.keys}</kbd>}
        </button>
      ))}
    </>
  );

const Box = ({ onDone }: { onDone(): void }) => {
  const { t } = useTranslation("desk");
  const listId = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  // Enter while the search is still out: what it brings first is chosen then, never what stood there for an earlier text.
  const [eager, setEager] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { hits, commands, busy } = useEntries(text);
  const entries = [...hits, ...commands];
  const current = entries[Math.min(at, entries.length - 1)];
  const idOf = (entry: Entry) => `${listId}-${entry.key}`;
  const choose = (entry: Entry) => {
    onDone();
    entry.choose();
  };
  const currentKey = current?.key;
  useEffect(() => {
    if (currentKey !== undefined) list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [currentKey]);
  useEffect(() => {
    if (!eager || busy) return;
    setEager(false);
    if (current) choose(current);
  });
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, entries.length - 1) + step + entries.length) % entries.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (busy) setEager(true);
      else if (current) choose(current);
    }
  };
  return (
    <>
      <div className="palette-input">
        <Search aria-hidden="true" />
        <input
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            setEager(false);
          }}
          onFocus={() => {
            const before = takeTyped();
            if (before.text !== "") setText((now) => now + before.text);
            if (before.entered) setEager(true);
          }}
          onKeyDown={press}
          placeholder={t("search.prompt")}
          aria-label={t("palette.label")}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current && idOf(current)}
          autoComplete="off"
          spellCheck={false}
          data-testid="palette-input"
        />
      </div>
      <div className="palette-list" role="listbox" id={listId} aria-label={t("palette.title")} ref={list} data-busy={busy}>
        <Group label={t("palette.hits")} entries={hits} current={current} idOf={idOf} onChoose={choose} />
        <Group label={t("palette.commands")} entries={commands} current={current} idOf={idOf} onChoose={choose} />
      </div>
      {entries.length === 0 && (
        <p className="palette-none" role="status">
          {busy ? t("palette.searching") : t("palette.none", { text })}
        </p>
      )}
      <p className="palette-keys">{t("palette.keys")}</p>
    </>
  );
};

/** One box to find anything and do anything; Ctrl+K. */
export const Palette = () => {
  const { t } = useTranslation("desk");
  const close = () => setPaletteOpen(false);
  useEffect(() => () => void takeTyped(), []);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()} modal={false}>
      <Dialog.Portal>
        <Dialog.Popup className="palette" data-testid="palette">
          <Dialog.Title className="visually-hidden">{t("palette.title")}</Dialog.Title>
          <Box onDone={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
