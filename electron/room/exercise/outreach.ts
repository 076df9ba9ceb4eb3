import type { BoxStop, BoxTripFields, HamletTurnFields, OutreachCase, OutreachSiteFields } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import { pointInside } from "./inside-communes.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { communeOf, type ExerciseUnits, inSentence } from "./units.ts";

const told = { invented: true, source: "diễn tập, hư cấu", marking: "open", deleted: false } as const;

interface Site {
  place: string;
  case: OutreachCase;
  site: string;
  voters: number;
  boxes: number;
  team: number;
  kits: number;
  plan: string | null;
}

const quarantinePlan = "Tổ bầu cử mang hòm phiếu phụ, có cán bộ y tế và công an đi cùng; khử khuẩn hòm phiếu sau khi thu (CV 2135/BNV, CV 2322/BNV).";

/** Who votes outside the room: by the cases the laws of the day name. */
const sites: readonly Site[] = [
  {
    place: "00928-01",
    case: "concentrated",
    site: "Khu cách ly tập trung cửa khẩu Thanh Thủy",
    voters: 65,
    boxes: 2,
    team: 5,
    kits: 6,
    plan: quarantinePlan,
  },
  {
    place: "00700-01",
    case: "hospital",
    site: "Cơ sở điều trị dã chiến Ngọc Đường",
    voters: 7,
    boxes: 1,
    team: 2,
    kits: 4,
    plan: "Nhân viên y tế đã tập huấn mang hòm phiếu phụ vào; niêm phong và khử khuẩn tại cửa ra.",
  },
  {
    place: "00691-01",
    case: "hospital",
    site: "Bệnh viện đa khoa tỉnh (mẫu)",
    voters: 118,
    boxes: 1,
    team: 4,
    kits: 4,
    plan: "Đi từng khoa buổi sáng, khoa truyền nhiễm sau cùng.",
  },
  { place: "00697-01", case: "home-quarantine", site: "Các hộ cách ly tại nhà, tổ 3", voters: 11, boxes: 1, team: 3, kits: 3, plan: quarantinePlan },
  { place: "00697-02", case: "home-quarantine", site: "Các hộ cách ly tại nhà, tổ 7", voters: 12, boxes: 1, team: 3, kits: 2, plan: quarantinePlan },
  {
    place: "00955-01",
    case: "home-quarantine",
    site: "F1 cách ly tại nhà, thôn giáp sông Lô",
    voters: 21,
    boxes: 1,
    team: 3,
    kits: 3,
    plan: quarantinePlan,
  },
  {
    place: "00955-02",
    case: "concentrated",
    site: "Vùng cách ly y tế thôn giáp sông Lô, xóm trên",
    voters: 127,
    boxes: 1,
    team: 4,
    kits: 2,
    plan: null,
  },
  {
    place: "00955-03",
    case: "concentrated",
    site: "Vùng cách ly y tế thôn giáp sông Lô, xóm dưới",
    voters: 120,
    boxes: 1,
    team: 4,
    kits: 5,
    plan: quarantinePlan,
  },
  {
    place: "00715-01",
    case: "barracks",
    site: "Đồn Biên phòng Lũng Cú (mẫu)",
    voters: 34,
    boxes: 1,
    team: 3,
    kits: 0,
    plan: "Bỏ phiếu luân phiên, không rời chốt cùng lúc.",
  },
  { place: "00772-01", case: "barracks", site: "Tổ chốt biên giới xã Thượng Phùng (mẫu)", voters: 9, boxes: 0, team: 2, kits: 2, plan: null },
  {
    place: "00913-01",
    case: "detained",
    site: "Nhà tạm giữ Công an huyện Vị Xuyên (mẫu)",
    voters: 6,
    boxes: 1,
    team: 2,
    kits: 2,
    plan: "Chỉ bầu Quốc hội và HĐND tỉnh.",
  },
  { place: "00694-02", case: "old-or-sick", site: "Cử tri già yếu tổ 4, tổ 5", voters: 18, boxes: 1, team: 2, kits: 0, plan: null },
  { place: "00721-01", case: "old-or-sick", site: "Cử tri già yếu tổ 2", voters: 9, boxes: 1, team: 2, kits: 0, plan: null },
  { place: "00952-02", case: "old-or-sick", site: "Cử tri già yếu thôn Tham Vè (mẫu)", voters: 14, boxes: 0, team: 2, kits: 0, plan: null },
  {
    place: "01069-01",
    case: "old-or-sick",
    site: "Người sơ tán tại trụ sở UBND xã",
    voters: 43,
    boxes: 1,
    team: 3,
    kits: 1,
    plan: "Tổ bầu cử mang hòm phiếu phụ đến nơi sơ tán.",
  },
  { place: "00994-01", case: "old-or-sick", site: "Cử tri già yếu ven quốc lộ 34", voters: 12, boxes: 1, team: 2, kits: 0, plan: null },
  {
    place: "01153-01",
    case: "hospital",
    site: "Bệnh viện đa khoa khu vực Bắc Quang (mẫu)",
    voters: 57,
    boxes: 1,
    team: 3,
    kits: 2,
    plan: "Khoa nội trước 10:00, khoa sản buổi chiều.",
  },
];

interface Stop {
  site: string;
  from: string;
  to: string;
  voters: number;
  arrived?: string;
  left?: string;
  disinfected?: string;
}
interface Trip {
  place: string;
  box: string;
  departs: string;
  departed?: string;
  stops: readonly Stop[];
}

/** Where each box goes, and how far it has come: one back in the yard, two on the road, one that should have left, the rest later. */
const trips: readonly Trip[] = [
  {
    place: "00928-01",
    box: "Hòm phiếu phụ số 1",
    departs: "07:15",
    departed: "07:20",
    stops: [
      {
        site: "Khu cách ly tập trung cửa khẩu Thanh Thủy",
        from: "07:40",
        to: "08:20",
        voters: 40,
        arrived: "07:46",
        left: "08:24",
        disinfected: "08:29",
      },
      { site: "Khu cách ly tập trung cửa khẩu Thanh Thủy, dãy nhà B", from: "08:35", to: "09:10", voters: 25, arrived: "08:37" },
    ],
  },
  {
    place: "00691-01",
    box: "Hòm phiếu phụ số 1",
    departs: "07:30",
    departed: "07:34",
    stops: [
      { site: "Bệnh viện đa khoa tỉnh, khoa nội (mẫu)", from: "07:45", to: "08:30", voters: 52, arrived: "07:49", left: "08:36" },
      { site: "Bệnh viện đa khoa tỉnh, khoa ngoại (mẫu)", from: "08:40", to: "09:20", voters: 44 },
      { site: "Bệnh viện đa khoa tỉnh, khoa truyền nhiễm (mẫu)", from: "09:30", to: "10:15", voters: 22 },
    ],
  },
  {
    place: "00697-01",
    box: "Hòm phiếu phụ số 1",
    departs: "08:15",
    stops: [{ site: "Các hộ cách ly tại nhà, tổ 3", from: "08:25", to: "09:40", voters: 11 }],
  },
  {
    place: "00697-02",
    box: "Hòm phiếu phụ số 2",
    departs: "09:30",
    stops: [{ site: "Các hộ cách ly tại nhà, tổ 7", from: "09:45", to: "10:50", voters: 12 }],
  },
  {
    place: "00955-01",
    box: "Hòm phiếu phụ số 1",
    departs: "09:00",
    stops: [
      { site: "F1 cách ly tại nhà, xóm trên", from: "09:20", to: "10:10", voters: 12 },
      { site: "F1 cách ly tại nhà, xóm dưới", from: "10:20", to: "11:00", voters: 9 },
    ],
  },
  {
    place: "01069-01",
    box: "Hòm phiếu phụ số 1",
    departs: "10:00",
    stops: [{ site: "Người sơ tán tại trụ sở UBND xã", from: "10:15", to: "11:15", voters: 43 }],
  },
  {
    place: "00700-01",
    box: "Hòm phiếu phụ số 1",
    departs: "13:30",
    stops: [{ site: "Cơ sở điều trị dã chiến Ngọc Đường", from: "13:45", to: "14:30", voters: 7 }],
  },
  {
    place: "00694-02",
    box: "Hòm phiếu phụ số 1",
    departs: "09:00",
    stops: [{ site: "Cử tri già yếu tổ 4, tổ 5", from: "09:10", to: "11:00", voters: 18 }],
  },
  {
    place: "00715-01",
    box: "Hòm phiếu phụ số 1",
    departs: "12:30",
    stops: [{ site: "Đồn Biên phòng Lũng Cú (mẫu)", from: "13:00", to: "14:00", voters: 34 }],
  },
  { place: "00721-01", box: "Hòm phiếu phụ số 1", departs: "09:30", stops: [{ site: "Cử tri già yếu tổ 2", from: "09:40", to: "10:40", voters: 9 }] },
  {
    place: "00955-03",
    box: "Hòm phiếu phụ số 2",
    departs: "13:30",
    stops: [{ site: "Vùng cách ly y tế thôn giáp sông Lô, xóm dưới", from: "13:50", to: "16:30", voters: 120 }],
  },
  {
    place: "00913-01",
    box: "Hòm phiếu phụ số 1",
    departs: "10:00",
    stops: [{ site: "Nhà tạm giữ Công an huyện Vị Xuyên (mẫu)", from: "10:10", to: "10:30", voters: 6 }],
  },
  {
    place: "01153-01",
    box: "Hòm phiếu phụ số 1",
    departs: "08:50",
    stops: [{ site: "Bệnh viện đa khoa khu vực Bắc Quang (mẫu)", from: "09:05", to: "11:30", voters: 57 }],
  },
];

const today = (clock: string | undefined): string | null => (clock === undefined ? null : isoOf(at("23/5", clock)));
const siteId = (place: string, site: string): string =>
  exerciseId(at("22/5", "18:10"), seededRandom(`diễn tập 23/5/2021: nơi bỏ phiếu ${place} ${site}`));

function siteList(units: ExerciseUnits): TimedDraft {
  const arrives = at("22/5", "18:10");
  const edits = sites.map(({ boxes, team, ...one }): Edit<"outreach-site"> => {
    const commune = communeOf(units, one.place.slice(0, 5));
    const random = seededRandom(`diễn tập 23/5/2021: vị trí ${one.site}`);
    const fields: OutreachSiteFields = {
      place: one.place,
      case: one.case,
      site: one.site,
      location: pointInside(commune, random),
      voters: one.voters,
      voted: null,
      boxesHad: boxes,
      teamMembers: team,
      kits: one.kits,
      plan: one.plan,
      ...told,
    };
    return { kind: "outreach-site", id: siteId(one.place, one.site), set: fields };
  });
  return {
    arrives,
    draft: {
      actor: "Bàn Bầu cử (Sở Nội vụ)",
      marking: "open",
      title: `nhập ${edits.length} nơi bỏ phiếu ngoài phòng bỏ phiếu`,
      edits,
      trueAt: isoOf(arrives),
    },
  };
}

const plannedStop = (place: string, { site, from, to, voters }: Stop): BoxStop => {
  const known = sites.find((one) => one.place === place);
  return {
    site,
    siteId: known ? siteId(place, known.site) : null,
    from: isoOf(at("23/5", from)),
    to: isoOf(at("23/5", to)),
    voters,
    arrivedAt: null,
    leftAt: null,
    disinfectedAt: null,
  };
};

/** The itinerary as planned, then what was told of it on the way: each word with all that was so by then. */
function tripHistory(units: ExerciseUnits, trip: Trip, index: number): TimedDraft[] {
  const planned = at("22/5", "18:11");
  const id = exerciseId(planned, seededRandom(`diễn tập 23/5/2021: hành trình ${trip.place} ${trip.box}`));
  const where = inSentence(communeOf(units, trip.place.slice(0, 5)).name);
  const actor = `UBBC ${where}`;
  const stops = trip.stops.map((stop) => plannedStop(trip.place, stop));
  const fields: BoxTripFields = {
    place: trip.place,
    box: trip.box,
    team: "Hai thành viên Tổ bầu cử, một cán bộ y tế (hư cấu)",
    police: "Công an xã đi cùng (hư cấu)",
    departsAt: isoOf(at("23/5", trip.departs)),
    departedAt: null,
    returnedAt: null,
    stops,
    ...told,
  };
  const made: TimedDraft = {
    arrives: planned + index,
    draft: {
      actor,
      marking: "open",
      title: `lập hành trình ${inSentence(trip.box)}, ${where}`,
      edits: [{ kind: "box-trip", id, set: fields }],
      trueAt: isoOf(planned + index),
    },
  };
  return [made, ...toldOnTheWay(trip, id, actor, where, stops)];
}

function toldOnTheWay(trip: Trip, id: string, actor: string, where: string, planned: readonly BoxStop[]): TimedDraft[] {
  const words: { minute: ExerciseMinute; title: string; set: (stops: BoxStop[]) => Partial<BoxTripFields> }[] = [];
  if (trip.departed !== undefined) words.push({ minute: at("23/5", trip.departed), title: "đi", set: () => ({ departedAt: today(trip.departed) }) });
  for (const [place, stop] of trip.stops.entries()) {
    const noted = (clock: string | undefined, title: string, field: "arrivedAt" | "leftAt" | "disinfectedAt"): void => {
      if (clock === undefined) return;
      words.push({
        minute: at("23/5", clock),
        title: `${title} ${stop.site}`,
        set: (stops) => {
          const one = stops[place];
          if (one) stops[place] = { ...one, [field]: today(clock) };
          return { stops: [...stops] };
        },
      });
    };
    noted(stop.arrived, "đến", "arrivedAt");
    noted(stop.left, "rời", "leftAt");
    noted(stop.disinfected, "khử khuẩn xong ở", "disinfectedAt");
  }
  const stops = [...planned];
  return words
    .sort((a, b) => a.minute - b.minute)
    .map(
      ({ minute, title, set }): TimedDraft => ({
        arrives: minute + 2,
        draft: {
          actor,
          marking: "open",
          title: `ghi ${inSentence(trip.box)} ${title}, ${where}`,
          edits: [{ kind: "box-trip", id, set: set(stops) }],
          trueAt: isoOf(minute),
        },
      }),
    );
}

/** Places whose hamlets were given hours of their own, so that nobody crowds. */
const turns: readonly { place: string; hamlets: readonly [string, string, string, number][] }[] = [
  {
    place: "00955-01",
    hamlets: [
      ["xóm trên", "07:00", "09:00", 96],
      ["xóm giữa", "09:00", "11:00", 88],
      ["xóm dưới", "13:30", "15:30", 84],
    ],
  },
  {
    place: "00697-01",
    hamlets: [
      ["tổ 1, tổ 2", "07:00", "09:30", 240],
      ["tổ 3, tổ 4", "09:30", "12:00", 226],
      ["tổ 5", "13:30", "15:30", 118],
    ],
  },
  {
    place: "00694-02",
    hamlets: [
      ["tổ 4", "06:45", "09:00", 402],
      ["tổ 5", "09:00", "11:30", 371],
      ["tổ 6", "13:30", "16:00", 321],
    ],
  },
  {
    place: "00721-01",
    hamlets: [
      ["tổ 1", "07:00", "09:00", 160],
      ["tổ 2", "09:00", "11:00", 152],
    ],
  },
];

function hamletTurns(): TimedDraft {
  const arrives = at("22/5", "18:20");
  const edits = turns.flatMap(({ place, hamlets }) =>
    hamlets.map(([hamlet, from, to, voters]): Edit<"hamlet-turn"> => {
      const set: HamletTurnFields = { place, hamlet, from: isoOf(at("23/5", from)), to: isoOf(at("23/5", to)), voters, voted: null, ...told };
      return { kind: "hamlet-turn", id: exerciseId(arrives, seededRandom(`diễn tập 23/5/2021: giờ bỏ phiếu ${place} ${hamlet}`)), set };
    }),
  );
  return {
    arrives,
    draft: {
      actor: "Bàn Bầu cử (Sở Nội vụ)",
      marking: "open",
      title: `nhập giờ bỏ phiếu của ${edits.length} thôn, tổ`,
      edits,
      trueAt: isoOf(arrives),
    },
  };
}

/** Voting outside the room: sites, the itineraries of the boxes, and the hours hamlets were given. */
export const outreachHistory = (units: ExerciseUnits): TimedDraft[] => [
  siteList(units),
  ...trips.flatMap((trip, index) => tripHistory(units, trip, index)),
  hamletTurns(),
];
