import { fail, type InputOf, type QuarantineZoneFields } from "../../contract/index.ts";
import { checkZoneRules } from "../../domain/quarantine.ts";
import { vietnamDate, writtenDate } from "../../domain/vietnamese-format.ts";
import { recordInSight } from "../door.ts";
import { given, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { fieldsMissing } from "../input-faults.ts";
import { type AreaDesk, removeArea, saveArea, splitArea } from "./area-saving.ts";
import type { HandlerTable } from "./handler.ts";

const desk: AreaDesk<"quarantine-zone"> = {
  kind: "quarantine-zone",
  noun: "vùng cách ly",
  edit: (id, set) => ({ kind: "quarantine-zone", id, set }),
};

const nothingSaid: Pick<
  QuarantineZoneFields,
  "decision" | "to" | "people" | "voters" | "directive" | "votingPlan" | "invented" | "marking" | "deleted"
> = {
  decision: null,
  to: null,
  people: null,
  voters: null,
  directive: null,
  votingPlan: null,
  invented: false,
  marking: "open",
  deleted: false,
};

/** A new zone before its details; null where something it cannot be without is left out. */
const begun = ({ kind, name, from, geometry }: InputOf<"quarantineZones.save">): QuarantineZoneFields | null =>
  kind === undefined || name === undefined || from === undefined || geometry === undefined ? null : { ...nothingSaid, kind, name, from, geometry };

/** Y tế: quarantine zones. */
export const healthDesk = {
  "quarantineZones.save": async (room, viewer, asked) => {
    const current = asked.id === undefined ? undefined : recordInSight(room.picture, "quarantine-zone", asked.id, viewer.clearance);
    if (asked.id !== undefined && !current) return notFound("vùng cách ly");
    const base = current?.fields ?? begun(asked);
    if (!base) return fieldsMissing(asked, ["kind", "name", "from", "geometry"]);
    const { decision } = asked;
    const wanted: QuarantineZoneFields = {
      ...base,
      ...given({
        kind: asked.kind,
        name: asked.name === undefined ? undefined : tidy(asked.name),
        from: asked.from === undefined ? undefined : inVietnam(asked.from),
        geometry: asked.geometry,
        decision: decision ? { number: tidy(decision.number), date: decision.date, signer: tidy(decision.signer) } : decision,
        to: asked.to ? inVietnam(asked.to) : asked.to,
        people: asked.people,
        voters: asked.voters,
        directive: asked.directive,
        votingPlan: tidyOrNull(asked.votingPlan),
        marking: asked.marking,
      }),
    };
    if (wanted.decision && wanted.decision.date > vietnamDate(room.clock.nowText()))
      return fail(
        "bad-input",
        `Quyết định ghi ngày ${writtenDate(wanted.decision.date)}, chưa tới.`,
        "Kiểm tra lại ngày ký quyết định; chưa có gì thay đổi.",
      );
    const rules = checkZoneRules(wanted);
    return rules.ok ? saveArea(room, viewer, "quarantineZones.save", desk, asked, current, wanted) : rules;
  },
  "quarantineZones.remove": (room, viewer, asked) => removeArea(room, viewer, "quarantineZones.remove", desk, asked, { deleted: true }),
  /** People and voters were counted for the whole: nobody has counted the parts, so theirs are unknown. */
  "quarantineZones.split": (room, viewer, asked) =>
    splitArea(room, viewer, "quarantineZones.split", desk, asked, (fields, geometry, name) => ({
      ...fields,
      geometry,
      name,
      people: null,
      voters: null,
    })),
} satisfies Pick<HandlerTable, "quarantineZones.save" | "quarantineZones.remove" | "quarantineZones.split">;
