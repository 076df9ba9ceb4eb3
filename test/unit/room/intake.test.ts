import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { answered, desk, emptyRoom, lineOf, openingMs, type TestClock } from "./room-fixture.ts";

let room: Room;
let clock: TestClock;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(() => room.close());

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const list = [
  "Huyện,Xã,KVBP số,Tên khu vực bỏ phiếu,Số cử tri,Kinh độ,Vĩ độ,Mức sẵn sàng",
  "Huyện Vị Xuyên,Cao Bồ,1,Nhà văn hóa thôn Gia Vì,1.475,104.8703,22.7636,sẵn sàng",
  "Huyện Vị Xuyên,xa cao bo,2,Trường học Tát Khao,512,,,",
  "Huyện Vị Xuyên,Xã Không Có,3,Ở đâu,10,,,",
  ",,,,,,,",
  "Tổng cộng,,,,1.987,,,",
].join("\n");
const file = { fileName: "vi-xuyen.csv", base64: base64(list) };

const preview = async (input: { fileName: string; base64: string } = file) => answered(await room.call(desk, "intake.preview", input));
const places = async () => answered(await room.call(desk, "layers.get", { layer: "polling-places" })).features.map(({ properties }) => properties);

describe("a list of polling places", () => {
  it("is shown first, every row with its outcome, and nothing is kept until accepted", async () => {
    const shown = await preview();
    expect(shown.counts).toEqual({ rowsRead: 5, new: 2, changed: 0, same: 0, rejected: 1, totals: 1, blank: 1, kept: 2 });
    expect(await places()).toEqual([]);
  });

  it("is kept in one change set, its receipt provable against the preview and the file", async () => {
    const shown = await preview();
    const receipt = answered(await room.call(desk, "intake.accept", { staged: shown.staged }));
    expect(receipt.counts).toEqual(shown.counts);
    expect(receipt.fileHash).toBe(createHash("sha256").update(list).digest("hex"));
    expect(await places()).toMatchObject([
      { id: "00952-01", voters: 1475, readiness: "ready", position: "surveyed", invented: false },
      { id: "00952-02", voters: 512, readiness: "unknown", position: "estimated" },
    ]);
    const { undo } = answered(await room.call(desk, "undo.steps", {}));
    expect(undo).toMatchObject([{ changeSet: receipt.changeSet, title: "nhập 2 khu vực bỏ phiếu từ tệp vi-xuyen.csv" }]);
    answered(await room.call(desk, "undo.apply", { changeSet: receipt.changeSet ?? "" }));
    expect(await places()).toEqual([]);
  });

  it("loaded again changes nothing, and keeps no change set", async () => {
    answered(await room.call(desk, "intake.accept", { staged: (await preview()).staged }));
    const again = await preview();
    expect(again.counts).toMatchObject({ same: 2, new: 0, changed: 0 });
    expect(answered(await room.call(desk, "intake.accept", { staged: again.staged })).changeSet).toBeNull();
  });

  it("accepted twice by the same request is kept once", async () => {
    const { staged } = await preview();
    const first = answered(await room.call(desk, "intake.accept", { staged, requestId: "i-1" }));
    expect(answered(await room.call(desk, "intake.accept", { staged, requestId: "i-1" }))).toEqual(first);
    expect(first.changeSet).not.toBe("");
  });

  it("is not laid over what somebody changed after it was shown", async () => {
    answered(await room.call(desk, "intake.accept", { staged: (await preview()).staged }));
    const shown = await preview({ fileName: "sua.csv", base64: base64(list.replace("1.475", "1.480")) });
    expect(shown.counts).toMatchObject({ changed: 1 });
    answered(await room.call(desk, "pollingPlaces.save", { id: "00952-01", voters: 1478 }));
    const late = await room.call(desk, "intake.accept", { staged: shown.staged });
    expect(late).toMatchObject({ ok: false, error: { code: "bad-input", reasons: ["00952-01"] } });
    expect((await places())[0]).toMatchObject({ voters: 1478 });
  });

  it("is laid beside what somebody changed of something else", async () => {
    answered(await room.call(desk, "intake.accept", { staged: (await preview()).staged }));
    const shown = await preview({ fileName: "sua.csv", base64: base64(list.replace("1.475", "1.480")) });
    answered(await room.call(desk, "readiness.report", { ids: ["00952-01"], readiness: "failed" }));
    answered(await room.call(desk, "intake.accept", { staged: shown.staged }));
    expect((await places())[0]).toMatchObject({ voters: 1480, readiness: "failed" });
  });

  it("waits an hour and no longer", async () => {
    const { staged } = await preview();
    clock.ms += 3_600_000;
    expect(await room.call(desk, "intake.accept", { staged })).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  it("lets a report of the morning count for a place loaded later", async () => {
    answered(await room.call(desk, "intake.accept", { staged: (await preview()).staged }));
    answered(await room.call(desk, "readiness.report", { ids: ["00952-02"], readiness: "ready", trueAt: "2021-05-23T07:30:00+07:00" }));
    expect((await places())[1]).toMatchObject({ readiness: "ready", as_of: "2021-05-23T07:30:00+07:00" });
  });
});

it("refuses a renamed PDF in words and stays up", async () => {
  const refused = await room.call(desk, "intake.preview", { fileName: "danh-sach.xlsx", base64: base64("%PDF-1.7\nkhông phải bảng tính") });
  expect(refused.ok).toBe(false);
  expect((await room.call(desk, "room.info", {})).ok).toBe(true);
});

it("hands out a template that it reads itself", async () => {
  const template = answered(await room.call(desk, "intake.template", { byDistrict: true }));
  expect(template.fileName).toBe("mau-khu-vuc-bo-phieu-theo-huyen.xlsx");
  const read = await room.call(desk, "intake.preview", { fileName: template.fileName, base64: template.base64 });
  expect(read).toMatchObject({ ok: false, error: { message: "Tệp không có hàng dữ liệu nào." } });
});

it("takes 40.000 rows as one change and one delta", async () => {
  const communes = answered(await room.call(desk, "layers.get", { layer: "communes" })).features.map(({ id }) => id);
  const rows = Array.from({ length: 40_000 }, (_, index) => {
    const commune = communes[index % communes.length];
    return `${commune},${Math.floor(index / communes.length) + 1},Điểm ${index},${300 + (index % 700)}`;
  });
  const big = base64(["Mã xã,KVBP số,Tên khu vực bỏ phiếu,Số cử tri", ...rows].join("\n"));
  const line = lineOf(room, desk);
  const whole = line.next((reply) => reply.verb === "news");
  line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "polling-places" } });
  await whole;
  const shown = await preview({ fileName: "lon.csv", base64: big });
  expect(shown.counts).toMatchObject({ rowsRead: 40_000, new: 40_000, rejected: 0 });
  const delta = line.next((reply) => reply.verb === "news");
  answered(await room.call(desk, "intake.accept", { staged: shown.staged }));
  expect(await delta).toMatchObject({ value: { type: "delta", removed: [] } });
  expect(line.replies.filter((reply) => reply.verb === "news")).toHaveLength(2);
  expect(await places()).toHaveLength(40_000);
});
