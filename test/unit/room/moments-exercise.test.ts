import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layerNames } from "../../../electron/contract/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { readBuiltInBoundaries } from "../../../electron/room/boundary-map.ts";
import { exerciseDrafts } from "../../../electron/room/exercise/build-exercise.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { must } from "../../journals.ts";
import { answersTo, type Questions } from "./questions.ts";
import { answered, caoBo, desk, geodata, nguyenTrai, openingMs, wall } from "./room-fixture.ts";

const { communes, districts } = readBuiltInBoundaries(geodata);
const steps = exerciseDrafts({
  communes: [...communes.values()].map((commune) => ({ ...commune, labelLon: commune.label[0], labelLat: commune.label[1] })),
  districts: [...districts.values()],
});

const questions: Questions = {
  "layers.get": layerNames.map((layer) => ({ layer })),
  "readiness.totals": [{}],
  "spot.describe": [caoBo, nguyenTrai].map(([lon, lat]) => ({ lon, lat })),
  "places.search": [{ text: "thanh thuy" }, { text: "sat lo" }],
};

const folders: string[] = [];

/** A room that has heard of the exercise what had arrived by then, and whose clock shows then. */
const roomAt = async (at: string): Promise<Room> => {
  const folder = mkdtempSync(join(tmpdir(), "room-"));
  folders.push(folder);
  const ms = Date.parse(at);
  const journal = must(openJournal(folder, { clock: () => new Date(ms), wall: () => ms }));
  const heard = steps.filter(({ clockAt }) => Date.parse(clockAt) <= ms);
  must(journal.appendAll(heard.flatMap(({ clockAt, drafts }) => drafts.map((draft) => ({ ...draft, knownAt: clockAt })))));
  journal.close();
  return answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => ms }));
};

let whole: Room;
beforeAll(async () => {
  whole = await roomAt("2021-05-23T08:47:00+07:00");
});
afterAll(async () => {
  await whole.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe("the exercise looked back on", () => {
  it.each(["2021-05-22T18:00:00+07:00", "2021-05-22T23:30:00+07:00", "2021-05-23T06:15:30+07:00"])(
    "at %s it is what a room tells that has heard no more than that",
    async (at) => {
      const then = await roomAt(at);
      for (const viewer of [desk, wall]) {
        const now = await answersTo(whole, viewer, questions, { knownAt: at });
        for (const [question, text] of await answersTo(then, viewer, questions)) expect(now.get(question) === text, question).toBe(true);
      }
      await then.close();
    },
  );

  it("a report that came late is counted where it was so, and changes nothing of what was known before it", async () => {
    const seen = { from: Date.parse("2021-05-22T19:00:00+07:00"), to: openingMs };
    const { steps: told } = answered(await whole.call(desk, "journal.timeline", { limit: 5000 }));
    const late = told.find(({ title }) => title.includes("gửi muộn"));
    expect(late && Date.parse(late.trueFrom)).toBeGreaterThan(seen.from);
    expect(late && Date.parse(late.knownAt) - Date.parse(late.trueFrom)).toBeGreaterThan(12 * 3_600_000);
    const lackingAt = async (moment: object) => answered(await whole.call(desk, "readiness.totals", moment)).province.lacking;
    const at = late?.trueFrom ?? "";
    expect(await lackingAt({ trueAt: at })).toBeGreaterThan(await lackingAt({ trueAt: at, knownAt: at }));
  });
});
