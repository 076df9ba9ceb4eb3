import { bareUnitName, foldVietnamese } from "../domain/place-names.ts";

export interface IntakeCommune {
  code: string;
  /** With its type: "Xã Tả Lủng". */
  name: string;
  districtCode: string;
}
export interface IntakeDistrict {
  code: string;
  name: string;
}

export type Match<T> = { found: T } | { refused: string };

/** Kind of unit as written, where it is written. */
function writtenType(name: string): "xã" | "phường" | "thị trấn" | null {
  const lower = name.normalize("NFC").toLowerCase().trim();
  if (/^(?:thị trấn|thi tran|tt)[\s.]/.test(lower)) return "thị trấn";
  if (/^(?:phường|phuong(?= \S+ \S)|p\.)/.test(lower)) return "phường";
  if (/^(?:xã[\s.]|x\.|xa(?= \S+ \S))/.test(lower)) return "xã";
  return null;
}

/** Edits to turn one text into the other, two neighbours changing places counting one; stops counting above `most`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) least = Math.min(least, before[column - 2]! + 1);
      now.push(least);
    }
    [before, last] = [last, now];
  }
  return last[b.length]!;
}

/** Finds communes and districts by names as offices write them. Built once for a file. */
export class UnitNames {
  readonly #communes: IntakeCommune[];
  readonly #districts: IntakeDistrict[];
  readonly #byName = new Map<string, IntakeCommune[]>();
  readonly #byCode: Map<string, IntakeCommune>;
  readonly #remembered = new Map<string, Match<IntakeCommune>>();

  /** By a name no commune bears any more, folded. */
  readonly #former = new Map<string, IntakeCommune[]>();

  /** `former`: names communes bore before, each with the code that has not changed. */
  constructor(communes: IntakeCommune[], districts: IntakeDistrict[], former: readonly { name: string; code: string }[] = []) {
    this.#communes = communes;
    this.#districts = districts;
    this.#byCode = new Map(communes.map((commune) => [commune.code, commune]));
    for (const commune of communes) {
      const bare = bareUnitName(commune.name);
      this.#byName.set(bare, [...(this.#byName.get(bare) ?? []), commune]);
    }
    for (const { name, code } of former) {
      const [bare, commune] = [bareUnitName(name), this.#byCode.get(code)];
      if (commune && !this.#byName.has(bare)) this.#former.set(bare, [...(this.#former.get(bare) ?? []), commune]);
    }
  }

  /** By GSO code; "694" and 694 are 00694. */
  communeByCode(written: string): IntakeCommune | undefined {
    return this.#byCode.get(written.padStart(5, "0"));
  }

  /** By name, within a district where one is known; a name of two districts is ambiguous without one, and both are named. */
  commune(written: string, districtCode: string | null): Match<IntakeCommune> {
    const key = `${districtCode ?? ""}/${written}`;
    const before = this.#remembered.get(key);
    if (before) return before;
    const match = this.#match(written, districtCode);
    this.#remembered.set(key, match);
    return match;
  }

  #match(written: string, districtCode: string | null): Match<IntakeCommune> {
    const bare = bareUnitName(written);
    const type = writtenType(written);
    const sameName = this.#byName.get(bare) ?? [];
    const here = sameName.filter((commune) => districtCode === null || commune.districtCode === districtCode);
    const fitting = here.filter((commune) => type === null || commune.name.toLocaleLowerCase("vi").startsWith(`${type} `));
    if (fitting.length === 1) return { found: fitting[0]! };
    if (fitting.length > 1) {
      return { refused: `“${written}” có ở ${this.#listed(fitting)}: cần ghi rõ huyện` };
    }
    if (here.length > 0) return { refused: `không có “${written}”; có phải ${this.#listed(here)}?` };
    if (sameName.length > 0) return { refused: `“${written}” không thuộc ${this.#districtName(districtCode)}; có ở ${this.#listed(sameName)}` };
    const before = (this.#former.get(bare) ?? []).filter((commune) => districtCode === null || commune.districtCode === districtCode);
    if (before.length === 1) return { found: before[0]! };
    const near = this.#near(bare, districtCode);
    return { refused: near.length > 0 ? `không có xã “${written}”; có phải ${this.#listed(near)}?` : `không có xã “${written}” trong tỉnh` };
  }

  /** Names a slip of the hand away, or with more words around ("Việt Lâm" for "Nông Trường Việt Lâm"); nearest first, at most three. */
  #near(bare: string, districtCode: string | null): IntakeCommune[] {
    if (bare.length < 3) return [];
    const most = bare.length < 6 ? 1 : 2;
    return this.#communes
      .filter((commune) => districtCode === null || commune.districtCode === districtCode)
      .map((commune) => {
        const name = bareUnitName(commune.name);
        const distance = ` ${name} `.includes(` ${bare} `) ? 1 : editDistance(bare, name, most);
        return { commune, distance };
      })
      .filter(({ distance }) => distance <= most)
      .sort((a, b) => a.distance - b.distance || (a.commune.code < b.commune.code ? -1 : 1))
      .slice(0, 3)
      .map(({ commune }) => commune);
  }

  /** A district by name or code, kind of unit optional. */
  district(written: string): Match<IntakeDistrict> {
    const bare = bareUnitName(written);
    const folded = foldVietnamese(written);
    const found = this.#districts.find(
      (one) => bareUnitName(one.name) === bare || foldVietnamese(one.name) === folded || one.code === folded.padStart(3, "0"),
    );
    if (found) return { found };
    const near = this.#districts.filter((one) => editDistance(bare, bareUnitName(one.name), 2) <= 2);
    return {
      refused:
        near.length > 0
          ? `không có huyện “${written}”; có phải ${near.map((one) => one.name).join(" hay ")}?`
          : `không có huyện “${written}” trong tỉnh`,
    };
  }

  #districtName(code: string | null): string {
    return this.#districts.find((one) => one.code === code)?.name ?? "huyện này";
  }

  #listed(communes: IntakeCommune[]): string {
    return communes.map((commune) => `${commune.name} (${this.#districtName(commune.districtCode)})`).join(" và ");
  }
}
