import type { PollingTeamFields, TeamGapFields } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import type { ExercisePlace } from "./polling-places.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { inSentence } from "./units.ts";

const source = "diễn tập, hư cấu";

/** Teams of 11 to 21 by law; here eight have too few and one too many. */
const tooFew = new Set(["00772-02", "00808-03", "00862-02", "00952-01", "01024-02", "01099-01", "01120-01", "01207-03"]);
const tooMany = "00688-01";

function teamOf(place: ExercisePlace, members: number, untrained: number): PollingTeamFields {
  const all = members + 3;
  return {
    head: 1,
    deputy: 1,
    secretary: 1,
    member: members,
    trained: Math.max(0, all - untrained),
    police: place.fields.location === null && untrained > 1 ? 0 : 1,
    names: null,
    invented: true,
    source,
    marking: "open",
    deleted: false,
  };
}

function teams(places: readonly ExercisePlace[]): TimedDraft {
  const random = seededRandom("diễn tập 23/5/2021: tổ bầu cử");
  const arrives = at("22/5", "18:08");
  const edits = places.map((place): Edit<"polling-team"> => {
    const usual = 8 + Math.min(9, Math.floor((place.fields.voters ?? 0) / 140)) + random.whole(0, 2);
    const members = tooFew.has(place.id) ? random.whole(5, 7) : place.id === tooMany ? 20 : Math.min(18, usual);
    return { kind: "polling-team", id: place.id, set: teamOf(place, members, random.chance(0.07) ? random.whole(1, 2) : 0) };
  });
  return {
    arrives,
    draft: { actor: "Bàn Bầu cử (Sở Nội vụ)", marking: "open", title: "nhập danh sách Tổ bầu cử", edits, trueAt: isoOf(arrives) },
  };
}

interface Gap {
  communeCode: string;
  number: number;
  role: TeamGapFields["role"];
  cause: TeamGapFields["cause"];
  note: string;
  arrives: ExerciseMinute;
  /** Who stands in, and when that one was trained; null while nobody is named or trained. */
  filled: { arrives: ExerciseMinute; trained: boolean } | null;
}

const gaps: readonly Gap[] = [
  {
    communeCode: "00955",
    number: 1,
    role: "secretary",
    cause: "f1",
    note: "tiếp xúc F0 tại chợ, đã cách ly tại nhà",
    arrives: at("22/5", "19:22"),
    filled: { arrives: at("22/5", "21:40"), trained: true },
  },
  {
    communeCode: "00955",
    number: 3,
    role: "member",
    cause: "f2",
    note: "tự theo dõi tại nhà",
    arrives: at("22/5", "19:26"),
    filled: { arrives: at("23/5", "05:35"), trained: true },
  },
  {
    communeCode: "00697",
    number: 2,
    role: "deputy",
    cause: "f1",
    note: "cách ly tại nhà theo QĐ của thành phố",
    arrives: at("22/5", "20:31"),
    filled: { arrives: at("22/5", "22:05"), trained: false },
  },
  { communeCode: "00928", number: 1, role: "member", cause: "f1", note: "phục vụ khu cách ly tập trung", arrives: at("22/5", "21:12"), filled: null },
  {
    communeCode: "00946",
    number: 2,
    role: "head",
    cause: "ill",
    note: "bị thương khi chạy lũ, đang ở trạm y tế",
    arrives: at("23/5", "00:52"),
    filled: { arrives: at("23/5", "04:58"), trained: true },
  },
  {
    communeCode: "01069",
    number: 2,
    role: "member",
    cause: "other",
    note: "nhà bị sạt lở, đang sơ tán gia đình",
    arrives: at("23/5", "03:05"),
    filled: null,
  },
  {
    communeCode: "00721",
    number: 1,
    role: "member",
    cause: "f2",
    note: "vừa hết cách ly, chờ kết quả xét nghiệm",
    arrives: at("23/5", "06:18"),
    filled: null,
  },
];

function gapHistory(gap: Gap, places: readonly ExercisePlace[]): TimedDraft[] {
  const place = places.find(({ commune, fields }) => commune.code === gap.communeCode && fields.number === gap.number);
  if (!place) throw new RangeError(`the exercise has no place ${gap.number} in ${gap.communeCode}`);
  const id = exerciseId(gap.arrives, seededRandom(`diễn tập 23/5/2021: chỗ trống ${place.id}`));
  const actor = `UBBC ${inSentence(place.commune.name)}`;
  const where = `Tổ bầu cử số ${gap.number}, ${inSentence(place.commune.name)}`;
  const fields: TeamGapFields = {
    place: place.id,
    role: gap.role,
    cause: gap.cause,
    since: isoOf(gap.arrives),
    substitute: null,
    trainedAt: null,
    note: gap.note,
    invented: true,
    source,
    marking: "internal",
    deleted: false,
  };
  const told: TimedDraft = {
    arrives: gap.arrives,
    draft: {
      actor,
      marking: "internal",
      title: `ghi thiếu người ${where}`,
      edits: [{ kind: "team-gap", id, set: fields }],
      trueAt: isoOf(gap.arrives),
    },
  };
  if (!gap.filled) return [told];
  const { arrives, trained } = gap.filled;
  const set: Partial<TeamGapFields> = { substitute: "Người thay thế đã phân công (hư cấu)", ...(trained ? { trainedAt: isoOf(arrives) } : {}) };
  return [
    told,
    {
      arrives,
      draft: { actor, marking: "internal", title: `phân công người thay ${where}`, edits: [{ kind: "team-gap", id, set }], trueAt: isoOf(arrives) },
    },
  ];
}

/** The teams as listed, and who fell out of them. */
export const teamHistory = (places: readonly ExercisePlace[]): TimedDraft[] => [teams(places), ...gaps.flatMap((gap) => gapHistory(gap, places))];
