import {
  type Readiness,
  type RehearsalCover,
  type RehearsalFields,
  type RehearsalGate,
  type RehearsalScenario,
  rehearsalScenarios,
} from "../../contract/index.ts";

/** The four cases of CV 2135/BNV of 13/5/2021 (H): polling room, quarantine at home, concentrated quarantine or lockdown, hospital. */
export const covidScenarios: readonly RehearsalScenario[] = ["covid-polling-room", "covid-home", "covid-concentrated", "covid-hospital"];

type Told = Pick<RehearsalFields, "scenario" | "date" | "defects" | "mendedAt">;

/** It found defects and nobody said that they were mended. */
export const hasOpenDefects = ({ defects, mendedAt }: Pick<Told, "defects" | "mendedAt">): boolean => defects !== null && mendedAt === null;

/** What a unit has rehearsed up to a day `2021-05-22`; what is planned for later counts as nothing held. */
export const rehearsalCover = (rehearsals: readonly Told[], today: string): Omit<RehearsalCover, "unit" | "name" | "districtName"> => {
  const held: Record<RehearsalScenario, number> = {
    "covid-polling-room": 0,
    "covid-home": 0,
    "covid-concentrated": 0,
    "covid-hospital": 0,
    disaster: 0,
    interruption: 0,
  };
  const done = rehearsals.filter(({ date }) => date <= today);
  for (const { scenario } of done) held[scenario] += 1;
  return {
    held,
    scenarios: rehearsalScenarios.filter((scenario) => held[scenario] > 0).length,
    covid: covidScenarios.filter((scenario) => held[scenario] > 0).length,
    openDefects: done.filter(hasOpenDefects).length,
    planned: rehearsals.length - done.length,
  };
};

/**
 * What rehearsals say of a unit's readiness where they gate it (clause H2 of directive 1519/UBND-NCPC binds districts and communes; that
 * it gates "sẵn sàng" is a setting of the room, off at first). Null: it says nothing. None told is unknown, not undone.
 */
export const rehearsalMark = (cover: Pick<RehearsalCover, "covid" | "openDefects">, gate: RehearsalGate): Readiness | null => {
  if (gate === "off") return null;
  if (cover.openDefects > 0) return "lacking";
  return cover.covid >= (gate === "all-covid" ? covidScenarios.length : 1) ? "ready" : "unknown";
};
