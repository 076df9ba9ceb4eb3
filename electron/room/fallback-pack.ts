import type { FallbackPack, Marking, Touched } from "../contract/index.ts";
import { citedBulletin, fieldWords, statusNames } from "../domain/field-words.ts";
import { hazardNames } from "../domain/hazard-scale.ts";
import { incidentCategory } from "../domain/incident-categories.ts";
import { zoneKindNames } from "../domain/quarantine.ts";
import { readinessNames } from "../domain/readiness.ts";
import { countPlace, noPlaces } from "../domain/readiness-rollup.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { compareWeights, isOpenIncident } from "../domain/worsening.ts";
import type { FoldedRecord } from "../journal/journal.ts";
import type { BoundaryMap, Unit } from "./boundary-map.ts";
import { noReach, standingOf, weightAt } from "./changes-between-standing.ts";
import { recordsInSight } from "./door.ts";
import type { MarkedPlace, ReadinessMarks } from "./election/readiness-marks.ts";
import { printedSetting } from "./fallback-pack-printed.ts";
import { activeAt } from "./layers/areas.ts";
import type { RoomParts } from "./parts.ts";
import { type ToldRecord, wordsContext } from "./record-titles.ts";
import type { Viewer } from "./room.ts";

const noneTouched: Touched = {
  certain: { communes: 0, pollingPlaces: 0, voters: 0, votersUnknown: 0, communeCodes: [], pollingPlaceIds: [] },
  possible: { communes: 0, pollingPlaces: 0, voters: 0, votersUnknown: 0, communeCodes: [], pollingPlaceIds: [] },
};

const collator = new Intl.Collator("vi");
const districtName = ({ districts }: BoundaryMap, commune: Unit | undefined): string => districts.get(commune?.districtCode ?? "")?.name ?? "";
const communeNames = ({ communes }: BoundaryMap, codes: readonly string[]): string[] =>
  codes.map((code) => communes.get(code)?.name ?? code).sort(collator.compare);

/** The marks of the places and the moment they are asked for, ms. */
interface MarksNow {
  marks: ReadinessMarks;
  nowMs: number;
}

/** A mark on paper; where it only aged, with what was last said: who calls there asks whether that still holds. */
const markWords = ({ marks, nowMs }: MarksNow, { place, mark }: MarkedPlace): string => {
  if (mark.conflict) return `${readinessNames[mark.readiness]} (mâu thuẫn)`;
  return mark.readiness === "stale"
    ? `${readinessNames.stale}, lần cuối ${readinessNames[marks.beforeStale(place, nowMs)]}`
    : readinessNames[mark.readiness];
};

/** Of places that weigh the same: what somebody said is lacking can be asked after by name. */
const lackingFirst = (one: MarkedPlace, other: MarkedPlace): number =>
  Number(other.mark.readiness === "lacking") - Number(one.mark.readiness === "lacking");

/** Places that owe a report or were reported short, worst first, a commune's together where they are equally bad. */
const chaseOf = (boundaries: BoundaryMap, marked: readonly MarkedPlace[], now: MarksNow): FallbackPack["chase"] =>
  marked
    .filter(({ place, mark }) => mark.readiness !== "ready" || mark.conflict || place.conflicts.length > 0)
    .map((one) => ({ one, weight: weightAt(standingOf(now.marks, one.place, now.nowMs), noReach) }))
    .sort((a, b) => compareWeights(b.weight, a.weight) || lackingFirst(a.one, b.one) || (a.one.place.id < b.one.place.id ? -1 : 1))
    .map(({ one }) => {
      const { place } = one;
      const commune = boundaries.communes.get(place.fields.communeCode);
      return {
        commune: commune?.name ?? place.fields.communeCode,
        district: districtName(boundaries, commune),
        place: place.fields.name,
        id: place.id,
        mark: markWords(now, one),
        note: now.marks.note(place, now.nowMs),
        asOf: now.marks.toldAt(place, now.nowMs),
        voters: place.fields.voters,
      };
    });

/** A blank form for every commune there is, also one without a place on file: it too must be heard of. */
const formsOf = (
  boundaries: BoundaryMap,
  marked: readonly MarkedPlace[],
  now: MarksNow,
  standing: readonly { words: string; communeCodes: readonly string[] }[],
): FallbackPack["forms"] => {
  const byCommune = Map.groupBy(marked, ({ place }) => place.fields.communeCode);
  return [...boundaries.communes.values()]
    .map((commune) => ({
      commune: commune.name,
      code: commune.code,
      district: districtName(boundaries, commune),
      standing: standing.filter(({ communeCodes }) => communeCodes.includes(commune.code)).map(({ words }) => words),
      places: (byCommune.get(commune.code) ?? [])
        .map((one) => {
          const { number, name, address, voters } = one.place.fields;
          return { id: one.place.id, number, name, address, voters, mark: markWords(now, one), asOf: now.marks.toldAt(one.place, now.nowMs) };
        })
        .sort((a, b) => a.number - b.number),
    }))
    .sort((a, b) => collator.compare(a.district, b.district) || collator.compare(a.commune, b.commune));
};

/** Who is named as answering for a risk area, each person once with all they answer for. */
const callsOf = (areas: readonly FoldedRecord<"risk-area">[], communesOf: (id: string) => string[]): FallbackPack["calls"] => {
  const calls = new Map<string, FallbackPack["calls"][number] & { areas: string[] }>();
  for (const { id, fields } of areas) {
    if (!fields.responsible) continue;
    const { name, duty, phone } = fields.responsible;
    const key = JSON.stringify([name, duty, phone]);
    const call = calls.get(key) ?? { name, duty, phone, answersFor: "", communes: [], areas: [] };
    calls.set(key, call);
    call.areas.push(fields.name);
    call.communes = [...new Set([...call.communes, ...communesOf(id)])].sort(collator.compare);
  }
  return [...calls.values()]
    .map(({ areas: named, ...call }) => ({ ...call, answersFor: `vùng nguy cơ ${named.join(", ")}` }))
    .sort((a, b) => collator.compare(a.name, b.name));
};

/** What the pack cannot tell, so that nobody takes a gap for an answer. */
const notesOf = (
  room: RoomParts,
  clearance: Marking,
  pack: Pick<FallbackPack, "calls" | "totals" | "forms">,
  areas: readonly FoldedRecord<"risk-area">[],
  marked: readonly MarkedPlace[],
): string[] => {
  const unnamed = areas.filter(({ fields }) => fields.responsible === null).map(({ fields }) => fields.name);
  const unreachable = pack.calls.filter(({ phone }) => phone.trim() === "").map(({ name }) => name);
  const invented = marked.filter(({ place }) => place.fields.invented).length;
  const empty = pack.forms.filter(({ places }) => places.length === 0).length;
  return [
    ...(room.exercise ? ["DIỄN TẬP – không phải số liệu thật. Không gọi các số điện thoại mẫu trong bộ này."] : []),
    ...(invented > 0 ? [`${writtenNumber(invented)} khu vực bỏ phiếu là số liệu giả định.`] : []),
    "Danh bạ chỉ gồm người phụ trách ghi ở vùng nguy cơ; điện thoại của Tổ bầu cử và Ủy ban nhân dân xã chưa có trong phòng: ghi tay vào phiếu từng xã.",
    ...(unnamed.length > 0 ? [`Chưa ghi người phụ trách: ${unnamed.join(", ")}.`] : []),
    ...(unreachable.length > 0 ? [`Chưa có số điện thoại: ${unreachable.join(", ")}.`] : []),
    ...(empty > 0 ? [`${writtenNumber(empty)} xã, phường, thị trấn chưa có khu vực bỏ phiếu nào trong phòng; phiếu của các xã này để trống.`] : []),
    ...(pack.totals.votersUnknown > 0 ? [`Tổng số cử tri chưa tính ${writtenNumber(pack.totals.votersUnknown)} khu vực chưa có số.`] : []),
    "Số khu vực bỏ phiếu và cử tri trong vùng cách ly chỉ tính nơi chắc chắn nằm trong vùng, chưa tính nơi chỉ có vị trí ước lượng.",
    ...(clearance === "restricted" ? [] : ["Chỉ gồm các mục trong phạm vi được xem của máy in bộ này."]),
  ];
};

/** What the room needs on paper if the machine dies, as far as this viewer may see; nothing in it is made up, and its notes say what is not on file. */
export const fallbackPack = (room: RoomParts, { clearance }: Viewer): FallbackPack => {
  const nowMs = room.clock.now();
  const boundaries = room.boundaries();
  const context = wordsContext(boundaries);
  const marks = room.election.marksFor(clearance);
  const marked = marks.all(nowMs);
  const counted = noPlaces();
  for (const { place, mark } of marked) countPlace(counted, { readiness: mark.readiness, conflict: mark.conflict, voters: place.fields.voters });
  const { conflict: _, ...totals } = counted;
  const touchedBy = (id: string): Touched => room.consequences.of(id, clearance) ?? noneTouched;
  const communesOf = (id: string): string[] => communeNames(boundaries, touchedBy(id).certain.communeCodes);
  const standing = <K extends "quarantine-zone" | "risk-area">(kind: K): FoldedRecord<K>[] =>
    recordsInSight(room.picture, kind, clearance).filter((area) => activeAt(area.fields.from, area.fields.to, nowMs).active !== "ended");
  const weigh = (record: ToldRecord) => weightAt(standingOf(marks, record, nowMs), noReach);
  const heaviest = (one: ToldRecord, other: ToldRecord): number => compareWeights(weigh(other), weigh(one));
  const riskAreas = standing("risk-area").sort(heaviest);
  const zones = standing("quarantine-zone").sort(heaviest);
  const incidents = recordsInSight(room.picture, "incident", clearance)
    .filter(({ fields }) => isOpenIncident(fields.status))
    .sort(heaviest);
  const calls = callsOf(riskAreas, communesOf);
  const forms = formsOf(boundaries, marked, { marks, nowMs }, [
    ...riskAreas.map(({ id, fields }) => ({
      words: `vùng nguy cơ ${fields.name} (${hazardNames[fields.hazard]}, cấp ${fields.level})`,
      communeCodes: touchedBy(id).certain.communeCodes,
    })),
    ...zones.map(({ id, fields }) => ({
      words: `vùng cách ly ${fields.name} (${zoneKindNames[fields.kind]})`,
      communeCodes: touchedBy(id).certain.communeCodes,
    })),
  ]);
  return {
    madeAt: room.clock.nowText(),
    room: room.name,
    exercise: room.exercise,
    head: room.journal.tally(clearance).head,
    totals,
    calls,
    chase: chaseOf(boundaries, marked, { marks, nowMs }),
    zones: zones.map(({ id, fields }) => {
      const { certain } = touchedBy(id);
      return {
        name: fields.name,
        kind: zoneKindNames[fields.kind],
        decision: fieldWords("quarantine-zone", "decision", fields.decision, context),
        from: fields.from,
        to: fields.to,
        communes: communesOf(id),
        places: certain.pollingPlaces,
        voters: certain.voters,
        votersUnknown: certain.votersUnknown,
      };
    }),
    riskAreas: riskAreas.map(({ id, fields }) => {
      const cited = citedBulletin(fields.bulletin, context);
      return {
        name: fields.name,
        hazard: hazardNames[fields.hazard],
        level: fields.level,
        source: cited === null ? "phòng ước tính" : `Bản tin ${cited}`,
        from: fields.from,
        to: fields.to,
        responsible: fieldWords("risk-area", "responsible", fields.responsible, context),
        communes: communesOf(id),
      };
    }),
    incidents: incidents.map(({ fields }) => ({
      text: fields.text,
      category: incidentCategory(fields.category).name,
      severity: fields.severity,
      status: statusNames[fields.status],
      commune: boundaries.communes.get(fields.communeCode)?.name ?? fields.communeCode,
      occurredAt: fields.occurredAt,
    })),
    forms,
    lastPrinted: printedSetting(room.picture),
    notes: notesOf(room, clearance, { calls, totals, forms }, riskAreas, marked),
  };
};
