import type { PollingPlaceFields } from "../../contract/index.ts";
import { buildingsFor } from "./hamlet-names.ts";
import { pointInside } from "./inside-communes.ts";
import { apportion, seededRandom } from "./seeded-random.ts";
import { districtNameOf, type ExerciseCommune, type ExerciseUnits, inSentence } from "./units.ts";

/** Published for 23/5/2021: 1,475 polling places and "over 539,000" voters; the exact total here is invented. */
const placesInAll = 1475;
const votersInAll = 539_214;
/** Published: Đồng Văn had 45,696 voters. The other ten districts' figures were not found. */
const publishedDistrict = { code: "026", voters: 45_696 };
/** Published: polling place 2 of phường Nguyễn Trãi had 1,094 voters and opened with a ceremony at 06:45. */
const publishedPlace = { communeCode: "00694", number: 2, voters: 1094 };

const inventedSource = "số liệu diễn tập, không phải số thật";
const inventedSourceByDistrict: Record<string, string> = {
  [publishedDistrict.code]: "số liệu diễn tập, không phải số thật; chỉ tổng 45.696 cử tri của huyện Đồng Văn là số đã công bố",
};
const publishedSource =
  "số đã công bố 23/5/2021: 1.094 cử tri, khai mạc 06:45 (baohagiang.vn 776287, 776285; baodautu.vn d143564; nhadautu.vn d52308; nghean24h.vn a635921); vị trí là diễn tập";

/** How many live where, in thousands: invented, only so that a big district looks big. */
const districtWeights: Record<string, number> = {
  "024": 56,
  "027": 84,
  "028": 96,
  "029": 54,
  "030": 110,
  "031": 55,
  "032": 67,
  "033": 68,
  "034": 118,
  "035": 62,
};

/** A polling place as the exercise's list gives it. */
export interface ExercisePlace {
  id: string;
  commune: ExerciseCommune;
  fields: PollingPlaceFields;
}

const typeOf = (commune: ExerciseCommune): string => {
  const lower = commune.name.toLocaleLowerCase("vi");
  return lower.startsWith("phường ") ? "phường" : lower.startsWith("thị trấn ") ? "thị trấn" : "xã";
};
const bareNameOf = (commune: ExerciseCommune): string => commune.name.slice(typeOf(commune).length + 1);

/** Voters a commune's usual polling place serves: a ward gathers, a mountain commune spreads. */
const usualVoters: Record<string, number> = { phường: 820, "thị trấn": 560, xã: 325 };

function votersByCommune(units: ExerciseUnits): Map<string, number> {
  const random = seededRandom("diễn tập 23/5/2021: cử tri theo xã");
  const others = units.districts.filter((district) => district.code !== publishedDistrict.code);
  const shares = apportion(
    votersInAll - publishedDistrict.voters,
    others.map((district) => districtWeights[district.code] ?? 60),
  );
  const byDistrict = new Map(others.map((district, index) => [district.code, shares[index]!]));
  byDistrict.set(publishedDistrict.code, publishedDistrict.voters);
  const byCommune = new Map<string, number>();
  for (const [districtCode, voters] of byDistrict) {
    const communes = units.communes.filter((commune) => commune.districtCode === districtCode);
    const weights = communes.map((commune) => (typeOf(commune) === "xã" ? 1 : 1.7) * (0.7 + 0.6 * random.next()));
    const parts = apportion(voters, weights, Math.min(900, Math.floor(voters / communes.length)));
    communes.forEach((commune, index) => {
      byCommune.set(commune.code, parts[index]!);
    });
  }
  return byCommune;
}

function votersByPlace(commune: ExerciseCommune, voters: number, count: number): number[] {
  const random = seededRandom(`diễn tập 23/5/2021: cử tri từng khu vực ${commune.code}`);
  const least = Math.min(90, Math.floor(voters / count));
  const weights = Array.from({ length: count }, () => 0.45 + random.next());
  if (commune.code !== publishedPlace.communeCode) return apportion(voters, weights, least);
  const rest = apportion(voters - publishedPlace.voters, weights.slice(1), least);
  return [...rest.slice(0, publishedPlace.number - 1), publishedPlace.voters, ...rest.slice(publishedPlace.number - 1)];
}

/**
 * The 1,475 polling places in 193 communes, at least 3 in each, 539,214 voters in all. About one in six has no position:
 * it stands at its commune's label point, estimated. Sorted by code.
 */
export function exercisePlaces(units: ExerciseUnits): ExercisePlace[] {
  const voters = votersByCommune(units);
  const counts = apportion(
    placesInAll,
    units.communes.map((commune) => Math.max(0.2, voters.get(commune.code)! / usualVoters[typeOf(commune)]! - 3)),
    3,
  );
  const places = units.communes.flatMap((commune, index) => placesOf(units, commune, voters.get(commune.code)!, counts[index]!));
  return places.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function placesOf(units: ExerciseUnits, commune: ExerciseCommune, voters: number, count: number): ExercisePlace[] {
  const random = seededRandom(`diễn tập 23/5/2021: khu vực bỏ phiếu ${commune.code}`);
  const district = inSentence(districtNameOf(units, commune.districtCode));
  const perPlace = votersByPlace(commune, voters, count);
  return buildingsFor(commune.districtCode, bareNameOf(commune), typeOf(commune), count, random).map((building, index) => {
    const number = index + 1;
    const published = commune.code === publishedPlace.communeCode && number === publishedPlace.number;
    const hasPosition = random.chance(0.83) || published;
    return {
      id: `${commune.code}-${String(number).padStart(2, "0")}`,
      commune,
      fields: {
        communeCode: commune.code,
        number,
        name: published ? `Khu vực bỏ phiếu số ${number}, phường Nguyễn Trãi` : building.name,
        address: published ? null : `${capitalised(building.hamlet)}, ${inSentence(commune.name)}, ${district}`,
        voters: perPlace[index]!,
        location: hasPosition ? pointInside(commune, random) : null,
        readiness: "unknown",
        readinessNote: null,
        invented: !published,
        source: published ? publishedSource : (inventedSourceByDistrict[commune.districtCode] ?? inventedSource),
        marking: "open",
        deleted: false,
      },
    };
  });
}

const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1);
