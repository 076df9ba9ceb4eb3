import type { SearchHit } from "../contract/index.ts";
import { incidentCategory } from "../domain/incident-categories.ts";
import { bareUnitName, foldVietnamese } from "../domain/place-names.ts";
import { zoneKindNames } from "../domain/quarantine.ts";
import { middleOf } from "./area-shape.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import { recordsInSight } from "./door.ts";
import type { RoomParts } from "./parts.ts";
import { type PlaceRecord, standsAt } from "./polling-places.ts";
import type { Viewer } from "./room.ts";

const defaultLimit = 20;

/** Something that can be found: its names folded, and other words it may be found by. */
interface Candidate {
  hit: SearchHit;
  names: readonly string[];
  words: readonly string[];
  /** Number of a polling place within its commune. */
  number: number | null;
}

const kindOrder: readonly SearchHit["kind"][] = ["commune", "district", "risk-area", "quarantine-zone", "polling-place", "incident"];

const split = (folded: string): string[] => folded.split(" ").filter((word) => word !== "");

/** Places are many and seldom change: each is folded once, until its record or the boundaries change. */
const folded = new WeakMap<PlaceRecord, { boundaries: BoundaryMap; candidate: Candidate | null }>();

const placeCandidate = ({ id, fields }: PlaceRecord, boundaries: BoundaryMap): Candidate | null => {
  const stands = standsAt(fields, boundaries);
  const commune = boundaries.communes.get(fields.communeCode);
  if (!stands || !commune) return null;
  const detail = `KVBP số ${fields.number} · ${commune.name}, ${boundaries.districts.get(commune.districtCode)?.name ?? ""}`;
  return {
    hit: { kind: "polling-place", id, title: fields.name, detail, lon: stands.lon, lat: stands.lat },
    names: [foldVietnamese(fields.name), `${bareUnitName(commune.name)} ${fields.number}`],
    words: split(foldVietnamese(`${fields.name} ${fields.address ?? ""} ${detail} ${id}`)),
    number: fields.number,
  };
};

function* candidates(room: RoomParts, { clearance }: Viewer): Generator<Candidate> {
  const { communes, districts } = room.boundaries();
  for (const { code, name, label, districtCode } of communes.values()) {
    const detail = districts.get(districtCode)?.name ?? "";
    const names = [bareUnitName(name), foldVietnamese(name)];
    const hit: SearchHit = { kind: "commune", id: code, title: name, detail, lon: label[0], lat: label[1] };
    yield { hit, names, words: split(`${foldVietnamese(name)} ${foldVietnamese(detail)} ${code}`), number: null };
  }
  for (const { code, name, label } of districts.values()) {
    const hit: SearchHit = { kind: "district", id: code, title: name, detail: "Hà Giang", lon: label[0], lat: label[1] };
    yield { hit, names: [bareUnitName(name), foldVietnamese(name)], words: split(`${foldVietnamese(name)} ${code}`), number: null };
  }
  const areaHit = (kind: "quarantine-zone" | "risk-area", id: string, title: string, detail: string, middle: [number, number]): Candidate => ({
    hit: { kind, id, title, detail, lon: middle[0], lat: middle[1] },
    names: [foldVietnamese(title)],
    words: split(foldVietnamese(`${title} ${detail}`)),
    number: null,
  });
  for (const { id, fields } of recordsInSight(room.picture, "risk-area", clearance))
    yield areaHit("risk-area", id, fields.name, `Vùng nguy cơ, cấp ${fields.level}`, middleOf(fields.geometry));
  for (const { id, fields } of recordsInSight(room.picture, "quarantine-zone", clearance))
    yield areaHit("quarantine-zone", id, fields.name, zoneKindNames[fields.kind], middleOf(fields.geometry));
  for (const place of recordsInSight(room.picture, "polling-place", clearance)) {
    const known = folded.get(place);
    if (known?.boundaries !== room.boundaries())
      folded.set(place, { boundaries: room.boundaries(), candidate: placeCandidate(place, room.boundaries()) });
    const candidate = folded.get(place)?.candidate;
    if (candidate) yield candidate;
  }
  for (const { id, fields } of recordsInSight(room.picture, "incident", clearance)) {
    const [lon, lat] = fields.location;
    const { name, group } = incidentCategory(fields.category);
    const where = communes.get(fields.communeCode)?.name ?? "";
    const hit: SearchHit = { kind: "incident", id, title: fields.text.slice(0, 120), detail: `${group}: ${name} · ${where}`, lon, lat };
    yield { hit, names: [], words: split(foldVietnamese(`${fields.text} ${name} ${where}`)), number: null };
  }
}

/** How well a candidate answers, smaller is better; null where it does not: whole name, its beginning, its words, their beginnings, anything else. */
const rank = ({ names, words, number }: Candidate, asked: string, tokens: readonly string[]): number | null => {
  if (names.includes(asked)) return 0;
  if (names.some((name) => name.startsWith(asked))) return 1;
  const meansNumber = (token: string): boolean => number !== null && /^\d{1,3}$/.test(token);
  const found = tokens.every((token) =>
    meansNumber(token) ? Number(token) === number || words.includes(token) : words.some((word) => word.startsWith(token)),
  );
  if (!found) return null;
  const nameWords = names.flatMap(split);
  if (tokens.every((token) => nameWords.includes(token))) return 2;
  return tokens.every((token) => nameWords.some((word) => word.startsWith(token))) ? 3 : 4;
};

/**
 * Communes, districts, polling places, areas and incidents by name, accents and đ folded, the kind of unit left out or not; "cao bo 3" is
 * polling place 3 of Cao Bồ. Whole names first, then beginnings, then words in any order.
 */
export const searchSituation = (room: RoomParts, viewer: Viewer, text: string, limit = defaultLimit): SearchHit[] => {
  const asTyped = foldVietnamese(text)
    .replace(/\b(?:khu vuc bo phieu|kvbp)\b/g, " ")
    .replace(/\bso (?=\d)/g, " ");
  const tokens = split(asTyped);
  if (tokens.length === 0) return [];
  const asked = tokens.join(" ");
  const bare = bareUnitName(asked);
  const hits: { hit: SearchHit; rank: number }[] = [];
  for (const candidate of candidates(room, viewer)) {
    const best = rank(candidate, asked, tokens) ?? (bare === asked ? null : rank(candidate, bare, split(bare)));
    if (best !== null) hits.push({ hit: candidate.hit, rank: best });
  }
  return hits
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        kindOrder.indexOf(one.hit.kind) - kindOrder.indexOf(other.hit.kind) ||
        one.hit.title.localeCompare(other.hit.title, "vi"),
    )
    .slice(0, limit)
    .map(({ hit }) => hit);
};
