import type { QuickReportFields, ReportChannel, UnitKey } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, type ExerciseMinute, isoOf, openingMinute } from "./exercise-clock.ts";
import type { Opening } from "./opening-plan.ts";
import type { CommuneOpening } from "./openings.ts";
import type { ExercisePlace } from "./polling-places.ts";
import { blankReport, reportId } from "./quick-reports.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { districtNameOf, type ExerciseUnits, inSentence } from "./units.ts";

const opensAt = at("23/5", "07:00");

/** A report on its way in. */
interface Told {
  unit: UnitKey;
  arrives: ExerciseMinute;
  /** When the desk entered it. */
  entered: ExerciseMinute;
  fields: QuickReportFields;
}

/** A desk enters a district's communes a quarter of an hour at a time. */
const nextQuarter = (minute: ExerciseMinute): ExerciseMinute => Math.min(Math.ceil((minute + 1) / 15) * 15, openingMinute - 1);

/** Lines of the report, now and then one has something to say. */
const orders = ["An ninh, trật tự bảo đảm.", "Trật tự tốt, cử tri xếp hàng giãn cách 2 m.", null] as const;
const healths = [
  "Đã đo thân nhiệt, phát khẩu trang cho cử tri.",
  "Chưa phát hiện người sốt.",
  "Hai cử tri sốt được bố trí phòng viết phiếu riêng.",
] as const;
const utilities = [
  "Điện, liên lạc ổn định.",
  "Mất điện từ 06:20, đang dùng máy phát.",
  "Sóng điện thoại chập chờn, báo qua bộ đàm.",
  null,
  null,
] as const;
const difficulties = [
  null,
  null,
  null,
  null,
  "Đường vào lầy, cử tri thôn xa đến muộn.",
  "Đề nghị huyện tăng thêm một hòm phiếu phụ.",
  "Thiếu nước sát khuẩn, đề nghị cấp bổ sung.",
] as const;

/** This commune counted one place more than it has: kept as told, and flagged. */
const miscounting = "01114";
/** Heads of districts whose own report is not in yet. */
const silentDistricts = new Set(["033"]);

/** The opening report of every commune heard of, within the minutes after the openings themselves. */
function ofCommunes(told: readonly CommuneOpening[]): Told[] {
  return told.map(({ commune, arrives: openingsIn, opened, places }) => {
    const random = seededRandom(`diễn tập 23/5/2021: báo cáo khai mạc ${commune.code}`);
    const arrives = Math.min(openingsIn + random.whole(0, 8), openingMinute - 2);
    const unit: UnitKey = `commune:${commune.code}`;
    return {
      unit,
      arrives,
      entered: nextQuarter(arrives),
      fields: {
        ...blankReport("opening", unit, opensAt, arrives),
        placesOpened: opened.length + (commune.code === miscounting ? places - opened.length + 1 : 0),
        order: random.pick(orders),
        health: random.pick(healths),
        utilities: random.pick(utilities),
        difficulties: random.pick(difficulties),
        sender: `Trực UBBC ${inSentence(commune.name)} (hư cấu)`,
        channel: random.pick<ReportChannel>(["phone", "phone", "zalo", "zalo", "form"]),
      },
    };
  });
}

/** What each district tells of its own, from the openings it knew of by then. */
function ofDistricts(
  units: ExerciseUnits,
  places: readonly ExercisePlace[],
  openings: ReadonlyMap<string, Opening>,
  told: readonly CommuneOpening[],
): Told[] {
  return units.districts
    .filter(({ code }) => !silentDistricts.has(code))
    .map(({ code }, index) => {
      const arrives = at("23/5", "07:22") + index * 3 + (code === "027" ? 31 : 0);
      const known = told.filter(({ commune, arrives: when }) => commune.districtCode === code && when < arrives);
      const lateOnes = places.filter((place) => {
        const opening = openings.get(place.id);
        return place.commune.districtCode === code && opening?.toldApart != null && opening.opened !== null && opening.toldApart < arrives;
      });
      const unit: UnitKey = `district:${code}`;
      const all = places.filter((place) => place.commune.districtCode === code).length;
      const open = known.reduce((so, { opened }) => so + opened.length, 0) + lateOnes.length;
      return {
        unit,
        arrives,
        entered: arrives,
        fields: {
          ...blankReport("opening", unit, opensAt, arrives),
          placesOpened: open,
          order: "An ninh, trật tự trên địa bàn bảo đảm.",
          health: "Các khu vực bỏ phiếu thực hiện đo thân nhiệt, giãn cách.",
          difficulties: open < all ? `Còn ${all - open} khu vực bỏ phiếu chưa có tin khai mạc, đang đôn đốc.` : null,
          sender: `Tổ giúp việc UBBC ${inSentence(districtNameOf(units, code))} (hư cấu)`,
          channel: "form" as const,
        },
      };
    });
}

/** Agencies and forces: text, or that duty was kept. Two have told nothing yet. */
const agencies: readonly { unit: UnitKey; name: string; at: string; text: string | null }[] = [
  {
    unit: "agency:so-noi-vu",
    name: "Sở Nội vụ",
    at: "07:26",
    text: "Thường trực UBBC tỉnh trực đủ; đã hướng dẫn ba xã về thay thành viên Tổ bầu cử.",
  },
  {
    unit: "agency:so-y-te",
    name: "Sở Y tế",
    at: "07:29",
    text: "Không ghi nhận ca mắc mới trong đêm; các khu cách ly đã có tổ mang hòm phiếu phụ và cán bộ y tế đi cùng.",
  },
  {
    unit: "agency:so-nn-ptnt",
    name: "Sở NN&PTNT",
    at: "07:52",
    text: "Mưa giảm; còn ba điểm sạt lở đang xử lý; lực lượng tại chỗ sẵn sàng ở các xã ven sông Lô.",
  },
  { unit: "agency:cong-an", name: "Công an tỉnh", at: "07:18", text: null },
  { unit: "agency:quan-su", name: "Bộ Chỉ huy Quân sự tỉnh", at: "07:21", text: null },
  { unit: "agency:bien-phong", name: "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", at: "07:24", text: null },
  {
    unit: "agency:mat-tran",
    name: "Ủy ban MTTQ tỉnh",
    at: "07:41",
    text: "Các tổ giám sát có mặt tại khu vực bỏ phiếu; nhân dân phấn khởi đi bỏ phiếu sớm.",
  },
];

function ofAgencies(): Told[] {
  return agencies.map(({ unit, name, at: clock, text }) => {
    const arrives = at("23/5", clock);
    return {
      unit,
      arrives,
      entered: arrives,
      fields: {
        ...blankReport("opening", unit, opensAt, arrives),
        text,
        attested: text === null ? { kept: true, at: isoOf(arrives - 8), by: `Trực ban ${name} (hư cấu)` } : null,
        sender: `Trực ban ${name} (hư cấu)`,
        channel: text === null ? ("phone" as const) : ("zalo" as const),
      },
    };
  });
}

const draftOf = ({ unit, arrives, fields }: Told, who: string): TimedDraft => ({
  arrives,
  draft: {
    actor: "Bàn Bầu cử (Sở Nội vụ)",
    marking: "open",
    title: `ghi báo cáo khai mạc của ${who}`,
    edits: [{ kind: "quick-report", id: reportId("opening", unit), set: fields }],
    trueAt: isoOf(arrives),
  },
});

const approvedAt = at("23/5", "08:02");
const approver = "Trưởng Bàn Bầu cử (hư cấu)";

/** Approved at two minutes past eight: what had come in, but for the report that does not fit. */
function approval(told: readonly Told[]): TimedDraft {
  const approved = told.filter(({ unit, entered }) => entered < approvedAt && unit !== `commune:${miscounting}`);
  return {
    arrives: approvedAt,
    draft: {
      actor: approver,
      marking: "open",
      title: `duyệt ${approved.length} báo cáo khai mạc`,
      edits: approved.map(
        ({ unit, fields }): Edit<"quick-report"> => ({
          kind: "quick-report",
          id: reportId("opening", unit),
          set: { standing: "approved", approvedBy: approver, approvedFigures: { voters: fields.voters, voted: fields.voted } },
        }),
      ),
      trueAt: isoOf(approvedAt),
    },
  };
}

/** The opening reports as they came in, and their approval. */
export function openingReportHistory(
  units: ExerciseUnits,
  places: readonly ExercisePlace[],
  openings: ReadonlyMap<string, Opening>,
  opened: readonly CommuneOpening[],
): TimedDraft[] {
  const communes = ofCommunes(opened);
  const districts = ofDistricts(units, places, openings, opened);
  const agencyReports = ofAgencies();
  const inBatches = Map.groupBy(communes, ({ unit }) => units.communes.find(({ code }) => unit === `commune:${code}`)?.districtCode ?? "");
  return [
    ...[...inBatches].flatMap(([code, of]) => batched(inSentence(districtNameOf(units, code)), of)),
    ...districts.map((one) => draftOf(one, inSentence(districtNameOf(units, one.unit.slice("district:".length))))),
    ...agencyReports.map((one) => draftOf(one, agencies.find(({ unit }) => unit === one.unit)?.name ?? one.unit)),
    approval([...communes, ...districts, ...agencyReports]),
  ];
}

function batched(district: string, told: readonly Told[]): TimedDraft[] {
  return [...Map.groupBy(told, ({ entered }) => entered)].map(
    ([arrives, of]): TimedDraft => ({
      arrives,
      draft: {
        actor: "Bàn Bầu cử (Sở Nội vụ)",
        marking: "open",
        title: `ghi báo cáo khai mạc của ${of.length} xã, ${district}`,
        edits: of.map(({ unit, fields }): Edit<"quick-report"> => ({ kind: "quick-report", id: reportId("opening", unit), set: fields })),
        trueAt: isoOf(Math.max(...of.map((one) => one.arrives))),
      },
    }),
  );
}
