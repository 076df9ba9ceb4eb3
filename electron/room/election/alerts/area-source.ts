import type { OutreachCase, QuarantineZoneFields, RecordKind } from "../../../contract/index.ts";
import { judgeArea, judgeZone } from "../../../domain/election/alert-area.ts";
import { type Judged, nothingTold } from "../../../domain/election/alert-finding.ts";
import { markingOf, recordInSight, recordsInSight } from "../../door.ts";
import type { Changed } from "../ground.ts";
import type { AlertGround, AlertSource } from "./source.ts";

type ZoneKind = QuarantineZoneFields["kind"];

/** How those inside vote: the case of voting outside the room a zone is provided for by. */
const caseOf: Record<ZoneKind, OutreachCase | null> = {
  home: "home-quarantine",
  concentrated: "concentrated",
  lockdown: "concentrated",
  treatment: "hospital",
  checkpoint: null,
};
const asked = ["backup-power", "disaster-plan"];
const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

/** Quarantine zones and risk areas, with the places they surely touch. */
export class AreaSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set([
    "quarantine-zone",
    "risk-area",
    "polling-place",
    "checklist-tick",
    "outreach-site",
    "boundary-set",
    "setting",
  ]);
  readonly #books: AlertGround;
  /** Places each was last judged with. */
  readonly #places = new Map<string, ReadonlySet<string>>();
  readonly #placeOfSite = new Map<string, string>();

  constructor(books: AlertGround) {
    this.#books = books;
    for (const { id, fields } of books.outreach.sites()) this.#placeOfSite.set(id, fields.place);
  }

  *subjects(): Iterable<string> {
    const { picture, clearance } = this.#books.ground;
    for (const { id } of recordsInSight(picture, "quarantine-zone", clearance)) yield `quarantine-zone:${id}`;
    for (const { id } of recordsInSight(picture, "risk-area", clearance)) yield `risk-area:${id}`;
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    if (kind === "quarantine-zone" || kind === "risk-area") return [`${kind}:${id}`];
    if (kind === "checklist-tick") {
      const [unit = "", item = ""] = id.split("/");
      return asked.includes(item) && unit.startsWith("place:") ? this.#over(unit.slice("place:".length)) : [];
    }
    if (kind === "polling-place") return this.#overBeforeOrNow(id);
    if (kind !== "outreach-site") return "all";
    const places = [this.#placeOfSite.get(id), this.#books.ground.picture.record(kind, id)?.fields.place].filter((place) => place !== undefined);
    const now = places.at(-1);
    if (now !== undefined) this.#placeOfSite.set(id, now);
    return places.flatMap((place) => this.#over(place));
  }

  judge(subject: string, nowMs: number): Judged {
    const id = subject.slice(subject.indexOf(":") + 1);
    return subject.startsWith("risk-area:") ? this.#area(id, nowMs) : this.#zone(id, nowMs);
  }

  /** The unit an area lies in: its commune where it is one alone, its district, else the province. */
  unitOf(subject: string): string {
    const { consequences, clearance, boundaries } = this.#books.ground;
    const codes = consequences.of(subject.slice(subject.indexOf(":") + 1), clearance)?.certain.communeCodes ?? [];
    const [first] = codes;
    if (codes.length === 1) return `commune:${first}`;
    const districts = new Set(codes.map((code) => boundaries().communes.get(code)?.districtCode));
    const [district] = districts;
    return districts.size === 1 && district !== undefined ? `district:${district}` : "province";
  }

  #over(place: string): string[] {
    return [...this.#places].filter(([, places]) => places.has(place)).map(([subject]) => subject);
  }

  /** Areas a place was in when they were last judged, and those it is in now. */
  *#overBeforeOrNow(place: string): Generator<string> {
    const { consequences, clearance } = this.#books.ground;
    for (const subject of this.subjects()) {
      const isIn = (): boolean =>
        consequences.of(subject.slice(subject.indexOf(":") + 1), clearance)?.certain.pollingPlaceIds.includes(place) ?? false;
      if (this.#places.get(subject)?.has(place) || isIn()) yield subject;
    }
  }

  #inside(subject: string): readonly string[] {
    const { consequences, clearance } = this.#books.ground;
    const ids = consequences.of(subject.slice(subject.indexOf(":") + 1), clearance)?.certain.pollingPlaceIds ?? [];
    this.#places.set(subject, new Set(ids));
    return ids;
  }

  #zone(id: string, nowMs: number): Judged {
    const { ground, day, outreach } = this.#books;
    const record = recordInSight(ground.picture, "quarantine-zone", id, ground.clearance);
    if (!record) return nothingTold;
    const { kind, from, to, votingPlan, voters, invented } = record.fields;
    const inside = this.#inside(`quarantine-zone:${id}`);
    const planned = inside.filter((code) => outreach.sites(code).some(({ fields }) => fields.case === caseOf[kind] && fields.plan !== null));
    return judgeZone(
      {
        id,
        isCheckpoint: kind === "checkpoint",
        fromMs: Date.parse(from),
        toMs: ms(to),
        votingPlan,
        places: inside.length,
        planned: planned.length,
        voters,
        marking: markingOf(record),
        invented,
      },
      day.hours,
      nowMs,
    );
  }

  #area(id: string, nowMs: number): Judged {
    const { ground, day, checklists } = this.#books;
    const record = recordInSight(ground.picture, "risk-area", id, ground.clearance);
    if (!record) return nothingTold;
    const { hazard, level, from, to, responsible, invented } = record.fields;
    const inside = this.#inside(`risk-area:${id}`);
    const without = (item: string): number =>
      inside.filter((code) => {
        const standing = checklists.item(`place:${code}`, item, nowMs);
        return standing?.applies === true && standing.state !== "done" && standing.state !== "not-applicable";
      }).length;
    const isAsked = level >= 2;
    const judged = judgeArea(
      {
        id,
        hazard,
        level,
        fromMs: Date.parse(from),
        toMs: ms(to),
        isAnswered: responsible !== null,
        places: inside.length,
        withoutPower: isAsked ? without("backup-power") : 0,
        withoutPlan: isAsked ? without("disaster-plan") : 0,
        marking: markingOf(record),
        invented,
      },
      day.hours,
      nowMs,
    );
    return { ...judged, turnsMs: Math.min(judged.turnsMs, checklists.askedTurnsMs(nowMs) ?? Number.POSITIVE_INFINITY) };
  }
}
