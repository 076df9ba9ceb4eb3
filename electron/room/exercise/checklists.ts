import type { ChecklistItem, ChecklistTickFields, ItemState, UnitKey } from "../../contract/index.ts";
import { builtInTemplates } from "../../domain/election/templates.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import type { ExercisePlace } from "./polling-places.ts";
import type { TimedDraft } from "./readiness-history.ts";
import type { Standing } from "./readiness-plan.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { type ExerciseCommune, type ExerciseUnits, inSentence } from "./units.ts";

const source = "diễn tập, hư cấu";

const tick = (unit: UnitKey, { key }: ChecklistItem, state: ItemState, by: string, note: string | null): Edit<"checklist-tick"> => {
  const set: ChecklistTickFields = { unit, item: key, version: 1, state, by, note, invented: true, source, marking: "open", deleted: false };
  return { kind: "checklist-tick", id: `${unit}/${key}`, set };
};

/** Communes whose polling places went through the list item by item in the morning; elsewhere readiness was only reported. */
const goneThrough = ["00694", "00721", "01153"];
/** What is missing where something was reported to be missing. */
const missing = new Set(["backup-power", "voted-stamp"]);

/** A place's whole list: done where it was reported ready, short of two things where something lacked, untouched where nobody vouches. */
function ofPlace(place: ExercisePlace, standing: Standing | undefined): Edit<"checklist-tick">[] {
  if (standing?.state !== "ready" && standing?.state !== "lacking") return [];
  const by = `Tổ bầu cử số ${place.fields.number}`;
  return builtInTemplates.place.items.map((item) =>
    standing.state === "lacking" && missing.has(item.key)
      ? tick(`place:${place.id}`, item, "lacking", by, standing.note)
      : tick(`place:${place.id}`, item, "done", by, null),
  );
}

/** Some of a unit's own list, in its order, with now and then something that lacks. */
function ofUnit(unit: UnitKey, level: "commune" | "district", by: string, random: SeededRandom): Edit<"checklist-tick">[] {
  const share = random.chance(0.4) ? 1 : 0.45 + 0.5 * random.next();
  const { items } = builtInTemplates[level];
  return items.slice(0, Math.ceil(items.length * share)).map((item) => {
    const isLacking = random.chance(0.05);
    return tick(unit, item, isLacking ? "lacking" : "done", by, isLacking ? "đang bổ sung" : null);
  });
}

const draft = (arrives: ExerciseMinute, actor: string, title: string, edits: Edit[]): TimedDraft => ({
  arrives,
  draft: { actor, marking: "open", title, edits, trueAt: isoOf(arrives) },
});

function communeList(commune: ExerciseCommune): TimedDraft {
  const random = seededRandom(`diễn tập 23/5/2021: rà soát ${commune.code}`);
  const who = inSentence(commune.name);
  const edits = ofUnit(`commune:${commune.code}`, "commune", `UBND ${who}`, random);
  return draft(random.whole(at("22/5", "18:25"), at("22/5", "22:40")), `UBBC ${who}`, `${who} tích ${edits.length} mục rà soát`, edits);
}

/** Districts that went through their own list, and communes of theirs that did: the rest of the province has not begun to. */
const districtsWithLists = ["024", "026", "030"];

/** Lists gone through: three communes' polling places whole, two dozen communes and three districts in part. */
export function checklistHistory(units: ExerciseUnits, places: readonly ExercisePlace[], standings: ReadonlyMap<string, Standing>): TimedDraft[] {
  const random = seededRandom("diễn tập 23/5/2021: xã đã rà soát theo danh mục");
  const ofPlaces = goneThrough.flatMap((code, index) => {
    const edits = places.filter(({ commune }) => commune.code === code).flatMap((place) => ofPlace(place, standings.get(place.id)));
    const who = inSentence(units.communes.find((commune) => commune.code === code)?.name ?? code);
    return edits.length === 0 ? [] : [draft(at("23/5", "05:12") + index * 17, `UBBC ${who}`, `${who} tích rà soát các khu vực bỏ phiếu`, edits)];
  });
  const communes = units.communes.filter(({ districtCode }) => districtsWithLists.includes(districtCode) && random.chance(0.5)).map(communeList);
  const districts = units.districts.flatMap(({ code, name }, index) => {
    if (!districtsWithLists.includes(code)) return [];
    const who = inSentence(name);
    const edits = ofUnit(`district:${code}`, "district", `UBND ${who}`, seededRandom(`diễn tập 23/5/2021: rà soát ${code}`));
    return [draft(at("22/5", "20:15") + index * 11, `UBBC ${who}`, `${who} tích ${edits.length} mục rà soát`, edits)];
  });
  return [...ofPlaces, ...communes, ...districts];
}
