import { stricterOf } from "../../contract/index.ts";
import type { Finding } from "./alert-finding.ts";
import { alertRuleData } from "./alert-rules.ts";

/** A unit and the units of it a rule is asked of. */
export interface Whole {
  unit: string;
  parts: readonly string[];
}

const merged = (unit: string, own: Finding | undefined, parts: readonly Finding[], units: number): Finding => {
  const [first] = parts;
  if (!first) throw new Error(`nothing to gather in ${unit}`);
  const all = own ? [own, ...parts] : parts;
  const together = alertRuleData[first.rule].together ?? first.text;
  const text = together.replace("{n}", String(units));
  return {
    rule: first.rule,
    cause: unit,
    unit,
    severity: ([3, 2] as const).find((severity) => all.some((one) => one.severity === severity)) ?? 1,
    sinceMs: Math.min(...all.map(({ sinceMs }) => sinceMs)),
    text: own ? `${text}; ${own.text}` : `${text.charAt(0).toLowerCase()}${text.slice(1)}`,
    n: units,
    of: units,
    size: all.reduce((sum, { size }) => sum + size, 0),
    marking: all.reduce((strictest, { marking }) => stricterOf(strictest, marking), first.marking),
    invented: all.every(({ invented }) => invented),
  };
};

/**
 * One cause, one alert: where every part of a unit fires, the unit stands for them, up to the widest; where it fires itself, it takes them in.
 * Otherwise each stands for itself. `found`: findings of one rule by unit. `wholes`: the narrower before the wider;
 * a part of one may be a whole itself.
 */
export const gather = (found: ReadonlyMap<string, Finding>, wholes: readonly Whole[]): Finding[] => {
  const standing = new Map(found);
  const behind = new Map<string, number>();
  /** Units of one part alone, which stands for them. */
  const alone = new Map<string, string>();
  const keyOf = (part: string): string => (standing.has(part) ? part : (alone.get(part) ?? part));
  /** Units some part of which does not fire: they may fire themselves, and are no whole for a wider one. */
  const broken = new Set<string>();
  for (const { unit, parts } of wholes) {
    const firing: string[] = [];
    for (const part of parts) {
      const key = broken.has(part) ? undefined : keyOf(part);
      if (key === undefined || !standing.has(key)) break;
      firing.push(key);
    }
    if (firing.length < parts.length) broken.add(unit);
    if (firing.length === 0 || firing.length < parts.length) continue;
    const own = standing.get(unit);
    const [only] = firing;
    if (firing.length === 1 && only !== undefined && own === undefined) {
      alone.set(unit, only);
      continue;
    }
    const units = firing.reduce((sum, part) => sum + (behind.get(part) ?? 1), 0);
    const taken = firing.flatMap((part) => standing.get(part) ?? []);
    for (const part of firing) standing.delete(part);
    standing.set(unit, merged(unit, own, taken, units));
    behind.set(unit, units);
  }
  return [...standing.values()];
};

/**
 * A commune or district nobody has heard a word of the opening from, and which owes its reports: that is one silence. The missing report takes
 * it in and is urgent. `isWithin`: whether a unit lies in another, or is it.
 */
export const takeIn = (
  unsaid: readonly Finding[],
  missing: readonly Finding[],
  isWithin: (unit: string, of: string) => boolean,
): { unsaid: Finding[]; missing: Finding[] } => {
  const whole = unsaid.filter(({ cause }) => !cause.startsWith("place:"));
  const taken = new Set<Finding>();
  const told = missing.map((report): Finding => {
    const silent = whole.filter(({ unit }) => isWithin(unit, report.unit));
    if (silent.length === 0) return report;
    for (const one of silent) taken.add(one);
    const places = silent.reduce((sum, { n }) => sum + (n ?? 1), 0);
    return { ...report, severity: 3, text: `${report.text}; ${places} khu vực bỏ phiếu chưa có tin khai mạc`, size: report.size + places };
  });
  return { unsaid: unsaid.filter((one) => !taken.has(one)), missing: told };
};
