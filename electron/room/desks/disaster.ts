import { fail, type InputOf, ok, type RiskAreaFields } from "../../contract/index.ts";
import { checkHazardLevel, hazardScaleAt, scaleTable } from "../../domain/hazard-scale.ts";
import { writtenTime } from "../../domain/vietnamese-format.ts";
import { recordInSight } from "../door.ts";
import { given, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { fieldsMissing } from "../input-faults.ts";
import { type AreaDesk, removeArea, saveArea, splitArea } from "./area-saving.ts";
import type { HandlerTable } from "./handler.ts";

const desk: AreaDesk<"risk-area"> = {
  kind: "risk-area",
  noun: "vùng nguy cơ",
  edit: (id, set) => ({ kind: "risk-area", id, set }),
};

const nothingSaid: Pick<RiskAreaFields, "bulletin" | "to" | "responsible" | "note" | "invented" | "marking" | "deleted"> = {
  bulletin: null,
  to: null,
  responsible: null,
  note: null,
  invented: false,
  marking: "open",
  deleted: false,
};

/** A new area before its details; null where something it cannot be without is left out. */
const begun = ({ hazard, level, name, from, geometry }: InputOf<"riskAreas.save">): RiskAreaFields | null =>
  hazard === undefined || level === undefined || name === undefined || from === undefined || geometry === undefined
    ? null
    : { ...nothingSaid, hazard, level, name, from, geometry };

/** Thiên tai: risk areas, each level on the scale in force when its bulletin was issued, or, for the room's own estimate, when it begins. */
export const disasterDesk = {
  "riskAreas.save": async (room, viewer, asked) => {
    const current = asked.id === undefined ? undefined : recordInSight(room.picture, "risk-area", asked.id, viewer.clearance);
    if (asked.id !== undefined && !current) return notFound("vùng nguy cơ");
    const base = current?.fields ?? begun(asked);
    if (!base) return fieldsMissing(asked, ["hazard", "level", "name", "from", "geometry"]);
    const { bulletin, responsible } = asked;
    const wanted: RiskAreaFields = {
      ...base,
      ...given({
        hazard: asked.hazard,
        level: asked.level,
        name: asked.name === undefined ? undefined : tidy(asked.name),
        from: asked.from === undefined ? undefined : inVietnam(asked.from),
        geometry: asked.geometry,
        bulletin: bulletin ? { number: tidy(bulletin.number), issuer: tidy(bulletin.issuer), issuedAt: inVietnam(bulletin.issuedAt) } : bulletin,
        to: asked.to ? inVietnam(asked.to) : asked.to,
        responsible: responsible ? { name: tidy(responsible.name), duty: tidy(responsible.duty), phone: tidy(responsible.phone) } : responsible,
        note: tidyOrNull(asked.note),
        marking: asked.marking,
      }),
    };
    if (wanted.bulletin && Date.parse(wanted.bulletin.issuedAt) > room.clock.now())
      return fail(
        "bad-input",
        `Bản tin ghi ban hành ${writtenTime(wanted.bulletin.issuedAt)}, chưa tới.`,
        "Kiểm tra lại giờ ban hành; chưa có gì thay đổi.",
      );
    const scale = checkHazardLevel(wanted.hazard, wanted.level, wanted.bulletin?.issuedAt ?? wanted.from);
    return scale.ok ? saveArea(room, viewer, "riskAreas.save", desk, asked, current, wanted) : scale;
  },
  "riskAreas.remove": (room, viewer, asked) => removeArea(room, viewer, "riskAreas.remove", desk, asked, { deleted: true }),
  "riskAreas.split": (room, viewer, asked) =>
    splitArea(room, viewer, "riskAreas.split", desk, asked, (fields, geometry, name) => ({ ...fields, geometry, name })),
  "riskAreas.scale": (_room, _viewer, { at }) => {
    const scale = hazardScaleAt(at);
    if (!scale.ok) return scale;
    const { decision, inForceFrom } = scale.value;
    return ok({ decision, inForceFrom, ...scaleTable(scale.value) });
  },
} satisfies Pick<HandlerTable, "riskAreas.save" | "riskAreas.remove" | "riskAreas.split" | "riskAreas.scale">;
