import { expect, test } from "vitest";
import { Opened } from "../../../electron/journal/past/opened.ts";

test("what was opened is kept as long as it holds no more than the bound together, the one asked for last longest", () => {
  const opened: number[] = [];
  const kept = new Opened<{ size: number }>(10);
  const ask = (number: number, size: number): { size: number } =>
    kept.get(number, () => {
      opened.push(number);
      return { size };
    });
  ask(1, 4);
  ask(2, 4);
  ask(1, 4);
  ask(3, 4);
  expect(opened).toEqual([1, 2, 3]);
  ask(1, 4);
  expect(opened).toEqual([1, 2, 3]);
  ask(2, 4);
  expect(opened).toEqual([1, 2, 3, 2]);
  expect(ask(4, 99)).toBe(ask(4, 99));
  expect(opened).toEqual([1, 2, 3, 2, 4]);
  ask(1, 4);
  expect(opened).toEqual([1, 2, 3, 2, 4, 1]);
});
