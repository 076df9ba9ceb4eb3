import { type OutreachCase, type OutreachRules, outreachCases } from "../../contract/index.ts";

/**
 * Cases with infection near (CV 2135/BNV of 13/5/2021: home, concentrated quarantine or lockdown, hospital): box and team are disinfected
 * after (CV 2322/BNV of 21/5/2021, H).
 */
const infectious: ReadonlySet<OutreachCase> = new Set(["home-quarantine", "concentrated", "hospital"]);
/** Whether box and team are disinfected after a site; so they are where nobody said what it is. */
export const disinfectsAfter = (of: OutreachCase | null): boolean => of === null || infectious.has(of);

/** Cases where one box goes from door to door; at all others the site keeps its box while its voters come (M). */
const roundCases: ReadonlySet<OutreachCase> = new Set(["home-quarantine", "old-or-sick"]);
export const goesRound = (of: OutreachCase): boolean => roundCases.has(of);

/**
 * Figures of the house, no law fixes them (L): minutes a voter takes, several writing at once; one protective kit a member at each site with infection near; a box
 * is out at most from 07:00 to 19:00; two go together, since one alone could be said to have opened the box.
 */
export const houseRules: OutreachRules = {
  cases: {
    "home-quarantine": { minutesPerVoter: 4, kitsPerMember: 1 },
    concentrated: { minutesPerVoter: 1, kitsPerMember: 1 },
    hospital: { minutesPerVoter: 1, kitsPerMember: 1 },
    barracks: { minutesPerVoter: 0.5, kitsPerMember: 0 },
    "old-or-sick": { minutesPerVoter: 5, kitsPerMember: 0 },
    detained: { minutesPerVoter: 1, kitsPerMember: 0 },
  },
  boxMinutes: 720,
  disinfectMinutes: 15,
  leastMembers: 2,
  graceMinutes: 15,
};

const overall = ["boxMinutes", "disinfectMinutes", "leastMembers", "graceMinutes"] as const;
const ofCase = ["minutesPerVoter", "kitsPerMember"] as const;

/** Names of the settings that change them, as `outreach-minutesPerVoter-hospital`. */
export const outreachSetting = (figure: (typeof overall)[number] | (typeof ofCase)[number], of?: OutreachCase): string =>
  of === undefined ? `outreach-${figure}` : `outreach-${figure}-${of}`;

/** Rules in force: those of the house, and what was set over them. `setTo`: a setting's number; undefined where none was set. */
export const rulesWith = (setTo: (setting: string) => number | undefined): { rules: OutreachRules; changed: string[] } => {
  const changed: string[] = [];
  const figure = (setting: string, house: number): number => {
    const value = setTo(setting);
    if (value === undefined || value === house) return house;
    changed.push(setting);
    return value;
  };
  const cases = { ...houseRules.cases };
  for (const one of outreachCases) {
    const house = houseRules.cases[one];
    cases[one] = {
      minutesPerVoter: figure(outreachSetting("minutesPerVoter", one), house.minutesPerVoter),
      kitsPerMember: figure(outreachSetting("kitsPerMember", one), house.kitsPerMember),
    };
  }
  const rules = { ...houseRules, cases };
  for (const name of overall) rules[name] = figure(outreachSetting(name), houseRules[name]);
  return { rules, changed };
};
