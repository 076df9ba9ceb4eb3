import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { InputOf, OutputOf, WireReply } from "../../../electron/contract/index.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, newPlace, placeEdit } from "../../journals.ts";
import {
  addPlaces,
  answered,
  caoBo,
  desk,
  emptyRoom,
  lineOf,
  nguyenTrai,
  openingMs,
  riskInput,
  squareAround,
  type TestClock,
  wall,
  zoneInput,
} from "./room-fixture.ts";
import { roomOfTwoStations } from "./two-stations.ts";

let room: Room;
let clock: TestClock;
let id: string;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
  [id = ""] = await addPlaces(room, "00952", caoBo);
});
afterEach(() => room.close());

const minutes = (count: number): void => {
  clock.ms += count * 60_000;
};
const iso = (ms = clock.ms): string => new Date(ms).toISOString();
const between = async (input: InputOf<"changes.between">, viewer: Viewer = desk): Promise<OutputOf<"changes.between">> =>
  answered(await room.call(viewer, "changes.between", input));
const since = (from: string, viewer: Viewer = desk) => between({ from: { knownAt: from } }, viewer);
const report = async (readiness: "ready" | "lacking" | "failed", more: object = {}) =>
  answered(await room.call(desk, "readiness.report", { ids: [id], readiness, ...more }));

describe("what changed", () => {
  it("tells a place's new mark with its words, who said so and where it is", async () => {
    const from = iso();
    minutes(10);
    await report("failed", { note: "mất điện" });
    const { counts, changes, omitted, sentences, to } = await since(from);
    expect(counts.election).toEqual({ added: 0, removed: 0, worsened: 1, eased: 0, changed: 0 });
    expect(omitted).toBe(0);
    expect(to).toBe("2021-05-23T08:57:00+07:00");
    expect(changes).toMatchObject([
      {
        kind: "polling-place",
        id,
        title: "Khu vực bỏ phiếu số 1, xã Cao Bồ, huyện Vị Xuyên",
        desk: "election",
        sense: "worsened",
        text: "chưa rõ → không đạt; ghi chú sẵn sàng không có → mất điện",
        byAge: false,
        commune: "Xã Cao Bồ",
        district: "Huyện Vị Xuyên",
        lon: caoBo[0],
        lat: caoBo[1],
        actor: desk.actor,
        knownAt: "2021-05-23T08:57:00+07:00",
      },
    ]);
    expect(changes[0]?.fields[0]).toEqual({
      field: "readiness",
      label: "mức sẵn sàng",
      before: "unknown",
      after: "failed",
      beforeText: "chưa rõ",
      afterText: "không đạt",
    });
    expect(sentences).toContain("Bầu cử: 1 khu vực bỏ phiếu chuyển sang không đạt (số 1 xã Cao Bồ).");
  });

  it("says in its sentences what figures were and are, and of how many places how many were ready", async () => {
    const { id: zone } = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, people: 553 }));
    const from = iso();
    minutes(10);
    answered(await room.call(desk, "quarantineZones.save", { id: zone, people: 559 }));
    await report("ready");
    const told = (await since(from)).sentences.join("\n");
    expect(told).toContain("cập nhật số người 553 → 559");
    expect(told).toMatch(/sẵn sàng từ 0 lên 1 trên \d+ khu vực bỏ phiếu; đến/);
  });

  it("tells a place that grew stale though nobody wrote anything", async () => {
    await report("ready");
    const from = iso();
    minutes(11 * 60);
    expect((await since(from)).changes).toEqual([]);
    minutes(61);
    const { changes, sentences } = await since(from);
    expect(changes).toMatchObject([
      { id, sense: "worsened", byAge: true, actor: null, knownAt: null, text: "sẵn sàng → tin cũ (quá 12 giờ chưa xác nhận lại)" },
    ]);
    expect(sentences[1]).toBe("Bầu cử: 1 khu vực bỏ phiếu không còn xác nhận (quá 12 giờ).");
  });

  it("tells areas that began or ended by date alone", async () => {
    answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, from: "2021-05-23T09:00:00+07:00", to: "2021-05-23T10:00:00+07:00" }));
    const before = iso();
    minutes(30);
    const during = iso();
    expect((await since(before)).changes).toMatchObject([
      { kind: "quarantine-zone", sense: "worsened", byAge: true, text: "chưa đến hạn → đang hiệu lực" },
    ]);
    minutes(60);
    const { changes, sentences } = await since(during);
    expect(changes).toMatchObject([{ sense: "eased", byAge: true }]);
    expect(sentences[1]).toBe("Y tế: xã Cao Bồ, huyện Vị Xuyên (vùng cách ly Thôn Gia Vì): hết hiệu lực từ 10:00 23/5/2021.");
  });

  it("tells a raised level before an eased one, and each desk on its own", async () => {
    const { id: raised } = answered(await room.call(desk, "riskAreas.save", riskInput));
    const { id: lowered } = answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: "Thượng Sơn", level: 3 }));
    const from = iso();
    minutes(5);
    const bulletin = { number: "LQ-12", issuer: "Đài KTTV tỉnh", issuedAt: "2021-05-23T06:00:00+07:00" };
    answered(await room.call(desk, "riskAreas.save", { id: lowered, level: 1 }));
    answered(await room.call(desk, "riskAreas.save", { id: raised, level: 3, bulletin }));
    answered(await room.call(desk, "quarantineZones.save", zoneInput));
    const { changes, counts, sentences } = await since(from);
    expect(changes.map(({ desk: whose, sense, id: of }) => [whose, sense, of])).toEqual([
      ["health", "added", expect.any(String)],
      ["disaster", "worsened", raised],
      ["disaster", "eased", lowered],
    ]);
    expect(counts.disaster).toMatchObject({ worsened: 1, eased: 1 });
    expect(sentences).toContain(
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ): nâng cấp độ rủi ro lũ quét từ 2 lên 3 (Bản tin số LQ-12 của Đài KTTV tỉnh, ban hành 06:00 23/5/2021).",
    );
    const one = await between({ from: { knownAt: from }, desks: ["health"], limit: 5 });
    expect(one.changes.map(({ desk: whose }) => whose)).toEqual(["health"]);
    expect(one.counts).toEqual(counts);
  });

  it("calls an area wider that touches more places, and narrower the other way round", async () => {
    const { id: area } = answered(await room.call(desk, "riskAreas.save", { ...riskInput, geometry: squareAround(caoBo[0] + 0.03, caoBo[1]) }));
    const [from, narrow] = [iso(), iso()];
    minutes(5);
    answered(await room.call(desk, "riskAreas.save", { id: area, geometry: squareAround(...caoBo, 1) }));
    expect((await since(from)).changes).toMatchObject([{ id: area, sense: "worsened" }]);
    const back = await between({ from: { knownAt: iso() }, to: { knownAt: narrow } });
    expect(back.changes).toMatchObject([{ id: area, sense: "eased" }]);
  });

  it("turned round swaps what worsened and what eased, what came and what went", async () => {
    const from = iso();
    minutes(5);
    await report("lacking");
    answered(await room.call(desk, "quarantineZones.save", zoneInput));
    await addPlaces(room, "00694", nguyenTrai);
    const [there, back] = [await since(from), await between({ from: { knownAt: iso() }, to: { knownAt: from } })];
    const opposite = { added: "removed", removed: "added", worsened: "eased", eased: "worsened", changed: "changed" } as const;
    const senses = (of: typeof there) => Object.fromEntries(of.changes.map((one) => [one.id, one.sense]));
    expect(senses(back)).toEqual(Object.fromEntries(there.changes.map((one) => [one.id, opposite[one.sense]])));
    expect(there.changes).toHaveLength(3);
    const swapped = there.changes.find((one) => one.id === id)?.fields.map(({ before, after }) => ({ before: after, after: before }));
    expect(back.changes.find((one) => one.id === id)?.fields.map(({ before, after }) => ({ before, after }))).toEqual(swapped);
    expect(back.changes.find((one) => one.id === id)).toMatchObject({ actor: desk.actor });
  });

  it("is empty between a moment and itself, and says so", async () => {
    await report("lacking");
    const { changes, counts, sentences } = await between({ from: { knownAt: iso() }, to: { knownAt: iso() } });
    expect(changes).toEqual([]);
    expect(
      Object.values(counts)
        .flatMap((of) => Object.values(of))
        .every((count) => count === 0),
    ).toBe(true);
    expect(sentences[0]).toMatch(/không có thay đổi/);
  });

  it("compares what was so, not only what had arrived", async () => {
    minutes(60);
    await report("lacking", { trueAt: "2021-05-23T08:50:00+07:00" });
    const at = (time: string) => ({ trueAt: `2021-05-23T${time}:00+07:00` });
    expect((await between({ from: at("08:49"), to: at("08:51") })).changes).toMatchObject([{ id, sense: "changed" }]);
    expect((await between({ from: at("08:51"), to: at("09:00") })).changes).toEqual([]);
    expect((await between({ from: { knownAt: iso(openingMs) }, to: { knownAt: iso(openingMs + 300_000) } })).changes).toEqual([]);
  });

  it("counts beyond the limit, and no desk crowds out another", async () => {
    const from = iso();
    minutes(5);
    await addPlaces(room, "00694", nguyenTrai, 8);
    answered(await room.call(desk, "riskAreas.save", riskInput));
    const { changes, counts, omitted } = await between({ from: { knownAt: from }, limit: 4 });
    expect(counts.election.added).toBe(8);
    expect(changes.map(({ desk: whose }) => whose)).toEqual(["election", "election", "election", "disaster"]);
    expect(omitted).toBe(5);
  });

  it("tells nobody of what is kept above their clearance now, not even of when it was open", async () => {
    const { id: area } = answered(await room.call(desk, "riskAreas.save", riskInput));
    const from = iso();
    minutes(5);
    answered(await room.call(desk, "riskAreas.save", { id: area, level: 3 }));
    const open = iso();
    expect((await since(from, wall)).changes).toMatchObject([{ id: area }]);
    minutes(5);
    answered(await room.call(desk, "riskAreas.save", { id: area, marking: "restricted" }));
    for (const to of [undefined, { knownAt: open }]) {
      const seen = await between({ from: { knownAt: from }, ...(to ? { to } : {}) }, wall);
      expect(seen.changes).toEqual([]);
      expect(seen.counts.disaster).toEqual({ added: 0, removed: 0, worsened: 0, eased: 0, changed: 0 });
      expect(JSON.stringify(seen)).not.toContain("lũ quét");
    }
    expect((await since(from)).changes).toMatchObject([{ id: area, sense: "worsened" }]);
    expect((await since(from, wall)).sentences.at(-1)).toBe(
      "Phạm vi: các mục độ phổ biến “thường”, mục ngoài phạm vi không tính; “chưa rõ” và “tin cũ” không được coi là sẵn sàng.",
    );
  });

  it("refuses a moment that never was", async () => {
    expect(await room.call(desk, "changes.between", { from: { knownAt: "2019-01-01T00:00:00+07:00" } })).toMatchObject({
      ok: false,
      error: { code: "no-such-moment" },
    });
  });
});

describe("what changed, watched", () => {
  afterEach(() => vi.useRealTimers());

  it("is told again when an area ends by date alone", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, to: "2021-05-23T08:50:00+07:00" }));
    const line = lineOf(room, desk);
    const isAnswer = (reply: WireReply): boolean => reply.verb === "news" && reply.id === 1;
    const first = line.next(isAnswer);
    line.connection.receive({ verb: "live", id: 1, method: "changes.between", input: { from: { knownAt: iso() } } });
    await first;
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    const second = line.next(isAnswer);
    clock.ms += 180_000;
    await vi.advanceTimersByTimeAsync(180_000);
    await vi.advanceTimersByTimeAsync(100);
    expect(await second).toMatchObject({ value: { changes: [{ kind: "quarantine-zone", sense: "eased", byAge: true }] } });
  });
});

describe("what changed, from two stations", () => {
  it("is worse where they dispute it, and says both values", async () => {
    const two = await roomOfTwoStations(
      [draft([newPlace("00952-01", { communeCode: "00952", number: 1, location: caoBo, readiness: "ready" })])],
      [draft([placeEdit("00952-01", { readiness: "lacking" })], { actor: "UBND xã" })],
      [draft([placeEdit("00952-01", { readiness: "ready" })], { actor: "Bàn huyện" })],
    );
    try {
      // Between what both knew and what came of the two: the journal's first moment and now.
      const { changes, sentences } = answered(await two.room.call(desk, "changes.between", { from: { knownAt: iso(openingMs) }, to: {} }));
      expect(changes).toMatchObject([{ conflict: true, sense: "worsened", text: expect.stringContaining("(mâu thuẫn)") }]);
      expect(sentences.join(" ")).toContain("phát sinh mâu thuẫn (số 1 xã Cao Bồ)");
    } finally {
      await two.room.close();
      rmSync(two.folder, { recursive: true });
    }
  });
});
