import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { UnitLevel } from "../../../electron/contract/index.ts";

export const reportTabs = ["board", "received", "paste", "upward", "contacts", "regime"] as const;
export type ReportTab = (typeof reportTabs)[number];

/** What of the reports is looked at; kept while sheets come and go. */
interface ReportsView {
  tab: ReportTab;
  level: UnitLevel;
  /** A district's key, `district:026`; null: the whole province. */
  within: string | null;
  /** Only rows where somebody still owes the slot gathered now. */
  owingOnly: boolean;
  /** A slot's key: only rows past due with it, whichever slot it is; null: not narrowed so. */
  owing: string | null;
  /** A message being pasted, kept until it became a report. */
  pasted: string;
}

export const reportsView = createStore<ReportsView>(() => ({
  tab: "board",
  level: "commune",
  within: null,
  owingOnly: false,
  owing: null,
  pasted: "",
}));
export const useReportsView = <T>(selector: (view: ReportsView) => T): T => useStore(reportsView, selector);
export const setReportsView = (patch: Partial<ReportsView>): void => reportsView.setState(patch);
