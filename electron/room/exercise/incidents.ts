import type { IncidentFields, IncidentStatus, Marking } from "../../contract/index.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import { pointInside } from "./inside-communes.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { communeOf, type ExerciseUnits } from "./units.ts";

interface Step {
  arrives: ExerciseMinute;
  status: IncidentStatus;
  handling: string;
}
interface Told {
  /** In a few words, for the title of the change set. */
  about: string;
  communeCode: string;
  category: number;
  severity: number;
  text: string;
  source: string;
  invented: boolean;
  occurredAt: ExerciseMinute;
  arrives: ExerciseMinute;
  followed: Step[];
}

const invented = (told: string): string => `${told} (diễn tập, hư cấu)`;
const onTheDay = "tình huống có thật ngày 23/5/2021 ở một số nơi (báo chí); nơi và giờ cụ thể là diễn tập, hư cấu";
const floodDeaths =
  "theo trận lũ 21/7/2020 (thanhnien.vn 1254548, kienthuc.net.vn 1412006): xã và việc có người chết là thật, giờ đã dời vào diễn tập, vị trí trong xã là hư cấu";

/** What was told through the night; no personal names. Categories 1-8 are "vụ việc ANTT" (internal), 9-12 "sự cố" (open). */
const incidents: readonly Told[] = [
  {
    about: "tin sai giờ bỏ phiếu",
    communeCode: "00820",
    category: 1,
    severity: 2,
    text: "Bài đăng trên mạng xã hội nói thị trấn Yên Minh chỉ bỏ phiếu đến 11:00; giờ đúng là 07:00-19:00.",
    source: invented("Sở TT&TT"),
    invented: true,
    occurredAt: at("22/5", "19:40"),
    arrives: at("22/5", "20:02"),
    followed: [
      { arrives: at("22/5", "20:25"), status: "confirmed", handling: "Đã xác định là tin sai; loa xã và nhóm Zalo thôn phát lại giờ đúng." },
      { arrives: at("22/5", "21:50"), status: "closed", handling: "Bài đã được gỡ, có tin cải chính; không còn lan truyền." },
    ],
  },
  {
    about: "mất điện Cao Bồ",
    communeCode: "00952",
    category: 11,
    severity: 3,
    text: "Mất điện toàn xã Cao Bồ từ 03:50, đường dây bị cây đổ; hai khu vực bỏ phiếu chưa có máy phát.",
    source: onTheDay,
    invented: true,
    occurredAt: at("23/5", "03:50"),
    arrives: at("23/5", "04:08"),
    followed: [{ arrives: at("23/5", "05:15"), status: "handling", handling: "Điện lực Vị Xuyên đang xử lý, điều thêm hai máy phát từ huyện." }],
  },
  {
    about: "mất liên lạc Thượng Phùng",
    communeCode: "00772",
    category: 11,
    severity: 3,
    text: "Không liên lạc được với xã Thượng Phùng từ tối 22/5, cả điện thoại và 3G; chưa có báo cáo sẵn sàng của 7 khu vực bỏ phiếu.",
    source: onTheDay,
    invented: true,
    occurredAt: at("22/5", "21:30"),
    arrives: at("23/5", "05:05"),
    followed: [{ arrives: at("23/5", "06:40"), status: "handling", handling: "Đồn Biên phòng chuyển tin qua bộ đàm; tổ công tác huyện đang vào." }],
  },
  {
    about: "sạt lở quốc lộ 2 qua Tân Quang",
    communeCode: "01171",
    category: 10,
    severity: 3,
    text: "Sạt lở taluy dương quốc lộ 2 qua xã Tân Quang, có người chết; xe chỉ qua được một làn.",
    source: floodDeaths,
    invented: false,
    occurredAt: at("23/5", "03:05"),
    arrives: at("23/5", "03:12"),
    followed: [
      { arrives: at("23/5", "03:50"), status: "confirmed", handling: "Công an và cứu hộ có mặt, phân luồng một chiều." },
      { arrives: at("23/5", "07:05"), status: "handling", handling: "Máy xúc đang dọn, dự kiến thông hai làn trước 10:00." },
    ],
  },
  {
    about: "sạt lở nhà dân Bản Nhùng",
    communeCode: "01069",
    category: 12,
    severity: 4,
    text: "Sạt lở đất vùi lấp nhà dân ở xã Bản Nhùng, có người chết; đang sơ tán các hộ lân cận.",
    source: floodDeaths,
    invented: false,
    occurredAt: at("23/5", "01:10"),
    arrives: at("23/5", "01:22"),
    followed: [
      { arrives: at("23/5", "02:05"), status: "confirmed", handling: "Xã huy động lực lượng tại chỗ; huyện Hoàng Su Phì cử đoàn đến." },
      {
        arrives: at("23/5", "06:10"),
        status: "handling",
        handling: "Đã sơ tán các hộ lân cận về trụ sở xã; Tổ bầu cử sẽ mang hòm phiếu phụ đến nơi sơ tán.",
      },
    ],
  },
  {
    about: "lũ cuốn ở Phương Độ",
    communeCode: "00946",
    category: 12,
    severity: 4,
    text: "Lũ ống tràn qua khe suối xã Phương Độ, có người chết; đường liên thôn bị ngập.",
    source: floodDeaths,
    invented: false,
    occurredAt: at("22/5", "23:20"),
    arrives: at("22/5", "23:44"),
    followed: [
      { arrives: at("23/5", "00:30"), status: "confirmed", handling: "Thành phố cử lực lượng cứu hộ; cắm biển cấm qua ngầm tràn." },
      { arrives: at("23/5", "07:40"), status: "handling", handling: "Nước rút; đang vệ sinh đường vào khu vực bỏ phiếu." },
    ],
  },
  {
    about: "sạt lở ở Minh Ngọc",
    communeCode: "00994",
    category: 12,
    severity: 4,
    text: "Mưa lũ gây sạt lở ở xã Minh Ngọc, có người chết; quốc lộ 34 tắc tạm thời.",
    source: floodDeaths,
    invented: false,
    occurredAt: at("23/5", "02:20"),
    arrives: at("23/5", "02:41"),
    followed: [{ arrives: at("23/5", "04:30"), status: "handling", handling: "Huyện Bắc Mê chỉ đạo tại chỗ; thông tuyến một làn từ 06:30." }],
  },
  {
    about: "cây đổ chắn quốc lộ 4C",
    communeCode: "00904",
    category: 10,
    severity: 2,
    text: "Cây đổ chắn quốc lộ 4C đoạn xã Quyết Tiến, xe chở thiết bị bầu cử phải chờ.",
    source: invented("Công an huyện Quản Bạ"),
    invented: true,
    occurredAt: at("22/5", "20:50"),
    arrives: at("22/5", "21:05"),
    followed: [{ arrives: at("22/5", "22:15"), status: "closed", handling: "Đã cưa dọn, thông đường lúc 22:10." }],
  },
  {
    about: "người vượt biên trái phép Thanh Thủy",
    communeCode: "00928",
    category: 8,
    severity: 2,
    text: "Phát hiện nhóm người nhập cảnh trái phép qua lối mở, đã đưa về khu cách ly tập trung.",
    source: invented("Bộ đội Biên phòng"),
    invented: true,
    occurredAt: at("22/5", "22:40"),
    arrives: at("22/5", "23:25"),
    followed: [{ arrives: at("23/5", "00:50"), status: "handling", handling: "Liên hệ trực tiếp Bộ đội Biên phòng; y tế đã lấy mẫu." }],
  },
  {
    about: "báo cháy nhầm ở Việt Quang",
    communeCode: "01153",
    category: 9,
    severity: 1,
    text: "Báo có khói tại nhà văn hóa dùng làm khu vực bỏ phiếu ở thị trấn Việt Quang.",
    source: invented("Công an huyện Bắc Quang"),
    invented: true,
    occurredAt: at("23/5", "04:55"),
    arrives: at("23/5", "05:00"),
    followed: [{ arrives: at("23/5", "05:20"), status: "withdrawn", handling: "Tin nhầm: khói từ bếp nấu ăn của tổ phục vụ." }],
  },
  {
    about: "tụ tập tranh chấp đất ở Vĩnh Tuy",
    communeCode: "01156",
    category: 4,
    severity: 2,
    text: "Một số hộ tập trung ở trụ sở thị trấn Vĩnh Tuy hỏi về bồi thường đất, không liên quan bầu cử.",
    source: invented("Công an huyện Bắc Quang"),
    invented: true,
    occurredAt: at("23/5", "06:35"),
    arrives: at("23/5", "06:52"),
    followed: [{ arrives: at("23/5", "07:30"), status: "handling", handling: "Lãnh đạo thị trấn đã tiếp, hẹn lịch làm việc sau bầu cử." }],
  },
  {
    about: "thiếu thẻ cử tri ở Đồng Yên",
    communeCode: "01216",
    category: 6,
    severity: 2,
    text: "Một khu vực bỏ phiếu ở xã Đồng Yên phát thiếu thẻ cử tri so với danh sách niêm yết.",
    source: invented("UBBC huyện Bắc Quang"),
    invented: true,
    occurredAt: at("23/5", "07:10"),
    arrives: at("23/5", "07:34"),
    followed: [{ arrives: at("23/5", "08:05"), status: "confirmed", handling: "Đối chiếu danh sách, cấp bổ sung thẻ tại chỗ." }],
  },
  {
    about: "mất điện thị trấn Cốc Pài",
    communeCode: "01096",
    category: 11,
    severity: 2,
    text: "Điện chập chờn ở thị trấn Cốc Pài, các khu vực bỏ phiếu chuyển sang máy phát.",
    source: onTheDay,
    invented: true,
    occurredAt: at("23/5", "08:15"),
    arrives: at("23/5", "08:38"),
    followed: [],
  },
];

const actorOf = (category: number): string => (category <= 8 ? "Bàn An ninh (Công an tỉnh)" : "Ca trực đêm phòng tình huống");
const markingOf = (category: number): Marking => (category <= 8 ? "internal" : "open");

/** Incidents as they were told, confirmed, handled and closed. */
export function incidentHistory(units: ExerciseUnits): TimedDraft[] {
  return incidents.flatMap((told) => {
    const commune = communeOf(units, told.communeCode);
    const random = seededRandom(`diễn tập 23/5/2021: vụ việc ${told.about}`);
    const id = exerciseId(told.arrives, random);
    const marking = markingOf(told.category);
    const actor = actorOf(told.category);
    const fields: IncidentFields = {
      category: told.category,
      severity: told.severity,
      status: "reported",
      text: told.text,
      location: pointInside(commune, random),
      communeCode: commune.code,
      handling: null,
      occurredAt: isoOf(told.occurredAt),
      invented: told.invented,
      source: told.source,
      marking,
      deleted: false,
    };
    const reported: TimedDraft = {
      arrives: told.arrives,
      draft: { actor, marking, title: `báo ${told.about}`, edits: [{ kind: "incident", id, set: fields }], trueAt: isoOf(told.arrives) },
    };
    const later = told.followed.map(
      (step): TimedDraft => ({
        arrives: step.arrives,
        draft: {
          actor,
          marking,
          title: `${titleOfStatus[step.status]} ${told.about}`,
          edits: [{ kind: "incident", id, set: { status: step.status, handling: step.handling } }],
          trueAt: isoOf(step.arrives),
        },
      }),
    );
    return [reported, ...later];
  });
}

const titleOfStatus: Record<IncidentStatus, string> = {
  reported: "báo",
  confirmed: "xác nhận",
  handling: "xử lý",
  closed: "kết thúc",
  withdrawn: "rút tin",
};
