import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { OutputOf, PollingDayFields, StepTaken } from "../../../electron/contract/index.ts";
import { listedSince } from "../../../electron/domain/listing.ts";
import type { Edit } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { draft, must, newPlace } from "../../journals.ts";
import { addPlaces, answered, desk, emptyRoom, geodata, openingMs, type TestClock } from "./room-fixture.ts";
import { roomOfTwoStations } from "./two-stations.ts";

const at = (text: string, day = "23"): string => `2021-05-${day}T${text}:00+07:00`;
const place = "00952-01";
const listed = newPlace(place, { communeCode: "00952", number: 1, voters: 300 });
const untold: PollingDayFields = {
  notOpen: null,
  opened: null,
  closed: null,
  counting: null,
  minutes: null,
  handedOver: null,
  note: null,
  invented: false,
  source: null,
  marking: "open",
  deleted: false,
};
const told = (set: Partial<PollingDayFields>): Edit<"polling-day"> => ({ kind: "polling-day", id: place, set });
const opened = (text: string): StepTaken => ({ at: at(text), by: null });
const emptyDay = { ...draft([told(untold)]), trueAt: listedSince };

let room: Room;
let folder: string | undefined;
afterEach(async () => {
  await room.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

const get = async (): Promise<OutputOf<"day.get">> => answered(await room.call(desk, "day.get", { place }));
const glance = async (): Promise<OutputOf<"day.glance">> => answered(await room.call(desk, "day.glance", {}));

describe("two stations that tell other hours of one opening", () => {
  const disputed = async (here: string, there: string): Promise<void> => {
    const before = [draft([listed]), emptyDay];
    const tell = (text: string, actor: string) => draft([told({ opened: opened(text) })], { actor });
    ({ room, folder } = await roomOfTwoStations(before, [tell(here, "Trạm A")], [tell(there, "Trạm B")]));
  };

  it("stand in dispute with both hours told, never good, until one is chosen; the history then says what it settled", async () => {
    await disputed("07:02", "07:10");
    expect(await get()).toMatchObject({
      row: { state: "opened", mark: "attention", conflict: true, flags: ["disputed"] },
      disputes: [
        {
          word: "opened",
          values: [
            { at: at("07:10"), actor: "Trạm B", stands: true },
            { at: at("07:02"), actor: "Trạm A", stands: false },
          ],
        },
      ],
    });
    expect((await glance()).province).toMatchObject({ begun: 1, conflict: 1, attention: 1 });

    answered(await room.call(desk, "day.correct", { id: place, word: "opened", at: at("07:02"), reason: "gọi lại Tổ trưởng: 07:02" }));
    expect(await get()).toMatchObject({ row: { since: at("07:02"), mark: "good", conflict: false, note: "gọi lại Tổ trưởng: 07:02" }, disputes: [] });
    const { steps, disputes } = answered(await room.call(desk, "record.history", { kind: "polling-day", id: place }));
    expect(disputes).toEqual([]);
    const settled = steps[0]?.fields.find(({ field }) => field === "opened");
    expect(settled?.standing).toBe("holds");
    expect(settled?.replaces).toHaveLength(2);
  });

  it("are no dispute where both tell the same hour", async () => {
    await disputed("07:02", "07:02");
    expect(await get()).toMatchObject({ row: { mark: "good", flags: [] }, disputes: [] });
  });
});

describe("a clock set wrong", () => {
  it("a step that came before its own hour is never good, even once that hour has come", async () => {
    ({ room, folder } = await roomOfTwoStations([draft([listed]), emptyDay], [], [draft([told({ opened: opened("11:30") })])]));
    expect((await get()).row).toMatchObject({ mark: "attention", flags: expect.arrayContaining(["ahead"]) });
  });

  it("of the room takes no word of the future, and goes on with what it has", async () => {
    const clock: TestClock = { ms: openingMs };
    room = await emptyRoom(clock);
    await addPlaces(room, "00952", null, 1);
    answered(await room.call(desk, "day.report", { ids: [place], word: "opened", at: at("07:00") }));
    clock.ms = Date.parse(at("05:30", "22"));
    expect(await room.call(desk, "day.report", { ids: [place], word: "closed", at: at("19:00") })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
    expect(await get()).toMatchObject({ row: { state: "opened" } });
  });
});

describe("past midnight", () => {
  it("the day goes on leading, who told nothing stays unknown and who never closed is flagged; after it nothing leads", async () => {
    const clock: TestClock = { ms: openingMs };
    room = await emptyRoom(clock);
    await addPlaces(room, "00952", null, 3);
    answered(await room.call(desk, "day.report", { ids: [place, "00952-02"], word: "opened", at: at("07:00") }));
    clock.ms = Date.parse(at("23:50"));
    answered(await room.call(desk, "day.report", { ids: ["00952-02"], word: "closed", at: at("19:00") }));
    answered(await room.call(desk, "interruptions.save", { place: "00952-03", cause: "lũ", startedAt: at("18:00") }));
    for (const now of [at("00:10", "24"), at("09:00", "25")]) {
      clock.ms = Date.parse(now);
      expect(await glance()).toMatchObject({ phase: "day", province: { begun: 2, ended: 1, interrupted: 1, attention: 1, failed: 1 } });
      expect((await get()).row).toMatchObject({ state: "opened", mark: "attention", flags: ["close-unsaid"] });
      expect(answered(await room.call(desk, "interruptions.list", {})).rows[0]?.flags).toContain("at-latest");
    }
    clock.ms = Date.parse(at("00:00", "27"));
    expect(await glance()).toMatchObject({ phase: "over", validUntil: null, province: { begun: 2, ended: 1, attention: 1 } });
    expect((await glance()).asOf).toBe(at("19:00"));
    expect(answered(await room.call(desk, "turnout.summary", {})).figures.assembly).toMatchObject({ basis: "none", voted: null });
  });
});

describe("another election day by the setting", () => {
  const openWith = async (value: string, now: string): Promise<void> => {
    folder = mkdtempSync(join(tmpdir(), "day-"));
    const clock = { clock: () => new Date(openingMs), wall: () => openingMs };
    const journal = must(openJournal(folder, clock));
    must(journal.append(draft([listed, { kind: "setting", id: "election-date", set: { value } }, told({ ...untold, opened: opened("07:00") })])));
    journal.close();
    room = answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => Date.parse(now) }));
  };

  it("asks the new day's hours of every place; an opening told of the old day is flagged, never good", async () => {
    await openWith("2021-05-30", at("09:00", "30"));
    expect(await glance()).toMatchObject({ date: "2021-05-30", phase: "day", hours: { opens: at("07:00", "30") } });
    expect((await get()).row).toMatchObject({ mark: "attention", flags: ["opened-early"] });
  });

  it("that is no day leaves the room's own", async () => {
    await openWith("30/5", at("09:00"));
    expect(await glance()).toMatchObject({ date: "2021-05-23", phase: "day", province: { begun: 1 } });
  });
});
