import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHeldCalls, HELD_MS } from "../../../renderer/election/chase/held-calls.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a double click logs one call; another row is called at once", async () => {
  const held = createHeldCalls();
  const calls: string[] = [];
  const call = (id: string) =>
    held.once(id, async () => {
      calls.push(id);
      return true;
    });
  await Promise.all([call("9h a"), call("9h a"), call("9h b")]);
  expect(calls).toEqual(["9h a", "9h b"]);
  await vi.advanceTimersByTimeAsync(HELD_MS - 1);
  await call("9h a");
  expect(calls).toEqual(["9h a", "9h b"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(held.store.getState().size).toBe(0);
  await call("9h a");
  expect(calls).toEqual(["9h a", "9h b", "9h a"]);
});

test("a call that was not kept may be tried again at once", async () => {
  const held = createHeldCalls();
  let tries = 0;
  const fail = async () => {
    tries += 1;
    return false;
  };
  await held.once("9h a", fail);
  await held.once("9h a", fail);
  expect(tries).toBe(2);
});
