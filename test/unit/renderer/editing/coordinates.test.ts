import { describe, expect, test } from "vitest";
import { longitudeFirst, parseCoordinates, writeCoordinates } from "../../../../renderer/editing/forms/coordinates.ts";

const near = (text: string, lat: number, lon: number) => {
  const read = parseCoordinates(text);
  if (typeof read === "string") throw new Error(`${text}: ${read}`);
  expect(read.lat).toBeCloseTo(lat, 4);
  expect(read.lon).toBeCloseTo(lon, 4);
};

describe("coordinates as officers type them", () => {
  test.each(["22,8233; 104,9836", "22.8233, 104.9836", "22,8233, 104,9836", "22,8233 104,9836", "104,9836; 22,8233", "22.8233,104.9836"])(
    "%s",
    (text) => near(text, 22.8233, 104.9836),
  );

  test.each(["22°49'24\"B 104°59'01\"Đ", "22°49'24\"N, 104°59'01\"E", "22°49′24″B; 104°59′1″Đ", "22° 49,4' 104° 59' 1\""])(
    "degrees, minutes, seconds: %s",
    (text) => near(text, 22.8233, 104.98361),
  );

  test.each(["", "22,8233", "Cao Bồ", "22,8233; 104,9836; 3", "22°61'00\"B 104°59'01\"Đ"])("cannot be read: “%s”", (text) =>
    expect(parseCoordinates(text)).toBe("unreadable"),
  );
  test.each(["48,85; 2,35", "0; 0", "-22,8; 104,9"])("lies outside Vietnam: %s", (text) => expect(parseCoordinates(text)).toBe("far-away"));

  test("longitude first is understood and told", () =>
    expect(["104,9836; 22,8233", "104°59'01\"Đ 22°49'24\"B", "22,8233; 104,9836", "22,8233", ""].map(longitudeFirst)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]));

  test("writes them back the way they are read", () => {
    expect(writeCoordinates({ lon: 104.9836, lat: 22.8233 })).toBe("22,8233; 104,9836");
    expect(writeCoordinates({ lon: 105, lat: 23.123456 })).toBe("23,12346; 105");
    near(writeCoordinates({ lon: 104.98361, lat: 22.82333 }), 22.82333, 104.98361);
  });
});
