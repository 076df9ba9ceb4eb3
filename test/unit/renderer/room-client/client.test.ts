import { describe, expect, it } from "vitest";
import { createRoomClient } from "../../../../renderer/room-client/client.ts";
import { fakeLine } from "./fake-line.ts";

const start = () => {
  const line = fakeLine();
  const client = createRoomClient(line.transport, line.timing);
  client.start();
  return { line, client, state: () => client.connection.getState().state };
};
const entered = () => {
  const begun = start();
  begun.line.answerGreeting();
  begun.line.sent.length = 0;
  return begun;
};

describe("coming in", () => {
  it("is open once the room itself has answered, not when the socket is", () => {
    const { line, state } = start();
    expect(state()).toBe("connecting");
    line.answerGreeting();
    expect(state()).toBe("open");
  });
  it("asks for what is already watched once it is in", () => {
    const { line, client } = start();
    client.live("layers.get", { layer: "incidents" }, () => {});
    expect(line.sent).toEqual([]);
    line.answerGreeting();
    expect(line.sent.at(-1)).toMatchObject({ verb: "live", method: "layers.get", input: { layer: "incidents" } });
  });
  it("says that the token was refused, and knocks seldom", () => {
    const { line, state } = start();
    line.close("refused");
    line.pass(9_000);
    expect(state()).toBe("refused");
    expect(line.openings()).toBe(1);
    line.pass(2_000);
    expect(line.openings()).toBe(2);
    expect(state()).toBe("refused");
    line.answerGreeting();
    expect(state()).toBe("open");
  });
  it("takes a refusal in an answer for the same", () => {
    const { line, state } = start();
    line.answerGreeting({ ok: false, error: { code: "unauthorised", message: "", hint: "" } });
    expect(state()).toBe("refused");
  });
  it("keeps trying while the room does not answer at all", () => {
    const { line, state } = start();
    line.pass(60_000);
    expect(state()).toBe("lost");
    expect(line.openings()).toBeGreaterThan(2);
  });
});

describe("calls", () => {
  it("get their own answers, in whatever order they come", async () => {
    const { line, client } = entered();
    const first = client.call("places.search", { text: "dong van" });
    const second = client.call("places.search", { text: "cao bo" });
    const [a, b] = line.sent;
    line.receive({ verb: "answer", id: b?.id, result: { ok: true, value: ["b"] } });
    line.receive({ verb: "answer", id: a?.id, result: { ok: true, value: ["a"] } });
    expect([await first, await second]).toEqual([
      { ok: true, value: ["a"] },
      { ok: true, value: ["b"] },
    ]);
  });
  it("can be called off, and the room is told", async () => {
    const { line, client } = entered();
    const stop = new AbortController();
    const answer = client.call("places.search", { text: "x" }, stop.signal);
    stop.abort();
    expect(await answer).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(line.sent.at(-1)).toEqual({ verb: "cancel", id: line.sent[0]?.id });
  });
  it("end with words when the line breaks under them, and are not sent while it is down", async () => {
    const { line, client } = entered();
    const answer = client.call("places.search", { text: "x" });
    line.close("broken");
    expect(await answer).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(await client.call("places.search", { text: "y" })).toMatchObject({ ok: false });
    expect(line.sent.filter((frame) => frame.verb === "call")).toHaveLength(1);
  });
});

describe("live queries", () => {
  it("tell their news and stop when told to", () => {
    const { line, client } = entered();
    const news: unknown[] = [];
    const stop = client.live("room.info", {}, (info) => news.push(info));
    const id = line.sent[0]?.id;
    line.receive({ verb: "news", id, value: { entries: 1 } });
    stop();
    line.receive({ verb: "news", id, value: { entries: 2 } });
    expect(news).toEqual([{ entries: 1 }]);
    expect(line.sent.at(-1)).toEqual({ verb: "cancel", id });
  });
  it("are asked again after a loss, under a new number, deaf to the old one", () => {
    const { line, client, state } = entered();
    const news: unknown[] = [];
    client.live("room.info", {}, (info) => news.push(info));
    const old = line.sent[0]?.id;
    line.close("broken");
    expect(state()).toBe("lost");
    line.pass(1_000);
    line.answerGreeting();
    const again = line.sent.findLast((frame) => frame.verb === "live");
    expect(again?.id).not.toBe(old);
    line.receive({ verb: "news", id: old, value: { entries: 1 } });
    line.receive({ verb: "news", id: again?.id, value: { entries: 2 } });
    expect(news).toEqual([{ entries: 2 }]);
  });
  it("say why they ended", () => {
    const { line, client } = entered();
    const ended: unknown[] = [];
    client.live(
      "room.info",
      {},
      () => {},
      (problem) => ended.push(problem.code),
    );
    line.receive({ verb: "ended", id: line.sent[0]?.id, error: { code: "forbidden", message: "", hint: "" } });
    expect(ended).toEqual(["forbidden"]);
  });
});

describe("a line that goes quiet", () => {
  it("is asked, and is lost when the room does not answer", () => {
    const { line, state } = entered();
    line.pass(20_000);
    expect(line.sent.at(-1)).toMatchObject({ verb: "call", method: "room.info" });
    line.pass(20_000);
    expect(state()).toBe("lost");
  });
  it("is not lost by a stall of the page: the frames that waited are heard first", () => {
    const { line, state } = entered();
    line.pass(15_000);
    line.pass(20_500);
    line.receive({ verb: "news", id: 999, value: {} });
    line.pass(2_000);
    expect(state()).toBe("open");
  });
  it("stands when the room answers", () => {
    const { line, state } = entered();
    for (let i = 0; i < 4; i++) {
      line.pass(15_000);
      line.answerGreeting();
      line.pass(25_000);
      expect(state()).toBe("open");
    }
  });
  it("ignores what is no frame of the room", () => {
    const { line, state } = entered();
    for (const frame of [null, 1, "x", {}, { verb: "answer" }]) line.receive(frame);
    expect(state()).toBe("open");
  });
});
