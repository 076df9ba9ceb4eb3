import { elections, type FourCounts, noCounts, type UnitKey } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import type { ExerciseElectorate } from "./electorates.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import type { Opening } from "./opening-plan.ts";
import type { ExercisePlace } from "./polling-places.ts";
import { blankReport, reportId } from "./quick-reports.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { communeOf, type ExerciseUnits, inSentence } from "./units.ts";

/** Communes whose teams told the nine o'clock figures before their time, as they stood then. */
const early: readonly { code: string; arrives: ExerciseMinute }[] = [
  { code: "00694", arrives: at("23/5", "08:34") },
  { code: "00712", arrives: at("23/5", "08:39") },
  { code: "01237", arrives: at("23/5", "08:42") },
];
/** One of them gives more who voted than are listed for the commune ballot: two digits changed places. */
const impossible = { code: "00712", number: 2 };

const shareOf = (voters: FourCounts, share: number): FourCounts => {
  const counts = { ...noCounts };
  for (const election of elections) counts[election] = Math.floor((voters[election] ?? 0) * share);
  return counts;
};

/** Turnout that came in ahead of the nine o'clock slot, from the places of three communes. */
export function earlyTurnout(
  units: ExerciseUnits,
  places: readonly ExercisePlace[],
  electorates: ReadonlyMap<string, ExerciseElectorate>,
  openings: ReadonlyMap<string, Opening>,
): TimedDraft[] {
  const random = seededRandom("diễn tập 23/5/2021: số đã đi bỏ phiếu sớm");
  return early.map(({ code, arrives }) => {
    const commune = communeOf(units, code);
    const own = places.filter((place) => place.commune.code === code && (openings.get(place.id)?.opened ?? arrives) < arrives);
    const edits = own.map((place): Edit<"quick-report"> => {
      const unit: UnitKey = `place:${place.id}`;
      const voters = electorates.get(place.id)?.fixed ?? noCounts;
      const voted = shareOf(voters, 0.16 + 0.22 * random.next());
      const isOdd = code === impossible.code && place.fields.number === impossible.number;
      const asOf = arrives - random.whole(3, 9);
      return {
        kind: "quick-report",
        id: reportId("t09", unit),
        set: {
          ...blankReport("t09", unit, asOf, arrives),
          voters,
          voted: isOdd ? { ...voted, commune: (voters.commune ?? 0) + 27 } : voted,
          sender: `Tổ bầu cử số ${place.fields.number} (hư cấu)`,
          channel: "zalo",
        },
      };
    });
    const who = inSentence(commune.name);
    return {
      arrives,
      draft: {
        actor: `UBBC ${who}`,
        marking: "open",
        title: `${who} báo sớm số đã đi bỏ phiếu của ${edits.length} khu vực bỏ phiếu`,
        edits,
        trueAt: isoOf(arrives),
      },
    };
  });
}
