import type { ReportedReadiness } from "../../contract/index.ts";
import type { Draft, Edit } from "../../journal/journal.ts";
import { at, clockOf, type ExerciseMinute, isoOf, staleBefore } from "./exercise-clock.ts";
import type { ExercisePlace } from "./polling-places.ts";
import { type Standing, someLack } from "./readiness-plan.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { districtNameOf, type ExerciseUnits, inSentence, spokenName } from "./units.ts";

/** A change set and the minute it reaches the room. */
export interface TimedDraft {
  arrives: ExerciseMinute;
  draft: Draft;
}

interface Said {
  readiness: ReportedReadiness;
  note: string | null;
}

/** Districts that gather their communes' reports in the morning and send one. */
const reportingAsOne = new Set(["024", "035"]);
/** Communes whose confirmation late in the evening is their last: they go stale from 09:20 on, while the exercise runs. */
const lateEveningCommunes = new Set(["00751", "00808", "00862", "00907", "00976", "01012", "01093", "01147", "01177", "01258"]);

/** The report of one commune (or district) at one minute; `trueAt` is when it was seen, before it came in. */
function report(title: string, actor: string, trueAt: ExerciseMinute, arrives: ExerciseMinute, said: [ExercisePlace, Said][]): TimedDraft {
  const edits = said.map(
    ([place, what]): Edit<"polling-place"> => ({
      kind: "polling-place",
      id: place.id,
      set: { readiness: what.readiness, readinessNote: what.note },
    }),
  );
  return { arrives, draft: { actor, marking: "open", title, edits, trueAt: isoOf(trueAt) } };
}

function titleOf(who: string, said: [ExercisePlace, Said][]): string {
  const ready = said.filter(([, what]) => what.readiness === "ready").length;
  return ready === said.length
    ? `${who} báo sẵn sàng ${ready} khu vực bỏ phiếu`
    : `${who} báo sẵn sàng ${ready}/${said.length} khu vực bỏ phiếu, ${said.length - ready} nơi còn thiếu`;
}

const toSaid = (standing: Standing): Said =>
  standing.state === "lacking" ? { readiness: "lacking", note: standing.note } : { readiness: "ready", note: null };

/** What was said in the evening of a place, before what became of it overnight. */
function eveningSaid(place: ExercisePlace, standing: Standing, random: SeededRandom): Said {
  const lacked = standing.state === "lacking" ? random.chance(0.6) : standing.state === "stale" ? random.chance(0.15) : random.chance(0.1);
  return lacked ? { readiness: "lacking", note: standing.note ?? someLack(place.id) } : { readiness: "ready", note: null };
}

/**
 * Every confirmation from 18:10 on 22/5 to 08:46 on 23/5: an evening round (some of it known only later than it was true), a late
 * round, the failures of the night, the morning round, what was made good after it, and two late reports of old facts.
 */
export function readinessHistory(units: ExerciseUnits, places: ExercisePlace[], standings: Map<string, Standing>): TimedDraft[] {
  const random = seededRandom("diễn tập 23/5/2021: diễn biến báo cáo");
  const standingOf = (place: ExercisePlace): Standing => standings.get(place.id)!;
  const history: TimedDraft[] = [];

  for (const commune of units.communes) {
    const who = spokenName(units, commune);
    const own = places.filter((place) => place.commune.code === commune.code);
    const stale = own.filter((place) => standingOf(place).state === "stale");
    const heard = own.filter((place) => standingOf(place).state !== "unknown" && standingOf(place).state !== "stale");
    if (stale.length > 0 || (heard.length > 0 && random.chance(0.42))) {
      const seen = random.whole(at("22/5", "18:10"), staleBefore - 5);
      const said = [...heard, ...stale].map((place): [ExercisePlace, Said] => [place, eveningSaid(place, standingOf(place), random)]);
      const slow = random.chance(0.2) ? random.whole(60, 110) : random.whole(2, 20);
      history.push(report(titleOf(who, said), `UBBC ${who}`, seen, seen + slow, said));
    }
    if (lateEveningCommunes.has(commune.code)) {
      const seen = random.whole(at("22/5", "21:20"), at("22/5", "23:10"));
      const said = heard.map((place): [ExercisePlace, Said] => [place, toSaid(standingOf(place))]);
      if (said.length > 0) history.push(report(titleOf(who, said), `UBBC ${who}`, seen, seen + random.whole(2, 15), said));
    }
  }
  history.push(...failuresOfTheNight(places, standingOf, random));
  history.push(...morningRound(units, places, standingOf, random));
  history.push(...lateNewsOfOldFacts(places, standingOf));
  return history;
}

function failuresOfTheNight(places: ExercisePlace[], standingOf: (place: ExercisePlace) => Standing, random: SeededRandom): TimedDraft[] {
  return places
    .filter((place) => standingOf(place).state === "failed")
    .map((place) => {
      const seen = random.whole(at("23/5", "05:30"), at("23/5", "08:05"));
      const who = inSentence(place.commune.name);
      const note = standingOf(place).note;
      const title = `${who} báo khu vực bỏ phiếu số ${place.fields.number} không đạt: ${note}`;
      return report(title, `UBBC ${who}`, seen, seen + random.whole(3, 25), [[place, { readiness: "failed", note }]]);
    });
}

function morningRound(
  units: ExerciseUnits,
  places: ExercisePlace[],
  standingOf: (place: ExercisePlace) => Standing,
  random: SeededRandom,
): TimedDraft[] {
  const rounds: TimedDraft[] = [];
  const reporting = (place: ExercisePlace): boolean => {
    const { state } = standingOf(place);
    return (state === "ready" || state === "lacking") && !lateEveningCommunes.has(place.commune.code);
  };
  const tell = (who: string, actor: string, own: ExercisePlace[]): void => {
    if (own.length === 0) return;
    const seen = random.whole(at("23/5", "04:45"), at("23/5", "07:25"));
    const mended = random.chance(0.16)
      ? own.filter((place) => standingOf(place).state === "ready" && place.fields.invented).slice(1, 1 + random.whole(1, 2))
      : [];
    const said = own.map((place): [ExercisePlace, Said] => [
      place,
      mended.includes(place) ? { readiness: "lacking", note: someLack(place.id) } : toSaid(standingOf(place)),
    ]);
    rounds.push(report(titleOf(who, said), actor, seen, seen + random.whole(3, 18), said));
    if (mended.length === 0) return;
    const later = seen + random.whole(25, 60);
    const made = mended.map((place): [ExercisePlace, Said] => [place, { readiness: "ready", note: `đã bổ sung lúc ${clockOf(later)}` }]);
    const numbers = mended
      .map((place) => `số ${place.fields.number}${actor.endsWith(spokenName(units, place.commune)) ? "" : ` ${inSentence(place.commune.name)}`}`)
      .join(", ");
    rounds.push(report(`${who} đã bổ sung đủ, sẵn sàng khu vực bỏ phiếu ${numbers}`, actor, later, later + random.whole(1, 12), made));
  };
  for (const district of units.districts) {
    const own = places.filter((place) => place.commune.districtCode === district.code && reporting(place));
    if (reportingAsOne.has(district.code)) {
      const who = inSentence(districtNameOf(units, district.code));
      tell(who, `UBBC ${who}`, own);
      continue;
    }
    const communes = units.communes.filter((commune) => commune.districtCode === district.code);
    for (const commune of communes) {
      const who = spokenName(units, commune);
      tell(
        who,
        `UBBC ${who}`,
        own.filter((place) => place.commune.code === commune.code),
      );
    }
  }
  return rounds;
}

/** News of the evening that came in this morning: it changes no standing, since newer facts are known. */
function lateNewsOfOldFacts(places: ExercisePlace[], standingOf: (place: ExercisePlace) => Standing): TimedDraft[] {
  return ["00925", "01243"].flatMap((communeCode, index) => {
    const place = places.find((one) => one.commune.code === communeCode && standingOf(one).state === "ready");
    if (!place) return [];
    const who = inSentence(place.commune.name);
    const seen = at("22/5", "19:30") + index * 25;
    const title = `${who} gửi muộn phiếu kiểm tra lúc ${clockOf(seen)} ngày 22/5 của khu vực bỏ phiếu số ${place.fields.number}`;
    return [report(title, `UBBC ${who}`, seen, at("23/5", "08:12") + index * 9, [[place, { readiness: "lacking", note: someLack(place.id) }]])];
  });
}
