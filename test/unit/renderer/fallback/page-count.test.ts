import { expect, it } from "vitest";
import { type Piece, pagesOf } from "../../../../renderer/fallback/page-count.ts";

const text = (height: number): Piece => ({ height, head: 0, withNext: false });
const heading = (height: number): Piece => ({ height, head: 0, withNext: true });
const row = (height: number): Piece => ({ height, head: 10, withNext: false });

it("fills a page to its foot and begins another with the first piece that does not fit", () => {
  expect(pagesOf([], 100)).toBe(0);
  expect(pagesOf([text(60), text(40)], 100)).toBe(1);
  expect(pagesOf([text(60), text(41)], 100)).toBe(2);
});

it("takes a heading along with what it heads", () => {
  expect(pagesOf([text(85), heading(10), text(10), text(80)], 100)).toBe(2);
  expect(pagesOf([text(85), heading(10), text(10), text(81)], 100)).toBe(3);
});

it("repeats a table's head on each page it goes over", () => {
  const rows = Array.from({ length: 10 }, () => row(30));
  // Three rows a page, with the head above them.
  expect(pagesOf([heading(10), ...rows], 100)).toBe(4);
});

it("lets what is higher than a page go on over the next", () => {
  expect(pagesOf([text(250), text(50)], 100)).toBe(3);
  expect(pagesOf([text(250), text(51)], 100)).toBe(4);
});
