import { type FigureTable, fail, ok, type Result } from "../../contract/index.ts";
import { currentSlot } from "../../domain/election/reporting.ts";
import { type PlainCell, plainXlsx } from "../../reports/plain-xlsx.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";

const ballots = ["Quốc hội", "HĐND tỉnh", "HĐND huyện", "HĐND xã"];
const unitHeads = ["Mã KVBP", "Huyện, thành phố", "Xã, phường, thị trấn", "Tên khu vực bỏ phiếu"];

/** Every polling place with columns to fill in; every heading is one the intake knows. */
export async function figureTemplate(
  room: RoomParts,
  viewer: Viewer,
  { what, slot: key }: { what: FigureTable; slot?: string | undefined },
): Promise<Result<{ fileName: string; bytes: Uint8Array }>> {
  const { reports, checklists, units } = room.election.booksFor(viewer.clearance);
  const nowMs = room.clock.now();
  const slot = key === undefined ? currentSlot(reports.slotsAt(nowMs), nowMs) : reports.slotAt(key, nowMs);
  if (!slot) return fail("not-found", "Chế độ báo cáo đang dùng không có kỳ báo cáo này.", "Chọn lại kỳ trong danh sách.");
  const heads =
    what === "reports"
      ? [
          "Kỳ báo cáo",
          ...ballots.map((ballot) => `Số cử tri ${ballot}`),
          ...ballots.map((ballot) => `Đã bỏ phiếu ${ballot}`),
          "Chưa đi: ốm",
          "Chưa đi: cách ly",
          "Chưa đi: đi vắng",
          "Chưa đi: chia cắt",
          "Chưa đi: chưa rõ",
          "Khó khăn, vướng mắc",
        ]
      : checklists.template("place", nowMs).items.map(({ words }) => words);
  function* rows(): Generator<readonly PlainCell[]> {
    yield [...unitHeads, ...heads].map((bold) => ({ bold }));
    for (const { code, name, places } of units.communes.values())
      for (const place of places) {
        const district = units.districtOf(`commune:${code}`);
        const told = [place, district === null ? "" : units.nameOf(`district:${district}`), name, units.nameOf(`place:${place}`)];
        yield what === "reports" ? [...told, slot?.slot.name ?? ""] : told;
      }
  }
  const widths = [12, 20, 24, 34, ...heads.map(() => 14)];
  const { bytes } = await plainXlsx([{ name: what === "reports" ? "Báo cáo" : "Rà soát", widths, sticky: 1, rows: rows() }]);
  return ok({ fileName: what === "reports" ? `mau-bao-cao-${slot.slot.key}.xlsx` : "mau-ra-soat.xlsx", bytes });
}
