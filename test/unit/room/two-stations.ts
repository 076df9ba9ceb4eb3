import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Draft } from "../../../electron/journal/journal.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { must, Station } from "../../journals.ts";
import { answered, geodata, openingMs } from "./room-fixture.ts";

/**
 * A room whose journal took in another station's news: `before` is known to both, then each station writes its own without knowing of
 * the other's, the other one a minute later, so that its values win. Its folder is the caller's to remove.
 */
export const roomOfTwoStations = async (before: Draft[], here: Draft[], there: Draft[]): Promise<{ room: Room; folder: string }> => {
  const [own, other] = [new Station(), new Station()];
  for (const draft of before) must(own.write(draft));
  other.receive(own);
  for (const draft of here) must(own.write(draft));
  other.clock.pass(60_000);
  for (const draft of there) must(other.write(draft));
  own.clock.pass(60_000);
  own.receive(other);
  const folder = mkdtempSync(join(tmpdir(), "room-"));
  own.db.exec(`VACUUM INTO '${join(folder, "journal.sqlite")}'`);
  const room = await openRoom(folder, { exercise: false, geodata, wallClock: () => openingMs + 120_000 });
  return { room: answered(room), folder };
};
