import type { RecordKind, ReportFlagKind } from "../../../contract/index.ts";
import { type Judged, nothingTold, type Told } from "../../../domain/election/alert-finding.ts";
import { markingOf } from "../../door.ts";
import type { Changed } from "../ground.ts";
import { levelOf } from "../report-facts.ts";
import type { AlertGround, AlertSource } from "./source.ts";
import { unitsAbove } from "./units-above.ts";

/** Odd, and nothing for anybody to do. */
const onlyTold: ReadonlySet<ReportFlagKind> = new Set(["as-of-differs", "without-parts"]);

/** Units with reports whose figures do not fit: one alert a unit, whatever the slots. */
export class FigureSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set(["quick-report", "electorate", "polling-place", "reporting-regime"]);
  readonly #books: AlertGround;

  constructor(books: AlertGround) {
    this.#books = books;
  }

  *subjects(nowMs: number): Generator<string> {
    const { units, reports } = this.#books;
    for (const code of units.places.keys()) yield `place:${code}`;
    for (const { key } of units.communes.values()) yield key;
    for (const { key } of units.districts.values()) yield key;
    yield "province";
    yield* reports.unitsOf("agency", nowMs);
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    if (kind === "reporting-regime") return "all";
    const unit = kind === "quick-report" ? id.slice(id.lastIndexOf("/") + 1) : `place:${id}`;
    return [unit, ...unitsAbove(this.#books.units, unit)];
  }

  judge(unit: string, nowMs: number): Judged {
    const { reports, odd } = this.#books;
    const { date } = reports.regimeAt(nowMs);
    // The newest report decides: what an older one said wrong, one that fits has put right.
    const slots = reports.slotsAt(nowMs);
    for (let at = slots.length - 1; at >= 0; at--) {
      const { slot } = slots[at]!;
      const report = reports.report(date, slot.key, unit);
      if (!report) continue;
      const all = odd.of(report, nowMs);
      const flags = all.length === 0 ? all : all.filter(({ kind }) => !onlyTold.has(kind));
      if (flags.length === 0 || !this.#isKnown(unit, nowMs)) return nothingTold;
      const words = flags.map((flag) => flag.words).join(" ");
      const told: Told = {
        rule: "report-odd",
        cause: unit,
        sinceMs: Date.parse(report.fields.receivedAt),
        text: `${slot.name}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
        size: flags.length,
        marking: markingOf(report),
        invented: report.fields.invented,
      };
      return { told: [told], turnsMs: Number.POSITIVE_INFINITY };
    }
    return nothingTold;
  }

  /** Whether it is a unit of the tree, or an agency of the regime: what others once told is nobody's to put right. */
  #isKnown(unit: string, nowMs: number): boolean {
    const { units, reports } = this.#books;
    const [level, code] = [levelOf(unit), unit.slice(unit.indexOf(":") + 1)];
    if (level === "place") return units.places.has(code);
    if (level === "commune") return units.communes.has(code);
    if (level === "district") return units.districts.has(code);
    return level === "province" || reports.unitsOf("agency", nowMs).includes(unit);
  }
}
