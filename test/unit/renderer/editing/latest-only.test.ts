import { expect, test } from "vitest";
import { latestOnly } from "../../../../renderer/editing/latest-only.ts";

const bench = () => {
  const asked: { input: number; signal: AbortSignal; answer(output: string): void }[] = [];
  const told: string[] = [];
  const latest = latestOnly(
    (input: number, signal) => new Promise<string>((answer) => asked.push({ input, signal, answer })),
    (output, input) => told.push(`${input}: ${output}`),
  );
  const turn = () => Promise.resolve().then(() => Promise.resolve());
  return { asked, told, latest, turn };
};

test("one question is under way at a time, and of those that wait only the newest is asked", async () => {
  const { asked, told, latest, turn } = bench();
  for (const input of [1, 2, 3]) latest.ask(input);
  expect(asked.map(({ input }) => input)).toEqual([1]);
  asked[0]?.answer("a");
  await turn();
  expect(asked.map(({ input }) => input)).toEqual([1, 3]);
  asked[1]?.answer("b");
  await turn();
  expect(told).toEqual(["1: a", "3: b"]);
});

test("a settled input gives up what is under way, and the late answer is not told", async () => {
  const { asked, told, latest, turn } = bench();
  latest.ask(1);
  latest.ask(2, true);
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.answer("late");
  asked[1]?.answer("b");
  await turn();
  expect(told).toEqual(["2: b"]);
});

test("after stop nothing is told", async () => {
  const { asked, told, latest, turn } = bench();
  latest.ask(1);
  latest.ask(2);
  latest.stop();
  asked[0]?.answer("a");
  await turn();
  expect(told).toEqual([]);
  expect(asked).toHaveLength(1);
});
