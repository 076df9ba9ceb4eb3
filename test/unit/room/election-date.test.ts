import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import { draft, HandClock, must } from "../../journals.ts";
import { answered, desk, geodata } from "./room-fixture.ts";

it("the reporting regime is of the day the setting names, its slots and reports with it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "room-date-"));
  try {
    const clock = new HandClock();
    const journal = must(openJournal(folder, clock.options));
    must(journal.append(draft([{ kind: "setting", id: "election-date", set: { value: "2021-05-22" } }])));
    journal.close();
    const room = answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => clock.room }));
    const glance = answered(await room.call(desk, "reports.glance", {}));
    expect(glance).toMatchObject({ date: "2021-05-22", regime: { version: 0 } });
    expect(glance.totals.find(({ level, slot }) => level === "commune" && slot === "t22")).toMatchObject({ total: 193, missing: 193 });
    const { id } = answered(await room.call(desk, "reports.save", { unit: "commune:00952", slot: "t22", voted: { assembly: 300 } }));
    expect(id).toBe("2021-05-22/t22/commune:00952");
    const regime = async () => answered(await room.call(desk, "regime.get", {})).regime;
    answered(await room.call(desk, "regime.save", { title: "Chế độ của UBBC", slots: (await regime()).slots }));
    expect(await regime()).toMatchObject({ version: 1, date: "2021-05-22" });
    room.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
