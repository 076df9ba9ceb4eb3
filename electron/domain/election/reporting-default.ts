import type { RegimeTold, ReportSlot } from "../../contract/index.ts";

const turnout = (key: string, name: string, asOf: string, due: ReportSlot["due"]): ReportSlot => ({ key, name, content: "turnout", asOf, due });

/**
 * The regime the room comes with. Which reports there are follows the quick reports of the day (CV 668/HĐBCQG, 8/5/2021; confidence M); its
 * own hours were not found, so every hour here is a house value (confidence L) that the office replaces by its own version. Teams report to
 * the commune, communes to the district, districts to the province, ten minutes a level; agencies and forces owe four text reports.
 */
export const defaultRegime: RegimeTold = {
  version: 0,
  title: "Chế độ báo cáo mặc định của phòng",
  date: "2021-05-23",
  slots: [
    {
      key: "opening",
      name: "Báo cáo khai mạc",
      content: "opening",
      asOf: "07:00",
      due: { place: "07:10", commune: "07:20", district: "07:30", province: "08:00", agency: "07:30" },
    },
    turnout("t09", "Báo cáo 9 giờ", "09:00", { place: "09:10", commune: "09:20", district: "09:30", province: "10:00" }),
    turnout("t11", "Báo cáo 11 giờ", "11:00", { place: "11:10", commune: "11:20", district: "11:30", province: "12:00", agency: "11:30" }),
    turnout("t14", "Báo cáo 14 giờ", "14:00", { place: "14:10", commune: "14:20", district: "14:30", province: "15:00" }),
    turnout("t17", "Báo cáo 17 giờ", "17:00", { place: "17:10", commune: "17:20", district: "17:30", province: "18:00", agency: "17:30" }),
    turnout("t19", "Báo cáo 19 giờ", "19:00", { place: "19:10", commune: "19:20", district: "19:30", province: "20:00" }),
    turnout("t22", "Báo cáo kết thúc", "22:00", { place: "22:10", commune: "22:20", district: "22:30", province: "23:00", agency: "22:30" }),
  ],
  agencies: [
    { key: "agency:so-noi-vu", name: "Sở Nội vụ" },
    { key: "agency:so-y-te", name: "Sở Y tế" },
    { key: "agency:so-tt-tt", name: "Sở Thông tin và Truyền thông" },
    { key: "agency:so-nn-ptnt", name: "Sở Nông nghiệp và Phát triển nông thôn" },
    { key: "agency:cong-an", name: "Công an tỉnh" },
    { key: "agency:quan-su", name: "Bộ Chỉ huy Quân sự tỉnh" },
    { key: "agency:bien-phong", name: "Bộ Chỉ huy Bộ đội Biên phòng tỉnh" },
    { key: "agency:mat-tran", name: "Ủy ban Mặt trận Tổ quốc tỉnh" },
    { key: "agency:tinh-doan", name: "Tỉnh đoàn" },
  ],
  graceMinutes: 15,
  inForceFrom: null,
  source: "Giờ báo cáo do phòng đặt tạm; thay bằng giờ của Ủy ban bầu cử tỉnh",
  invented: false,
};
