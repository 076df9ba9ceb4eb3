import type { CitedDocument, ClauseTold } from "../../contract/index.ts";
import { movedWith } from "./election-day.ts";

type Agency = ClauseTold["agencies"][number];
const given = (key: string, name: string): Agency => ({ key, name, verb: "giao" });
const asked = (key: string, name: string): Agency => ({ key, name, verb: "đề nghị" });

const health = given("so-y-te", "Sở Y tế");
const home = given("so-noi-vu", "Sở Nội vụ");
const press = given("so-tt-tt", "Sở Thông tin và Truyền thông");
const farming = given("so-nn-ptnt", "Sở Nông nghiệp và Phát triển nông thôn");
const board = given("bch-pctt", "Thành viên Ban Chỉ huy PCTT và TKCN tỉnh");
const police = given("cong-an", "Công an tỉnh");
const army = given("quan-su", "Bộ Chỉ huy Quân sự tỉnh");
const border = given("bien-phong", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh");
const forces = [police, army, border];
const districts = given("huyen", "UBND các huyện, thành phố");
const communes = given("xa", "UBND các xã, phường, thị trấn");
const front = asked("mat-tran", "Ủy ban Mặt trận Tổ quốc tỉnh");
const organisations = [front, asked("tinh-doan", "Tỉnh đoàn"), asked("hoi", "Các tổ chức chính trị - xã hội")];
const everyBody = [home, health, press, farming, ...forces, districts, communes];

/** By the evening before the vote: "trước ngày bầu cử"; the directive gives no hours, these are the room's (L). */
const eve = "2021-05-22T17:00:00+07:00";
const onTheDay = "2021-05-23T05:00:00+07:00";
const close = "2021-05-23T19:00:00+07:00";

interface More {
  due?: string;
  byDistrict?: boolean;
  attestOnly?: boolean;
}
const clause = (id: string, agencies: Agency[], words: string, { due = eve, byDistrict = false, attestOnly = false }: More = {}): ClauseTold => ({
  clause: id,
  words,
  agencies,
  byDistrict,
  due,
  attestOnly,
});

/**
 * The 22 obligations of Công văn 1519/UBND-NCPC of 19/5/2021 in our own words (H). To Mặt trận, Đoàn and the organisations the verb is "đề
 * nghị". Forces only attest that duty was kept; their assessments and forces are never asked for.
 */
export const clauses: readonly ClauseTold[] = [
  clause("Y1", [health], "Cập nhật, đánh giá, dự báo tình hình dịch; điều chỉnh phương án kịp thời", { due: onTheDay }),
  clause("Y2", [health], "Bộ phận thường trực tiếp nhận, giải đáp vướng mắc, xử lý việc phát sinh"),
  clause("Y3", [health, home], "Kiểm tra, hướng dẫn, nhất là nơi cách ly, cơ sở y tế, vùng sâu, biên giới", { byDistrict: true }),
  clause("T1", [press], "Kêu gọi đi bầu qua mạng xã hội, tin nhắn, nhạc chờ, loa xã, loa lưu động", { due: onTheDay }),
  clause("T2", [press], "Tuyên truyền vùng sâu, dân tộc thiểu số bằng tiếng dân tộc, qua già làng, người uy tín", { byDistrict: true }),
  clause("T3", [press], "Báo chí thông tin chính xác, sinh động về quyền, nghĩa vụ cử tri"),
  clause("T4", [press, police], "Theo dõi an toàn thông tin; trả lời, ngăn chặn, xử lý tin sai trên mạng", { due: close }),
  clause("A1", forces, "Duy trì trực chỉ huy, trực chiến đấu, sẵn sàng chiến đấu các cấp", { due: onTheDay, attestOnly: true }),
  clause("A2", forces, "Ngăn ngừa gây rối, phá hoại; nắm, đánh giá, dự báo tình hình", { due: onTheDay, attestOnly: true }),
  clause("A3", forces, "Phương án hỗ trợ các huyện khi có dịch, thiên tai và tình huống khác", { attestOnly: true }),
  clause("N1", [farming, board], "Theo chức năng, địa bàn phân công: chỉ đạo, hướng dẫn, đôn đốc, kiểm tra chuẩn bị và phương án", {
    byDistrict: true,
  }),
  clause("N2", [farming, board], "Trực; ứng phó theo 4 tại chỗ", { due: onTheDay }),
  clause("V1", [home], "Cập nhật tình hình bầu cử với các cơ quan", { due: onTheDay }),
  clause("V2", [home], "Tiếp nhận, hướng dẫn, giải đáp nghiệp vụ cho các tổ chức bầu cử"),
  clause("V3", [home], "Báo cáo, tham mưu kịp thời; giải quyết khó khăn, tình huống bất thường", { due: close }),
  clause("V4", [home], "Tổ tham mưu thường trực; duy trì chế độ báo cáo", { due: onTheDay }),
  clause("H1", [districts, communes], "Quán triệt, rà soát lại mọi công việc; cơ sở vật chất, thiết bị, công nghệ sẵn sàng", { byDistrict: true }),
  clause("H2", [districts, communes], "Diễn tập trước các phương án, kịch bản bỏ phiếu khi có dịch", { byDistrict: true }),
  clause("M1", organisations, "Đội tình nguyện hướng dẫn cử tri, gắn với phòng, chống dịch", { byDistrict: true }),
  clause("M2", [front], "Họp về tiểu sử người ứng cử, cơ cấu đại biểu"),
  clause("D1", everyBody, "Lịch trực lãnh đạo, cán bộ từ 19 đến 23/5, kể cả đơn vị trực thuộc"),
  clause("D2", everyBody, "Bộ phận thường trực tại trụ sở ngày 23/5: theo dõi, chỉ đạo, báo cáo", { due: onTheDay }),
];

/** By when a clause is to be shown, ISO, where the room's election day is `date` (`YYYY-MM-DD`); null where it has no hour. */
export const dueOn = ({ due }: Pick<ClauseTold, "due">, date: string): string | null => (due === null ? null : movedWith(due, date));

/** What the directive rests on or cites: "chưa có văn bản" until the office loads it. */
export const citedDocuments: readonly CitedDocument[] = [
  { number: "1519/UBND-NCPC", title: "Công văn chỉ đạo bầu cử ngày 19/5/2021", loaded: true },
  { number: "88-KL/TU", title: "Kết luận về chỉ tiêu nội chính, Mặt trận", loaded: false },
];

/** One clause as one agency carries it out; undefined where the directive does not ask it of them. */
export const obligationOf = (clauseId: string, agency: string): { clause: ClauseTold; agency: Agency } | undefined => {
  const found = clauses.find((one) => one.clause === clauseId);
  const by = found?.agencies.find(({ key }) => key === agency);
  return found && by && { clause: found, agency: by };
};

/** Ids of all of them, `CLAUSE/AGENCY`, in the directive's order. */
export const obligationIds: readonly string[] = clauses.flatMap(({ clause: id, agencies }) => agencies.map(({ key }) => `${id}/${key}`));
