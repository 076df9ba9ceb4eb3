import type { RecordKind, ReportFlagKind } from "../../../contract/index.ts";
import { type Judged, nothingTold, type Told } from "../../../domain/election/alert-finding.ts";
import { markingOf } from "../../door.ts";
import type { Changed } from "../ground.ts";
import type { AlertGround, AlertSource } from "./source.ts";
import { unitsAbove } from "./units-above.ts";

/** Odd, and nothing for anybody to do. */
const onlyTold: ReadonlySet<ReportFlagKind> = new Set(["as-of-differs", "without-parts"]);

/** Units with reports whose figures do not fit: one alert a unit, whatever the slots. */
export class FigureSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set(["quick-report", "electorate", "polling-place", "reporting-regime"]);
  readonly #books: AlertGround;
  readonly #told = new Set<string>();

  constructor(books: AlertGround) {
    this.#books = books;
    for (const { fields } of books.reports.reports.values()) this.#told.add(fields.unit);
  }

  subjects(): Iterable<string> {
    return this.#told;
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    if (kind === "reporting-regime") return "all";
    const unit = kind === "quick-report" ? id.slice(id.lastIndexOf("/") + 1) : `place:${id}`;
    if (kind === "quick-report") this.#told.add(unit);
    return [unit, ...unitsAbove(this.#books.units, unit)].filter((one) => this.#told.has(one));
  }

  judge(unit: string, nowMs: number): Judged {
    const { reports, odd } = this.#books;
    const { date } = reports.regimeAt(nowMs);
    // The newest report decides: what an older one said wrong, one that fits has put right.
    for (const { slot } of [...reports.slotsAt(nowMs)].reverse()) {
      const report = reports.report(date, slot.key, unit);
      if (!report) continue;
      const flags = odd.of(report, nowMs).filter(({ kind }) => !onlyTold.has(kind));
      if (flags.length === 0) return nothingTold;
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
}
