import type { Marking } from "../contract/index.ts";

/** A category of "vụ việc ANTT" (1-8) or "sự cố" (9-12). */
export interface IncidentCategory {
  name: string;
  group: "vụ việc ANTT" | "sự cố";
  /** Marking given where the reporter names none: security stays inside, power, fire and roads are open. A house rule. */
  marking: Marking;
}

const security = (name: string): IncidentCategory => ({ name, group: "vụ việc ANTT", marking: "internal" });
const mishap = (name: string): IncidentCategory => ({ name, group: "sự cố", marking: "open" });

/** The 12 categories in their order (inferred from the forces' practice, not from a published list). */
const categories: readonly IncidentCategory[] = [
  security("tuyên truyền xuyên tạc"),
  security("kích động không đi bầu"),
  security("tụ tập, gây rối"),
  security("khiếu kiện"),
  security("phá hoại hòm phiếu, khu vực bỏ phiếu"),
  security("vi phạm, sai sót bầu cử"),
  security("trật tự xã hội"),
  security("biên giới"),
  mishap("cháy nổ"),
  mishap("giao thông"),
  mishap("điện, viễn thông, an toàn thông tin"),
  mishap("khác"),
];

/** The category by its number, 1..12; any other number is a bug in the caller. */
export const incidentCategory = (number: number): IncidentCategory => {
  const category = categories[number - 1];
  if (!category) throw new RangeError(`no incident category ${number}`);
  return category;
};

/** Ông, bà, anh… followed by two capitalised words. */
const personNamed = /(?:^|[^\p{L}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Đđ]ồng chí|[Đđ]\/c)\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u;

/** As long as an identity card or a telephone number. */
const personalNumber = /(?:\d[\s.]?){9,12}/;

/** True where an incident's words look as if they named a person: names are never kept in incident texts. */
export const seemsToNameSomebody = (text: string): boolean => {
  const composed = text.normalize("NFC");
  return personNamed.test(composed) || personalNumber.test(composed);
};
