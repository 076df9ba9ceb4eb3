import type { RecordKind } from "../../../contract/index.ts";
import { type Judged, nothingTold } from "../../../domain/election/alert-finding.ts";
import { judgeOutreach, judgeQuietOutreach } from "../../../domain/election/alert-outreach.ts";
import { disinfectsAfter } from "../../../domain/election/outreach-rules.ts";
import { gapStateOf } from "../../../domain/election/team.ts";
import { markingOf } from "../../door.ts";
import type { Changed } from "../ground.ts";
import { msOf, type TripRecord, timesOf } from "../outreach-facts.ts";
import type { AlertGround, AlertSource } from "./source.ts";

const minuteMs = 60_000;

/** Voting outside the room, boxes and teams, by polling place. */
export class OutreachSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set(["outreach-site", "box-trip", "team-gap", "polling-team", "date-change", "setting"]);
  readonly #books: AlertGround;
  readonly #placeOf = new Map<string, string>();

  constructor(books: AlertGround) {
    this.#books = books;
    const { outreach } = books;
    for (const { id, fields } of [...outreach.sites(), ...outreach.trips(), ...outreach.gaps()]) this.#placeOf.set(id, fields.place);
  }

  /** All places, and once the day is over none: nothing is told of it any more. */
  subjects(nowMs: number): Iterable<string> {
    const { units, states } = this.#books;
    return states.hoursInUse().every(({ overMs }) => nowMs >= overMs) ? [] : units.places.keys();
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    if (kind === "polling-team") return [id];
    if (kind !== "outreach-site" && kind !== "box-trip" && kind !== "team-gap") return "all";
    const before = this.#placeOf.get(id);
    const now = this.#books.ground.picture.record(kind, id)?.fields.place;
    if (now !== undefined) this.#placeOf.set(id, now);
    return [before, now].filter((place) => place !== undefined);
  }

  judge(code: string, nowMs: number): Judged {
    const { outreach, states, units } = this.#books;
    const place = units.places.get(code);
    if (!place) return nothingTold;
    const hours = states.hoursOn(states.dateOf(place));
    if (nowMs >= hours.overMs) return nothingTold;
    const team = outreach.team(code);
    if (!outreach.isOutside(code) && !team?.flags.some((flag) => flag === "below" || flag === "above")) return judgeQuietOutreach(hours, nowMs);
    const trips = outreach.trips(code);
    const visited = new Set(trips.flatMap(({ fields }) => fields.stops.flatMap(({ siteId }) => siteId ?? [])));
    const sites = outreach.sites(code);
    const record = outreach.teamRecord(code);
    const { graceMinutes, disinfectMinutes } = outreach.ruled.rules;
    const records = [...sites, ...(record ? [record] : [])];
    return judgeOutreach(
      {
        unit: `place:${code}`,
        sites: sites.map(({ id, fields }) => ({
          id,
          site: fields.site,
          voters: fields.voters,
          hasVoted: fields.voted !== null,
          boxesHad: fields.boxesHad,
          isVisited: visited.has(id),
        })),
        trips: trips.map((trip) => this.#trip(trip)),
        gaps: outreach.gaps(code).map((gap) => ({
          id: gap.id,
          sinceMs: Date.parse(gap.fields.since),
          substitute: gap.fields.substitute,
          isTrained: gapStateOf(gap.fields) === "filled",
          marking: markingOf(gap),
          invented: gap.fields.invented,
        })),
        members: team?.flags.includes("below") ? team.present : team?.flags.includes("above") ? team.members : null,
        graceMs: graceMinutes * minuteMs,
        disinfectMs: disinfectMinutes * minuteMs,
        teamSinceMs: Date.parse(team?.asOf ?? states.hours.date),
        marking: records.map(markingOf).find((marking) => marking !== "open") ?? "open",
        invented: records.some(({ fields }) => fields.invented),
      },
      hours,
      nowMs,
    );
  }

  #trip(trip: TripRecord) {
    const { fields } = trip;
    return {
      id: trip.id,
      box: fields.box,
      departsMs: Date.parse(fields.departsAt),
      departedMs: msOf(fields.departedAt),
      returnedMs: msOf(fields.returnedAt),
      stops: fields.stops.map((stop) => ({
        site: stop.site,
        ...timesOf(stop),
        disinfects: disinfectsAfter(this.#books.outreach.caseOf(stop.siteId)),
      })),
      marking: markingOf(trip),
      invented: fields.invented,
    };
  }
}
