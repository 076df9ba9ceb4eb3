import type { AlertDesk, AlertKind, AlertRule, AlertSeverity } from "../../contract/index.ts";
import { movedWith, openingGraceMinutes } from "./election-day.ts";
import { leastOfTeam, mostOfTeam } from "./team.ts";

/** What a rule is, beside when it fires. */
export interface AlertRuleData {
  desk: AlertDesk;
  kind: AlertKind;
  severity: AlertSeverity;
  words: string;
  todo: string;
  basis: string;
  confidence: "H" | "M" | "L";
  /** First and last day in force, `YYYY-MM-DD`; null while it still is. */
  from: string;
  to: string | null;
  /**
   * Where all units of a commune, district or the province fire, they are one alert of the wider unit: one cause, one alert. What its sentence
   * then says, `{n}` the units behind it; left out where each stands for itself.
   */
  together?: string;
}

const law = "Luật Bầu cử 85/2015/QH13";
const lawFrom = "2015-09-01";
const directive = "Công văn 1519/UBND-NCPC ngày 19/5/2021";
const directiveFrom = "2021-05-19";
const covid = "Công văn 2135/BNV ngày 13/5/2021";
const covidFrom = "2021-05-13";
const regime = "Chế độ báo cáo của phòng; thời gian chờ là cài đặt";
const house = "Quy ước của phòng";
/** Rules of this election are over with it. */
const over = "2021-05-26";

/** Minutes and hours of the rules that no law fixes: house values (L). */
export const alertTimes = {
  /** An incident nobody has taken up. */
  unattendedMs: 30 * 60_000,
  /** Hour of the day by which the day's review is signed, and by which everything stands on the eve. */
  eveningHour: 17,
} as const;

/** Every rule of the room: one engine for all desks. Numbers in brackets are the domain sheet's own grade of how sure the source is. */
export const alertRuleData: Record<AlertRule, AlertRuleData> = {
  "opening-unsaid": {
    desk: "election",
    kind: "absence",
    severity: 3,
    words: `Quá 07:${openingGraceMinutes} chưa có tin khai mạc`,
    todo: "Gọi Tổ bầu cử, ghi giờ khai mạc hoặc lý do chưa mở",
    basis: `${law}, Điều 71; ${openingGraceMinutes} phút là ${house.toLowerCase()}`,
    confidence: "H",
    from: lawFrom,
    to: null,
    together: "Cả {n} khu vực bỏ phiếu chưa có tin khai mạc",
  },
  "not-opened": {
    desk: "election",
    kind: "presence",
    severity: 3,
    words: "Đã quá 07:00, được báo là chưa mở",
    todo: "Tìm nguyên nhân, hỗ trợ mở; báo Ban bầu cử",
    basis: `${law}, Điều 71`,
    confidence: "H",
    from: lawFrom,
    to: null,
    together: "Cả {n} khu vực bỏ phiếu được báo là chưa mở",
  },
  interrupted: {
    desk: "election",
    kind: "presence",
    severity: 3,
    words: "Bỏ phiếu đang gián đoạn",
    todo: "Niêm phong, báo Ban bầu cử, tìm cách bỏ phiếu trở lại",
    basis: `${law}, Điều 71`,
    confidence: "H",
    from: lawFrom,
    to: null,
  },
  "opened-early": {
    desk: "election",
    kind: "presence",
    severity: 2,
    words: "Khai mạc trước 05:00",
    todo: "Kiểm tra lại giờ; báo Ủy ban bầu cử nếu đúng",
    basis: `${law}, Điều 71`,
    confidence: "H",
    from: lawFrom,
    to: null,
  },
  "closed-early": {
    desk: "election",
    kind: "presence",
    severity: 3,
    words: "Kết thúc trước 19:00",
    todo: "Yêu cầu mở lại đến 19:00, dù đã đủ cử tri",
    basis: `${law}, Điều 71`,
    confidence: "H",
    from: lawFrom,
    to: null,
  },
  "closed-late": {
    desk: "election",
    kind: "presence",
    severity: 2,
    words: "Kết thúc sau 21:00",
    todo: "Kiểm tra lại giờ; báo Ủy ban bầu cử nếu đúng",
    basis: `${law}, Điều 71`,
    confidence: "H",
    from: lawFrom,
    to: null,
  },
  "close-unsaid": {
    desk: "election",
    kind: "absence",
    severity: 2,
    words: "Quá 21:00 chưa có tin kết thúc bỏ phiếu",
    todo: "Gọi Tổ bầu cử, ghi giờ kết thúc",
    basis: `${law}, Điều 71`,
    confidence: "H",
    from: lawFrom,
    to: null,
    together: "Cả {n} khu vực bỏ phiếu chưa có tin kết thúc",
  },
  "day-disputed": {
    desk: "election",
    kind: "presence",
    severity: 2,
    words: "Tin về ngày bầu cử mâu thuẫn giữa các máy",
    todo: "Hỏi lại Tổ bầu cử, đính chính giờ đúng",
    basis: house,
    confidence: "L",
    from: lawFrom,
    to: null,
  },
  "day-order": {
    desk: "election",
    kind: "presence",
    severity: 1,
    words: "Giờ các bước không theo thứ tự hoặc thiếu bước trước",
    todo: "Hỏi lại Tổ bầu cử, bổ sung hoặc đính chính",
    basis: house,
    confidence: "L",
    from: lawFrom,
    to: null,
  },
  ballots: {
    desk: "election",
    kind: "presence",
    severity: 3,
    words: "Phiếu bầu in sai, thiếu hoặc hỏng chưa xử lý xong",
    todo: "Ngừng phát, niêm phong, lập biên bản, đề nghị in lại",
    basis: "Việc đã xảy ra năm 2021; cách xử lý theo hướng dẫn nghiệp vụ",
    confidence: "M",
    from: lawFrom,
    to: null,
  },
  "report-missing": {
    desk: "election",
    kind: "absence",
    severity: 2,
    words: "Quá hạn và thời gian chờ chưa có báo cáo",
    todo: "Gọi đầu mối, ghi cuộc gọi trong danh sách đôn đốc",
    basis: regime,
    confidence: "L",
    from: directiveFrom,
    to: over,
    together: "Cả {n} xã chưa có báo cáo đến hạn",
  },
  "report-odd": {
    desk: "election",
    kind: "presence",
    severity: 2,
    words: "Báo cáo có số liệu không khớp",
    todo: "Gọi lại nơi báo, đính chính hoặc ghi lý do",
    basis: `${law}; số không khớp được giữ nguyên và đánh dấu`,
    confidence: "M",
    from: lawFrom,
    to: null,
  },
  "no-contact": {
    desk: "duty",
    kind: "absence",
    severity: 1,
    words: "Chưa có đầu mối liên lạc",
    todo: "Nhập người phụ trách và số điện thoại",
    basis: directive,
    confidence: "M",
    from: directiveFrom,
    to: over,
    together: "Cả {n} đơn vị cấp dưới chưa có đầu mối liên lạc",
  },
  "readiness-failed": {
    desk: "election",
    kind: "presence",
    severity: 3,
    words: "Khu vực bỏ phiếu được báo không đạt, chưa khai mạc",
    todo: "Khắc phục hoặc đề nghị đổi địa điểm bỏ phiếu",
    basis: directive,
    confidence: "M",
    from: directiveFrom,
    to: over,
  },
  "readiness-unsaid": {
    desk: "election",
    kind: "absence",
    severity: 2,
    words: "Từ 17:00 hôm trước chưa có báo cáo sẵn sàng còn mới",
    todo: "Gọi xã, ghi mức sẵn sàng",
    basis: `${directive}; giờ là ${house.toLowerCase()}`,
    confidence: "L",
    from: directiveFrom,
    to: over,
    together: "Cả {n} khu vực bỏ phiếu chưa có báo cáo sẵn sàng còn mới",
  },
  "zone-without-plan": {
    desk: "health",
    kind: "absence",
    severity: 2,
    words: "Vùng cách ly có khu vực bỏ phiếu mà chưa có phương án bỏ phiếu",
    todo: "Ghi phương án hoặc điểm bỏ phiếu lưu động",
    basis: covid,
    confidence: "H",
    from: covidFrom,
    to: over,
  },
  "no-backup-power": {
    desk: "disaster",
    kind: "absence",
    severity: 2,
    words: "Khu vực bỏ phiếu trong vùng mưa, dông cấp 2 trở lên chưa có nguồn điện dự phòng",
    todo: "Bố trí máy phát hoặc đèn, đánh dấu trong bảng kiểm",
    basis: `${directive}; 4 tại chỗ`,
    confidence: "M",
    from: directiveFrom,
    to: over,
  },
  "no-disaster-plan": {
    desk: "disaster",
    kind: "absence",
    severity: 2,
    words: "Khu vực bỏ phiếu trong vùng nguy cơ cấp 2 trở lên chưa có phương án thiên tai",
    todo: "Lập phương án, đánh dấu trong bảng kiểm",
    basis: directive,
    confidence: "M",
    from: directiveFrom,
    to: over,
  },
  "area-unanswered": {
    desk: "disaster",
    kind: "absence",
    severity: 2,
    words: "Vùng nguy cơ cấp 2 trở lên chưa có thành viên Ban Chỉ huy phụ trách",
    todo: "Ghi thành viên phụ trách địa bàn",
    basis: "QĐ 36/QĐ-BCH ngày 27/02/2020",
    confidence: "M",
    from: "2020-02-27",
    to: null,
  },
  "area-high": {
    desk: "disaster",
    kind: "presence",
    severity: 3,
    words: "Vùng nguy cơ cấp 3 trở lên có khu vực bỏ phiếu",
    todo: "Kiểm tra phương án, địa điểm dự phòng, lực lượng tại chỗ",
    basis: "QĐ 44/2014/QĐ-TTg; 4 tại chỗ",
    confidence: "M",
    from: "2014-10-01",
    to: null,
  },
  "review-unsigned": {
    desk: "election",
    kind: "absence",
    severity: 2,
    words: "Quá 17:00 chưa có rà soát trong ngày được Chủ tịch ký",
    todo: "Đôn đốc rà soát, ghi người ký",
    basis: `${directive}; rà soát hằng ngày 19–22/5, giờ là ${house.toLowerCase()}`,
    confidence: "M",
    from: "2021-05-19",
    to: "2021-05-23",
    together: "Cả {n} xã chưa có rà soát trong ngày được Chủ tịch ký",
  },
  "no-rehearsal": {
    desk: "election",
    kind: "absence",
    severity: 1,
    words: "Chưa diễn tập lần nào",
    todo: "Tổ chức diễn tập, ghi vào sổ diễn tập",
    basis: `${directive}, mục H2`,
    confidence: "H",
    from: "2021-05-20",
    to: "2021-05-23",
    together: "Cả {n} xã chưa diễn tập lần nào",
  },
  "no-itinerary": {
    desk: "health",
    kind: "absence",
    severity: 2,
    words: "Nơi bỏ phiếu lưu động chưa có hành trình hòm phiếu phụ",
    todo: "Lập hành trình có giờ đến, giờ đi",
    basis: covid,
    confidence: "M",
    from: covidFrom,
    to: over,
  },
  "box-overdue": {
    desk: "health",
    kind: "absence",
    severity: 2,
    words: "Hòm phiếu phụ chậm so với hành trình",
    todo: "Gọi tổ mang hòm phiếu, ghi giờ thật",
    basis: `${covid}; thời gian chờ là cài đặt của phòng`,
    confidence: "L",
    from: covidFrom,
    to: over,
  },
  "not-disinfected": {
    desk: "health",
    kind: "absence",
    severity: 2,
    words: "Rời nơi cách ly, điều trị, hết thời gian khử khuẩn và thời gian chờ chưa có tin khử khuẩn hòm phiếu",
    todo: "Khử khuẩn, ghi giờ",
    basis: "Công văn 2322/BNV ngày 21/5/2021; các thời gian là cài đặt của phòng",
    confidence: "M",
    from: "2021-05-21",
    to: over,
  },
  "boxes-short": {
    desk: "health",
    kind: "presence",
    severity: 2,
    words: "Thiếu hòm phiếu phụ",
    todo: "Điều hòm phiếu phụ từ nơi khác",
    basis: `${law}; ${covid}`,
    confidence: "M",
    from: covidFrom,
    to: over,
  },
  "team-gap": {
    desk: "election",
    kind: "presence",
    severity: 2,
    words: "Tổ bầu cử khuyết thành viên chưa có người thay đã tập huấn",
    todo: "Cử người thay, tập huấn, ghi giờ",
    basis: covid,
    confidence: "H",
    from: covidFrom,
    to: over,
  },
  "team-size": {
    desk: "election",
    kind: "presence",
    severity: 2,
    words: `Tổ bầu cử không đủ ${leastOfTeam} hoặc quá ${mostOfTeam} người`,
    todo: "Kiện toàn Tổ bầu cử",
    basis: `${law}, Điều 25`,
    confidence: "H",
    from: lawFrom,
    to: null,
  },
  "incident-severe": {
    desk: "security",
    kind: "presence",
    severity: 3,
    words: "Vụ việc, sự cố mức 3 trở lên chưa kết thúc",
    todo: "Chỉ đạo xử lý, cập nhật diễn biến",
    basis: house,
    confidence: "L",
    from: lawFrom,
    to: null,
  },
  "incident-unattended": {
    desk: "security",
    kind: "absence",
    severity: 2,
    words: "Quá 30 phút chưa ai tiếp nhận vụ việc, sự cố",
    todo: "Xác minh, giao người xử lý",
    basis: house,
    confidence: "L",
    from: lawFrom,
    to: null,
  },
  unevidenced: {
    desk: "duty",
    kind: "absence",
    severity: 1,
    words: "Quá hạn còn nhiệm vụ chưa có minh chứng",
    todo: "Đề nghị cơ quan gửi văn bản triển khai, minh chứng",
    basis: directive,
    confidence: "H",
    from: directiveFrom,
    to: null,
  },
  "plan-overdue": {
    desk: "duty",
    kind: "absence",
    severity: 1,
    words: "Bước của kế hoạch quá hạn, chưa báo đủ",
    todo: "Đôn đốc đơn vị còn thiếu, đánh dấu đã xong",
    basis: `${law} và lịch bầu cử 2021`,
    confidence: "M",
    from: lawFrom,
    to: null,
  },
};

/**
 * First and last day of a rule, `YYYY-MM-DD`, where the room's election day is `date`: what is of this election alone, and over with it, moves
 * with its day; what the law says at all times does not.
 */
export const ruleDates = (rule: AlertRule, date: string): { from: string; to: string | null } => {
  const { from, to } = alertRuleData[rule];
  return to === null ? { from, to } : { from: movedWith(from, date), to: movedWith(to, date) };
};

/** Whether a rule is in force on a day: outside its dates it says nothing. */
export const isRuleInForce = (rule: AlertRule, day: string, date: string): boolean => {
  const { from, to } = ruleDates(rule, date);
  return day >= from && (to === null || day <= to);
};
