import { expect, test } from "vitest";
import { bundleOf, examine, take } from "../../../bundles.ts";
import { draft, must, newPlace, placeEdit, Station } from "../../../journals.ts";

/** Two stations that both know of places A and B. */
const two = (): [here: Station, there: Station] => {
  const [here, there] = [new Station(), new Station()];
  must(here.write(draft([newPlace("A"), newPlace("B")])));
  must(take(there, bundleOf(here)));
  return [here, there];
};
const disputed = (station: Station): string[] =>
  ["A", "B"].flatMap((id) => station.store.ledger.shelves["polling-place"].folded(id)?.conflicts.map(({ field }) => `${id} ${field}`) ?? []);
const foretold = (station: Station, bytes: Uint8Array) => must(examine(station, bytes)).newDisputes;

test("a preview foretells exactly the fields that taking over puts in dispute, and writes nothing", () => {
  const [here, there] = two();
  must(here.write(draft([placeEdit("A", { readiness: "ready", voters: 500 }), placeEdit("B", { voters: 1 })])));
  must(there.write(draft([placeEdit("A", { readiness: "failed", voters: 600 }), placeEdit("B", { readiness: "lacking" })])));
  const bytes = bundleOf(there);
  expect(foretold(here, bytes)).toEqual({ fields: 2, records: 1 });
  expect(disputed(here)).toEqual([]);
  must(take(here, bytes));
  expect(disputed(here)).toHaveLength(2);
  // What is in dispute already is nothing new.
  expect(foretold(here, bytes)).toEqual({ fields: 0, records: 0 });
});

test("the same value said twice, and news that knew of ours, foretell none", () => {
  const [here, there] = two();
  must(here.write(draft([placeEdit("A", { voters: 500 })])));
  must(there.write(draft([placeEdit("A", { voters: 500 })])));
  must(take(there, bundleOf(here)));
  must(there.write(draft([placeEdit("A", { voters: 700 })])));
  expect(foretold(here, bundleOf(there))).toEqual({ fields: 0, records: 0 });
});

test("what joins a dispute that stands is not counted again, what settles it counts for nothing", () => {
  const [here, there] = two();
  must(here.write(draft([placeEdit("A", { voters: 500 })])));
  must(there.write(draft([placeEdit("A", { voters: 600 })])));
  must(take(here, bundleOf(there)));
  must(take(there, bundleOf(here)));
  expect(disputed(here)).toEqual(["A voters"]);
  must(there.write(draft([placeEdit("A", { voters: 650 })])));
  expect(foretold(here, bundleOf(there))).toEqual({ fields: 0, records: 0 });
});
