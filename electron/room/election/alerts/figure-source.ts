import type { RecordKind, ReportFlagKind } from "../../../contract/index.ts";
import { type Judged, nothingTold, type Told } from "../../../domain/election/alert-finding.ts";
import { markingOf } from "../../door.ts";
import type { Changed } from "../ground.ts";
import type { AlertGround, AlertSource } from "./source.ts";
import { unitsAbove } from "./units-above.ts";

/** Odd, and nothing for anybody to do. */
const onlyTold: ReadonlySet<ReportFlagKind> = new Set(["as-of-differs", "without-parts"]);

/** Units whose newest report has figures that do not fit: one alert a unit, whatever the slots. */
export class FigureSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set(["quick-report", "electorate", "polling-place", "reporting-regime"]);
  readonly #books: AlertGround;

  constructor(books: AlertGround) {
    this.#books = books;
  }

  subjects(nowMs: number): Iterable<string> {
    return this.#books.odd.units(nowMs);
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    if (kind === "reporting-regime") return "all";
    const unit = kind === "quick-report" ? id.slice(id.lastIndexOf("/") + 1) : `place:${id}`;
    return [unit, ...unitsAbove(this.#books.units, unit)];
  }

  judge(unit: string, nowMs: number): Judged {
    const { odd } = this.#books;
    const newest = odd.newestOf(unit, nowMs);
    if (!newest) return nothingTold;
    const { report, slot } = newest;
    const flags = odd.of(report, nowMs).filter(({ kind }) => !onlyTold.has(kind));
    if (flags.length === 0 || !odd.isKnown(unit, nowMs)) return nothingTold;
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
}
