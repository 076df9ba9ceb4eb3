import type { WireRequest } from "../../../../electron/contract/wire.ts";
import type { Timing } from "../../../../renderer/room-client/client.ts";
import type { LineEvents, Transport } from "../../../../renderer/room-client/transport.ts";

/** A line whose far end is the test, and a clock that moves only when told. */
export const fakeLine = () => {
  const sent: WireRequest[] = [];
  let events: LineEvents | null = null;
  let opened = 0;
  const transport: Transport = {
    open(next) {
      events = next;
      opened++;
    },
    send: (frame) => void sent.push(frame),
    close() {
      events = null;
    },
  };
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const timing: Timing = {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const receive = (frame: unknown) => events?.received(frame);
  return {
    transport,
    timing,
    sent,
    openings: () => opened,
    receive,
    /** The line carries frames, and the room answers the greeting. */
    answerGreeting(result: unknown = { ok: true, value: { name: "Phòng" } }) {
      events?.opened();
      const greeting = sent.findLast((frame) => frame.verb === "call" && frame.method === "room.info");
      receive({ verb: "answer", id: greeting?.id, result });
    },
    close: (why: "refused" | "broken") => events?.closed(why),
    pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
};
