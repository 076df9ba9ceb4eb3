import type { InputOf, PollingPlaceFields } from "../../../electron/contract/index.ts";
import { parseCoordinates, writeCoordinates } from "./coordinates.ts";
import { type Faults, faultsOf, missing, textOrNull } from "./faults.ts";
import { positionFault } from "./incident-form.ts";
import { mineOnly, type OpenForm } from "./merging.ts";
import { readWhole, wholeFault, writeWhole } from "./whole-number.ts";

/** Khu vực bỏ phiếu as its form holds it. `position`: coordinates as typed, "" where only estimated at the commune's label point. */
export interface PlaceForm {
  communeCode: string;
  number: string;
  name: string;
  address: string;
  voters: string;
  position: string;
}

const MOST_VOTERS = 100_000;

export const newPlaceForm = (at?: { lon: number; lat: number }, communeCode = ""): PlaceForm => ({
  communeCode,
  number: "",
  name: "",
  address: "",
  voters: "",
  position: at === undefined ? "" : writeCoordinates(at),
});

export const placeFormOf = (fields: PollingPlaceFields): PlaceForm => ({
  communeCode: fields.communeCode,
  number: String(fields.number),
  name: fields.name,
  address: fields.address ?? "",
  voters: writeWhole(fields.voters),
  position: fields.location === null ? "" : writeCoordinates({ lon: fields.location[0], lat: fields.location[1] }),
});

/** `taken`: true where the commune already has a place of this number, and this form is for a new one. */
export const placeFaults = (form: PlaceForm, taken: boolean): Faults<PlaceForm> => {
  const number = readWhole(form.number);
  const numberFault = number === null ? "numberMissing" : !(number >= 1 && number <= 999) ? "placeNumberBad" : taken ? "placeTaken" : undefined;
  return faultsOf<PlaceForm>({
    communeCode: missing(form.communeCode, "communeMissing"),
    number: numberFault,
    name: missing(form.name, "nameMissing"),
    voters: wholeFault(form.voters, MOST_VOTERS),
    position: form.position.trim() === "" ? undefined : positionFault(form.position),
  });
};

/** `00694-02`: the code a place of this commune and number carries; null while either is unreadable. */
export const placeCode = (communeCode: string, number: string): string | null => {
  const read = readWhole(number);
  return communeCode === "" || read === null || !(read >= 1 && read <= 999) ? null : `${communeCode}-${String(read).padStart(2, "0")}`;
};

/** What to send for a form without faults: everything for a new place, only what I changed for a known one. */
export const placeInput = (open: OpenForm<PlaceForm>, id?: string): InputOf<"pollingPlaces.save"> | null => {
  const mine = mineOnly(open);
  const at = open.form.position.trim() === "" ? null : parseCoordinates(open.form.position);
  const number = readWhole(open.form.number);
  if (typeof at === "string" || number === null) return null;
  return {
    ...(id === undefined ? { communeCode: open.form.communeCode, number } : { id }),
    ...(mine.name === undefined ? {} : { name: mine.name.trim() }),
    ...(mine.address === undefined ? {} : { address: textOrNull(mine.address) }),
    ...(mine.voters === undefined ? {} : { voters: readWhole(mine.voters) }),
    ...(mine.position === undefined ? {} : { location: at === null ? null : ([at.lon, at.lat] satisfies [number, number]) }),
  };
};
