import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "../../../electron/journal/canonical.ts";

test("a value has one spelling: keys sorted by code unit, no spaces, text as it came", () => {
  expect(canonical({ b: [1, -0, 1e21, 0.1], a: { ü: null, z: true }, "10": "x", "9": "y" })).toBe(
    '{"10":"x","9":"y","a":{"z":true,"ü":null},"b":[1,0,1e+21,0.1]}',
  );
  // The last example of RFC 8785, 3.2.3: sorted by UTF-16 code units.
  const keys = { "€": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew", "1": "One", "😀": "Smiley", "\u0080": "Control", ö: "Latin" };
  expect(Object.keys(JSON.parse(canonical(keys))).filter((key) => key !== "1")).toEqual(["\r", "\u0080", "ö", "€", "😀", "\ufb33"]);
  expect(canonical("Hà Giang".normalize("NFD"))).not.toBe(canonical("Hà Giang"));
});

test("what has no one spelling is refused with its place", () => {
  expect(() => canonical({ set: { location: [105, Number.NaN] } })).toThrow("$.set.location[1]: không phải là một số hữu hạn");
  for (const value of [Number.POSITIVE_INFINITY, undefined, () => 1, 1n, new Date(0), new Map(), "\ud800", { a: undefined }])
    expect(() => canonical(value)).toThrow();
});

test("it is JSON, and spelling it again gives the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(canonical(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
