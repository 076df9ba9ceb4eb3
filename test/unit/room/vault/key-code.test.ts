import fc from "fast-check";
import { expect, test } from "vitest";
import { readKeyCode, writeKeyCode } from "../../../../electron/room/vault/key-code.ts";
import { answered } from "../room-fixture.ts";

const code = fc.record({
  kind: fc.constantFrom("recovery-key", "share-1", "share-2"),
  edition: fc.integer({ min: 0, max: 65_535 }),
  secret: fc.uint8Array({ minLength: 20, maxLength: 20 }),
});

test("reads back what was printed, however it is typed", () => {
  fc.assert(
    fc.property(code, (made) => {
      const printed = writeKeyCode(made);
      expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      const typed = printed.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
      for (const text of [printed, typed, printed.replaceAll("-", " – ")]) expect(answered(readKeyCode(text))).toEqual(made);
    }),
  );
});

test("tells a slip of the hand: any one wrong character, two swapped, one left out", () => {
  const printed = writeKeyCode({ kind: "recovery-key", edition: 513, secret: Uint8Array.from({ length: 20 }, (_, at) => at * 11) });
  const bare = printed.replaceAll("-", "");
  for (const [at, char] of [...bare].entries()) {
    const other = char === "7" ? "8" : "7";
    expect(readKeyCode(bare.slice(0, at) + other + bare.slice(at + 1)).ok).toBe(false);
    const next = bare[at + 1];
    if (next !== undefined && next !== char) expect(readKeyCode(bare.slice(0, at) + next + char + bare.slice(at + 2)).ok).toBe(false);
  }
  expect(readKeyCode(bare.slice(1))).toMatchObject({ ok: false, error: { message: expect.stringContaining("39 ký tự") } });
  expect(readKeyCode(`${bare.slice(1)}U`)).toMatchObject({ ok: false, error: { message: expect.stringContaining("“U”") } });
});
