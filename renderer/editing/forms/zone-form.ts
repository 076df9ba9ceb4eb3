import type { AreaGeometry, InputOf, Marking, QuarantineZoneFields, ZoneKind } from "../../../electron/contract/index.ts";
import { type Faults, faultsOf, missing, textOrNull } from "./faults.ts";
import { mineOnly, type OpenForm } from "./merging.ts";
import { dayFault, dayOf, endOf, momentFault, momentOf, periodFault } from "./typed-moment.ts";
import { readWhole, wholeFault, writeWhole } from "./whole-number.ts";

/** Vùng cách ly as its form holds it: counts as typed, times as `typed-moment.ts` holds them, "" where nothing is said. */
export interface ZoneForm {
  geometry: AreaGeometry | null;
  kind: ZoneKind | "";
  name: string;
  decisionNumber: string;
  decisionDate: string;
  decisionSigner: string;
  from: string;
  to: string;
  people: string;
  voters: string;
  directive: "" | "15" | "16" | "19";
  votingPlan: string;
  marking: Marking;
}

const MOST_PEOPLE = 1_000_000;

/** A new zone beginning at the room's `now`. */
export const newZoneForm = (now: string): ZoneForm => ({
  geometry: null,
  kind: "",
  name: "",
  decisionNumber: "",
  decisionDate: "",
  decisionSigner: "",
  from: now,
  to: "",
  people: "",
  voters: "",
  directive: "",
  votingPlan: "",
  marking: "open",
});

export const zoneFormOf = (fields: QuarantineZoneFields): ZoneForm => ({
  geometry: fields.geometry,
  kind: fields.kind,
  name: fields.name,
  decisionNumber: fields.decision?.number ?? "",
  decisionDate: fields.decision?.date ?? "",
  decisionSigner: fields.decision?.signer ?? "",
  from: fields.from,
  to: fields.to ?? "",
  people: writeWhole(fields.people),
  voters: writeWhole(fields.voters),
  directive: fields.directive ?? "",
  votingPlan: fields.votingPlan ?? "",
  marking: fields.marking,
});

/** More voters than people in the zone: seldom so, never refused, always said. */
export const moreVotersThanPeople = ({ people, voters }: ZoneForm): boolean => {
  const [inside, electing] = [readWhole(people), readWhole(voters)];
  return inside !== null && electing !== null && electing > inside;
};

const decisionBegun = (form: ZoneForm): boolean => [form.decisionNumber, form.decisionDate, form.decisionSigner].some((part) => part.trim() !== "");

export const zoneFaults = (form: ZoneForm): Faults<ZoneForm> => {
  const cites = decisionBegun(form);
  return faultsOf<ZoneForm>({
    geometry: form.geometry === null ? "geometryMissing" : undefined,
    kind: missing(form.kind, "kindMissing"),
    name: missing(form.name, "nameMissing"),
    decisionNumber: cites ? missing(form.decisionNumber, "decisionNumberMissing") : undefined,
    decisionDate: cites ? (missing(form.decisionDate, "decisionDateMissing") ?? dayFault(form.decisionDate)) : undefined,
    decisionSigner: cites ? missing(form.decisionSigner, "decisionSignerMissing") : undefined,
    from: missing(form.from, "fromMissing") ?? momentFault(form.from),
    to: momentFault(form.to) ?? periodFault(form.from, form.to),
    people: wholeFault(form.people, MOST_PEOPLE),
    voters: wholeFault(form.voters, MOST_PEOPLE),
  });
};

const decisionOf = (form: ZoneForm) => {
  const date = dayOf(form.decisionDate);
  return date === null ? null : { number: form.decisionNumber.trim(), date, signer: form.decisionSigner.trim() };
};

/** What to send for a form without faults: what I changed and nothing else; null where a required field is still empty. */
export const zoneInput = (open: OpenForm<ZoneForm>, id?: string): InputOf<"quarantineZones.save"> | null => {
  const { form } = open;
  const from = momentOf(form.from);
  if (form.kind === "" || form.geometry === null || from === null) return null;
  const mine = mineOnly(open);
  const cites = mine.decisionNumber !== undefined || mine.decisionDate !== undefined || mine.decisionSigner !== undefined;
  const fresh = id === undefined;
  return {
    ...(fresh ? {} : { id }),
    ...(fresh || mine.kind !== undefined ? { kind: form.kind } : {}),
    ...(fresh || mine.name !== undefined ? { name: form.name.trim() } : {}),
    ...(fresh || mine.from !== undefined ? { from } : {}),
    ...(fresh || mine.geometry !== undefined ? { geometry: form.geometry } : {}),
    ...(cites ? { decision: decisionOf(form) } : {}),
    ...(mine.to === undefined ? {} : { to: endOf(mine.to) }),
    ...(mine.people === undefined ? {} : { people: readWhole(mine.people) }),
    ...(mine.voters === undefined ? {} : { voters: readWhole(mine.voters) }),
    ...(mine.directive === undefined ? {} : { directive: mine.directive === "" ? null : mine.directive }),
    ...(mine.votingPlan === undefined ? {} : { votingPlan: textOrNull(mine.votingPlan) }),
    ...(mine.marking === undefined ? {} : { marking: mine.marking }),
  };
};
