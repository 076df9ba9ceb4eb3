import { Maximize2, Minimize2, X } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { closeSheet, openSheet, type SheetName, setSheetWhole, sheetNames, useDesk } from "../stores/desk-store.ts";
import { IconButton } from "../ui/Button.tsx";
import { MenuButton } from "../ui/MenuButton.tsx";
import { PanelBoundary } from "../ui/PanelBoundary.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { sheets } from "./sheets.ts";
import "./SheetDock.css";

/** Shares of the map's column a sheet may take, in percent. */
const least = 25;
const most = 75;
const within = (share: number): number => Math.min(most, Math.max(least, share));

/** The line above the sheet: dragged, or moved with the arrows. */
const Divider = ({ share, move }: { share: number; move: (share: number) => void }) => {
  const { t } = useTranslation("sheets");
  const line = useRef<HTMLHRElement>(null);
  const drag = (event: PointerEvent<HTMLHRElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const column = line.current?.closest(".surface-map")?.getBoundingClientRect();
    if (column) move(within(((column.bottom - event.clientY) / column.height) * 100));
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: 5, ArrowDown: -5, PageUp: 15, PageDown: -15 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(within(share + step));
  };
  return (
    <hr
      ref={line}
      className="sheet-divider"
      aria-orientation="horizontal"
      aria-label={t("resize")}
      aria-valuenow={Math.round(share)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
};

const Tabs = ({ current }: { current: SheetName }) => {
  const { t } = useTranslation("sheets");
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>(`[data-testid="sheet-${current}"]`);
    if (row.current && tab) row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.clientWidth) / 2;
  }, [current]);
  return (
    <nav className="sheet-tabs" aria-label={t("tabs")} ref={row}>
      {sheetNames.map((name) => (
        <button
          key={name}
          type="button"
          className="sheet-tab"
          aria-current={name === current ? "page" : undefined}
          onClick={() => openSheet(name)}
          data-testid={`sheet-${name}`}
        >
          {t(`names.${name}`)}
        </button>
      ))}
    </nav>
  );
};

/** The sheet in use: under the map, as high as was chosen, or over it. */
export const SheetDock = () => {
  const { t } = useTranslation("sheets");
  const sheet = useDesk((desk) => desk.sheet);
  const whole = useDesk((desk) => desk.sheetWhole);
  const [share, setShare] = useState(55);
  if (sheet === null) return null;
  const Sheet = sheets[sheet];
  return (
    <section
      className="sheet-dock"
      data-whole={whole}
      style={whole ? undefined : { flexBasis: `${share}%` }}
      aria-label={t("region")}
      id="sheet"
      tabIndex={-1}
    >
      {!whole && <Divider share={share} move={setShare} />}
      <header className="sheet-head">
        <Tabs current={sheet} />
        <MenuButton label={t("others")} items={sheetNames.map((name) => ({ key: name, label: t(`names.${name}`), run: () => openSheet(name) }))} />
        <IconButton icon={whole ? Minimize2 : Maximize2} label={t(whole ? "shrink" : "enlarge")} keys="Alt+L" onClick={() => setSheetWhole(!whole)} />
        <IconButton icon={X} label={t("close")} keys="Alt+W" onClick={closeSheet} />
      </header>
      <div className="sheet-body">
        <PanelBoundary resetKey={sheet}>
          <Suspense fallback={<Spinner />}>
            <Sheet />
          </Suspense>
        </PanelBoundary>
      </div>
    </section>
  );
};
