import { expect, test } from "vitest";
import { createIpcTransport } from "../../../../renderer/room-client/ipc-transport.ts";

function bridgeWith() {
  let tellLine: (now: unknown) => void = () => {};
  return {
    bridge: {
      send: () => {},
      listen: () => {},
      onLine: (callback: (now: unknown) => void) => {
        tellLine = callback;
      },
    },
    line: (now: "open" | "lost") => tellLine(now),
  };
}

test("a fallen room is told at once, and the line opens again only when the bridge says that it stands", () => {
  const { bridge, line } = bridgeWith();
  const told: string[] = [];
  const events = { opened: () => told.push("opened"), received: () => {}, closed: (why: string) => told.push(why) };
  const transport = createIpcTransport(bridge);

  transport.open(events);
  line("lost");
  transport.close();
  transport.open(events);
  expect(told).toEqual(["opened", "broken"]);

  line("open");
  expect(told).toEqual(["opened", "broken", "opened"]);
});
