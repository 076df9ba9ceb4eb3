import { beforeEach, describe, expect, it } from "vitest";
import { setRoomTime } from "../../../../renderer/stores/clock-store.ts";
import { deskStore, openEditor } from "../../../../renderer/stores/desk-store.ts";
import { arriveAt, backToNow, hourOf, isAway, momentStore, now, standAt, stayBecause } from "../../../../renderer/stores/moment-store.ts";

const at = (hour: string) => `2021-05-23T${hour}:00+07:00`;
const half6 = { knownAt: at("06:30") };

beforeEach(() => {
  momentStore.setState(momentStore.getInitialState(), true);
  deskStore.setState({ editor: null });
  setRoomTime(at("08:47"));
});

describe("the chosen moment", () => {
  it("is away from the first choice until now is wholly back on screen", () => {
    expect(isAway()).toBe(false);
    standAt(half6);
    expect(isAway()).toBe(true);
    arriveAt(half6);
    standAt(now);
    expect(isAway()).toBe(true);
    arriveAt(now);
    expect(isAway()).toBe(false);
  });
  it("knows when the present was left, however often it moves", () => {
    standAt(half6);
    const left = momentStore.getState().leftAt;
    expect(left).toBeGreaterThanOrEqual(Date.parse(at("08:47")));
    arriveAt(half6);
    setRoomTime(at("09:10"));
    standAt({ trueAt: at("05:00") });
    expect(momentStore.getState().leftAt).toBe(left);
    standAt(now);
    expect(momentStore.getState().leftAt).toBe(left);
    arriveAt(now);
    expect(momentStore.getState().leftAt).toBeNull();
  });
  it("is the same where it says the same: nothing is asked again", () => {
    standAt(half6);
    arriveAt(half6);
    standAt({ knownAt: at("06:30") });
    expect(momentStore.getState().asked).toBe(momentStore.getState().shown);
    standAt({ trueAt: at("06:30") });
    expect(momentStore.getState().asked).not.toBe(momentStore.getState().shown);
  });
  it("stands where things were so, where both times are given", () => {
    expect([hourOf(now), hourOf(half6), hourOf({ knownAt: at("08:00"), trueAt: at("06:00") })]).toEqual([null, at("06:30"), at("06:00")]);
  });
  it("says why it could not go, until it goes elsewhere", () => {
    standAt(half6);
    stayBecause({ code: "no-such-moment", message: "vì sao", hint: "" });
    expect(momentStore.getState()).toMatchObject({ asked: now, shown: now, leftAt: null, problem: { message: "vì sao" } });
    standAt(half6);
    expect(momentStore.getState().problem).toBeNull();
  });
});

describe("away from now", () => {
  it("editors that change the room do not open, panels that tell do", () => {
    standAt(half6);
    arriveAt(half6);
    openEditor({ type: "quarantine-zone" });
    expect(deskStore.getState().editor).toBeNull();
    openEditor({ type: "changes" });
    expect(deskStore.getState().editor).toEqual({ type: "changes" });
  });
  it("the way back is at once open where the surface is at now", () => {
    let ran = 0;
    backToNow(() => ran++);
    expect(ran).toBe(1);
  });
});
