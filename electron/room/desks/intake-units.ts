import type { IntakeCommune, IntakeDistrict } from "../../intake/commune-matching.ts";
import type { RoomParts } from "../parts.ts";

/** The room's communes and districts as a spreadsheet is read against them. A name the product's own boundaries had is a former one. */
export const intakeUnits = (
  room: RoomParts,
): { communes: IntakeCommune[]; districts: IntakeDistrict[]; former: { name: string; code: string }[] } => {
  const { communes, districts } = room.boundaries();
  return {
    communes: [...communes.values()].map(({ code, name, districtCode }) => ({ code, name, districtCode })),
    districts: [...districts.values()].map(({ code, name }) => ({ code, name })),
    former: [...room.builtIn.communes.values()].flatMap(({ code, name }) =>
      communes.has(code) && communes.get(code)?.name !== name ? [{ code, name }] : [],
    ),
  };
};
