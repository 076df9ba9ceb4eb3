import type { ChecklistItem, ChecklistStanding, ItemState, Readiness, ShownItemState } from "../../contract/index.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** What was ticked of one item. `wordsChanged`: the version it was ticked under asked something else by this name. */
export interface Ticked {
  state: ItemState;
  atMs: number;
  /** Values that did not know of each other, all of them; empty where there is no "mâu thuẫn". */
  disputed: readonly ItemState[];
  existenceDisputed: boolean;
  wordsChanged: boolean;
}

/** How an item stands; `turnsMs`: when its age alone changes that, null if never. */
export interface ItemNow {
  state: ShownItemState;
  conflict: boolean;
  turnsMs: number | null;
}

const unasked: ItemNow = { state: "unknown", conflict: false, turnsMs: null };
const gravity: readonly ItemState[] = ["done", "not-applicable", "unknown", "lacking", "failed"];

/**
 * How an item stands at a moment (house rule, M). Nothing ticked is unknown, never done. A dispute shows the worst value, at least
 * `lacking`. What was done grows old after `staleHours`, on the full minute; what lacks or failed grows no milder with age; what was
 * done or said not to apply under other words must be looked at again.
 */
export const itemAt = (ticked: Ticked | undefined, staleHours: number, nowMs: number): ItemNow => {
  if (!ticked) return unasked;
  if (ticked.disputed.length > 1 || ticked.existenceDisputed) {
    const worst = Math.max(gravity.indexOf("lacking"), ...[ticked.state, ...ticked.disputed].map((state) => gravity.indexOf(state)));
    return { state: gravity[worst] ?? "lacking", conflict: true, turnsMs: null };
  }
  const { state } = ticked;
  if (ticked.wordsChanged && (state === "done" || state === "not-applicable")) return { state: "changed", conflict: false, turnsMs: null };
  if (state !== "done") return { state, conflict: false, turnsMs: null };
  const oldMs = Math.ceil((ticked.atMs + staleHours * hourMs) / minuteMs) * minuteMs;
  return nowMs >= oldMs ? { state: "stale", conflict: false, turnsMs: null } : { state, conflict: false, turnsMs: oldMs };
};

/** A checklist's standing as the rule makes it; who ticked and when is not its matter. */
export type Reckoned = Omit<ChecklistStanding, "ticked" | "asOf" | "invented">;

/**
 * Whether something critical was said not to apply where it is asked of everybody: a main box does not become needless by saying so. What
 * is asked only of some places may be.
 */
const isWavedAway = (item: ChecklistItem, { state }: ItemNow): boolean => state === "not-applicable" && item.critical && item.scope === "all";

/**
 * Whether an item is of those that give a checklist its mark: what failed or lacks where it is that which makes it so, else all of it. The
 * age of the mark is that of the oldest of these, so that ticking another item never makes it young.
 */
export const makesMark = (mark: Readiness, item: ChecklistItem, now: ItemNow): boolean => {
  if (mark === "failed") return item.critical && now.state === "failed";
  if (mark === "lacking") return now.state === "failed" || now.state === "lacking" || now.conflict || isWavedAway(item, now);
  return true;
};

const severity = (item: ChecklistItem, now: ItemNow): number => {
  const order: Record<ShownItemState, number> = { failed: 5, lacking: 4, changed: 2, unknown: 2, stale: 1, "not-applicable": 4, done: 4 };
  return (item.critical ? 10 : 0) + order[now.state];
};

/**
 * The mark of a checklist (house rule, M), asked in this order:
 * - `failed`: something critical failed;
 * - `lacking`: something else failed, something critical lacks or was waved away, there is a dispute, or what lacks weighs so much that
 *   `readyShare` per cent can no longer be reached;
 * - `ready`: all that is critical is done or needless, and at least `readyShare` per cent of the weight asked is done;
 * - `unknown`: even with what has grown old it would not do: something was never looked at, or under other words;
 * - `stale`: only its age keeps it from `ready`.
 * Only items that apply are handed in.
 */
export const checklistAt = (asked: readonly { item: ChecklistItem; now: ItemNow }[], readyShare: number): Reckoned => {
  const counts = { done: 0, lacking: 0, failed: 0, "not-applicable": 0, unknown: 0, stale: 0, changed: 0 };
  const critical = { ...counts };
  let [weight, weightDone, weightOld, weightOpen, conflict, wavedAway] = [0, 0, 0, 0, 0, 0];
  for (const { item, now } of asked) {
    counts[now.state] += 1;
    if (item.critical) critical[now.state] += 1;
    if (now.conflict) conflict += 1;
    if (isWavedAway(item, now)) wavedAway += 1;
    if (now.state === "not-applicable") continue;
    weight += item.weight;
    if (now.state === "done") weightDone += item.weight;
    else if (now.state === "stale") weightOld += item.weight;
    else if (now.state === "unknown" || now.state === "changed") weightOpen += item.weight;
  }
  const isEnough = (part: number): boolean => part * 100 >= readyShare * weight;
  const mark = (): Readiness => {
    if (critical.failed > 0) return "failed";
    if (counts.failed + critical.lacking + wavedAway + conflict > 0 || !isEnough(weightDone + weightOld + weightOpen)) return "lacking";
    const nothingOpen = critical.unknown + critical.changed === 0;
    if (nothingOpen && critical.stale === 0 && isEnough(weightDone) && counts.done > 0) return "ready";
    return nothingOpen && isEnough(weightDone + weightOld) && counts.done + counts.stale > 0 ? "stale" : "unknown";
  };
  const missing = asked.filter(({ item, now }) => now.conflict || isWavedAway(item, now) || (now.state !== "done" && now.state !== "not-applicable"));
  return {
    mark: mark(),
    items: asked.length,
    known: asked.length - counts.unknown - counts.stale - counts.changed,
    done: counts.done,
    lacking: counts.lacking,
    failed: counts.failed,
    notApplicable: counts["not-applicable"],
    unknown: counts.unknown,
    stale: counts.stale,
    changed: counts.changed,
    conflict,
    weightDone,
    weight,
    missing: missing.sort((one, other) => severity(other.item, other.now) - severity(one.item, one.now)).map(({ item }) => item.key),
  };
};
