import { type ElectorateFields, elections, type FourCounts, noCounts } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import type { Opening } from "./opening-plan.ts";
import type { ExercisePlace } from "./polling-places.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { districtNameOf, type ExerciseUnits, inSentence } from "./units.ts";

const source = "số liệu diễn tập, hư cấu, không phải số thật";
const actor = "Bàn Bầu cử (Sở Nội vụ)";

/**
 * Voters by election as the lists were posted: fewer for the lower levels, for who has lived here under twelve months votes for no commune
 * council, who is held or away for none but the Assembly and the province. Shares are invented.
 */
function postedOf(voters: number, random: SeededRandom): FourCounts {
  const held = random.chance(0.06) ? random.whole(1, 4) : 0;
  const newcomers = random.chance(0.4) ? random.whole(1, Math.max(1, Math.round(voters * 0.012))) : 0;
  const district = Math.max(0, voters - held);
  return { assembly: voters, province: voters, district, commune: Math.max(0, district - newcomers) };
}

/** Who came onto the list or left it in the last day, at one place in sixteen. */
function fixedOf(posted: FourCounts, random: SeededRandom): FourCounts {
  const moved = random.chance(0.06) ? random.pick([-3, -2, -1, 1, 2, 4]) : 0;
  const counts = { ...posted };
  for (const election of elections) counts[election] = Math.max(0, (posted[election] ?? 0) + moved);
  return counts;
}

/** What each place's electorate is, by its id. */
export interface ExerciseElectorate {
  posted: FourCounts;
  fixed: FourCounts;
}

export function exerciseElectorates(places: readonly ExercisePlace[]): Map<string, ExerciseElectorate> {
  const random = seededRandom("diễn tập 23/5/2021: cử tri theo cuộc bầu cử");
  return new Map(
    places.map((place) => {
      const posted = postedOf(place.fields.voters ?? 0, random);
      return [place.id, { posted, fixed: fixedOf(posted, random) }];
    }),
  );
}

/** District whose lists are still being fixed when the room opens. */
const notFixedYet = "033";
const fixedFrom = at("23/5", "07:34");

/** The lists as posted, loaded in the evening; then each district's as fixed when its places opened. */
export function electorateHistory(
  units: ExerciseUnits,
  places: readonly ExercisePlace[],
  electorates: ReadonlyMap<string, ExerciseElectorate>,
  openings: ReadonlyMap<string, Opening>,
): TimedDraft[] {
  const arrives = at("22/5", "18:03");
  const loaded: TimedDraft = {
    arrives,
    draft: {
      actor,
      marking: "open",
      title: "nhập số cử tri niêm yết theo bốn cuộc bầu cử",
      edits: places.map((place): Edit<"electorate"> => {
        const fields: ElectorateFields = {
          posted: electorates.get(place.id)?.posted ?? noCounts,
          fixed: noCounts,
          changeReason: null,
          invented: true,
          source,
          marking: "open",
          deleted: false,
        };
        return { kind: "electorate", id: place.id, set: fields };
      }),
      trueAt: isoOf(arrives),
    },
  };
  const fixed = units.districts
    .filter(({ code }) => code !== notFixedYet)
    .map((district, index) => fixedIn(units, district.code, fixedFrom + index * 4, places, electorates, openings));
  return [loaded, ...fixed];
}

function fixedIn(
  units: ExerciseUnits,
  districtCode: string,
  arrives: ExerciseMinute,
  places: readonly ExercisePlace[],
  electorates: ReadonlyMap<string, ExerciseElectorate>,
  openings: ReadonlyMap<string, Opening>,
): TimedDraft {
  const edits = places
    .filter((place) => place.commune.districtCode === districtCode)
    .flatMap((place): Edit<"electorate">[] => {
      const opened = openings.get(place.id)?.opened ?? null;
      const electorate = electorates.get(place.id);
      if (opened === null || opened > arrives || !electorate) return [];
      return [{ kind: "electorate", id: place.id, set: { fixed: electorate.fixed }, trueAt: isoOf(opened) }];
    });
  const who = inSentence(districtNameOf(units, districtCode));
  return {
    arrives,
    draft: {
      actor: `UBBC ${who}`,
      marking: "open",
      title: `${who} chốt danh sách cử tri của ${edits.length} khu vực bỏ phiếu`,
      edits,
      trueAt: isoOf(arrives),
    },
  };
}
