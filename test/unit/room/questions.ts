import {
  type AskedMoment,
  type InputOf,
  isRoomMethod,
  layerNames,
  type MethodName,
  methods,
  type RoomMethod,
} from "../../../electron/contract/index.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";

export const readingMethods = Object.keys(methods)
  .filter(isRoomMethod)
  .filter((name) => methods[name].access === "read");

/** The questions of one method, as many as one likes. */
export type Questions = { [M in MethodName]?: InputOf<M>[] };

/** What the whole situation is asked: every layer, the figures, the room itself. */
export const wholeSituation: Questions = {
  "room.info": [{}],
  "layers.get": layerNames.map((layer) => ({ layer })),
  "readiness.totals": [{}],
};

/** Parts of answers that tell of the moment itself, or of how long an answer holds: never the same at a moment as they were live. */
const ofTheMoment: ReadonlySet<string> = new Set(["moment", "validUntil", "clockBehindMinutes", "opening"]);

/** An answer as text, without those. */
export const lastingText = (answer: unknown): string => JSON.stringify(answer, (key, part: unknown) => (ofTheMoment.has(key) ? undefined : part), 1);

/** The answers to all these questions at a moment, by what was asked. */
export const answersTo = async (room: Room, viewer: Viewer, questions: Questions, moment: AskedMoment = {}): Promise<Map<string, string>> => {
  const answers = new Map<string, string>();
  const ask = async <M extends RoomMethod>(name: M, inputs: readonly object[]): Promise<void> => {
    for (const input of inputs) answers.set(`${name} ${JSON.stringify(input)}`, lastingText(await room.call(viewer, name, { ...input, ...moment })));
  };
  for (const name of readingMethods) await ask(name, questions[name] ?? []);
  return answers;
};
