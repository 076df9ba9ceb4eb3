import { beforeEach, expect, it, vi } from "vitest";
import { keepTyped, takeTyped } from "../../../../renderer/palette/typed-ahead.ts";

class Field extends EventTarget {
  readonly #inPalette: boolean;
  constructor(inPalette: boolean) {
    super();
    this.#inPalette = inPalette;
  }
  closest(): Field | null {
    return this.#inPalette ? this : null;
  }
}

const page = new EventTarget();
let opening = true;

/** Whether a key reached the field it was meant for. */
const reaches = (key: string): boolean => page.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key }));
const focus = (target: Field): void => {
  const event = new Event("focusin");
  Object.defineProperty(event, "target", { value: target });
  page.dispatchEvent(event);
};

beforeEach(() => {
  vi.stubGlobal("window", page);
  vi.stubGlobal("Element", Field);
  takeTyped();
  opening = true;
  keepTyped(() => opening);
});

it("keeps keys while the palette opens, and its own box takes them", () => {
  expect(reaches("d")).toBe(false);
  focus(new Field(true));
  expect(reaches("o")).toBe(false);
  expect(takeTyped()).toEqual({ text: "do", entered: false });
  expect(reaches("x")).toBe(true);
});

it("gives the keys back on Esc, on the focus in another field, and once the palette is closed", () => {
  expect(reaches("d")).toBe(false);
  expect(reaches("Escape")).toBe(true);
  expect(reaches("d")).toBe(true);

  keepTyped(() => opening);
  focus(new Field(false));
  expect(reaches("d")).toBe(true);

  keepTyped(() => opening);
  opening = false;
  expect(reaches("d")).toBe(true);
  expect(takeTyped().text).toBe("");
});
