import { expect, it } from "vitest";
import { behindBy, expectedOf, middleOf, shareByHamlets } from "../../../../electron/domain/election/turnout-expected.ts";

const at = (hour: string): number => Date.parse(`2021-05-23T${hour}:00+07:00`);
const hamlets = [
  { from: at("07:00"), to: at("09:00"), voters: 200 },
  { from: at("09:00"), to: at("11:00"), voters: 300 },
  { from: at("11:00"), to: at("13:00"), voters: null },
];

it("expects of a place what its hamlets' hours say by then", () => {
  expect(shareByHamlets(hamlets, 600, at("07:00"))).toBe(0);
  expect(shareByHamlets(hamlets, 600, at("09:00"))).toBe(0.4);
  expect(shareByHamlets(hamlets, 600, at("10:00"))).toBe(0.7);
  expect(shareByHamlets(hamlets, 600, at("19:00"))).toBe(1);
});

it("says nothing from hamlets that hold less than half of the voters, or none", () => {
  expect(shareByHamlets(hamlets, 1001, at("10:00"))).toBeNull();
  expect(shareByHamlets([{ from: 0, to: 1, voters: null }], 10, at("10:00"))).toBeNull();
  expect(shareByHamlets([], 10, at("10:00"))).toBeNull();
});

it("takes the middle only of enough", () => {
  expect(middleOf([0.9, 0.1, 0.4], 3)).toBe(0.4);
  expect(middleOf([0.1, 0.4, 0.6, 0.9], 3)).toBe(0.5);
  expect(middleOf([0.1, 0.4], 3)).toBeNull();
});

it("holds a place against its own hamlets first, then its district, then the province, and says which", () => {
  const [hamlet, district, province] = [
    { share: 0.7, of: 3 },
    { share: 0.6, of: 40 },
    { share: 0.5, of: 400 },
  ];
  const none = { share: null, of: 2 };
  expect(expectedOf(hamlet, district, province)).toEqual({ share: 0.7, from: "hamlets", of: 3 });
  expect(expectedOf(none, district, province)).toEqual({ share: 0.6, from: "district", of: 40 });
  expect(expectedOf(none, none, province)).toEqual({ share: 0.5, from: "province", of: 400 });
  expect(expectedOf(none, none, none)).toBeNull();
});

it("calls a place behind from a tenth of its voters, ten of them at least", () => {
  expect(behindBy(300, 500, 0.7)).toBe(50);
  expect(behindBy(301, 500, 0.7)).toBeNull();
  expect(behindBy(10, 40, 0.45)).toBeNull();
  expect(behindBy(10, 40, 0.5)).toBe(10);
  expect(behindBy(480, 500, 0.7)).toBeNull();
});
