import { expect, test } from "vitest";
import { draft, HandClock, journalInMemory, must, newPlace, placeEdit } from "../../journals.ts";

const minute = 60_000;

test("a mistake taken back later was never so: at any true time it is gone, though it was known for a while", () => {
  const clock = new HandClock();
  const journal = journalInMemory(clock);
  must(journal.append(draft([newPlace("A", { readiness: "ready" })])));
  clock.pass(10 * minute);
  const reportedAt = clock.room;
  const mistake = must(journal.append(draft([placeEdit("A", { readiness: "failed" })])));
  clock.pass(20 * minute);
  must(journal.append(draft([{ ...placeEdit("A", {}), withdraws: [`${mistake.changeSet}.0`] }])));
  const readiness = (moment: { knownAt?: number; trueAt?: number }) => journal.past(moment).record("polling-place", "A")?.fields.readiness;
  expect(readiness({ trueAt: reportedAt + minute })).toBe("ready");
  expect(readiness({ knownAt: reportedAt + minute })).toBe("failed");
  expect(readiness({ knownAt: reportedAt + minute, trueAt: reportedAt + minute })).toBe("failed");
  journal.close();
});
