import type { Election, SubmittedFigures, SubmittedTurnout, SubmittedUnit } from "../contract/index.ts";
import { writtenNumber, writtenTime } from "../domain/vietnamese-format.ts";
import { exerciseWords } from "./touched-report.ts";

const ballotNames: Record<Election, string> = {
  assembly: "đại biểu Quốc hội",
  province: "đại biểu HĐND tỉnh",
  district: "đại biểu HĐND huyện",
  commune: "đại biểu HĐND xã",
};

/** `52,97`: a share cut off after two decimals, never rounded up: 100 only where nobody is left. */
const share = (voted: number, voters: number): string => writtenNumber(Math.floor((voted / voters) * 1e4 + 1e-9) / 100, 2);

const turnoutLine = ({ election, voted, voters, remaining, reported, places }: SubmittedTurnout): string => {
  const name = ballotNames[election];
  const of = `${writtenNumber(reported)}/${writtenNumber(places)} khu vực bỏ phiếu`;
  if (voted === null) return `- ${name}: chưa có số (${of}).`;
  if (voters === null || remaining === null || voters === 0) return `- ${name}: đã bỏ phiếu ${writtenNumber(voted)}; chưa rõ số cử tri (${of}).`;
  const left = remaining >= 0 ? `còn ${writtenNumber(remaining)}` : `vượt ${writtenNumber(-remaining)} so với danh sách, đang kiểm tra`;
  return `- ${name}: ${left}; đã bỏ phiếu ${writtenNumber(voted)}/${writtenNumber(voters)} cử tri, ${share(voted, voters)} % (${of}).`;
};

const partLine = ({ name, turnout, places, opened }: SubmittedUnit): string => {
  const assembly = turnout.find(({ election }) => election === "assembly");
  const head = `- ${name}: khai mạc ${writtenNumber(opened)}/${writtenNumber(places)}`;
  if (!assembly || assembly.voted === null) return `${head}.`;
  const { voted, voters, reported } = assembly;
  const percent = voters === null || voters === 0 ? "" : `/${writtenNumber(voters)} (${share(voted, voters)} %)`;
  return `${head}; đã bỏ phiếu ${writtenNumber(voted)}${percent}; ${writtenNumber(reported)}/${writtenNumber(assembly.places)} khu vực có số.`;
};

/** What is sent upward of one slot, as a text to paste: each total with its n/N and its own denominator, remaining voters first. */
export const quickReportText = (figures: SubmittedFigures, { exercise, to }: { exercise: boolean; to: string | null }): string => {
  const { whole, parts, slotName, asOf, of } = figures;
  const hasTurnout = whole.turnout.some(({ voted }) => voted !== null);
  const preliminary =
    whole.preliminary === 0
      ? []
      : [
          of === "all"
            ? `Trong đó ${writtenNumber(whole.preliminary)} báo cáo còn sơ bộ.`
            : `Chưa tính ${writtenNumber(whole.preliminary)} báo cáo còn sơ bộ.`,
        ];
  return [
    ...(exercise ? [exerciseWords] : []),
    `${slotName.toUpperCase()} – ${whole.name}`,
    ...(to === null ? [] : [`Kính gửi: ${to}`]),
    `Số liệu tính đến ${writtenTime(asOf)}${of === "approved" ? ", số đã duyệt" : ", gồm cả số sơ bộ"}.`,
    `Khai mạc: ${writtenNumber(whole.opened)}/${writtenNumber(whole.places)} khu vực bỏ phiếu${whole.closed > 0 ? `; kết thúc: ${writtenNumber(whole.closed)}` : ""}.`,
    ...(hasTurnout
      ? [
          "Cử tri đi bầu:",
          ...whole.turnout.map(turnoutLine),
          `Khu vực bỏ phiếu đạt 100 %: ${writtenNumber(whole.full)}/${writtenNumber(whole.places)}.`,
        ]
      : []),
    ...preliminary,
    ...(whole.flags > 0 ? [`Có ${writtenNumber(whole.flags)} số liệu chưa khớp, giữ nguyên như đơn vị báo và đang kiểm tra.`] : []),
    ...(parts.length > 0 ? ["Theo đơn vị:", ...parts.map(partLine)] : []),
  ].join("\n");
};
