import type { PollingDayFields, StepTaken } from "../../contract/index.ts";
import { listedSince } from "../../domain/listing.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, clockOf, type ExerciseMinute, isoOf, openingMinute } from "./exercise-clock.ts";
import type { Opening } from "./opening-plan.ts";
import type { ExercisePlace } from "./polling-places.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { type ExerciseCommune, type ExerciseUnits, inSentence, spokenName } from "./units.ts";

const blankDay: PollingDayFields = {
  notOpen: null,
  opened: null,
  closed: null,
  counting: null,
  minutes: null,
  handedOver: null,
  note: null,
  invented: true,
  source: "diễn tập, hư cấu",
  marking: "open",
  deleted: false,
};
const published: Partial<PollingDayFields> = { invented: false, source: "số đã công bố 23/5/2021: khai mạc 06:45 (baohagiang.vn 776287, 776285)" };
const publishedId = "00694-02";

/** Communes whose report of the opening came in well after its due time. */
const lateCommunes = new Set(["00778", "00793", "01024", "01030", "01099", "00733", "00838", "00883", "01006", "01207"]);

const step = (minute: ExerciseMinute, by: string): StepTaken => ({ at: isoOf(minute), by });

const openedEdit = (place: ExercisePlace, opened: ExerciseMinute, by: string): Edit<"polling-day"> => ({
  kind: "polling-day",
  id: place.id,
  set: { opened: step(opened, by) },
  trueAt: isoOf(opened),
});

/** When a commune's own report of its places reaches the room; its places that are told apart are not in it. */
export function openingReportArrives(commune: ExerciseCommune, last: ExerciseMinute): ExerciseMinute {
  const random = seededRandom(`diễn tập 23/5/2021: tin khai mạc ${commune.code}`);
  const lag = lateCommunes.has(commune.code) ? random.whole(45, 80) : random.whole(2, 9);
  return Math.min(last + lag, openingMinute - 4);
}

/** The places of a commune its report speaks of: opened, and not told apart. */
const reported = (own: readonly ExercisePlace[], openings: ReadonlyMap<string, Opening>): [ExercisePlace, ExerciseMinute][] =>
  own.flatMap((place): [ExercisePlace, ExerciseMinute][] => {
    const opening = openings.get(place.id);
    return opening && opening.opened !== null && opening.toldApart === null ? [[place, opening.opened]] : [];
  });

/** One commune's report of who has opened, or null where nothing is heard of it. */
export interface CommuneOpening {
  commune: ExerciseCommune;
  arrives: ExerciseMinute;
  opened: [ExercisePlace, ExerciseMinute][];
  places: number;
}

/** Every commune's report of its opening in the units' order; none of a commune nobody hears of. */
export function communeOpenings(units: ExerciseUnits, places: readonly ExercisePlace[], openings: ReadonlyMap<string, Opening>): CommuneOpening[] {
  const byCommune = Map.groupBy(places, ({ commune }) => commune.code);
  return units.communes.flatMap((commune): CommuneOpening[] => {
    const own = byCommune.get(commune.code) ?? [];
    const opened = reported(own, openings);
    if (opened.length === 0) return [];
    const last = Math.max(...opened.map(([, minute]) => minute));
    return [{ commune, arrives: openingReportArrives(commune, last), opened, places: own.length }];
  });
}

/** The room's page for every place's day, what communes told of their openings, what came apart, and one opening told wrong and put right. */
export function openingHistory(
  units: ExerciseUnits,
  places: readonly ExercisePlace[],
  openings: ReadonlyMap<string, Opening>,
  told: readonly CommuneOpening[],
): TimedDraft[] {
  const arrives = at("22/5", "18:05");
  const book: TimedDraft = {
    arrives,
    draft: {
      actor: "Bàn Bầu cử (Sở Nội vụ)",
      marking: "open",
      title: "mở sổ diễn biến ngày bầu cử",
      edits: places.map(
        ({ id }): Edit<"polling-day"> => ({ kind: "polling-day", id, set: { ...blankDay, ...(id === publishedId ? published : {}) } }),
      ),
      trueAt: listedSince,
    },
  };
  const communes = told.map(({ commune, arrives: when, opened, places: all }): TimedDraft => {
    const who = spokenName(units, commune);
    return {
      arrives: when,
      draft: {
        actor: `UBBC ${who}`,
        marking: "open",
        title: `${who} báo khai mạc ${opened.length}/${all} khu vực bỏ phiếu`,
        edits: opened.map(([place, minute]) => openedEdit(place, heardHour(place) ?? minute, `Tổ bầu cử số ${place.fields.number}`)),
        trueAt: isoOf(Math.max(...opened.map(([, minute]) => minute))),
      },
    };
  });
  return [book, ...communes, ...apart(places, openings), ...corrected(places, openings, told)];
}

/** One place's hour was heard wrong on the telephone, and put right twenty minutes later. */
const misheard = { communeCode: "00745", heard: at("23/5", "04:50") };
const isMisheard = (place: ExercisePlace): boolean => place.commune.code === misheard.communeCode && place.fields.number === 1;
const heardHour = (place: ExercisePlace): ExerciseMinute | null => (isMisheard(place) ? misheard.heard : null);

function corrected(places: readonly ExercisePlace[], openings: ReadonlyMap<string, Opening>, told: readonly CommuneOpening[]): TimedDraft[] {
  const place = places.find(isMisheard);
  const opened = place && openings.get(place.id)?.opened;
  const report = told.find(({ commune }) => commune.code === misheard.communeCode);
  if (!place || !opened || !report) return [];
  const arrives = Math.min(report.arrives + 20, openingMinute - 2);
  const where = `khu vực bỏ phiếu số ${place.fields.number}, ${inSentence(place.commune.name)}`;
  return [
    {
      arrives,
      draft: {
        actor: "Bàn Bầu cử (Sở Nội vụ)",
        marking: "open",
        title: `đính chính khai mạc ${clockOf(misheard.heard)} → ${clockOf(opened)} ${where}`,
        edits: [
          openedEdit(place, opened, `Tổ bầu cử số ${place.fields.number}`),
          { kind: "polling-day", id: place.id, set: { note: "nghe nhầm giờ qua điện thoại" }, trueAt: isoOf(arrives) },
        ],
        trueAt: isoOf(arrives),
      },
    },
  ];
}

/** Places that open late or not at all, each told for itself: first that they are not open, then that they are. */
function apart(places: readonly ExercisePlace[], openings: ReadonlyMap<string, Opening>): TimedDraft[] {
  return places.flatMap((place): TimedDraft[] => {
    const opening = openings.get(place.id);
    if (!opening || opening.toldApart === null) return [];
    const { opened, notOpen, toldApart } = opening;
    const by = `Tổ bầu cử số ${place.fields.number}`;
    const actor = `UBBC ${inSentence(place.commune.name)}`;
    const where = `khu vực bỏ phiếu số ${place.fields.number}, ${inSentence(place.commune.name)}`;
    const drafts: TimedDraft[] = [];
    if (notOpen !== null)
      drafts.push({
        arrives: notOpen + 6,
        draft: {
          actor,
          marking: "open",
          title: `ghi chưa mở ${clockOf(notOpen)} ${where}`,
          edits: [{ kind: "polling-day", id: place.id, set: { notOpen: step(notOpen, by) }, trueAt: isoOf(notOpen) }],
          trueAt: isoOf(notOpen),
        },
      });
    if (opened !== null)
      drafts.push({
        arrives: toldApart,
        draft: {
          actor,
          marking: "open",
          title: `ghi khai mạc ${clockOf(opened)} ${where}`,
          edits: [openedEdit(place, opened, by)],
          trueAt: isoOf(opened),
        },
      });
    return drafts;
  });
}
