import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { placeWords } from "../../../electron/contract/place-words.ts";
import { passphraseStrength } from "../../../electron/contract/weak-words.ts";
import { guessesOf } from "../../../electron/domain/passphrase-strength.ts";
import { bareUnitName } from "../../../electron/domain/place-names.ts";
import { loadJudge } from "../../../renderer/vault/strength.ts";

const easy = [
  "Bầu cử Hà Giang 2021",
  "baucuhagiang2021",
  "BauCu-HaGiang 22/5/2016",
  "Phòng tình huống bầu cử tỉnh Hà Giang 2026",
  "Đồng Văn Mèo Vạc Quản Bạ 1979",
  "Khu vực bỏ phiếu Thanh Thủy 23.05.2021",
  "Nguyễn Văn Minh 1985",
];
const hard = ["ngựa xanh chạy đồi chè", "trang non leo mai gianh dem thu", "Hà Giang ngựa xanh đồi chè gió", "X7#kq9!Lw2z"];

test("words of the screen and the map, years and dates, joined or apart, are easily guessed however many there are", () => {
  for (const passphrase of easy) expect(guessesOf(passphrase), passphrase).toBeLessThan(passphraseStrength.least - 3);
  for (const passphrase of hard) expect(guessesOf(passphrase), passphrase).toBeGreaterThanOrEqual(passphraseStrength.least);
});

test("page and room judge alike, and the measure is the one that was chosen", async () => {
  expect(passphraseStrength).toEqual({ least: 10, strong: 13 });
  const judge = await loadJudge();
  for (const passphrase of easy) expect(judge(passphrase)).toBe("weak");
  for (const passphrase of hard) expect(judge(passphrase)).not.toBe("weak");
});

test("every commune and district of the boundary data is among the public names", () => {
  const named = z.object({ features: z.array(z.object({ properties: z.object({ name: z.string() }) })) });
  const known = new Set(placeWords);
  for (const of of ["communes", "districts"]) {
    const { features } = named.parse(JSON.parse(readFileSync(`geodata/built/${of}.geojson`, "utf8")));
    expect(features.filter(({ properties }) => !known.has(bareUnitName(properties.name)))).toEqual([]);
  }
});
