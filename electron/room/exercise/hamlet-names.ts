import type { SeededRandom } from "./seeded-random.ts";

/** Invented hamlet names in the manner of each part of the province; none stands for a real hamlet. */
const plateau =
  "Sà Lủng,Há Súng,Chúng Mung,Lùng Thàng,Phìn Sả,Sủng Cáng,Má Lầu,Há Đề,Séo Lủng,Thèn Pả,Cá Ha,Tù Lủng,Sảng Chải,Lùng Vái,Xà Ván,Pó Sả,Mèo Ván,Tìa Súng,Há Ía,Chứ Lủng,Vàng Chải,Nhèo Lủng,Dìn Phàn,Sính Thầu,Khó Chớ,Há Chế,Pả Láng,Sủng Nhỉ,Chua Só,Ngài Lủng,Phố Trồ,Thào Chứ,Pải Chư,Lùng Hẩu,Tả Cán,Má Pắng,Hầu Chúng,Sả Tủng,Phìn Lò,Giàng Sảng".split(
    ",",
  );
const west =
  "Nậm Ong,Cốc Cọc,Nàng Cút,Lùng Vi,Tà Chải,Seo Lử,Chúng Phùng,Hô Sán,Pố Hà,Khu Trù,Nậm Than,Thính Nà,Suối Thầu,Nàn Lý,Cốc Đông,Ma Lì,Xà Chải,Tả Mù,Lùng Cẩu,Bản Qua,Nấm Lu,Phìn Hồ,Giáp Hạ,Giáp Thượng,Cốc Pú,Nậm Lỳ,Tỷ Phàng,Nắm Chăng,Khâu Tinh,Quán Thèn,Ma Sào,Chà Hồ,Nà Hu,Ngàm Buổng,Tân Phong".split(
    ",",
  );
const lowland =
  "Nà Thác,Bản Tùy,Lùng Tao,Nậm An,Khuổi My,Nà Ràng,Bản Chang,Pắc Há,Nà Đát,Khuổi Luông,Nà Pồng,Bản Lầu,Nà Tậu,Khuổi Niếng,Bản Cưởm,Nà Qua,Lùng Mười,Thâm Thiu,Nà Mèo,Bản Khén,Khuổi Vài,Nà Sài,Lùng Càng,Bản Bang,Nà Ôm,Tân Lâm,Minh Tiến,Tân Tiến,Đồng Tâm,Vinh Quang,Nậm Đăm,Khun Vin,Nà Trang,Lùng Châu,Nà Phùng,Bản Xám,Khuổi Cấp".split(
    ",",
  );

const namesOf: Record<string, readonly string[]> = { "026": plateau, "027": plateau, "028": plateau, "029": plateau, "032": west, "033": west };

/** The building of one polling place and where it stands, invented. */
export interface Building {
  name: string;
  /** "thôn Nà Thác" or "tổ 7". */
  hamlet: string;
}

const ofHamlet: readonly ((hamlet: string) => string)[] = [
  (hamlet) => `Nhà văn hóa thôn ${hamlet}`,
  (hamlet) => `Nhà văn hóa thôn ${hamlet}`,
  (hamlet) => `Nhà văn hóa thôn ${hamlet}`,
  (hamlet) => `Điểm trường thôn ${hamlet}`,
  (hamlet) => `Trường Tiểu học ${hamlet}`,
  (hamlet) => `Điểm trường Mầm non ${hamlet}`,
];

/** `bareName` is the commune's name without its type, `town` true for phường and thị trấn. */
export function buildingsFor(districtCode: string, bareName: string, typeInSentence: string, count: number, random: SeededRandom): Building[] {
  const town = typeInSentence !== "xã";
  const centre: Building = town
    ? { name: `Nhà văn hóa trung tâm ${typeInSentence} ${bareName}`, hamlet: "tổ 1" }
    : { name: `Trụ sở UBND xã ${bareName}`, hamlet: "thôn trung tâm" };
  const school: Building = town
    ? { name: `Trường THCS ${bareName}`, hamlet: "tổ 2" }
    : { name: `Trường PTDTBT THCS ${bareName}`, hamlet: "thôn trung tâm" };
  const hamlets = random.shuffled(namesOf[districtCode] ?? lowland);
  const others = Array.from({ length: Math.max(0, count - 2) }, (_, index): Building => {
    if (town) return { name: `Nhà văn hóa tổ dân phố số ${index + 3}`, hamlet: `tổ ${index + 3}` };
    const hamlet = hamlets[index % hamlets.length]!;
    const name = index < hamlets.length ? hamlet : `${hamlet} ${Math.floor(index / hamlets.length) + 1}`;
    return { name: random.pick(ofHamlet)(name), hamlet: `thôn ${name}` };
  });
  return [centre, school, ...others].slice(0, count);
}
