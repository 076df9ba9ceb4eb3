import { type AskedMoment, type ChangeDesk, changeDesks, type DayWord, dayWords, markings, mayRead } from "../contract/index.ts";
import { citedBulletin, fieldWords } from "../domain/field-words.ts";
import { markingNames } from "../domain/field-writers.ts";
import { hazardNames } from "../domain/hazard-scale.ts";
import { incidentCategory } from "../domain/incident-categories.ts";
import { zoneKindNames } from "../domain/quarantine.ts";
import { countPlace, noPlaces } from "../domain/readiness-rollup.ts";
import type { ChangeNews, NewsScope, PlaceNews } from "../reports/what-changed.ts";
import type { AreaNews, AreaSide } from "../reports/what-changed-areas.ts";
import type { ElectionNews } from "../reports/what-changed-election.ts";
import type { IncidentNews } from "../reports/what-changed-incidents.ts";
import { areaKm2 } from "../spatial/ellipsoid.ts";
import type { Difference } from "./changes-between.ts";
import { differingFields, differingNames, fieldLabel, type Standing } from "./changes-between-standing.ts";
import { mayKnow } from "./door.ts";
import { fieldNameOf } from "./field-names.ts";
import { activeAt } from "./layers/areas.ts";
import type { RoomParts } from "./parts.ts";
import { communeInWords, communeName, recordCalled, wordsContext } from "./record-titles.ts";
import type { Viewer } from "./room.ts";

/** Fields a sentence has words of its own for. */
const toldApart: readonly string[] = ["readiness", "active", "level", "bulletin", "to", "from", "geometry", "severity", "status", "deleted"];

const conflictLabels = (side: Standing): string[] => side.record.conflicts.map(({ field }) => fieldNameOf(side.record.kind, field));

const areaSide = (side: Standing | null, bulletinSource: (bulletin: unknown) => string): AreaSide | null => {
  if (!side || (side.record.kind !== "quarantine-zone" && side.record.kind !== "risk-area")) return null;
  const { record, nowMs } = side;
  return {
    active: activeAt(record.fields.from, record.fields.to, nowMs).active,
    from: record.fields.from,
    to: record.fields.to,
    areaKm2: areaKm2(record.fields.geometry),
    shape: JSON.stringify(record.fields.geometry),
    level: record.kind === "risk-area" ? { value: record.fields.level, source: bulletinSource(record.fields.bulletin) } : null,
    disputed: conflictLabels(side),
  };
};

/** Whether anything said of a place, ticks too, stands in dispute. */
const isDisputed = (side: Standing | null): boolean => side !== null && (side.record.conflicts.length > 0 || side.mark?.conflict === true);

/** Steps of a place's day told at one end and not at the other. */
const stepsTaken = (before: Standing | null, after: Standing | null): DayWord[] => {
  const told = (side: Standing | null, word: DayWord): boolean => side?.record.kind === "polling-day" && side.record.fields[word] !== null;
  return dayWords.filter((word) => !told(before, word) && told(after, word));
};

/** A category as it stands alone in a sentence: "khác" is said of what. */
const categoryWords = (number: number): string => {
  const { name, group } = incidentCategory(number);
  return name === "khác" ? `${group} ${name}` : name;
};

/** The differences as the facts a report is written from. `communes`: where areas and incidents stand. */
export const newsOf = (room: RoomParts, all: readonly Difference[], communes: ReadonlyMap<Difference, string | null>): ChangeNews => {
  const boundaries = room.boundaries();
  const context = wordsContext(boundaries);
  const bulletinSource = (bulletin: unknown): string => {
    const cited = citedBulletin(bulletin, context);
    return cited === null ? "phòng ước tính" : `Bản tin ${cited}`;
  };
  const labels = (difference: Difference): string[] =>
    difference.before && difference.after
      ? differingNames(difference.before, difference.after).flatMap((field) =>
          toldApart.includes(field) ? [] : [fieldLabel(difference.kind, field)],
        )
      : [];
  const figures = ({ before, after }: Difference): string[] =>
    differingFields(before, after, context).flatMap(({ field, label, before: was, after: is, beforeText, afterText }) =>
      toldApart.includes(field) ? [] : [typeof was === "number" && typeof is === "number" ? `${label} ${beforeText} → ${afterText}` : label],
    );
  const figuresOf = (difference: Difference): string[] => (difference.before && difference.after ? figures(difference) : []);
  const placeNews: PlaceNews[] = [];
  const zones: AreaNews[] = [];
  const riskAreas: AreaNews[] = [];
  const incidents: IncidentNews[] = [];
  const election: ElectionNews[] = [];
  for (const difference of all) {
    const { before, after } = difference;
    const record = after?.record ?? before?.record;
    if (!record) continue;
    const mark = (side: Standing | null) => side?.mark?.readiness ?? null;
    const code = communes.get(difference) ?? null;
    const called = recordCalled(record, boundaries);
    const area = {
      called: called.charAt(0).toLowerCase() + called.slice(1),
      where: code === null ? null : communeInWords(boundaries, code),
      before: areaSide(before, bulletinSource),
      after: areaSide(after, bulletinSource),
    };
    switch (record.kind) {
      case "polling-place":
        placeNews.push({
          called: `số ${record.fields.number} ${communeName(boundaries, record.fields.communeCode)}`,
          before: mark(before),
          after: mark(after),
          conflictBefore: isDisputed(before),
          conflictAfter: isDisputed(after),
          otherFields: mark(before) === mark(after) ? figuresOf(difference) : [],
        });
        break;
      case "quarantine-zone": {
        const decision = fieldWords(record.kind, "decision", record.fields.decision, context);
        const basis = decision === null ? null : `Quyết định ${decision}`;
        zones.push({ ...area, what: zoneKindNames[record.fields.kind], basis, otherFields: figuresOf(difference) });
        break;
      }
      case "risk-area":
        riskAreas.push({ ...area, what: hazardNames[record.fields.hazard], basis: null, otherFields: figuresOf(difference) });
        break;
      case "incident": {
        const side = (one: Standing | null): IncidentNews["before"] =>
          one?.record.kind === "incident"
            ? { status: one.record.fields.status, severity: one.record.fields.severity, disputed: conflictLabels(one) }
            : null;
        incidents.push({
          category: categoryWords(record.fields.category),
          text: record.fields.text,
          where: communeInWords(boundaries, record.fields.communeCode),
          before: side(before),
          after: side(after),
          otherFields: labels(difference),
        });
        break;
      }
      default:
        election.push({
          kind: record.kind,
          called: code === null ? area.called : `${area.called}, ${communeName(boundaries, code)}`,
          sense: difference.sense,
          steps: record.kind === "polling-day" ? stepsTaken(before, after) : [],
        });
    }
  }
  return { places: placeNews, zones, riskAreas, incidents, election };
};

const deskNames: Record<ChangeDesk, string> = { election: "Bầu cử", health: "Y tế", disaster: "Thiên tai", security: "An ninh trật tự" };

/** The places in sight in a room at its moment, counted; of what is kept above the clearance now, none. */
const totalsAt = (at: RoomParts, now: RoomParts, clearance: Viewer["clearance"]): NonNullable<NewsScope["totals"]> => {
  const totals = noPlaces();
  for (const { place, mark } of at.election.marksFor(clearance).all(at.clock.now())) {
    const today = now.picture.record("polling-place", place.id);
    if (today && !mayKnow(clearance, today)) continue;
    countPlace(totals, { readiness: mark.readiness, conflict: mark.conflict, voters: place.fields.voters });
  }
  return totals;
};

/** How far the sentences reach. `before` and `after`: the room at the ends; `now`: as it is. */
export const scopeOf = (
  { before, after, now }: { before: RoomParts; after: RoomParts; now: RoomParts },
  { clearance }: Viewer,
  { asked, desks }: { asked: readonly AskedMoment[]; desks: readonly ChangeDesk[] },
): NewsScope => {
  const isElectionTold = desks.includes("election");
  return {
    from: before.clock.nowText(),
    to: after.clock.nowText(),
    axis: asked.some(({ trueAt }) => trueAt !== undefined) ? "trueAt" : "knownAt",
    markings:
      clearance === "restricted"
        ? null
        : markings
            .filter((one) => mayRead(clearance, one))
            .map((one) => markingNames[one])
            .join(", "),
    desks: desks.length === changeDesks.length ? null : desks.map((desk) => deskNames[desk]),
    totals: isElectionTold ? totalsAt(after, now, clearance) : null,
    totalsBefore: isElectionTold ? totalsAt(before, now, clearance) : null,
    unread: clearance === "restricted" ? after.journal.unread() : 0,
    exercise: after.exercise,
  };
};
