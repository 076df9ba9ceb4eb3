import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MethodName, methods } from "../../../../electron/contract/methods.ts";
import { createRoomClient } from "../../../../renderer/room-client/client.ts";
import { onlyAtNow, takesMoment } from "../../../../renderer/room-client/method-traits.ts";
import { createMomentClient } from "../../../../renderer/room-client/moment-client.ts";
import { clockStore, fixClock, setRoomTime } from "../../../../renderer/stores/clock-store.ts";
import { backToNow, compareFrom, isAway, momentStore, now, standAt } from "../../../../renderer/stores/moment-store.ts";
import { fakeLine } from "./fake-line.ts";

const at = (hour: string) => `2021-05-23T${hour}:00+07:00`;
const half6 = { knownAt: at("06:30") };
const seven = { knownAt: at("07:00") };

let stop = () => {};
const enter = () => {
  const line = fakeLine();
  const client = createMomentClient(createRoomClient(line.transport, line.timing), line.timing.after);
  client.start();
  stop = client.stop;
  line.answerGreeting();
  line.sent.length = 0;
  const asked = (verb: string) => line.sent.filter((frame) => frame.verb === verb).flatMap((frame) => ("input" in frame ? [frame] : []));
  const news = (frame: { id: number } | undefined, value: object) => line.receive({ verb: "news", id: frame?.id, value });
  const ended = (frame: { id: number } | undefined, code: string) =>
    line.receive({ verb: "ended", id: frame?.id, error: { code, message: "vì sao", hint: "" } });
  return { line, client, asked, news, ended };
};
/** A page that watches the totals and one layer, both answered at now. */
const watching = () => {
  const page = enter();
  const seen: string[] = [];
  const told = (value: object) => void seen.push(JSON.stringify(value));
  page.client.live("readiness.totals", {}, told, ({ code }) => void seen.push(code));
  page.client.live("layers.get", { layer: "incidents" }, told, ({ code }) => void seen.push(code));
  for (const frame of page.asked("live")) page.news(frame, { of: "now" });
  seen.length = 0;
  page.line.sent.length = 0;
  return { ...page, seen };
};

beforeEach(() => {
  momentStore.setState(momentStore.getInitialState(), true);
  fixClock(null);
});
afterEach(() => stop());

describe("what the contract says of a method", () => {
  it("tells which take a moment, and which belong to the present", () => {
    expect(takesMoment("layers.get")).toBe(true);
    expect(takesMoment("intake.template")).toBe(false);
    expect(takesMoment("incidents.report")).toBe(false);
    for (const name of Object.keys(methods) as MethodName[]) {
      const { access } = methods[name];
      expect(onlyAtNow(name), name).toBe(access === "write" && !name.startsWith("vault."));
    }
    expect(onlyAtNow("backups.restore")).toBe(true);
  });
});

describe("the picture", () => {
  it("stays whole at the former moment until all of the next has come, then changes at once", () => {
    const { asked, news, seen } = watching();
    standAt(half6);
    const [totals, layer] = asked("live");
    expect([totals?.input, layer?.input]).toEqual([half6, { layer: "incidents", ...half6 }]);
    news(totals, { of: "06:30" });
    expect(seen).toEqual([]);
    expect(momentStore.getState()).toMatchObject({ asked: half6, shown: now });
    news(layer, { of: "06:30 layer" });
    expect(seen).toEqual(['{"of":"06:30"}', '{"of":"06:30 layer"}']);
    expect(momentStore.getState().shown).toEqual(half6);
    news(layer, { of: "later" });
    expect(seen.at(-1)).toBe('{"of":"later"}');
  });
  it("leaves the queries of the former moment once the next is shown", () => {
    const { asked, news, line } = watching();
    standAt(half6);
    const first = asked("live");
    for (const frame of first) news(frame, {});
    line.sent.length = 0;
    standAt(seven);
    for (const frame of asked("live")) news(frame, {});
    expect(line.sent.filter((frame) => frame.verb === "cancel").map((frame) => frame.id)).toEqual(first.map((frame) => frame.id));
  });
  it("asks only for the newest of a drag's moments, the ones between left unasked", () => {
    const { asked, news, line } = watching();
    const drag = ["06:00", "06:10", "06:20", "06:30"].map((hour) => ({ knownAt: at(hour) }));
    for (const moment of drag) standAt(moment, false);
    expect(asked("live").map((frame) => frame.input.knownAt)).toEqual([at("06:00"), at("06:00")]);
    for (const frame of asked("live")) news(frame, {});
    line.sent.length = 0;
    line.pass(200);
    expect(asked("live").map((frame) => frame.input.knownAt)).toEqual([at("06:30"), at("06:30")]);
  });
  it("gives up what is under way when the handle is let go elsewhere, and never shows it", () => {
    const { asked, news, line, seen } = watching();
    standAt({ knownAt: at("06:00") }, false);
    const old = asked("live");
    line.sent.length = 0;
    standAt(half6);
    expect(line.sent.filter((frame) => frame.verb === "cancel").map((frame) => frame.id)).toEqual(old.map((frame) => frame.id));
    for (const frame of old) news(frame, { of: "06:00" });
    for (const frame of asked("live")) news(frame, { of: "06:30" });
    expect(new Set(seen)).toEqual(new Set(['{"of":"06:30"}']));
  });
  it("is asked anew for a record that was not there at the moment before", () => {
    const { asked, news, ended, seen, line } = watching();
    standAt(half6);
    const [totals, layer] = asked("live");
    news(totals, {});
    ended(layer, "not-found");
    expect(seen).toEqual(["{}", "not-found"]);
    line.sent.length = 0;
    backToNow();
    expect(asked("live").map((frame) => frame.input)).toEqual([{}, { layer: "incidents" }]);
    for (const frame of asked("live")) news(frame, { of: "now" });
    expect(seen.slice(2)).toEqual(['{"of":"now"}', '{"of":"now"}']);
    expect(isAway()).toBe(false);
  });
  it("stays where it was, with the reason, where the room knows no such moment", () => {
    const { asked, news, ended, seen } = watching();
    standAt(half6);
    const [totals, layer] = asked("live");
    news(totals, {});
    ended(layer, "no-such-moment");
    expect(seen).toEqual([]);
    expect(momentStore.getState()).toMatchObject({ asked: now, shown: now, problem: { message: "vì sao" } });
    expect(isAway()).toBe(false);
  });
  it("waits for what joins it on the way, and not for what leaves", () => {
    const { client, asked, news, seen } = watching();
    standAt(half6);
    const told: object[] = [];
    const leave = client.live("undo.steps", {}, (value) => void told.push(value));
    const [totals, layer, , joined] = asked("live");
    expect(joined).toMatchObject({ method: "undo.steps", input: half6 });
    news(totals, {});
    news(layer, {});
    expect(seen).toEqual([]);
    leave();
    expect(seen.length).toBe(2);
    expect(told).toEqual([]);
  });
  it("counts its ages against the moment shown, and the room's clock goes on", () => {
    const { asked, news } = watching();
    setRoomTime(at("08:47"));
    standAt(half6);
    expect(clockStore.getState().minute).toBe(Date.parse(at("08:47")));
    for (const frame of asked("live")) news(frame, {});
    expect(clockStore.getState()).toMatchObject({ minute: Date.parse(at("06:30")), real: Date.parse(at("08:47")) });
    backToNow();
    for (const frame of asked("live").slice(2)) news(frame, {});
    expect(clockStore.getState().minute).toBe(Date.parse(at("08:47")));
  });
});

describe("calls", () => {
  it("ask at the moment on screen, the present's own at now", async () => {
    const { client, asked, news, line } = watching();
    standAt(half6);
    void client.call("places.search", { text: "a" });
    for (const frame of asked("live")) news(frame, {});
    line.sent.length = 0;
    void client.call("places.search", { text: "b" });
    void client.present.call("places.search", { text: "c" });
    void client.call("places.search", { text: "d", trueAt: at("05:00") });
    expect(asked("call").map((frame) => frame.input)).toEqual([{ text: "b", ...half6 }, { text: "c" }, { text: "d", ...half6, trueAt: at("05:00") }]);
  });
  it("that change anything never leave the page away from now, by either way to the room", async () => {
    const { client, line, asked, news } = watching();
    const write = () => [
      client.call("incidents.update", { id: "x" }),
      client.present.call("undo.apply", { changeSet: "x" }),
      client.call("intake.preview", { fileName: "a.xlsx", base64: "" }),
      client.present.present.call("riskAreas.remove", { id: "x" }),
    ];
    const refused = async () => {
      line.sent.length = 0;
      const answers = await Promise.all(write());
      expect(answers.map((answer) => answer.ok || answer.error.code)).toEqual(["forbidden", "forbidden", "forbidden", "forbidden"]);
      expect(line.sent).toEqual([]);
    };
    standAt(half6);
    const there = asked("live");
    await refused();
    for (const frame of there) news(frame, {});
    await refused();
    backToNow();
    const back = asked("live");
    await refused();
    for (const frame of back) news(frame, {});
    line.sent.length = 0;
    void write();
    expect(asked("call").map((frame) => frame.method)).toEqual(["incidents.update", "undo.apply", "intake.preview", "riskAreas.remove"]);
  });
  it("of the door go at any moment: locking waits for nothing", () => {
    const { client, asked } = watching();
    standAt(half6);
    void client.call("vault.lock", {});
    expect(asked("call").map((frame) => frame.method)).toEqual(["vault.lock"]);
  });
});

describe("going back", () => {
  it("carries on once the present is wholly on screen", () => {
    const { asked, news, line } = watching();
    standAt(half6);
    for (const frame of asked("live")) news(frame, {});
    line.sent.length = 0;
    let ran = 0;
    backToNow(() => ran++);
    const [totals, layer] = asked("live");
    news(totals, {});
    compareFrom(half6);
    expect(ran).toBe(0);
    news(layer, {});
    expect(ran).toBe(1);
    expect(isAway()).toBe(false);
  });
  it("forgets the action where another moment is chosen meanwhile", () => {
    const { asked, news, line } = watching();
    standAt(half6);
    for (const frame of asked("live")) news(frame, {});
    let ran = 0;
    backToNow(() => ran++);
    standAt(seven);
    line.sent.length = 0;
    backToNow();
    for (const frame of asked("live")) news(frame, {});
    expect(ran).toBe(0);
  });
});
