import type { Page } from "@playwright/test";
import type { MethodName } from "../../electron/contract/index.ts";

let lastId = 1_000_000;

/** Asks the room over the page's bridge, as the page itself would, and gives the answer's result. */
export const ask = (page: Page, method: MethodName, input: object = {}): Promise<unknown> =>
  page.evaluate(
    ({ id, name, argument }) =>
      new Promise<unknown>((resolve, reject) => {
        const bridge = window.roomBridge;
        if (!bridge) return reject(new Error("no bridge"));
        bridge.listen((reply) => {
          if (typeof reply === "object" && reply !== null && "id" in reply && reply.id === id && "result" in reply) resolve(reply.result);
        });
        bridge.send({ verb: "call", id, method: name, input: argument });
      }),
    { id: ++lastId, name: method, argument: input },
  );

/** Resolves when the page is told that its line to the room is in this state. Listening has begun when this returns. */
export async function lineBecomes(page: Page, state: "open" | "lost"): Promise<{ told: Promise<void> }> {
  const key = `line-${state}-${++lastId}`;
  await page.evaluate(
    ({ wanted, name }) => {
      if (!window.roomBridge) throw new Error("no bridge");
      window.roomBridge.onLine((now) => {
        if (now === wanted) document.documentElement.setAttribute(`data-${name}`, "");
      });
    },
    { wanted: state, name: key },
  );
  return { told: page.locator(`html[data-${key}]`).waitFor({ state: "attached" }) };
}
