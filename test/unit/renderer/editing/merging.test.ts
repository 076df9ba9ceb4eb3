import { describe, expect, test } from "vitest";
import { mergeNews, mineOnly, openForm, settle } from "../../../../renderer/editing/forms/merging.ts";

const record = { name: "Thanh Thủy", to: "", people: "12" };

describe("a record that others change while its form is open", () => {
  test("untouched fields follow, mine stay, and only mine are sent", () => {
    const open = { ...openForm(record), form: { ...record, people: "20" } };
    const merged = mergeNews(open, { ...record, name: "Thanh Thủy 2" });
    expect(merged.form).toEqual({ name: "Thanh Thủy 2", to: "", people: "20" });
    expect(merged.taken).toEqual(["name"]);
    expect(merged.clashing).toEqual([]);
    expect(mineOnly(merged)).toEqual({ people: "20" });
  });

  test("a field both changed is said and keeps mine until one is chosen", () => {
    const open = { ...openForm(record), form: { ...record, people: "20" } };
    const merged = mergeNews(open, { ...record, people: "30" });
    expect(merged.clashing).toEqual(["people"]);
    expect(merged.form.people).toBe("20");
    expect(mineOnly(settle(merged, "people", "mine"))).toEqual({ people: "20" });
    const theirs = settle(merged, "people", "theirs");
    expect(theirs.form.people).toBe("30");
    expect(mineOnly(theirs)).toEqual({});
  });

  test("both changing it to the same is no clash", () => {
    const open = { ...openForm(record), form: { ...record, people: "20" } };
    expect(mergeNews(open, { ...record, people: "20" }).clashing).toEqual([]);
  });

  test("shapes are compared by value", () => {
    const shape = { geometry: { type: "Polygon", coordinates: [[[1, 2]]] } };
    expect(mergeNews(openForm(shape), structuredClone(shape)).taken).toEqual([]);
  });
});
