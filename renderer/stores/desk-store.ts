import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { ToldKind } from "../../electron/contract/history.ts";
import type { LayerName } from "../../electron/contract/layers.ts";
import { atNow } from "../time/at-now.ts";

export const desks = ["overview", "election", "health", "disaster", "security"] as const;
export type Desk = (typeof desks)[number];
export type Theme = "light" | "dark";
export type ThemeChoice = Theme | "system";
export type Language = "vi" | "en";

/** WGS84 degrees. */
export interface Spot {
  lon: number;
  lat: number;
}

/** What the right-hand column edits; without `id` a new record. */
export type Editor =
  | { type: "quarantine-zone"; id?: string }
  | { type: "risk-area"; id?: string }
  | { type: "incident"; id?: string; at?: Spot }
  | { type: "polling-place"; id?: string; at?: Spot }
  /** `picked`: those of `ids` ticked to begin with; left out, all were chosen one by one already. */
  | { type: "readiness"; ids: string[]; picked?: string[] }
  | { type: "touched"; kind: "quarantine-zone" | "risk-area"; id: string }
  | { type: "history"; kind: ToldKind; id: string }
  /** A unit's report for a slot of the regime, filed or yet to be. */
  | { type: "quick-report"; unit: string; slot: string }
  | { type: "changes" }
  | { type: "journal" }
  | { type: "intake" }
  | { type: "boundaries" };

/** Panels that only tell: a wall may see them, and they follow the moment chosen. All others change the room. */
const telling: ReadonlySet<Editor["type"]> = new Set(["touched", "history", "changes", "journal"]);
export const onlyTells = (editor: Editor): boolean => telling.has(editor.type);

/** Wide surfaces under the map: tables, forms over many rows, boards. */
export const sheetNames = ["places", "day", "reports", "chase", "turnout", "checklists", "outreach", "alerts", "directive", "plan"] as const;
export type SheetName = (typeof sheetNames)[number];

export interface Selection {
  layer: LayerName;
  id: string;
}

interface DeskState {
  desk: Desk;
  spot: Spot | null;
  selection: Selection | null;
  selectedPlaces: string[];
  editor: Editor | null;
  sheet: SheetName | null;
  /** The sheet covers the map; else it lies under it. */
  sheetWhole: boolean;
  visible: Record<LayerName, boolean>;
  /** Chosen by the user; `theme` is what it comes to on this machine now. */
  themeChoice: ThemeChoice;
  theme: Theme;
  language: Language;
  paletteOpen: boolean;
  shortcutsOpen: boolean;
  /** The fallback pack lies over everything, ready to print. */
  fallbackOpen: boolean;
  /** Where the map is to go, told once by a new object: a search hit, a record of a list. */
  goTo: (Spot & { zoom?: number }) | "province" | null;
}

export const deskStore = createStore<DeskState>(() => ({
  desk: "overview",
  spot: null,
  selection: null,
  selectedPlaces: [],
  editor: null,
  sheet: null,
  sheetWhole: false,
  visible: { districts: true, communes: true, "polling-places": true, "quarantine-zones": true, "risk-areas": true, incidents: true },
  themeChoice: "system",
  theme: "light",
  language: "vi",
  paletteOpen: false,
  shortcutsOpen: false,
  fallbackOpen: false,
  goTo: null,
}));

export const useDesk = <T>(selector: (state: DeskState) => T): T => useStore(deskStore, selector);

const set = deskStore.setState;

export const showDesk = (desk: Desk): void => set({ desk });
/** What changes the room opens in the present alone; elsewhere the way back is offered. */
export const openEditor = (editor: Editor): void => (onlyTells(editor) ? set({ editor }) : atNow(() => set({ editor })));
/** Shows a sheet under the map, or over it where one was enlarged before. */
export const openSheet = (sheet: SheetName): void => set({ sheet });
export const closeSheet = (): void => set({ sheet: null, sheetWhole: false });
export const setSheetWhole = (sheetWhole: boolean): void => set({ sheetWhole });
export const closeEditor = (): void => set({ editor: null });
/** Selects one record on the map and in the lists; null clears. */
export const select = (selection: Selection | null): void => set({ selection });
/** The spot whose card is shown. A selection goes with it where a record was hit. */
export const setSpot = (spot: Spot | null, selection: Selection | null = null): void => set({ spot, selection });
export const selectPlaces = (selectedPlaces: string[]): void => set({ selectedPlaces });
export const setVisible = (layer: LayerName, on: boolean): void => set((state) => ({ visible: { ...state.visible, [layer]: on } }));
/** Moves the map there and shows the spot's card. */
export const visit = (spot: Spot & { zoom?: number }, selection: Selection | null = null): void =>
  set({ goTo: { ...spot }, spot: { lon: spot.lon, lat: spot.lat }, selection });
/** Shows the whole province again. */
export const fitProvince = (): void => {
  set({ goTo: null });
  set({ goTo: "province" });
};
export const setPaletteOpen = (paletteOpen: boolean): void => set({ paletteOpen });
export const setShortcutsOpen = (shortcutsOpen: boolean): void => set({ shortcutsOpen });
export const setFallbackOpen = (fallbackOpen: boolean): void => set({ fallbackOpen });
