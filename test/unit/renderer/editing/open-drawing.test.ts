import { expect, test } from "vitest";
import { announceTool, losesDrawing, openDrawing, takeDrawing, type Unfinished } from "../../../../renderer/editing/area/open-drawing.ts";

test("a save takes what the open tool holds, and what is unfinished stops it with a word until drawing goes on", () => {
  let unfinished: Unfinished | null = null;
  let taken = 0;
  const putAway = announceTool({
    take() {
      taken += 1;
      return unfinished;
    },
    begun: () => true,
  });
  expect([takeDrawing(), taken]).toEqual([true, 1]);
  unfinished = "drawingUnfinished";
  expect(takeDrawing()).toBe(false);
  expect(openDrawing.getState().unfinished).toBe("drawingUnfinished");
  expect(losesDrawing()).toBe(true);
  putAway();
  expect([takeDrawing(), losesDrawing(), openDrawing.getState().unfinished]).toEqual([true, false, null]);
});

test("putting away a tool that another has replaced leaves the other", () => {
  const first = announceTool({ take: () => null, begun: () => false });
  const second = announceTool({ take: () => "splitUnfinished", begun: () => false });
  first();
  expect([takeDrawing(), losesDrawing()]).toEqual([false, false]);
  second();
  expect(takeDrawing()).toBe(true);
});
