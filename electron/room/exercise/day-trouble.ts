import type { BallotMatterFields, InterruptionFields, StepTaken } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, clockOf, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import type { ExercisePlace } from "./polling-places.ts";
import type { TimedDraft } from "./readiness-history.ts";
import type { Standing } from "./readiness-plan.ts";
import { seededRandom } from "./seeded-random.ts";
import { inSentence } from "./units.ts";

const told = { invented: true, source: "diễn tập, hư cấu", marking: "open", deleted: false } as const;
const taken = (minute: ExerciseMinute, by: string): StepTaken => ({ at: isoOf(minute), by });

const numbered = (place: ExercisePlace): string => `khu vực bỏ phiếu số ${place.fields.number}, ${inSentence(place.commune.name)}`;

/** Water came into the room at Phương Độ: voting stopped at 07:48, and went on upstairs at 08:31. */
function interruption(places: readonly ExercisePlace[], standings: ReadonlyMap<string, Standing>): TimedDraft[] {
  const place = places.find(({ id, commune }) => commune.code === "00946" && standings.get(id)?.state === "failed");
  if (!place) throw new RangeError("the exercise has no flooded place in 00946");
  const by = `Tổ bầu cử số ${place.fields.number}`;
  const began = at("23/5", "07:48");
  const id = exerciseId(began, seededRandom("diễn tập 23/5/2021: gián đoạn Phương Độ"));
  const fields: InterruptionFields = {
    place: place.id,
    cause: "Nước suối dâng, ngập sàn phòng bỏ phiếu 30 cm; chuyển hòm phiếu lên tầng hai.",
    startedAt: isoOf(began),
    sealed: null,
    notified: null,
    resumed: null,
    ...told,
  };
  const actor = `UBBC ${inSentence(place.commune.name)}`;
  const steps: readonly [keyof Pick<InterruptionFields, "sealed" | "notified" | "resumed">, string, string][] = [
    ["sealed", "07:51", "ghi niêm phong hòm phiếu"],
    ["notified", "07:57", "ghi đã báo Ban bầu cử"],
    ["resumed", "08:31", "ghi bỏ phiếu trở lại"],
  ];
  return [
    {
      arrives: began + 5,
      draft: {
        actor,
        marking: "open",
        title: `ghi gián đoạn ${clockOf(began)} ${numbered(place)}`,
        edits: [{ kind: "interruption", id, set: fields }],
        trueAt: isoOf(began),
      },
    },
    ...steps.map(([step, clock, words]): TimedDraft => {
      const minute = at("23/5", clock);
      const edit: Edit<"interruption"> = { kind: "interruption", id, set: { [step]: taken(minute, by) }, trueAt: isoOf(minute) };
      return {
        arrives: minute + 6,
        draft: { actor, marking: "open", title: `${words} ${clock} ${numbered(place)}`, edits: [edit], trueAt: isoOf(minute) },
      };
    }),
  ];
}

type BallotStep = keyof Pick<BallotMatterFields, "stopped" | "sealed" | "minutes" | "reprintAsked" | "reprintReceived" | "resumed">;

interface Matter {
  communeCode: string;
  number: number;
  election: BallotMatterFields["election"];
  fault: BallotMatterFields["fault"];
  ballots: number;
  text: string;
  found: string;
  steps: readonly [BallotStep, string][];
}

/** Ballots that were wrong: one matter still open at 08:47, one settled before the vote began. */
const matters: readonly Matter[] = [
  {
    communeCode: "01243",
    number: 2,
    election: "commune",
    fault: "misprinted",
    ballots: 214,
    text: "Phiếu bầu HĐND xã in sai họ của một người ứng cử; các phiếu khác dùng được, bỏ phiếu ba cuộc kia không dừng.",
    found: "07:26",
    steps: [
      ["stopped", "07:28"],
      ["sealed", "07:34"],
      ["minutes", "07:45"],
      ["reprintAsked", "07:58"],
    ],
  },
  {
    communeCode: "00874",
    number: 1,
    election: "district",
    fault: "short",
    ballots: 40,
    text: "Thiếu 40 phiếu bầu HĐND huyện khi kiểm lại; huyện mang phiếu dự phòng xuống.",
    found: "05:22",
    steps: [
      ["stopped", "05:24"],
      ["sealed", "05:27"],
      ["minutes", "05:34"],
      ["resumed", "06:25"],
    ],
  },
];

const stepTitles: Record<BallotStep, string> = {
  stopped: "ghi ngừng phát phiếu",
  sealed: "ghi niêm phong phiếu",
  minutes: "ghi lập biên bản",
  reprintAsked: "ghi đề nghị in lại",
  reprintReceived: "ghi nhận phiếu in lại",
  resumed: "ghi phát phiếu trở lại",
};

function ballots(matter: Matter, places: readonly ExercisePlace[]): TimedDraft[] {
  const place = places.find(({ commune, fields }) => commune.code === matter.communeCode && fields.number === matter.number);
  if (!place) throw new RangeError(`the exercise has no place ${matter.number} in ${matter.communeCode}`);
  const found = at("23/5", matter.found);
  const id = exerciseId(found, seededRandom(`diễn tập 23/5/2021: phiếu bầu ${place.id}`));
  const actor = `UBBC ${inSentence(place.commune.name)}`;
  const set: BallotMatterFields = {
    place: place.id,
    election: matter.election,
    fault: matter.fault,
    ballots: matter.ballots,
    text: matter.text,
    foundAt: isoOf(found),
    stopped: null,
    sealed: null,
    minutes: null,
    reprintAsked: null,
    reprintReceived: null,
    resumed: null,
    ...told,
  };
  const what = matter.fault === "misprinted" ? "phiếu in sai" : "thiếu phiếu";
  return [
    {
      arrives: found + 4,
      draft: {
        actor,
        marking: "open",
        title: `ghi ${what} ${matter.found} ${numbered(place)}`,
        edits: [{ kind: "ballot-matter", id, set }],
        trueAt: isoOf(found),
      },
    },
    ...matter.steps.map(([step, clock]): TimedDraft => {
      const minute = at("23/5", clock);
      return {
        arrives: minute + 5,
        draft: {
          actor,
          marking: "open",
          title: `${stepTitles[step]} ${clock} ${numbered(place)}`,
          edits: [{ kind: "ballot-matter", id, set: { [step]: taken(minute, `Tổ bầu cử số ${matter.number}`) }, trueAt: isoOf(minute) }],
          trueAt: isoOf(minute),
        },
      };
    }),
  ];
}

/** What went wrong with the vote itself: one interruption resumed, ballots misprinted and short. */
export const troubleHistory = (places: readonly ExercisePlace[], standings: ReadonlyMap<string, Standing>): TimedDraft[] => [
  ...interruption(places, standings),
  ...matters.flatMap((matter) => ballots(matter, places)),
];
