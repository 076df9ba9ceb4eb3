import { at, type ExerciseMinute } from "./exercise-clock.ts";
import type { ExercisePlace } from "./polling-places.ts";
import type { Standing } from "./readiness-plan.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";

/** How a polling place's morning goes; minutes it was so, null where nobody has said by 08:47. */
export interface Opening {
  opened: ExerciseMinute | null;
  /** Somebody said it had not opened yet. */
  notOpen: ExerciseMinute | null;
  /** The opening reaches the room by itself this late, apart from its commune's report. */
  toldApart: ExerciseMinute | null;
}

/** Nothing has been heard of the vote here: one commune cut off since the evening, and four places that fell silent for themselves. */
const silentCommune = "00772";
const silentPlaces = new Set(["00922", "01027", "00808", "01177"]);

/** What became of places that could not be used as they were, by commune and a word of what failed. */
const troubled: readonly { communeCode: string; note: string; opening: Opening }[] = [
  { communeCode: "00958", note: "lũ cuốn cầu tạm", opening: { opened: null, notOpen: at("23/5", "07:25"), toldApart: at("23/5", "07:31") } },
  {
    communeCode: "00952",
    note: "nước suối ngập sân",
    opening: { opened: at("23/5", "08:25"), notOpen: at("23/5", "07:10"), toldApart: at("23/5", "08:33") },
  },
  {
    communeCode: "01069",
    note: "phải sơ tán",
    opening: { opened: at("23/5", "07:42"), notOpen: at("23/5", "07:05"), toldApart: at("23/5", "07:50") },
  },
  { communeCode: "00994", note: "sạt lở chặn đường", opening: { opened: at("23/5", "07:31"), notOpen: null, toldApart: at("23/5", "07:48") } },
];

/** When the vote began where nothing was amiss, by how usual the hour was: a ceremony on the hour, earlier where few voters live far. */
const hours: readonly [string, number][] = [
  ["05:30", 0.02],
  ["06:00", 0.06],
  ["06:15", 0.08],
  ["06:30", 0.2],
  ["06:45", 0.26],
  ["07:00", 0.32],
];

function usualHour(random: SeededRandom): ExerciseMinute {
  let left = random.next();
  for (const [hour, share] of hours) {
    left -= share;
    if (left < 0) return at("23/5", hour);
  }
  return at("23/5", "07:00") + random.whole(1, 8);
}

/** The published ceremony of polling place 2, phường Nguyễn Trãi. */
const publishedOpening = { id: "00694-02", opened: at("23/5", "06:45") };

/** The morning of every place, by its id: 1,463 have opened by 08:47, one has not, of eleven nothing is known. */
export function openingPlan(places: readonly ExercisePlace[], standings: ReadonlyMap<string, Standing>): Map<string, Opening> {
  const random = seededRandom("diễn tập 23/5/2021: giờ khai mạc");
  const plan = new Map<string, Opening>();
  for (const place of places) {
    const usual = usualHour(random);
    const opened = place.id === publishedOpening.id ? publishedOpening.opened : usual;
    plan.set(place.id, place.commune.code === silentCommune ? nothing : { opened, notOpen: null, toldApart: null });
  }
  for (const code of silentPlaces) {
    const own = places.filter((place) => place.commune.code === code);
    const lost = own.find((place) => standings.get(place.id)?.note?.includes("mất liên lạc")) ?? own.at(-1);
    if (lost) plan.set(lost.id, nothing);
  }
  for (const { communeCode, note, opening } of troubled) {
    const place = places.find((one) => one.commune.code === communeCode && standings.get(one.id)?.note?.includes(note));
    if (!place) throw new RangeError(`the exercise has no place in ${communeCode} of which it says: ${note}`);
    plan.set(place.id, opening);
  }
  return plan;
}

const nothing: Opening = { opened: null, notOpen: null, toldApart: null };
