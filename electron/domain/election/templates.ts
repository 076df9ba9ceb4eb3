import type { ChecklistItem, ChecklistLevel, ChecklistTemplateFields, ItemScope } from "../../contract/index.ts";

const law = "Luật Bầu cử 85/2015/QH13";
const covid = "Công văn 2135/BNV ngày 13/5/2021";
const boxAway = "Công văn 2322/BNV ngày 21/5/2021";
const directive = "Công văn 1519/UBND-NCPC ngày 19/5/2021";

type Row = readonly [key: string, words: string, weight: number, basis?: string | null, scope?: ItemScope];

const group = (name: string, rows: readonly Row[]): ChecklistItem[] =>
  rows.map(([key, words, weight, basis = null, scope = "all"]) => ({ key, group: name, words, weight, critical: weight === 3, scope, basis }));

/** The vote cannot begin lawfully or safely without what weighs 3; 2 is asked of everybody; 1 helps. */
const place: ChecklistItem[] = [
  ...group("Con người", [
    ["team-full", "Tổ bầu cử đủ 11–21 thành viên", 3, law],
    ["team-trained", "Tổ bầu cử đã được tập huấn nghiệp vụ", 3],
    ["police", "Có công an trực tại khu vực bỏ phiếu", 3],
    ["medical", "Có nhân viên y tế trực", 2, covid],
  ]),
  ...group("Tài liệu", [
    ["voter-list", "Danh sách cử tri đã niêm yết, đã cập nhật", 3, law],
    ["candidate-list", "Danh sách người ứng cử đã niêm yết", 3, law],
    ["candidate-lives", "Tiểu sử tóm tắt người ứng cử đã niêm yết", 2],
    ["rules", "Nội quy phòng bỏ phiếu đã niêm yết", 2],
    ["voter-cards", "Thẻ cử tri đã phát đủ", 2, law],
    ["ballots", "Đủ bốn loại phiếu bầu, đã kiểm đếm", 3, law],
    ["forms", "Đủ biểu mẫu, biên bản", 2],
  ]),
  ...group("Cơ sở vật chất", [
    ["room", "Phòng bỏ phiếu sẵn sàng, trang trí xong", 3],
    ["main-box", "Hòm phiếu chính có Quốc huy", 3, law],
    ["auxiliary-box", "Hòm phiếu phụ", 2, law],
    ["seals", "Niêm phong hòm phiếu", 3, law],
    ["team-stamp", "Con dấu của Tổ bầu cử", 3],
    ["voted-stamp", "Dấu “Đã bỏ phiếu”", 3, law],
    ["booths", "Buồng viết phiếu kín đáo", 3, law],
    ["loudspeaker", "Loa truyền thanh tại chỗ", 1],
    ["backup-power", "Nguồn điện dự phòng", 2],
    ["communications", "Liên lạc với xã đã thử, có phương án khi mất sóng", 2],
    ["fire-safety", "Phương tiện phòng cháy, chữa cháy", 2],
  ]),
  ...group("Phòng, chống dịch", [
    ["temperature", "Máy đo thân nhiệt", 2, covid],
    ["masks", "Khẩu trang dự phòng", 2, covid],
    ["sanitiser", "Nước sát khuẩn tay", 2, covid],
    ["queue", "Vạch giãn cách 2 m khi xếp hàng", 2, covid],
    ["one-way", "Lối đi một chiều", 1, covid],
    ["isolation-spot", "Chỗ cách ly tạm thời", 2, covid],
    ["own-pen", "Bút viết riêng từng cử tri", 1, covid],
    ["zone-kit", "Đồ bảo hộ cho người mang hòm phiếu phụ vào vùng cách ly", 3, covid, "in-zone"],
    ["facility-box", "Kế hoạch đưa hòm phiếu phụ đến cơ sở cách ly, điều trị và khử khuẩn sau đó", 3, boxAway, "in-facility"],
  ]),
  ...group("Phương án", [
    ["hamlet-schedule", "Lịch bỏ phiếu theo thôn, tổ dân phố", 1],
    ["disaster-plan", "Phương án khi có thiên tai", 2, directive],
    ["covid-plan", "Phương án bỏ phiếu khi có dịch", 3, covid],
    ["backup-room", "Địa điểm bỏ phiếu dự phòng ngoài vùng nguy cơ", 3, null, "in-risk-area"],
  ]),
];

/** What a commune and a district both review; the commune's own and the district's own come with it. */
const both: ChecklistItem[] = [
  ...group("Chỉ đạo", [
    ["made-known", "Đã quán triệt văn bản chỉ đạo về bầu cử", 2, directive],
    ["reviewed", "Đã rà soát lại toàn bộ công việc chuẩn bị", 3, directive],
    ["duty-roster", "Lịch trực lãnh đạo, cán bộ 19–23/5", 3, directive],
    ["standing-unit", "Bộ phận thường trực ngày 23/5 theo dõi, chỉ đạo, báo cáo", 3, directive],
    ["reporting", "Chế độ báo cáo, danh bạ đầu mối đã thử", 3, directive],
    ["questions", "Người tiếp nhận, giải đáp vướng mắc", 2, directive],
  ]),
  ...group("Cơ sở vật chất, kỹ thuật", [
    ["facilities", "Cơ sở vật chất, trang thiết bị đủ và dùng được", 3, directive],
    ["technology", "Máy tính, mạng, điện thoại đã kiểm tra", 2, directive],
    ["backup-power", "Nguồn điện dự phòng tại trụ sở", 2],
    ["transport", "Phương tiện chở hòm phiếu, tài liệu; đường thay thế", 2],
  ]),
  ...group("Tuyên truyền", [
    ["calls", "Tuyên truyền lưu động, loa truyền thanh", 1, directive],
    ["languages", "Tuyên truyền bằng tiếng dân tộc qua già làng, người uy tín", 1, directive],
    ["volunteers", "Đội tình nguyện hướng dẫn cử tri", 1, directive],
  ]),
  ...group("An ninh, dịch bệnh, thiên tai", [
    ["security", "Lực lượng bảo đảm an ninh trực đủ", 3, directive],
    ["covid-plan", "Phương án bầu cử cho bốn tình huống dịch", 3, covid],
    ["disaster-plan", "Phương án ứng phó thiên tai theo 4 tại chỗ", 3, directive],
    ["reserve", "Người dự phòng cho thành viên Tổ bầu cử phải cách ly", 2, covid],
  ]),
];

const commune: ChecklistItem[] = [
  ...both,
  ...group("Khu vực bỏ phiếu", [
    ["places-checked", "Đã kiểm tra từng khu vực bỏ phiếu trong xã", 3, directive],
    ["papers-handed", "Phiếu bầu, tài liệu đã giao đủ cho các Tổ bầu cử", 3, law],
    ["absent-voters", "Đã nắm cử tri ốm, cách ly, đi vắng và cách bỏ phiếu", 2, covid],
  ]),
];

const district: ChecklistItem[] = [
  ...both,
  ...group("Cấp xã", [
    ["communes-checked", "Đã kiểm tra các xã, thị trấn", 3, directive],
    ["papers-handed", "Phiếu bầu, tài liệu đã giao đủ cho cấp xã", 3, law],
    ["support-plan", "Phương án hỗ trợ xã khi có dịch, thiên tai, mất an ninh", 2, directive],
  ]),
];

const builtIn = (level: ChecklistLevel, title: string, items: ChecklistItem[]): ChecklistTemplateFields => ({
  level,
  version: 1,
  title,
  items,
  inForceFrom: "2021-04-13T00:00:00+07:00",
  invented: false,
  source: "Danh mục của phòng, theo các văn bản dẫn ở từng mục",
  marking: "open",
  deleted: false,
});

/**
 * The templates the room comes with, version 1 of each level; an office's own versions are records above them. What is asked is the
 * house's list (M) drawn from the papers each item names (H where named); weights and what is critical are the house's (M).
 */
export const builtInTemplates: Readonly<Record<ChecklistLevel, ChecklistTemplateFields>> = {
  place: builtIn("place", "Rà soát khu vực bỏ phiếu", place),
  commune: builtIn("commune", "Rà soát cấp xã", commune),
  district: builtIn("district", "Rà soát cấp huyện", district),
};

/** The version in force at a moment: the highest of those whose day has come; where there is none, the one the room comes with. */
export const templateInForce = (versions: readonly ChecklistTemplateFields[], level: ChecklistLevel, nowMs: number): ChecklistTemplateFields => {
  const begun = versions.filter((template) => template.level === level && Date.parse(template.inForceFrom) <= nowMs);
  return begun.reduce((newest, template) => (template.version > newest.version ? template : newest), builtInTemplates[level]);
};
