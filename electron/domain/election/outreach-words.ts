import type { OutreachCase, OutreachFlag, TeamFlag, TeamRole, TripFlag, TripStep } from "../../contract/index.ts";
import { leastOfTeam, mostOfTeam } from "./team.ts";

/** What people call each case of voting outside the room. */
export const outreachCaseNames: Record<OutreachCase, string> = {
  "home-quarantine": "cách ly tại nhà",
  concentrated: "cách ly tập trung, phong tỏa",
  hospital: "cơ sở điều trị",
  barracks: "doanh trại, đồn trạm",
  "old-or-sick": "già yếu, ốm đau tại nhà",
  detained: "tạm giữ, tạm giam",
};

/** What a writer is told of a site or place. */
export const outreachFlagWords: Record<OutreachFlag, string> = {
  boxes: "thiếu hòm phiếu phụ so với số cần",
  kits: "thiếu bộ bảo hộ so với số cần",
  team: "nhóm đi thu phiếu ít người hơn mức tối thiểu",
  above: "số đã đi bỏ phiếu nhiều hơn số cử tri",
  late: "hành trình hòm phiếu phụ bị chậm hoặc có điều chưa khớp",
  disputed: "các trạm báo khác nhau",
  trip: "chưa có hành trình hòm phiếu phụ nào đến",
  numbers: "còn số liệu chưa rõ",
  plan: "chưa có phương án",
};

export const tripFlagWords: Record<TripFlag, string> = {
  "closed-while-out": "khu vực bỏ phiếu đã báo kết thúc khi hòm phiếu phụ còn ở ngoài",
  "not-disinfected": "chưa báo khử khuẩn sau điểm có dịch",
  "not-returned": "quá giờ về mà chưa có tin hòm phiếu phụ đã về",
  "not-left": "quá giờ mà chưa có tin đã rời điểm",
  "not-arrived": "quá giờ mà chưa có tin đã đến điểm",
  "not-departed": "quá giờ mà chưa có tin đã xuất phát",
  clash: "hòm phiếu này có hành trình khác cùng giờ",
  mixed: "đi từ điểm có dịch sang điểm khác; cần khử khuẩn ở giữa hoặc đổi thứ tự",
  order: "các mốc giờ không theo thứ tự",
  early: "xuất phát trước 05:00",
  "after-close": "còn ở ngoài sau 19:00",
  tight: "thời gian tại điểm ít hơn mức cần cho số cử tri",
  "not-with-place": "hành trình khác ngày bỏ phiếu của khu vực",
  disputed: "các trạm báo khác nhau",
};

/** "hòm phiếu phụ số 1" of a box called "số 1" or "Hòm phiếu phụ số 1". */
export const calledBox = (box: string): string => (/^hòm/iu.test(box) ? `${box.charAt(0).toLowerCase()}${box.slice(1)}` : `hòm phiếu phụ ${box}`);

export const tripStepNames: Record<TripStep, string> = {
  departed: "xuất phát",
  arrived: "đến điểm",
  left: "rời điểm",
  disinfected: "khử khuẩn xong",
  returned: "về đến khu vực bỏ phiếu",
};

export const teamRoleNames: Record<TeamRole, string> = { head: "Tổ trưởng", deputy: "Tổ phó", secretary: "Thư ký", member: "Ủy viên" };

export const teamFlagWords: Record<TeamFlag, string> = {
  below: `Tổ bầu cử còn dưới ${leastOfTeam} người`,
  "no-head": "chưa có Tổ trưởng tại chỗ",
  "no-secretary": "chưa có Thư ký tại chỗ",
  gap: "có người phải nghỉ, chưa cử người thay",
  "untrained-substitute": "người thay chưa được tập huấn",
  untrained: "còn thành viên chưa tập huấn",
  "no-police": "chưa có công an trực tại khu vực bỏ phiếu",
  above: `Tổ bầu cử trên ${mostOfTeam} người`,
  heads: "nhiều hơn một Tổ trưởng",
  secretaries: "nhiều hơn một Thư ký",
  "trained-above": "số đã tập huấn nhiều hơn số thành viên",
  partial: "còn số liệu của Tổ chưa rõ",
  disputed: "các trạm báo khác nhau",
};
