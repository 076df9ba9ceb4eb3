import { describe, expect, it } from "vitest";
import { vietnamDate, vietnamTime, writtenArea, writtenDate, writtenNumber, writtenTime } from "../../../electron/domain/vietnamese-format.ts";

describe("numbers", () => {
  it.each([
    [0, 0, "0"],
    [1475, 0, "1.475"],
    [539000, 0, "539.000"],
    [1234567.891, 2, "1.234.567,89"],
    [1.2, 1, "1,2"],
    [2, 1, "2"],
    [-1475, 0, "-1.475"],
    [-0.001, 2, "0"],
  ])("writes %d with %d decimals as %s", (value, decimals, written) => {
    expect(writtenNumber(value, decimals)).toBe(written);
  });
});

describe("times", () => {
  it("gives Vietnam's offset whatever the machine's zone", () => {
    expect(vietnamTime(Date.parse("2021-05-23T01:47:00Z"))).toBe("2021-05-23T08:47:00+07:00");
    expect(vietnamTime(Date.parse("2021-05-23T01:47:00.250Z"))).toBe("2021-05-23T08:47:00.250+07:00");
  });

  it("takes the day from Vietnam's calendar", () => {
    expect(vietnamDate("2021-05-22T17:00:00Z")).toBe("2021-05-23");
    expect(vietnamDate("2021-05-22T16:59:59Z")).toBe("2021-05-22");
  });

  it("writes moments and days as Vietnam does", () => {
    expect(writtenTime("2021-05-23T00:30:00Z")).toBe("07:30 23/5/2021");
    expect(writtenDate("2021-05-03")).toBe("3/5/2021");
  });
});

it("does not write a small area as nothing", () => {
  expect(writtenArea(1.2345)).toBe("1,2 km²");
  expect(writtenArea(0.01)).toBe("dưới 0,1 km²");
});
